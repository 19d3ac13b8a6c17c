"""What became of a forecast? By rule: no verdict without a figure of the same kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlpm.lib.sentences import Sentence, gettext_noop
from salaries.figures import Figure, with_parts

LEVELS = ("entry", "mid", "senior", "executive")
NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastClaim:
    """What somebody said would come. None and "" mean: not stated."""

    key: str
    text: str = ""
    made_year: int | None = None
    due_year: int | None = None
    level_from: str = ""
    level_to: str = ""
    element: str = "not-stated"
    statistic: str = ""
    amount: int | None = None
    currency: str = "USD"

    @property
    def levels(self) -> tuple[str, ...]:
        """Every level it speaks of, lowest first; of one end alone, that level."""
        stated = [LEVELS.index(level) for level in (self.level_from, self.level_to) if level]
        return LEVELS[min(stated) : max(stated) + 1] if stated else ()


class Kind(StrEnum):
    OPEN = "open"
    MET = "met"
    MISSED = "missed"
    CANNOT_BE_JUDGED = "cannot-be-judged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`nearest` is what the verdict rests on, or else what comes nearest, best first.

    The sentence has no amounts of its own: they stand at the figures beside it.
    """

    kind: Kind
    sentence: Sentence
    nearest: tuple[Figure, ...] = ()


def verdict(forecast: ForecastClaim, figures: Sequence[Figure], today_year: int) -> Verdict:
    """The verdict on a forecast about a role, from the figures of that role.

    Open until its year is over. Then it is met when, for each level it speaks of, every figure of
    its year with the same element, statistic and currency reaches its amount, and missed when
    none does: the average of a group lies between the averages of its levels, and so does the
    middle one. Anything in between cannot be judged.
    """
    nearest = _nearest(forecast, figures)
    if forecast.amount is None:
        if forecast.due_year is None:
            return _not_judged(gettext_noop("It names no amount and no year."), nearest)
        return _not_judged(gettext_noop("It names no amount."), nearest)
    if forecast.due_year is None:
        return _not_judged(gettext_noop("It names no year."), nearest)
    if today_year <= forecast.due_year:
        text = gettext_noop("Open until the end of {year}.")
        return Verdict(Kind.OPEN, Sentence(text, {"year": str(forecast.due_year)}), nearest)
    if forecast.element == "not-stated":
        return _not_judged(gettext_noop("It does not say which pay it counts."), nearest)

    year = str(forecast.due_year)
    judges = [figure for figure in _with_all_parts(figures) if _judges(forecast, figure)]
    if not all(any(figure.level == level for figure in judges) for level in _groups(forecast)):
        return _not_judged(
            gettext_noop("There is no figure of the same kind for {year}."), nearest, year=year
        )
    reached = {_reaches(forecast, figure) for figure in judges}
    if reached == {True}:
        text = gettext_noop("Met: every figure of the same kind for {year} reaches it.")
        return Verdict(Kind.MET, Sentence(text, {"year": year}), tuple(judges))
    if reached == {False}:
        text = gettext_noop("Missed: no figure of the same kind for {year} reaches it.")
        return Verdict(Kind.MISSED, Sentence(text, {"year": year}), tuple(judges))
    return _not_judged(
        gettext_noop("Some figures of the same kind for {year} reach it, some do not."),
        tuple(judges),
        year=year,
    )


def _not_judged(reason: str, nearest: tuple[Figure, ...], **values: str) -> Verdict:
    return Verdict(Kind.CANNOT_BE_JUDGED, Sentence(reason, values), nearest)


def _with_all_parts(figures: Sequence[Figure]) -> list[Figure]:
    return [row for figure in figures for row in ([figure] if figure.part else with_parts(figure))]


def _groups(forecast: ForecastClaim) -> tuple[str, ...]:
    """The levels to be judged; "" stands for everybody in the role."""
    return forecast.levels or ("",)


def _judges(forecast: ForecastClaim, figure: Figure) -> bool:
    return (
        figure.centre is not None
        and not figure.is_approximate
        and not figure.population
        and not figure.states_years
        and figure.element == forecast.element
        and figure.centre_statistic == forecast.statistic
        and figure.currency == forecast.currency
        and figure.year == forecast.due_year
        and figure.level in _groups(forecast)
    )


def _reaches(forecast: ForecastClaim, figure: Figure) -> bool:
    assert figure.centre is not None
    assert forecast.amount is not None
    return figure.centre >= forecast.amount


def _nearest(forecast: ForecastClaim, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures most like the forecast: by level, year, element, statistic, in this order.

    None for a forecast that names no amount: nothing is near to that.
    """
    if forecast.amount is None:
        return ()
    due = forecast.due_year

    def distance(figure: Figure) -> tuple[bool, bool, int, bool, bool, str]:
        unlike_level = figure.level not in _groups(forecast)
        years = abs(figure.year - due) if figure.year is not None and due is not None else 9999
        return (
            unlike_level,
            bool(figure.population),
            years,
            figure.element != forecast.element,
            figure.centre_statistic != forecast.statistic,
            figure.key,
        )

    alike = [figure for figure in figures if figure.currency == forecast.currency]
    return tuple(sorted(alike, key=distance)[:NEAREST])
