"""What was asked for and stands elsewhere? Counted, with the reason and where to find it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mlpm.lib.sentences import Sentence, ngettext
from salaries.figures import Figure
from salaries.selection import LEVEL_VIEW, YEARS_VIEW, Selection
from salaries.words import element_words


@dataclass(frozen=True, slots=True)
class Apart:
    """Figures that a comparison cannot hold, and the selection that shows them.

    Without one, the page about the sources of `role` does.
    """

    reason: Sentence
    role: str
    selection: Selection | None


def apart(
    figures: Iterable[Figure], shown: Iterable[Figure], selection: Selection
) -> tuple[Apart, ...]:
    """Each figure that is not shown as a whole, with others of the same reason."""
    keys = {figure.key for figure in shown if not figure.part}
    groups: dict[tuple[str, str, Selection | None], dict[str, Figure]] = {}
    for figure in figures:
        if figure.key not in keys:
            why = _why(figure, selection)
            home = home_selection(figure, selection)
            counts = figure.element if why == "element" else ""
            group = groups.setdefault((why, counts, home if why != "choice" else None), {})
            group[figure.key] = figure
    return tuple(
        Apart(_reason(why, list(group.values())), next(iter(group.values())).role, home)
        for (why, _, home), group in groups.items()
        if why != "choice"
    )


def home_selection(figure: Figure, like: Selection) -> Selection | None:
    """The comparison that shows it; None where only the page about its sources does."""
    if figure.states_years:
        return Selection(by=YEARS_VIEW)
    if figure.population or not figure.place or figure.year is None:
        return None
    return Selection(
        by=LEVEL_VIEW,
        element=figure.element,
        place=figure.place,
        year=str(figure.year),
        type=figure.employment_type or like.type or "full-time",
    )


def _why(figure: Figure, selection: Selection) -> str:
    """The first reason why a figure is not in the comparison; "choice": a filter hides it."""
    if selection.by == YEARS_VIEW:
        return "choice" if figure.states_experience else "no-years"
    if figure.states_years:
        return "years"
    if figure.population:
        return "some"
    if figure.element != selection.element:
        return "not-stated" if figure.element == "not-stated" else "element"
    if not figure.place or figure.year is None:
        return "undated"
    if figure.place != selection.place or str(figure.year) != selection.year:
        return "elsewhere"
    return "choice"


def _reason(why: str, figures: Sequence[Figure]) -> Sentence:
    count = len(figures)
    texts = {
        "years": lambda: ngettext(
            "{n} figure states years of experience, not a level alone",
            "{n} figures state years of experience, not a level alone",
            count,
        ),
        "no-years": lambda: ngettext(
            "{n} figure says nothing of years of experience",
            "{n} figures say nothing of years of experience",
            count,
        ),
        "element": lambda: ngettext(
            "{n} figure counts something else: {counts}",
            "{n} figures count something else: {counts}",
            count,
        ),
        "not-stated": lambda: ngettext(
            "{n} figure does not say what it counts",
            "{n} figures do not say what they count",
            count,
        ),
        "some": lambda: ngettext(
            "{n} figure is about some employers only",
            "{n} figures are about some employers only",
            count,
        ),
        "undated": lambda: ngettext(
            "{n} figure says neither place nor year",
            "{n} figures say neither place nor year",
            count,
        ),
        "elsewhere": lambda: ngettext(
            "{n} figure is about another place or year",
            "{n} figures are about another place or year",
            count,
        ),
    }
    counts = element_words(figures[0].element)
    return Sentence(texts[why](), {"n": str(count), "counts": counts})


def widened(selection: Selection) -> Selection:
    """The same without what hides figures that could be compared."""
    return replace(selection, source="", level="", years="")
