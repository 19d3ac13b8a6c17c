"""How do stated figures compare by years, and by source? Plain values; no database.

Like with like only: one band for each thing counted. `levels` has the view by level, `apart` what
a view cannot hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from mlpm.lib.sentences import Amount, Evidence, Sentence, gettext, gettext_noop
from salaries.charts import PayBand, PayRow, PayTable, axis_for
from salaries.disagreement import Finding, Term, Working, finding
from salaries.figures import LEVELS, Figure, with_parts
from salaries.selection import Selection
from salaries.series import RoleName
from salaries.words import (
    amount_of,
    capitalised,
    detail_words,
    element_heading,
    experience_words,
    money,
)

Door = Callable[[Figure], str]

#: What a figure counts, then what only a part of one counts; bands stand in this order.
ELEMENTS = ["base", "additional", "total-cash", "total", "wage", "not-stated"]
ELEMENTS += ["bonus", "profit-sharing", "stock"]


@dataclass(frozen=True, slots=True)
class Part:
    """A table with what stands over it; `heading` "" for the first of a page."""

    heading: str
    table: PayTable


@dataclass(frozen=True, slots=True)
class Comparison:
    heading: Sentence
    intro: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    workings: tuple[Working, ...] = ()

    @property
    def rows(self) -> list[PayRow]:
        return [row for part in self.parts for band in part.table.bands for row in band.rows]

    @property
    def figures(self) -> list[Figure]:
        """Figures shown, those too few to say an amount included."""
        return [row.figure for row in self.rows if row.figure is not None]

    @property
    def count(self) -> int:
        """Amounts shown."""
        return sum(row.amount is not None for row in self.rows)


def _of_those_asked_for(comparison: Comparison) -> Comparison:
    """The same, with words that are true of the figures that a filter let through."""
    if comparison.count == 0:
        heading = Sentence(gettext_noop("No figure here matches all of these choices"), {})
        return replace(comparison, heading=heading, intro=(), parts=(), workings=())
    why = gettext("nothing matches these choices")
    return replace(
        comparison,
        parts=tuple(
            replace(part, table=_with_absent(part.table, why)) for part in comparison.parts
        ),
    )


def _with_absent(table: PayTable, why: str) -> PayTable:
    bands = [
        replace(
            band,
            rows=tuple(row if row.amount else replace(row, detail=why) for row in band.rows),
        )
        for band in table.bands
    ]
    return replace(table, bands=tuple(bands))


# By years


def years_chosen(
    figures: Iterable[Figure], roles: Sequence[RoleName], selection: Selection, door: Door
) -> Comparison:
    """By years, of what was chosen; of what a filter hides nothing is said of the sources."""
    if not roles:
        return Comparison(Sentence(gettext_noop("There is no role to compare yet"), {}), (), ())
    rows = [row for figure in figures for row in with_parts(figure)]
    chosen = [row for row in rows if _is_chosen(row, selection)]
    comparison = by_years(chosen, roles, door)
    return comparison if len(chosen) == len(rows) else _of_those_asked_for(comparison)


def _is_chosen(figure: Figure, selection: Selection) -> bool:
    return (
        selection.element in ("", figure.element)
        and selection.place in ("", figure.place)
        and selection.year in ("", str(figure.year or ""))
        and selection.is_of_source(figure.source)
        and selection.level in ("", figure.level)
        and selection.years in ("", years_word(figure))
    )


def years_word(figure: Figure) -> str:
    """ "1-3", "4-" or "-2" of a figure that states years, as an address says it; "" without."""
    if not figure.states_years:
        return ""
    least, most = figure.years_from, figure.years_to
    return f"{'' if least is None else least}-{'' if most is None else most}"


def by_years(figures: list[Figure], roles: Sequence[RoleName], door: Door) -> Comparison:
    """Figures that state years; one that states a level only stands last, and says so."""
    shown = [figure for figure in figures if figure.states_experience]
    shown.sort(key=_by_experience)
    stated = [figure for figure in shown if figure.states_years]
    heading, intro, workings = _rising(stated, door) or _listed_years(stated, roles)
    if not stated:
        shown = []
    silent = _silent(shown, roles, gettext("no source here states years"))
    table = _table(
        gettext("Pay by years of experience"), shown, roles, door, experience_words, silent
    )
    return Comparison(heading, intro, (Part("", table),), workings)


def _by_experience(figure: Figure):
    most = figure.years_to if figure.years_to is not None else 99
    least = figure.years_from if figure.years_from is not None else (0 if figure.years_to else 99)
    return least, most, LEVELS.index(figure.level) if figure.level else -1


Said = tuple[Sentence, tuple[Sentence, ...], tuple[Working, ...]]


def _rising(stated: list[Figure], door: Door) -> Said | None:
    """“Stated pay rises with years”, only where every band of one kind rises at both ends."""
    if len(stated) < 2 or not _are_alike(stated):
        return None
    if any(not _is_above(low, high) for low, high in pairwise(stated)):
        return None
    first, last = stated[0], stated[-1]
    intro = [
        Sentence(
            gettext_noop("From {first} with {few} to {last} with {many}."),
            {
                "first": amount_of(first, door),
                "few": experience_words(first),
                "last": amount_of(last, door),
                "many": experience_words(last),
            },
        )
    ]
    workings = []
    if len(stated) == 2 and (working := _overlap(first, last, door)):
        workings.append(working)
        intro.append(
            Sentence(
                gettext_noop("The two overlap by {overlap}, so years alone do not decide."),
                {"overlap": working.result},
            )
        )
    heading = Sentence(gettext_noop("Stated pay rises with years of experience"), {})
    return heading, tuple(intro), tuple(workings)


def _are_alike(figures: Iterable[Figure]) -> bool:
    """They differ in experience only, so that one sentence may hold them."""
    kinds = {
        (f.role, f.source, f.element, f.place, f.year, f.currency, f.population, f.title_set)
        for f in figures
    }
    return len(kinds) == 1


def _is_above(lower: Figure, higher: Figure) -> bool:
    """More years, and more pay at both ends; of an end that is open nothing is known."""
    if lower.is_open_top or higher.is_open_bottom:
        return False
    return (
        _is_less(lower.years_from or 0, higher.years_from)
        and _is_less(lower.minimum, higher.minimum)
        and _is_less(lower.maximum, higher.maximum)
    )


def _is_less(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low < high


def _overlap(lower: Figure, higher: Figure, door: Door) -> Working | None:
    top, bottom = lower.maximum, higher.minimum
    if top is None or bottom is None or top <= bottom:
        return None
    result = Amount(
        money(top - bottom, lower.currency),
        "#working-overlap",
        Evidence.weakest(lower.evidence, higher.evidence),
        gettext("worked out from two figures"),
    )
    ends = (_end("", top, lower, door), _end("−", bottom, higher, door))
    return Working("working-overlap", ends, result)


def _end(sign: str, amount: int, figure: Figure, door: Door) -> Term:
    """One end of a range in a sum; its door is the figure's."""
    words = money(amount, figure.currency)
    return Term(sign, replace(amount_of(figure, door), text=words), figure)


