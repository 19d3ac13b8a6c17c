"""What of a plan comes first, when would it end, and what goes into a new one? Plain values."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Generic, Protocol, TypeVar

from mlpm.lib.sentences import ngettext
from skills.gaps import Gap, SkillGap

LONGEST_NOTE = 2000
MOST_ITEMS = 100
MOST_HOURS = 1000
HOURS_IN_A_WEEK = 168
#: After its last use.
MONTHS_KEPT = 13
#: How many items after the one begun stand under “Next”.
FOLLOWING = 2


class Item(Protocol):
    """Something to do; `hours` is the reader's own guess."""

    @property
    def order(self) -> int: ...
    @property
    def hours(self) -> int | None: ...
    @property
    def done_on(self) -> date | None: ...


T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class Agenda(Generic[T]):
    """`begun` is the one item whose first step is this week's; None when all is done."""

    begun: T | None
    following: Sequence[T]
    later: Sequence[T]
    done: Sequence[T]


def agenda(items: Iterable[T]) -> Agenda[T]:
    """What is open in the order of the plan, what is done in the order it was done."""
    items = sorted(items, key=lambda item: item.order)
    left = [item for item in items if item.done_on is None]
    dated = [(item.done_on, item.order, item) for item in items if item.done_on]
    return Agenda(
        begun=left[0] if left else None,
        following=left[1 : 1 + FOLLOWING],
        later=left[1 + FOLLOWING :],
        done=[item for *_, item in sorted(dated, key=lambda row: row[:2])],
    )


def end_dates(items: Iterable[Item], hours_per_week: int | None, today: date) -> dict[int, date]:
    """By order, the day on which each open item would end: the hours of it and of all before it
    ÷ hours a week, from today. After the first item without hours nothing can be said."""
    ends: dict[int, date] = {}
    hours = 0
    for item in sorted(items, key=lambda item: item.order):
        if item.done_on:
            continue
        if not hours_per_week or not item.hours:
            break
        hours += item.hours
        ends[item.order] = today + timedelta(ceil(Fraction(7 * hours, hours_per_week)))
    return ends


def without_hours(items: Iterable[Item]) -> int:
    """How many open items still lack the hours that an end would be worked out from."""
    return sum(1 for item in items if not item.done_on and not item.hours)


def done_words(items: Sequence[Item]) -> str:
    """ "3 of 11 done"."""
    done = sum(1 for item in items if item.done_on)
    return ngettext("{done} of {count} done", "{done} of {count} done", len(items)).format(
        done=done, count=len(items)
    )


def to_plan(gaps: Iterable[Gap], held: Mapping[str, int]) -> list[list[SkillGap]]:
    """For each step of a way what to gain on it, the largest gap first. A skill that she brings,
    or gains on an earlier step, comes again only where a higher level is asked for."""
    reached = dict(held)
    steps = []
    for gap in gaps:
        fresh = [
            one for one in gap.to_gain if one.want.proficiency > reached.get(one.want.skill, 0)
        ]
        reached |= {one.want.skill: one.want.proficiency for one in fresh}
        steps.append(fresh)
    return steps


def oldest_kept(today: date) -> date:
    """A plan that was last used before this day is forgotten."""
    months = today.year * 12 + today.month - 1 - MONTHS_KEPT
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
