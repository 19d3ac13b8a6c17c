"""Which ways lead from one role to another, and what does the page say on each step?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from roles.models import Challenge, Practice
from roles.paths import Chain, Pair, best_chains, on_the_way, step_gap
from roles.queries.moves import cites_of_moves, moves_between
from roles.queries.wants import activities_for, names_of, published_pairs, wants_by_role
from roles.reader import Reader
from roles.steps import Step, skill_lines
from salaries.queries.roles import pay_at_stops, pay_changes
from skills.gaps import Gap, Want

#: How many things that make a role hard stand on a step; its profile has them all.
CHALLENGES_SHOWN = 3


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


def gaps_of(chain: Chain, found: Ways, ratings: Mapping[str, int]) -> list[Gap]:
    """What is missing on each step, in order."""
    return [
        step_gap(start, end, found.wants, ratings, first=number == 0)
        for number, (start, end) in enumerate(chain.moves)
    ]


def steps_of(chain: Chain, found: Ways, reader: Reader) -> list[Step]:
    """The same number of queries however many steps and skills."""
    gaps = gaps_of(chain, found, reader.ratings.levels)
    moves = {(move.origin.slug, move.destination.slug): move for move in moves_between(chain.moves)}
    slugs = {one.want.skill for gap in gaps for one in gap.skills}
    skills = names_of(slugs)
    activities = activities_for(one.want.skill for gap in gaps for one in gap.to_gain)
    pay = pay_at_stops(list(chain.roles))
    changes = pay_changes(chain.moves, reader.level)
    challenges = _challenges([end for _, end in chain.moves])
    cites = cites_of_moves(list(moves.values()))
    here = reverse("roles:path", args=[chain.roles[0], chain.roles[-1]])

    def can_href(skill: str, level: int) -> str:
        return f"{here}{reader.rating(skill, level).own_query}"

    return [
        Step(
            number=number,
            move=moves[pair],
            gap=gap,
            brings=skill_lines(gap.ready, skills, {}, can_href),
            gains=skill_lines(gap.to_gain, skills, activities, can_href),
            challenges=challenges[pair[1]],
            pay=pay[pair[1]],
            pay_change=changes[pair],
            cites=cites.get(moves[pair].pk, ()),
        )
        for number, (pair, gap) in enumerate(zip(chain.moves, gaps, strict=True), 1)
    ]


def _challenges(slugs: Sequence[str]) -> dict[str, list[Challenge]]:
    """Of each role the first that a practice answers, each with its practices: two queries."""
    rows = (
        Challenge.objects.filter(role__slug__in=slugs, role__draft_of=None)
        .filter(practices__isnull=False)
        .distinct()
        .select_related("role")
        .prefetch_related(Prefetch("practices", Practice.objects.order_by("order", "id")))
    )
    found: dict[str, list[Challenge]] = defaultdict(list)
    for row in rows.order_by("role", "order", "id"):
        if len(found[row.role.slug]) < CHALLENGES_SHOWN:
            found[row.role.slug].append(row)
    return found
