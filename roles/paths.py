"""Which chain of moves leads from one role to another, and what does it cost? Plain values.

Cost of a step A→B = 1 + (1 − readiness for B), holding per skill the greater of what the reader
rated and what A wants; on the first step what she rated counts as rated. So a step costs 1 to 2,
no step depends on an earlier one, and a direct move is never dearer than a detour.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise

from skills.gaps import Gap, Want, assumed, gap, grown

LONGEST = 5

Pair = tuple[str, str]
Moves = Iterable[Pair]
Wants = Mapping[str, Sequence[Want]]
Cost = Callable[[str, str], Fraction]


@dataclass(frozen=True, slots=True)
class Chain:
    """The moves in order, and the sum of their costs."""

    moves: tuple[Pair, ...]
    cost: Fraction

    @property
    def roles(self) -> tuple[str, ...]:
        return (self.moves[0][0], *(end for _, end in self.moves))


def step_gap(origin: str, end: str, wants: Wants, ratings: Mapping[str, int], first: bool) -> Gap:
    """What is missing for `end` when coming from `origin`."""
    held = (assumed if first else grown)(wants.get(origin, ()), ratings)
    return gap(wants.get(end, ()), held)


def step_cost(step: Gap) -> Fraction:
    """1 to 2; 2 where the role's skills are not written down."""
    return 2 - (step.readiness or Fraction(0))


def best_chains(
    moves: Moves, origin: str, destination: str, wants: Wants, ratings: Mapping[str, int]
) -> list[Chain]:
    """The cheapest chain and the next, of at most five moves; empty: there is no way.

    Ties go to fewer moves, then by slug. Directional: a way from A to B is none from B to A.
    """
    pairs = on_the_way(moves, origin, destination)
    left = _moves_left(pairs, destination)
    onward = _onward(pairs)
    costs: dict[Pair, Fraction] = {}

    def cost(start: str, end: str) -> Fraction:
        if (start, end) not in costs:
            step = step_gap(start, end, wants, ratings, first=start == origin)
            costs[start, end] = step_cost(step)
        return costs[start, end]

    found: list[Chain] = []
    # Each entry: at least this dear, at least so many moves, the roles so far, cost so far.
    open_ways: list[tuple] = [(Fraction(0), 0, (origin,), Fraction(0))]
    while open_ways and len(found) < 2:
        _, _, roles, so_far = heappop(open_ways)
        here = roles[-1]
        if here == destination:
            if len(roles) > 1:
                found.append(Chain(tuple(pairwise(roles)), so_far))
            continue
        for end in onward.get(here, ()):
            moves_at_least = len(roles) + left[end]
            if end not in roles and moves_at_least <= LONGEST:
                dearer = so_far + cost(here, end)
                heappush(open_ways, (dearer + left[end], moves_at_least, (*roles, end), dearer))
    return found


def on_the_way(moves: Moves, origin: str, destination: str) -> set[Pair]:
    """The moves that stand on some chain of at most five from one to the other."""
    pairs = set(moves)
    to_here = _moves_left({(end, start) for start, end in pairs}, origin)
    from_here = _moves_left(pairs, destination)
    return {
        (start, end)
        for start, end in pairs
        if start in to_here and end in from_here and to_here[start] + 1 + from_here[end] <= LONGEST
    }


def reachable(moves: Moves, origin: str) -> dict[str, int]:
    """Roles that some chain of at most five moves leads to, with the fewest moves to each."""
    found = _moves_left({(end, start) for start, end in moves}, origin)
    return {role: count for role, count in found.items() if role != origin}


def _moves_left(pairs: Iterable[Pair], destination: str) -> dict[str, int]:
    """The fewest moves from each role to the destination, up to five."""
    back: dict[str, list[str]] = {}
    for start, end in pairs:
        back.setdefault(end, []).append(start)
    left = {destination: 0}
    outermost = [destination]
    for count in range(1, LONGEST + 1):
        further = []
        for here in outermost:
            for start in back.get(here, ()):
                if start not in left:
                    left[start] = count
                    further.append(start)
        outermost = further
    return left


def _onward(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    onward: dict[str, list[str]] = {}
    for start, end in sorted(pairs):
        onward.setdefault(start, []).append(end)
    return onward