def _listed_years(stated: list[Figure], roles: Sequence[RoleName]) -> Said:
    speaking = [role for role in roles if any(figure.role == role.slug for figure in stated)]
    if not speaking:
        heading = gettext_noop("No source here states pay by years for {roles}")
        return Sentence(heading, {"roles": plurals(roles)}), (), ()
    heading = gettext_noop("What sources say {roles} are paid, by years of experience")
    return Sentence(heading, {"roles": plurals(speaking)}), (), ()


# By source


def by_source(figures: list[Figure], roles: Sequence[RoleName], door: Door) -> Comparison:
    """What each source says about everybody in the role, its parts in bands of their own;
    figures about some employers only stand in a second table."""
    whole = [figure for figure in figures if figure.is_general]
    some = [figure for figure in figures if _is_about_some(figure)]
    found = finding(whole, door) if len(roles) == 1 else None
    if found is None:
        found = Finding(_source_heading([*whole, *some], roles))
    silent = _silent([*whole, *some], roles, gettext("no source here states its pay"))
    caption = gettext("Pay by source")
    parts = [Part("", _table(caption, whole, roles, door, _source_label, silent))]
    if some:
        parts.append(Part(gettext("Only some employers"), some_employers(some, roles, door)))
    return Comparison(found.heading, found.sentences, tuple(parts), found.workings)


