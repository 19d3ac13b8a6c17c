"""Which chain of moves leads from one role to another? Plain values; no database."""

from collections import deque
from collections.abc import Iterable, Mapping
from itertools import pairwise

LONGEST = 5


def shortest_chain(
    moves: Iterable[tuple[str, str]], origin: str, destination: str
) -> list[tuple[str, str]]:
    """The fewest moves that lead there, at most five; ties go by slug. Empty: there is no way.

    Directional: a way from A to B is none from B to A.
    """
    onward: dict[str, list[str]] = {}
    for start, end in sorted(set(moves)):
        onward.setdefault(start, []).append(end)
    came_from = _reached(onward, origin)
    if destination == origin or destination not in came_from:
        return []
    chain = [destination]
    while chain[-1] != origin:
        chain.append(came_from[chain[-1]])
    chain.reverse()
    return list(pairwise(chain)) if len(chain) <= LONGEST + 1 else []


def reachable(moves: Iterable[tuple[str, str]], origin: str) -> set[str]:
    """Roles that some chain of moves leads to."""
    onward: dict[str, list[str]] = {}
    for start, end in sorted(set(moves)):
        onward.setdefault(start, []).append(end)
    return set(_reached(onward, origin)) - {origin}


def _reached(onward: Mapping[str, list[str]], origin: str) -> dict[str, str]:
    """For each role within reach, the one before it on the way."""
    came_from = {origin: ""}
    waiting = deque([origin])
    while waiting:
        here = waiting.popleft()
        for end in onward.get(here, []):
            if end not in came_from:
                came_from[end] = here
                waiting.append(end)
    return came_from
