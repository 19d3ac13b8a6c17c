"""Which chain of moves leads from one role to another? Plain values; no database."""

from collections.abc import Iterable
from itertools import pairwise

LONGEST = 5

Moves = Iterable[tuple[str, str]]


def shortest_chain(moves: Moves, origin: str, destination: str) -> list[tuple[str, str]]:
    """The fewest moves that lead there, at most five; ties go by slug. Empty: there is no way.

    Directional: a way from A to B is none from B to A.
    """
    came_from = _reached(moves, origin)
    if destination == origin or destination not in came_from:
        return []
    chain = [destination]
    while chain[-1] != origin:
        chain.append(came_from[chain[-1]])
    chain.reverse()
    return list(pairwise(chain))


def reachable(moves: Moves, origin: str) -> set[str]:
    """Roles that some chain of moves leads to."""
    return set(_reached(moves, origin)) - {origin}


def _reached(moves: Moves, origin: str) -> dict[str, str]:
    """For each role within five moves, the one before it on the way."""
    onward: dict[str, list[str]] = {}
    for start, end in sorted(set(moves)):
        onward.setdefault(start, []).append(end)
    came_from = {origin: ""}
    outermost = [origin]
    for _ in range(LONGEST):
        further = []
        for here in outermost:
            for end in onward.get(here, []):
                if end not in came_from:
                    came_from[end] = here
                    further.append(end)
        outermost = further
    return came_from