def _source_heading(shown: list[Figure], roles: Sequence[RoleName]) -> Sentence:
    speaking = [role for role in roles if any(figure.role == role.slug for figure in shown)]
    if not speaking:
        text = gettext_noop("No source here states the pay of {roles}")
        return Sentence(text, {"roles": plurals(roles)})
    text = gettext_noop("What each source says {roles} are paid")
    return Sentence(text, {"roles": plurals(speaking)})


def some_employers(figures: list[Figure], roles: Sequence[RoleName], door: Door) -> PayTable:
    """Figures about a part of the market, each under the name of that part."""
    caption = gettext("Pay at some employers")
    return _table(caption, figures, roles, door, _population_label, [])


def _is_about_some(figure: Figure) -> bool:
    return bool(figure.population) and not figure.states_experience


def _source_label(figure: Figure) -> str:
    return figure.source_name or gettext("Source not named")


def _population_label(figure: Figure) -> str:
    return capitalised(figure.population)


# Common to all views


def _table(
    caption: str,
    figures: list[Figure],
    roles: Sequence[RoleName],
    door: Door,
    label: Callable[[Figure], str],
    silent: list[PayRow],
) -> PayTable:
    """One band for each thing counted, on one scale; roles without a figure last."""
    marks = {role.slug: place for place, role in enumerate(roles, 1)} if len(roles) > 1 else {}
    titles = {role.slug: role.title for role in roles}
    ordered = sorted(figures, key=lambda figure: ELEMENTS.index(figure.element))
    bands = []
    for element, alike in groupby(ordered, key=lambda figure: figure.element):
        rows = [_row(figure, label, titles, marks, door) for figure in alike]
        bands.append(PayBand(element_heading(element), tuple(rows)))
    if silent:
        bands.append(PayBand(gettext("No figure") if bands else "", tuple(silent)))
    return PayTable(caption, axis_for(figures), tuple(bands))


def _row(
    figure: Figure,
    label: Callable[[Figure], str],
    titles: Mapping[str, str],
    marks: Mapping[str, int],
    door: Door,
) -> PayRow:
    """Labelled as the view labels it; of several roles, by its role and then as the view does."""
    words = [detail_words(figure), _unplaced(figure)]
    if label is not _population_label:
        words.insert(0, figure.population)
    if label is not _source_label:
        words.append(figure.source_name or gettext("source not named"))
    name = label(figure)
    if marks:
        name, words = titles[figure.role], [name, *words]
    detail = ", ".join(word for word in words if word)
    return PayRow(name, detail, amount_of(figure, door), "", figure, marks.get(figure.role, 0))


def _unplaced(figure: Figure) -> str:
    """What the source leaves out of place and time, where a reader would expect both."""
    if not figure.place and figure.year is None:
        return gettext("place and year not stated")
    if not figure.place:
        return gettext("place not stated")
    return gettext("year not stated") if figure.year is None else ""


def _silent(shown: list[Figure], roles: Sequence[RoleName], why: str) -> list[PayRow]:
    speaking = {figure.role for figure in shown}
    marks = range(1, len(roles) + 1) if len(roles) > 1 else [0] * len(roles)
    return [
        PayRow(role.title, why, None, gettext("no figure"), None, mark)
        for mark, role in zip(marks, roles, strict=True)
        if role.slug not in speaking
    ]


def plurals(roles: Sequence[RoleName]) -> str:
    """The roles as a sentence lists them."""
    names = [role.plural for role in roles]
    if len(names) < 2:
        return "".join(names)
    return gettext("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def role_table(
    element: str, figures: Iterable[Figure], roles: Sequence[RoleName], door: Door
) -> PayTable:
    """Each role with what sources state for everybody in it, of one element only; the roles
    for which none does share the last row."""
    rows = [row for figure in figures if figure.is_general for row in with_parts(figure)]
    rows = [row for row in rows if row.element == element]
    lines: list[PayRow] = []
    silent = []
    for role in roles:
        own = [row for row in rows if row.role == role.slug]
        for row in own:
            detail = ", ".join(filter(None, [_source_label(row), detail_words(row)]))
            lines.append(PayRow(role.title, detail, amount_of(row, door), "", row))
        if not own:
            silent.append(role.title)
    if silent:
        lines.append(PayRow(", ".join(silent), "", None, gettext("not stated yet"), None))
    band = PayBand(element_heading(element), tuple(lines))
    return PayTable(element_heading(element), axis_for(rows), (band,))
