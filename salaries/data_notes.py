"""Which doubts do the figures of a role raise? One small rule for each kind of doubt.

A rule compares only what is comparable and says only what the amounts show, in words that stand
in public under "Worth knowing". Nothing is mended: the figures stay as their sources state them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from mlpm.lib.sentences import gettext, ngettext
from salaries.figures import LEVELS, Centre, Figure, Span, with_parts
from salaries.verdicts import ForecastClaim
from salaries.words import (
    amount_words,
    exact_span,
    experience_words,
    level_words,
    middle_words,
    money,
    years_words,
)

#: The tops of two summaries differ when one is at least a quarter above the other.
TOPS_DIFFER_FROM = 1.25
#: "About" leaves room for 1 %.
ABOUT = 0.01
#: A range is wide above this ratio of top to bottom.
WIDE_FROM = 2
#: Nearer together than this, the two kinds of mean prove nothing.
MEANS_DIFFER_FROM = 100
#: A note names so many figures at most: the index over their keys has a limit.
MOST_NAMED = 24


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt: the rule that found it, the keys it is about, what the reader is told."""

    rule: str
    about: tuple[str, ...]
    text: str


Found = Iterator[tuple[tuple[str, ...], str]]
Rule = Callable[[Sequence[Figure], Sequence[ForecastClaim]], Found]
RULES: dict[str, Rule] = {}


def notes(figures: Sequence[Figure], forecasts: Sequence[ForecastClaim] = ()) -> list[Note]:
    """The doubts about the figures and forecasts of one role, in the order of the rules.

    One note for each rule and set of keys.
    """
    found: dict[tuple[str, tuple[str, ...]], Note] = {}
    for name, doubts in RULES.items():
        for keys, text in doubts(figures, forecasts):
            about = tuple(dict.fromkeys(keys))[:MOST_NAMED]
            found.setdefault((name, about), Note(name, about, text))
    return list(found.values())


