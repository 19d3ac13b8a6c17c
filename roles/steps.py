"""What does the reader see on each step of a way: what she brings, what she gains, and the sum?
Plain values; no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mlpm.lib.sentences import gettext, ngettext
from roles.paths import step_cost
from skills.gaps import Gap, SkillGap


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A wanted skill on a step. `percent` is its gap as a share of the step's largest; `can_href`
    leads to the same page with this skill held as wanted."""

    gap: SkillGap
    skill: Any
    activity: Any = None
    percent: int = 0
    can_href: str = ""

    @property
    def working(self) -> str:
        """ "10 × 2 levels = 20": the weight, the levels to gain, and the size of the gap."""
        levels = ngettext("{n} level", "{n} levels", self.gap.distance).format(n=self.gap.distance)
        return f"{self.gap.want.weight} × {levels} = {self.gap.size}"


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a way. `pay` is what is stated where it leads, `pay_change` a sentence or None
    where the two ends cannot be compared."""

    number: int
    move: Any
    gap: Gap
    brings: Sequence[SkillLine]
    gains: Sequence[SkillLine]
    challenges: Sequence[Any]
    pay: Sequence[Any]
    pay_change: Any
    cites: Sequence[Any]

    @property
    def cost(self) -> Fraction:
        return step_cost(self.gap)

    @property
    def is_written(self) -> bool:
        """Whether the role it leads to says which skills it wants."""
        return bool(self.gap.skills)

    @property
    def ready_words(self) -> str:
        return ready_words(self.gap)

    @property
    def cost_words(self) -> str:
        """ "1 for the move + 31 ÷ 120 still to gain = 1.26"."""
        if not self.is_written:
            return gettext(
                "1 for the move + 1, since its skills are not written down here = {cost}"
            ).format(cost=cost_words(self.cost))
        return gettext("1 for the move + {missing} ÷ {most} still to gain = {cost}").format(
            missing=self.gap.size, most=self.gap.most, cost=cost_words(self.cost)
        )

    @property
    def readiness_words(self) -> str:
        """ "1 − 31 ÷ 120 = 74 %"."""
        share = percent_words(self.gap.readiness)
        return f"1 − {self.gap.size} ÷ {self.gap.most} = {share}"


def ready_words(gap: Gap) -> str:
    """ "7 of 11 skills ready, 4 to gain"."""
    wanted, to_gain = len(gap.skills), len(gap.to_gain)
    ready = ngettext(
        "{ready} of {wanted} skill ready", "{ready} of {wanted} skills ready", wanted
    ).format(ready=wanted - to_gain, wanted=wanted)
    return gettext("{ready}, {to_gain} to gain").format(ready=ready, to_gain=to_gain)


def cost_words(cost: Fraction) -> str:
    """To two places, halves up: 1.26."""
    return _two_places(_hundredths(cost))


def total_words(costs: Iterable[Fraction]) -> str:
    """The sum of the costs as they are shown, so that a reader who adds them up gets the same."""
    return _two_places(sum(map(_hundredths, costs)))


def _hundredths(cost: Fraction) -> int:
    return int(cost * 100 + Fraction(1, 2))


def _two_places(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"


def percent_words(share: Fraction | None) -> str:
    """Rounded down, so that nobody is told of 100 % while something is missing."""
    return "" if share is None else f"{int(share * 100)} %"


def skill_lines(
    gaps: Sequence[SkillGap],
    skills: Mapping[str, Any],
    activities: Mapping[str, Any],
    can_href,
) -> list[SkillLine]:
    """In the order of the gaps; `can_href` makes the address that says “I can do this”."""
    largest = max((one.size for one in gaps), default=0)
    return [
        SkillLine(
            gap=one,
            skill=skills[one.want.skill],
            activity=activities.get(one.want.skill),
            percent=100 * one.size // largest if largest else 0,
            can_href=can_href(one.want.skill, one.want.proficiency) if one.size else "",
        )
        for one in gaps
    ]
