"""How alike are two roles by the skills they want? Plain values; no database.

Likeness = Σ min(w′) ÷ Σ max(w′), with w′ = weight × ln(1 + roles ÷ roles that want the skill),
so that a skill which every role wants does not make strangers alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skills.gaps import Want
from skills.related import rareness

#: How many of the skills that two roles share are named as the reason.
NAMED = 3

Wants = Mapping[str, Sequence[Want]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike another role is, 0 to 1, and the shared skills that say the most."""

    role: str
    share: float
    because: tuple[str, ...]


def rarity(wants: Wants) -> dict[str, float]:
    """By skill: ln(1 + roles ÷ roles that want it). A role without skills counts as none."""
    wanted = Counter(want.skill for row in wants.values() for want in row)
    roles = sum(1 for row in wants.values() if row)
    return {skill: rareness(roles, count) for skill, count in wanted.items()}


def likeness(role: str, other: str, wants: Wants, rare: Mapping[str, float]) -> Likeness:
    """`rare` is the rarity of every skill either role wants."""
    one, two = (_weights(wants[slug], rare) for slug in (role, other))
    shared = {skill: min(one[skill], two[skill]) for skill in one.keys() & two.keys()}
    most = sum(max(one.get(skill, 0), two.get(skill, 0)) for skill in one.keys() | two.keys())
    reasons = sorted(shared, key=lambda skill: (-shared[skill], skill))[:NAMED]
    share = sum(sorted(shared.values())) / most if most else 0.0
    return Likeness(other, min(1.0, share), tuple(reasons))


def most_alike(role: str, wants: Wants, others: Iterable[str] | None = None) -> list[Likeness]:
    """The other roles that share a skill with this one, the most alike first."""
    rare = rarity(wants)
    found = [
        likeness(role, other, wants, rare)
        for other in (wants if others is None else others)
        if other != role
    ]
    alike = [one for one in found if one.share]
    return sorted(alike, key=lambda one: (-one.share, one.role))


def _weights(wants: Iterable[Want], rare: Mapping[str, float]) -> dict[str, float]:
    return {want.skill: want.weight * rare[want.skill] for want in wants}