def rule(name: str) -> Callable[[Rule], Rule]:
    def register(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return register


@rule("headline-ranges-differ")
def headline_ranges_differ(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """Two ranges for everybody in the role that cannot both be the usual range."""
    headlines = [
        figure
        for figure in figures
        if figure.is_general
        and figure.centre is None
        and figure.span_statistic == Span.STATED_RANGE
        and figure.minimum is not None
        and figure.maximum is not None
    ]
    for pair in combinations(headlines, 2):
        first, second = sorted(pair, key=lambda figure: figure.maximum or 0)
        assert first.maximum is not None
        assert second.maximum is not None
        if not may_be_alike(first, second) or first.element != second.element:
            continue
        if second.maximum >= TOPS_DIFFER_FROM * first.maximum:
            texts = [
                gettext(
                    "Two summaries of the pay disagree: one goes from {first}, the other from "
                    "{second}."
                ).format(first=exact_span(first), second=exact_span(second))
            ]
            if first.element == "not-stated":
                texts.append(gettext("Neither says what it counts."))
            yield (first.key, second.key), " ".join(texts)


@rule("forecast-below-present")
def forecast_below_present(figures: Sequence[Figure], forecasts: Sequence[ForecastClaim]) -> Found:
    """A forecast that lies below what was already said of the same levels before its year."""
    for forecast in forecasts:
        if forecast.amount is None or forecast.due_year is None:
            continue
        above = [
            figure
            for figure in figures
            if figure.level in forecast.levels
            and figure.element == forecast.element
            and figure.currency == forecast.currency
            and figure.year is not None
            and figure.year < forecast.due_year
            and figure.minimum is not None
            and not figure.is_open_bottom
            and figure.minimum > forecast.amount
        ]
        if not above:
            continue
        said = _listed(
            [
                gettext("{amount} ({who}, {year})").format(
                    amount=exact_span(figure),
                    who=_lower(experience_words(figure)),
                    year=figure.year,
                )
                for figure in above
            ]
        )
        yield (
            (forecast.key, *(figure.key for figure in above)),
            _forecast_below(forecast).format(
                amount=money(forecast.amount, forecast.currency), due=forecast.due_year, said=said
            ),
        )


def _forecast_below(forecast: ForecastClaim) -> str:
    if forecast.statistic == Centre.MEDIAN:
        return gettext(
            "The forecast of a middle offer of {amount} by {due} lies below what was already "
            "said: {said}."
        )
    return gettext(
        "The forecast of an average of {amount} by {due} lies below what was already said: {said}."
    )


@rule("part-quoted-as-average")
def part_quoted_as_average(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """An average that is the size of a part of what another source says, and not of the whole.

    "About" leaves 1 % of room ("about $151,000" and 151,772 differ by 0.5 %); an average that is
    not approximate has to be the part itself, or the part rounded to the thousand.
    """
    for average in figures:
        if (
            average.centre is None
            or not average.is_general
            or average.element != "not-stated"
            or average.span_statistic
        ):
            continue
        for whole in figures:
            if whole.key == average.key or not may_be_alike(average, whole):
                continue
            if whole.centre is None or _same_size(average, whole.centre):
                continue
            for part in with_parts(whole)[1:]:
                assert part.centre is not None
                if _same_size(average, part.centre):
                    yield (
                        (average.key, whole.key),
                        _part_quoted(average, part, whole),
                    )


def _part_quoted(average: Figure, part: Figure, whole: Figure) -> str:
    if part.part == "base":
        text = gettext(
            "The average of {average} is nearly the base part of what {source} says, {part}. "
            "The whole there is {whole}."
        )
    else:
        text = gettext(
            "The average of {average} is nearly one part of what {source} says, {part}. "
            "The whole there is {whole}."
        )
    return text.format(
        average=amount_words(average),
        source=_source(whole),
        part=amount_words(part),
        whole=amount_words(whole),
    )


def _same_size(average: Figure, amount: int) -> bool:
    assert average.centre is not None
    if average.is_approximate:
        return abs(average.centre - amount) <= ABOUT * amount
    return average.centre in (amount, (amount + 500) // 1000 * 1000)


@rule("lowest-band-above-base")
def lowest_band_above_base(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """Bands by years that do not say what they count, and start above average base pay."""
    bands = [
        figure
        for figure in figures
        if figure.years_from is not None
        and figure.element == "not-stated"
        and figure.minimum is not None
        and not figure.is_open_bottom
    ]
    if not bands:
        return
    lowest = min(bands, key=lambda figure: (figure.years_from or 0, figure.minimum or 0))
    start = lowest.minimum
    assert start is not None
    averages = [
        row
        for figure in figures
        for row in with_parts(figure)
        if row.element == "base"
        and row.is_general
        and row.centre is not None
        and may_be_alike(row, lowest)
    ]
    if not averages or any(row.centre is None or row.centre >= start for row in averages):
        return
    groups = [
        figure
        for figure in figures
        if figure.population
        and not figure.states_experience
        and figure.element == "not-stated"
        and figure.centre is not None
        and figure.centre < start
        and may_be_alike(figure, lowest)
    ]
    said = [
        gettext("{amount} ({source}, base pay)").format(
            amount=amount_words(row), source=_source(row)
        )
        for row in averages
    ] + [
        gettext("{amount} ({group})").format(amount=amount_words(row), group=row.population)
        for row in groups
    ]
    yield (
        tuple(figure.key for figure in (lowest, *averages, *groups)),
        gettext(
            "The band with the least experience, {who}, starts at {start}, above these averages: "
            "{said}. It probably counts more than base pay, but does not say so."
        ).format(
            who=_lower(experience_words(lowest)),
            start=money(start, lowest.currency),
            said=_listed(said),
        ),
    )


@rule("bands-overlap-or-leave-holes")
def bands_overlap_or_leave_holes(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """Bands of one source by experience whose amounts or years do not join up."""
    for bands in _banded(figures):
        by_years = sorted(
            (band for band in bands if band.states_years),
            key=lambda band: (band.years_from or 0, band.years_to or 999),
        )
        without_years = [band for band in bands if not band.states_years]
        said = [*_overlaps(by_years), *_uncovered_amounts(bands)]
        if not said and not (by_years and without_years):
            continue
        said += _uncovered_years(by_years)
        if by_years:
            said += [
                gettext("no years are given for {level}").format(level=level_words(band.level))
                for band in without_years
            ]
        text = "; ".join(said)
        yield tuple(band.key for band in bands), f"{text[0].upper()}{text[1:]}."


def _banded(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Ranges by experience, grouped so that only their experience differs; two or more each."""
    groups: dict[tuple, list[Figure]] = {}
    for figure in figures:
        if figure.states_experience and figure.span_statistic in (
            Span.STATED_RANGE,
            Span.THRESHOLD,
        ):
            alike = (
                figure.role, figure.source, figure.element, figure.place, figure.year,
                figure.currency, figure.population, figure.title_set,
            )  # fmt: skip
            groups.setdefault(alike, []).append(figure)
    return [group for group in groups.values() if len(group) > 1]


def _overlaps(by_years: list[Figure]) -> list[str]:
    """Bands for different years that share amounts."""
    said = []
    for first, second in pairwise(by_years):
        if first.years_to is None or second.years_from is None:
            continue
        if first.years_to >= second.years_from or first.is_open_top or second.is_open_bottom:
            continue
        if first.maximum is None or second.minimum is None:
            continue
        low = max(first.minimum or 0, second.minimum)
        high = first.maximum if second.is_open_top else min(first.maximum, second.maximum or 0)
        if low < high:
            said.append(
                gettext("{first} and {second} share the {amount} from {low} to {high}").format(
                    first=years_words(first),
                    second=years_words(second),
                    amount=money(high - low, first.currency),
                    low=money(low, first.currency),
                    high=money(high, first.currency),
                )
            )
    return said


def _uncovered_amounts(bands: list[Figure]) -> list[str]:
    """Amounts between the lowest and the highest that no band contains."""
    if any(band.is_open_bottom for band in bands):
        return []
    ordered = sorted(bands, key=lambda band: band.minimum or 0)
    said = []
    top: int | None = None
    for band in ordered:
        if band.minimum is None:
            return []
        if top is not None and band.minimum > top:
            said.append(
                gettext("no band has {low} to {high}").format(
                    low=money(top, band.currency), high=money(band.minimum, band.currency)
                )
            )
        if band.maximum is None or band.is_open_top:
            break
        top = max(top or 0, band.maximum)
    return said


def _uncovered_years(by_years: list[Figure]) -> list[str]:
    """Years of experience that no band contains: before the first band, and between bands."""
    said = []
    if by_years and (least := by_years[0].years_from):
        if least == 1:
            said.append(gettext("no band is for less than 1 year"))
        else:
            said.append(gettext("no band is for less than {count} years").format(count=least))
    for first, second in pairwise(by_years):
        if first.years_to is None or second.years_from is None:
            continue
        if second.years_from > first.years_to + 1:
            said.append(
                gettext("no band is for {count} years").format(count=first.years_to + 1)
                if second.years_from == first.years_to + 2
                else gettext("no band is for {least} to {most} years").format(
                    least=first.years_to + 1, most=second.years_from - 1
                )
            )
    return said


@rule("credited-twice")
def credited_twice(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """One figure for which several sources are named."""
    for figure in figures:
        if figure.also_credited:
            yield (
                (figure.key,),
                gettext(
                    "{sources} are credited together for {amount}: that is one figure, not "
                    "several that confirm each other."
                ).format(
                    sources=_listed([_source(figure), *figure.also_credited]),
                    amount=amount_words(figure),
                ),
            )


@rule("components-do-not-add-up")
def components_do_not_add_up(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """Parts that have amounts, and make another sum than the whole."""
    for figure in figures:
        inside = [component for component in figure.components if not component.is_on_top]
        amounts = [part.amount for part in inside if part.amount is not None]
        if figure.centre is None or figure.is_approximate or len(amounts) < 2:
            continue
        total = sum(amounts)
        names_all = len(amounts) == len(inside)
        if total > figure.centre or (names_all and total < figure.centre):
            yield (
                (figure.key,),
                gettext("The parts {parts} make {total}; {source} says {whole}.").format(
                    parts=_listed([money(amount, figure.currency) for amount in amounts]),
                    total=money(total, figure.currency),
                    source=_source(figure),
                    whole=amount_words(figure),
                ),
            )


@rule("geometric-mean")
def geometric_mean(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """An average that is the geometric mean of the ends of its own range, to the unit."""
    for figure in figures:
        if not _is_closed_range(figure) or figure.centre is None or figure.is_approximate:
            continue
        assert figure.minimum is not None
        assert figure.maximum is not None
        product = figure.minimum * figure.maximum
        is_geometric = (figure.centre - 1) ** 2 <= product <= (figure.centre + 1) ** 2
        halfway = (figure.minimum + figure.maximum) / 2
        if is_geometric and halfway - figure.centre > MEANS_DIFFER_FROM:
            yield (
                (figure.key,),
                gettext(
                    "{amount} is what you get when you multiply the ends of its range, {low} and "
                    "{high}, and take the square root: the range looks calculated, not counted."
                ).format(
                    amount=amount_words(figure),
                    low=money(figure.minimum, figure.currency),
                    high=money(figure.maximum, figure.currency),
                ),
            )


@rule("wide-range")
def wide_range(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """A range whose top is more than twice its bottom, beside the others where those are not."""
    closed = [figure for figure in figures if _is_closed_range(figure)]
    for figure in closed:
        ratio = _ratio(figure)
        if ratio <= WIDE_FROM:
            continue
        others = [_ratio(other) for other in closed if other is not figure]
        yield (figure.key,), _wide(exact_span(figure), f"{ratio:.1f}", others)


def _wide(span: str, ratio: str, others: list[float]) -> str:
    if len(others) < 2 or max(others) > WIDE_FROM:
        return gettext(
            "The range {span} is {ratio} times as high at its top as at its bottom."
        ).format(span=span, ratio=ratio)
    least, most = f"{min(others):.1f}", f"{max(others):.1f}"
    return gettext(
        "The range {span} is {ratio} times as high at its top as at its bottom; every "
        "other range here that has both ends is {others} times."
    ).format(
        span=span,
        ratio=ratio,
        others=least if least == most else gettext("{low} to {high}").format(low=least, high=most),
    )


@rule("level-order")
def level_order(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """Levels of one source of which the higher has the lower middle; shown, never corrected."""
    for lower, higher in levels_in_disorder(figures):
        yield (
            (lower.key, higher.key),
            gettext(
                "{source}: at {higher} the {middle} is {less}, below {more} at {lower}."
            ).format(
                source=_source(higher),
                higher=level_words(higher.level),
                middle=middle_words(higher),
                less=amount_words(higher),
                more=amount_words(lower),
                lower=level_words(lower.level),
            ),
        )


@rule("same-source-two-figures")
def same_source_two_figures(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """One source that says two things of the same people."""
    for first, second in combinations(figures, 2):
        if not first.source or _said(first) == _said(second):
            continue
        if (*_group(first), *_experience(first)) != (*_group(second), *_experience(second)):
            continue
        if (first.centre_statistic, first.span_statistic) == (
            second.centre_statistic,
            second.span_statistic,
        ):
            yield (
                (first.key, second.key),
                gettext("{source} gives two figures for the same: {first} and {second}.").format(
                    source=_source(first), first=_said(first), second=_said(second)
                ),
            )


@rule("element-not-stated")
def element_not_stated(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """One note for all figures that do not say what they count."""
    silent = [figure for figure in figures if figure.element == "not-stated"]
    for some in in_parts(silent):
        yield (
            tuple(figure.key for figure in some),
            ngettext(
                "{count} of these figures does not say what it counts: base pay alone, or more.",
                "{count} of these figures do not say what they count: base pay alone, or more.",
                len(some),
            ).format(count=len(some)),
        )


@rule("nothing-stated")
def nothing_stated(figures: Sequence[Figure], _: Sequence[ForecastClaim]) -> Found:
    """One note for all figures that give neither a sample size nor a month."""
    bare = [figure for figure in figures if figure.observations is None and figure.month is None]
    if len(bare) < 2:
        return
    for some in in_parts(bare):
        texts = [
            gettext(
                "None of these {count} figures says how many adverts or answers it stands on, or "
                "gives a date finer than the year."
            ).format(count=len(some))
        ]
        if {figure.span_statistic for figure in some} - {"", Span.THRESHOLD} == {Span.STATED_RANGE}:
            texts.append(gettext("No range among them says what its ends mean."))
        yield tuple(figure.key for figure in some), " ".join(texts)


def in_parts(figures: Sequence[Figure]) -> list[Sequence[Figure]]:
    """As few parts of the same size as there must be, so that one note can name each."""
    parts = -(-len(figures) // MOST_NAMED)
    size = -(-len(figures) // parts) if parts else 1
    return [figures[n : n + size] for n in range(0, len(figures), size)]


def levels_in_disorder(figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """(lower level, the next level there is) where the next has the lower middle."""
    groups: dict[tuple, list[Figure]] = {}
    for figure in figures:
        if figure.source and figure.level and figure.centre is not None:
            alike = (*_group(figure), figure.centre_statistic)
            groups.setdefault(alike, []).append(figure)
    found = []
    for group in groups.values():
        for lower, higher in pairwise(sorted(group, key=lambda one: LEVELS.index(one.level))):
            assert lower.centre is not None
            assert higher.centre is not None
            if lower.level != higher.level and higher.centre < lower.centre:
                found.append((lower, higher))
    return found


def _group(figure: Figure) -> tuple:
    """Whom it is about and what it counts, but for the experience."""
    return (
        figure.role, figure.source, figure.element, figure.place, figure.year, figure.month,
        figure.population, figure.title_set, figure.employment_type, figure.category,
        figure.currency,
    )  # fmt: skip


def _experience(figure: Figure) -> tuple:
    return figure.level, figure.years_from, figure.years_to


def _said(figure: Figure) -> str:
    words = [amount_words(figure), exact_span(figure) if figure.centre is not None else ""]
    return ", ".join(word for word in words if word)


def may_be_alike(a: Figure, b: Figure) -> bool:
    """Same role and currency, and neither states a place or year that the other denies."""
    return (
        a.role == b.role
        and a.currency == b.currency
        and (not a.place or not b.place or a.place == b.place)
        and (a.year is None or b.year is None or a.year == b.year)
    )


def _is_closed_range(figure: Figure) -> bool:
    return (
        figure.span_statistic == Span.STATED_RANGE
        and bool(figure.minimum)
        and figure.maximum is not None
        and not figure.is_open_top
        and not figure.is_open_bottom
    )


def _ratio(figure: Figure) -> float:
    assert figure.minimum is not None
    assert figure.maximum is not None
    return figure.maximum / figure.minimum


def _source(figure: Figure) -> str:
    return figure.source_name or gettext("a source that is not named")


def _listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) == 1:
        return words[0]
    return gettext("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
