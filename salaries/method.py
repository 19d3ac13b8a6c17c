"""Which of the figures that are shown explain how figures are made? Examples for one page.

That page may use the technical words and explains them. An example that no figure gives is None.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from mlpm.lib.sentences import Amount, Sentence, gettext, gettext_noop
from salaries.adjustments import Adjust, Adjusted, day_words, month_words
from salaries.disagreement import Term, Working
from salaries.enough import (
    CERTAINTY,
    FIRM_FROM,
    MEDIAN_FROM,
    QUARTILES_FROM,
    SOME_FROM,
    TENTHS_FROM,
    certainty,
    observations,
)
from salaries.figures import Figure
from salaries.words import adverts_words, basis_words, level_words, money

Door = Callable[[Figure], str]
#: How the people of a role and title set are called, "data scientists".
Plurals = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many adverts on something is said, and what."""

    least: int
    words: str


def thresholds() -> list[Threshold]:
    return [
        Threshold(MEDIAN_FROM, gettext("the median")),
        Threshold(QUARTILES_FROM, gettext("the 25th and the 75th percentile")),
        Threshold(SOME_FROM, gettext("no longer marked as few data")),
        Threshold(TENTHS_FROM, gettext("the 10th and the 90th percentile")),
        Threshold(FIRM_FROM, gettext("a solid line under the amount")),
    ]


def certainty_words() -> Sentence:
    """The formula of the least numbers, at the median: one advert fewer, and enough."""
    half = Fraction(1, 2)
    return Sentence(
        gettext_noop(
            "1 − pⁿ − (1 − p)ⁿ ≥ {level}: so certain it is that the percentile p lies between the "
            "lowest and the highest of n adverts. For the median {few} adverts give {less}, and "
            "{enough} give {more}."
        ),
        {
            "level": _percent(CERTAINTY),
            "few": str(MEDIAN_FROM - 1),
            "less": _percent(certainty(half, MEDIAN_FROM - 1)),
            "enough": str(MEDIAN_FROM),
            "more": _percent(certainty(half, MEDIAN_FROM)),
        },
    )


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.3g} %"


def whole_figure(figures: Sequence[Figure]) -> Figure | None:
    """Of all levels together, the one counted from the most adverts with every percentile."""
    whole = [figure for figure in figures if not figure.level and figure.p10 is not None]
    return max(whole, key=lambda figure: figure.observations or 0, default=None)


def percentiles(figure: Figure, plurals: Plurals, door: Door) -> Sentence:
    return Sentence(
        gettext_noop(
            "The middle of {adverts} for {people} in {place} in {year} is {median}: half offer "
            "more, half less. That is the median. Half of all lie between {p25} and {p75}, the "
            "25th and the 75th percentile; a tenth lie below {p10} and a tenth above {p90}."
        ),
        {
            "adverts": adverts_words(figure.observations or 0),
            "people": plurals[figure.role, figure.title_set],
            "place": figure.place_name,
            "year": str(figure.year),
            "median": _median(figure, door),
            "p10": _percentile(figure, 10, figure.p10, door),
            "p25": _percentile(figure, 25, figure.p25, door),
            "p75": _percentile(figure, 75, figure.p75, door),
            "p90": _percentile(figure, 90, figure.p90, door),
        },
    )


def pairs(figure: Figure) -> Sentence:
    """How rows of the pay index become adverts."""
    return Sentence(
        gettext_noop("The {rows} rows behind the figure above are counted as {adverts}."),
        {
            "rows": f"{figure.rows or 0:,}",
            "adverts": adverts_words(observations(figure.rows or 0, figure.year or 0)),
        },
    )


def too_few(figures: Sequence[Figure], plurals: Plurals, door: Door) -> Sentence | None:
    """One that was counted from too few to say a median."""
    found = [one for one in figures if one.is_too_few and one.level and one.observations]
    if not found:
        return None
    figure = max(found, key=lambda one: one.observations or 0)
    words = adverts_words(figure.observations or 0)
    return Sentence(
        gettext_noop("For {people} at {level} there are {adverts}, so no amount is said."),
        {
            "people": plurals[figure.role, figure.title_set],
            "level": level_words(figure.level),
            "adverts": Amount(words, door(figure), figure.evidence, gettext("too few")),
        },
    )


def median_only(figures: Sequence[Figure], plurals: Plurals, door: Door) -> Sentence | None:
    """One that was counted from enough for a median and from too few for quartiles."""
    found = [one for one in figures if one.level and one.centre is not None and one.p25 is None]
    if not found:
        return None
    figure = max(found, key=lambda one: one.observations or 0)
    return Sentence(
        gettext_noop("For {people} at {level} there are {adverts}: a median, {median}, no more."),
        {
            "people": plurals[figure.role, figure.title_set],
            "level": level_words(figure.level),
            "adverts": adverts_words(figure.observations or 0),
            "median": _median(figure, door),
        },
    )


def wage(figure: Figure, door: Door) -> Sentence:
    """A figure of the wage survey as it is published."""
    return Sentence(
        gettext_noop(
            "For {category} in {place} it publishes a median of {median} in {month}, and {p25} "
            "and {p75} as the 25th and the 75th percentile."
        ),
        {
            "category": figure.category,
            "place": figure.place_name,
            "month": month_words(figure.year or 0, figure.month or 1),
            "median": _median(figure, door),
            "p25": _percentile(figure, 25, figure.p25, door),
            "p75": _percentile(figure, 75, figure.p75, door),
        },
    )


def adjusted(
    figure: Figure | None, adjust_of: Callable[[Figure], Adjust], door: Door
) -> Working | None:
    """The sum that brings its median into other money."""
    if figure is None or figure.centre is None:
        return None
    answer = adjust_of(figure)(figure.centre)
    if not isinstance(answer, Adjusted):
        return None
    anchor = f"adjusted-{figure.key}"
    words = money(answer.amount, figure.currency)
    result = Amount(words, f"#{anchor}", figure.evidence, answer.words)
    term = Term("", _median(figure, door), figure)
    return Working(anchor, (term,), result, answer.working)


def edition_words(released_on: date, rows_read: int | None, rows_used: int | None) -> str:
    day = day_words(released_on)
    if rows_read is None or rows_used is None:
        return gettext("edition of {day}").format(day=day)
    return gettext("edition of {day}: {used} of {read} rows stand behind figures here").format(
        day=day, used=f"{rows_used:,}", read=f"{rows_read:,}"
    )


def _median(figure: Figure, door: Door) -> Amount:
    assert figure.centre is not None
    words = money(figure.centre, figure.currency)
    return Amount(words, door(figure), figure.evidence, basis_words(figure))


def _percentile(figure: Figure, which: int, amount: int | None, door: Door) -> Amount:
    assert amount is not None
    basis = gettext("{which}th percentile, {sample}").format(
        which=which,
        sample=gettext("sample not stated")
        if figure.observations is None
        else adverts_words(figure.observations),
    )
    return Amount(money(amount, figure.currency), door(figure), figure.evidence, basis)
