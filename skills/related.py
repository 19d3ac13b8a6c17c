"""Which other skills do the same roles want? Plain values; no database.

A skill is the nearer the more it weighs with the roles that want both, and the fewer other roles
want it: score = weight there × ln(1 + roles ÷ roles that want it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

#: One role in common says nothing.
LEAST_TOGETHER = 2
MOST = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """Another skill: how many roles want both, its weight summed over these, and how many roles
    want it at all."""

    skill: str
    together: int
    weight: int
    wanted_by: int


def rareness(roles: int, wanted_by: int) -> float:
    """What a skill says about a role: the more, the fewer of all roles want it."""
    return log(1 + roles / wanted_by)


def related(others: Iterable[Beside], roles: int) -> list[Beside]:
    """The few nearest, the nearest first; `roles` is how many want any skill."""
    near = [one for one in others if one.together >= LEAST_TOGETHER]
    near.sort(key=lambda one: (-one.weight * rareness(roles, one.wanted_by), one.skill))
    return near[:MOST]
