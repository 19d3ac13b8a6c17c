"""What do the pages of roles and paths say about pay?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q

from mlpm.lib.sentences import Amount, Sentence, gettext
from roles.models import Role
from salaries.cards import CardLine, card_line
from salaries.charts import PayRow, PayTable
from salaries.comparison import role_table
from salaries.disagreement import Finding, finding
from salaries.figures import Figure, with_parts
from salaries.models import DataNote, PayFactor, TitleSet
from salaries.pay_change import pay_change
from salaries.queries.compared import overlaps, role_names
from salaries.queries.figures import COUNTED, OWN_TITLES, door, figures_about
from salaries.queries.forecasts import ForecastLine, forecast_amount
from salaries.series import RoleName
from salaries.words import amount_of, detail_words, element_words, period_words


@dataclass(frozen=True, slots=True)
class RolePay:
    """What the page of a role says about pay; `rows` holds the parts of stated figures too.

    `counted` is its base pay as a whole, in adverts with the role's own titles.
    """

    figures: list[Figure]
    rows: list[Figure]
    counted: list[Figure]
    factors: list[PayFactor]
    forecasts: list[ForecastLine]
    notes: list[DataNote]

    @property
    def cards(self) -> list[CardLine]:
        return [card_line(figure, door) for figure in self.figures]

    @property
    def general_factors(self) -> list[PayFactor]:
        return [factor for factor in self.factors if not factor.within]

    @property
    def start_up_factors(self) -> list[PayFactor]:
        return [factor for factor in self.factors if factor.within]

    @property
    def by_source(self) -> list[Figure]:
        """What named sources say about everybody in the role, and what was counted."""
        return [*(row for row in self.rows if row.is_general and row.source), *self.counted]

    def about(self, *, start_ups: bool) -> list[Figure]:
        """Figures about some employers only: start-ups, or the others."""
        within = {factor.within for factor in self.start_up_factors}
        some = [row for row in self.rows if row.population and not row.states_experience]
        return [row for row in some if (row.population in within) is start_ups]


def role_pay(role: Role) -> RolePay:
    """Six queries, however many figures."""
    known = figures_about([role.slug])
    figures = [figure for figure in known if not figure.is_computed]
    forecasts = role.forecasts.select_related("source")
    return RolePay(
        figures=figures,
        rows=[row for figure in figures for row in with_parts(figure)],
        counted=[figure for figure in known if is_of_own_titles(figure)],
        factors=list(role.pay_factors.all()),
        forecasts=[ForecastLine(row, forecast_amount(row)) for row in forecasts],
        notes=list(role.data_notes.accepted()),
    )


@dataclass(frozen=True, slots=True)
class StatedPay:
    """One amount at a stop of a path: what it counts, and who says so or from how many."""

    element: str
    amount: Amount
    said: str


def pay_at_stops(slugs: list[str]) -> dict[str, list[StatedPay]]:
    """Base pay as it was counted, else as sources state it, else what there is; of everybody in
    each role, so that two stops are compared on the same thing where that can be."""
    found: dict[str, list[Figure]] = {slug: [] for slug in slugs}
    for figure in figures_about(slugs):
        if figure.is_general and figure.source:
            found[figure.role] += with_parts(figure)
    return {slug: _stated_pay(figures) for slug, figures in found.items()}


def pay_changes(
    moves: Iterable[tuple[str, str]], level: str = ""
) -> dict[tuple[str, str], Sentence | None]:
    """What each move means for base pay as it was counted, at one level or ("") at all together.

    Four queries, however many moves.
    """
    pairs = list(moves)
    slugs = sorted({slug for pair in pairs for slug in pair})
    counted: dict[str, list[Figure]] = {slug: [] for slug in slugs}
    for figure in figures_about(slugs, COUNTED & OWN_TITLES & Q(level=level)):
        if figure.is_computed:
            counted[figure.role].append(figure)
    shared = {frozenset((one.role, one.other)) for one in overlaps(slugs)}
    return {
        (start, end): pay_change(
            counted[start], counted[end], door, is_shared=frozenset((start, end)) in shared
        )
        for start, end in pairs
    }


def base_pay(figures: list[Figure]) -> list[Figure]:
    """What was counted with the role's own titles, else what sources state."""
    base = [figure for figure in figures if figure.element == "base"]
    counted = [figure for figure in base if is_of_own_titles(figure)]
    return counted or [figure for figure in base if not figure.is_computed]


def base_pay_of(roles: Iterable[Role]) -> PayTable:
    """Each role with its base pay, as it was counted or else as sources state it, on one scale.
    A row that counts one set of titles bears the name of that set. Four queries."""
    names = role_names(list(roles))
    figures = figures_about([name.slug for name in names])
    shown: list[Figure] = []
    for role in names:
        parts = [row for f in figures if f.role == role.slug for row in with_parts(f)]
        shown += [row for row in base_pay(parts) if row.is_general]
    table = role_table("base", shown, [_named(name, shown) for name in names], door)
    return replace(
        table,
        bands=tuple(
            replace(band, rows=tuple(_placed(row) for row in band.rows)) for band in table.bands
        ),
    )


def _placed(row: PayRow) -> PayRow:
    """What was counted says how many, where and when; the rest of it is on its card."""
    figure = row.figure
    if figure is None or not figure.is_computed:
        return row
    words = [detail_words(figure), figure.place_name, period_words(figure)]
    return replace(row, detail=", ".join(words))


def _named(role: RoleName, shown: list[Figure]) -> RoleName:
    counted = {figure.title_set for figure in shown if figure.role == role.slug}
    own = next((one for one in role.sets if one.title_set in counted), None)
    return replace(role, title=own.label) if own else role


def is_of_own_titles(figure: Figure) -> bool:
    return figure.is_computed and figure.title_set != TitleSet.WIDE


def _stated_pay(figures: list[Figure]) -> list[StatedPay]:
    whole = [figure for figure in figures if not figure.part and not figure.is_computed]
    return [
        StatedPay(element_words(f.element), amount_of(f, door), _said(f))
        for f in base_pay(figures) or whole
    ]


def _said(figure: Figure) -> str:
    """ "says Payscale"; "the middle of about 16 adverts in the United States in 2024"."""
    if not figure.is_computed:
        return gettext("says {source}").format(source=figure.source_name)
    return gettext("the middle of {count} in {place} in {year}").format(
        count=detail_words(figure), place=figure.place_name, year=figure.year
    )


def role_finding(slug: str) -> Finding | None:
    """What the sources of a role say about each other; None without a source."""
    return finding(figures_about([slug]), door)
