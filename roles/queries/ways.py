"""Which ways lead from one role to another, with the skills of every role on them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roles.paths import Chain, Pair, best_chains, on_the_way
from roles.queries.wants import published_pairs, wants_by_role
from skills.gaps import Want


@dataclass(frozen=True, slots=True)
class Ways:
    """The best chain of moves and the next, with what each role on them wants."""

    pairs: Sequence[Pair]
    chains: Sequence[Chain]
    wants: Mapping[str, Sequence[Want]]


def ways(origin: str, destination: str, ratings: Mapping[str, int]) -> Ways:
    """Two queries: all moves as pairs of slugs, and the skills of the roles that may be passed."""
    pairs = published_pairs()
    passed = {slug for pair in on_the_way(pairs, origin, destination) for slug in pair}
    wants = wants_by_role({origin, destination, *passed})
    return Ways(pairs, best_chains(pairs, origin, destination, wants, ratings), wants)
