"""What does each source say of one role? Side by side, in one band for each thing counted."""

from collections.abc import Sequence
from dataclasses import replace

from mlpm.lib.sentences import Amount, Sentence, gettext, gettext_noop
from salaries.charts import PayRow
from salaries.comparison import Comparison, by_source
from salaries.disagreement import Door
from salaries.enough import few_words
from salaries.figures import Figure
from salaries.rows import mapped
from salaries.series import RoleName
from salaries.words import (
    amount_of,
    amount_words,
    between_words,
    detail_words,
    element_words,
    exact_span,
    period_words,
)


def side_by_side(figures: list[Figure], role: RoleName, door: Door) -> Comparison:
    """Stated and counted rows of the role in one table; those counted say what was counted.

    Where no two sources can be held against each other, the counted middle is the finding.
    """
    in_order = sorted(figures, key=lambda figure: figure.is_computed)
    comparison = by_source(in_order, [role], door)
    counted = [figure for figure in figures if figure.is_computed and figure.centre is not None]
    if not comparison.workings and counted:
        heading, intro = _offered(min(counted, key=_nearness), role, door)
        comparison = replace(comparison, heading=heading, intro=intro)
    return mapped(comparison, lambda row: _counted_row(row, role))


def setting(figures: Sequence[Figure]) -> Sentence | None:
    """Where and when, said once for all rows that do not say it; None where they are not alike."""
    stated = [figure for figure in figures if not figure.is_computed]
    known = {(one.place_name, period_words(one)) for one in stated if one.place and one.year}
    if len(known) != 1 or any(bool(one.place) != bool(one.year) for one in stated):
        return None
    ((place, period),) = known
    text = gettext_noop("Where a row says nothing else, it is about {place} in {period}.")
    return Sentence(text, {"place": place, "period": period})


def _nearness(figure: Figure) -> tuple[bool, bool]:
    """Adverts before statistics, the role's own titles before neighbouring ones."""
    return figure.element != "base", figure.title_set == "wide"


def _offered(figure: Figure, role: RoleName, door: Door) -> tuple[Sentence, tuple[Sentence, ...]]:
    values: dict[str, Amount | str] = {
        "roles": set_name(figure, role, plural=True),
        "amount": amount_of(figure, door),
        "counts": element_words(figure.element),
        "place": figure.place_name,
        "period": period_words(figure),
        "counted": detail_words(figure),
        "category": figure.category,
        "source": figure.source_name,
    }
    if figure.element == "base":
        heading = gettext_noop("The middle offer for {roles} is {amount}")
        intro = gettext_noop("That is {counts} in {place}, {period}, full time: {counted}.")
    elif figure.is_proxy:
        heading = gettext_noop("No source here counts {roles} by themselves")
        intro = gettext_noop("The {source} has {category}, which stand in for them.")
    else:
        heading = gettext_noop("The middle wage of {roles} is {amount}")
        intro = gettext_noop("That is in {place}, {period}, of {category}.")
    return Sentence(heading, values), (Sentence(intro, values),)


def set_name(figure: Figure, role: RoleName, *, plural: bool = False) -> str:
    """Whose pay it counts: the set of titles where the role has several, else the role."""
    for one in role.sets:
        if one.title_set == figure.title_set:
            return one.plural if plural else one.label
    return role.plural if plural else role.title


def headline_name(figure: Figure, role: RoleName) -> str:
    """As one of two to choose: “Glassdoor, $244,774”."""
    is_of_a_set = any(one.title_set == figure.title_set for one in role.sets)
    label = set_name(figure, role) if figure.is_computed and is_of_a_set else ""
    words = [figure.source_name, label, amount_words(figure)]
    return ", ".join(word for word in words if word)


def _counted_row(row: PayRow, role: RoleName) -> PayRow:
    figure = row.figure
    if figure is None or not figure.is_computed:
        return row
    words = [detail_words(figure), few_words(figure.observations), period_words(figure)]
    if figure.is_proxy:
        words.append(gettext("{category} stand in").format(category=figure.category))
    is_of_a_set = any(one.title_set == figure.title_set for one in role.sets)
    span = ": ".join(filter(None, [between_words(figure), exact_span(figure)]))
    return replace(
        row,
        label=set_name(figure, role) if is_of_a_set else figure.source_name,
        detail=", ".join(word for word in words if word),
        spoken=span if figure.observations is not None else "",
    )
