"""How does pay compare level by level? One band for each level, on one axis; like with like.

A source that tells no level has a band of its own below; what counts something else, or holds for
another place or year, is listed apart with the reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from mlpm.lib.sentences import Sentence, gettext, gettext_noop
from salaries.charts import PayBand, PayRow, PayTable, axis_for
from salaries.comparison import Comparison, Part, plurals
from salaries.enough import few_words
from salaries.figures import LEVELS, Figure, with_parts
from salaries.findings import Overlap, counted, finding, overlap_sentences
from salaries.selection import Selection
from salaries.series import RoleName, Series, series_of
from salaries.words import (
    amount_of,
    capitalised,
    detail_words,
    element_words,
    exact_span,
    level_words,
    years_words,
)

Door = Callable[[Figure], str]


def by_level(
    figures: Iterable[Figure],
    roles: Sequence[RoleName],
    selection: Selection,
    door: Door,
    overlaps: Sequence[Overlap] = (),
) -> Comparison:
    """What `matches` of these figures of these roles, one band a level."""
    if not roles:
        return Comparison(Sentence(gettext_noop("There is no role to compare yet"), {}), (), ())
    shown = [row for figure in figures for row in with_parts(figure) if matches(row, selection)]
    series = series_of(roles, shown)
    rows = counted(series, shown)
    shared = [one for one in overlaps if _concerns(one, shown)] + _one_category(roles, shown)
    heading, intro = finding(rows, shared, door) or _stated_only(shown, roles, selection)
    named = {role.slug: role.plural for role in roles}
    table = PayTable(gettext("Pay by level"), axis_for(shown), tuple(_bands(shown, series, door)))
    return Comparison(
        heading, (*intro, *overlap_sentences(shared, named)), (Part("", table),) if shown else ()
    )


def matches(figure: Figure, selection: Selection) -> bool:
    """Whether it counts what was asked for, there and then; a source may leave open whom it asked.

    A counted roll-up over all levels would repeat its own levels, so only what has no level at
    all in its source stands without one.
    """
    return (
        figure.element == selection.element
        and figure.place == selection.place
        and str(figure.year or "") == selection.year
        and selection.is_of_source(figure.source)
        and figure.employment_type in ("", selection.type)
        and selection.level in ("", figure.level)
        and not figure.states_years
        and not figure.population
        and not (figure.is_computed and figure.element == "base" and not figure.level)
    )


def _concerns(overlap: Overlap, shown: Sequence[Figure]) -> bool:
    """Whether both roles are shown with counted adverts, which are what they share."""
    roles = {figure.role for figure in shown if figure.is_computed and not figure.category}
    return {overlap.role, overlap.other} <= roles


def _one_category(roles: Sequence[RoleName], shown: Sequence[Figure]) -> list[Overlap]:
    """Each two roles that statistics count in the same category."""
    categories = {figure.role: figure.category for figure in shown if figure.category}
    return [
        Overlap(first.slug, second.slug, category=categories[first.slug])
        for first, second in combinations(roles, 2)
        if categories.get(first.slug, "") == categories.get(second.slug)
    ]


def _stated_only(
    shown: Sequence[Figure], roles: Sequence[RoleName], selection: Selection
) -> tuple[Sentence, tuple[Sentence, ...]]:
    counts = element_words(selection.element)
    if not shown:
        heading = gettext_noop("No figure here matches all of these choices")
        return Sentence(heading, {}), ()
    if any(figure.is_computed for figure in shown):
        heading = gettext_noop("For {roles}, adverts are too few to say an amount")
        few = [role for role in roles if any(one.role == role.slug for one in shown)]
        return Sentence(heading, {"roles": plurals(few)}), ()
    speaking = [role for role in roles if any(figure.role == role.slug for figure in shown)]
    values = {"roles": plurals(speaking), "counts": counts}
    if selection.element == "not-stated":
        heading = gettext_noop("What sources say about {roles} without saying what it counts")
    else:
        heading = gettext_noop("What sources say {roles} get in {counts}")
    return Sentence(heading, values), ()


# The table


def _bands(shown: Sequence[Figure], series: Sequence[Series], door: Door) -> Iterable[PayBand]:
    levelled = [one for one in series if any(one.holds(f) and f.level for f in shown)]
    for level in LEVELS:
        here = [figure for figure in shown if figure.level == level]
        if here:
            rows = [row for one in levelled for row in _rows(one, here, door)]
            yield PayBand(capitalised(level_words(level)), tuple(rows))
    rest = [figure for figure in shown if not figure.level]
    if rest:
        rows = [row for one in series for row in _rows(one, rest, door, is_silent=False)]
        yield PayBand(_rest_heading(rest), tuple(rows))
    silent = [one for one in series if not any(one.holds(figure) for figure in shown)]
    if silent:
        rows = [_absent(one, gettext("no figure for this choice")) for one in silent]
        yield PayBand(gettext("No figure"), tuple(rows))


def _rest_heading(rest: Sequence[Figure]) -> str:
    if all(figure.element == "wage" for figure in rest):
        return gettext("All levels together: these statistics tell none")
    return gettext("The source does not say which level")


def _rows(
    one: Series, here: Sequence[Figure], door: Door, *, is_silent: bool = True
) -> Iterable[PayRow]:
    own = [figure for figure in here if one.holds(figure)]
    if not own and is_silent:
        yield _absent(one, gettext("no adverts at this level"))
    for figure in own:
        yield _row(one, figure, door)


def _absent(one: Series, why: str) -> PayRow:
    return PayRow(one.label, why, None, gettext("no figure"), None, one.mark)


def _row(one: Series, figure: Figure, door: Door) -> PayRow:
    words = [detail_words(figure)]
    if figure.is_computed:
        words.append("" if figure.is_too_few else few_words(figure.observations))
    else:
        words.append(figure.source_name or gettext("source not named"))
    if figure.is_proxy:
        words.append(gettext("{category} stand in").format(category=figure.category))
    elif figure.category:
        words.append(figure.category)
    if years := years_words(figure):
        words.append(years)
    detail = ", ".join(word for word in words if word)
    if figure.is_too_few:
        return PayRow(one.label, detail, None, gettext("too few to say"), figure, one.mark)
    return PayRow(
        one.label,
        detail,
        amount_of(figure, door),
        "",
        figure,
        one.mark,
        spoken=_spoken(figure),
    )


def _spoken(figure: Figure) -> str:
    """What the bar shows, for those who do not see it."""
    if figure.p25 is None or figure.p75 is None:
        return ""
    return gettext("half are from {span}").format(span=exact_span(figure))


# Where there is no figure


def silent_roles(comparison: Comparison, roles: Sequence[RoleName]) -> list[RoleName]:
    """Roles for which the comparison says no amount at all."""
    speaking = {row.figure.role for row in comparison.rows if row.figure and row.amount}
    return [role for role in roles if role.slug not in speaking]


def nearest(silent: Sequence[RoleName], found: Mapping[str, Figure], door: Door) -> list[Sentence]:
    """For each role without an amount, the nearest that there is: where, when, which level."""
    said = []
    for role in silent:
        figure = found.get(role.slug)
        if figure is None:
            text = gettext_noop("No figure of this kind here for {roles}, for any place or year.")
            said.append(Sentence(text, {"roles": role.plural}))
            continue
        level = level_words(figure.level) or gettext("all levels together")
        said.append(
            Sentence(
                gettext_noop(
                    "For {roles} the nearest figure is {amount}: {place}, {year}, {level}."
                ),
                {
                    "roles": role.plural_of(figure.title_set),
                    "amount": amount_of(figure, door),
                    "place": figure.place_name,
                    "year": str(figure.year),
                    "level": level,
                },
            )
        )
    return said
