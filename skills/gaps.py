"""How far is somebody from what a role wants? Plain values; no database.

Weight of a skill = importance, doubled when it is essential. Gap = weight × what is missing to
the wanted level. Readiness = 1 − sum of the gaps ÷ sum of (weight × wanted level): 0 to 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

#: How many skills are asked about first.
ASKED_FIRST = 6


@dataclass(frozen=True, slots=True)
class Want:
    """A skill that a role wants: the level 1 to 4, the importance 1 to 5."""

    skill: str
    proficiency: int
    importance: int
    is_essential: bool = False

    @property
    def weight(self) -> int:
        return self.importance * (2 if self.is_essential else 1)

    @property
    def size(self) -> int:
        """What the skill counts for when it is held as wanted."""
        return self.weight * self.proficiency


@dataclass(frozen=True, slots=True)
class SkillGap:
    """One wanted skill beside what is held, 0 to 4; not rated counts as 0."""

    want: Want
    held: int
    is_rated: bool

    @property
    def distance(self) -> int:
        """Levels to gain."""
        return max(0, self.want.proficiency - self.held)

    @property
    def size(self) -> int:
        return self.want.weight * self.distance


@dataclass(frozen=True, slots=True)
class Gap:
    """All that a role wants beside what is held, in the order of the wants."""

    skills: tuple[SkillGap, ...]

    @property
    def size(self) -> int:
        return sum(skill.size for skill in self.skills)

    @property
    def most(self) -> int:
        """The size of the gap of somebody who holds nothing."""
        return sum(skill.want.size for skill in self.skills)

    @property
    def readiness(self) -> Fraction | None:
        """0 to 1; None where the role states no skills."""
        return 1 - Fraction(self.size, self.most) if self.most else None

    @property
    def to_gain(self) -> list[SkillGap]:
        """The largest gap first; ties go to the weightier skill, then by slug."""
        lacking = [skill for skill in self.skills if skill.size]
        return sorted(lacking, key=_largest_first)

    @property
    def ready(self) -> list[SkillGap]:
        """Skills held as wanted or better, the weightiest first."""
        held = [skill for skill in self.skills if not skill.size]
        return sorted(held, key=lambda skill: (-skill.want.size, skill.want.skill))

    @property
    def rated(self) -> int:
        return sum(skill.is_rated for skill in self.skills)


def gap(wants: Iterable[Want], ratings: Mapping[str, int]) -> Gap:
    """Where somebody stands with these ratings, 0 to 4 by skill."""
    return Gap(
        tuple(SkillGap(want, ratings.get(want.skill, 0), want.skill in ratings) for want in wants)
    )


def assumed(wants_of_origin: Iterable[Want], ratings: Mapping[str, int]) -> dict[str, int]:
    """What somebody in a role may be taken to hold: what the role wants, and where she rated
    herself, that instead."""
    return {want.skill: want.proficiency for want in wants_of_origin} | dict(ratings)


def grown(wants_of_origin: Iterable[Want], ratings: Mapping[str, int]) -> dict[str, int]:
    """What somebody holds after she came into a role: what she rated, and at least what the
    role wants."""
    held = dict(ratings)
    for want in wants_of_origin:
        held[want.skill] = max(want.proficiency, held.get(want.skill, 0))
    return held


def deciding(wants: Iterable[Want], assumed_held: Mapping[str, int]) -> list[SkillGap]:
    """The few skills whose answers move the result most, by what is assumed so far: the largest
    gaps first, then the weightiest that are only assumed."""
    whole = gap(wants, assumed_held)
    return [*whole.to_gain, *whole.ready][:ASKED_FIRST]


def _largest_first(skill: SkillGap) -> tuple:
    return (-skill.size, -skill.want.weight, skill.want.skill)
