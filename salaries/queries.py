"""Which pay figures are there for these roles? Rows become the plain values of `figures`."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from mlpm.lib.sentences import Amount, Evidence, gettext
from mlpm.sources.models import Source
from mlpm.sources.queries import Cite, cites_of
from roles.models import Role
from salaries.cards import CardLine, card_line
from salaries.comparison import RoleName
from salaries.disagreement import Finding, finding
from salaries.figures import Component, Figure, with_parts
from salaries.models import DataNote, Forecast, PayComponent, PayFactor, PayFigure
from salaries.verdicts import ForecastClaim, Verdict, verdict
from salaries.words import amount_of, capitalised, element_heading, money

SAME_NAME = (
    "key", "element", "year", "month", "level", "years_from", "years_to", "population",
    "title_set", "employment_type", "category", "is_proxy", "currency", "is_approximate",
    "centre", "centre_statistic", "span_statistic", "minimum", "maximum", "p10", "p25",
    "p75", "p90", "is_open_top", "is_open_bottom", "observations", "rows",
)  # fmt: skip


def pure_figures(rows) -> list[Figure]:
    """Three queries, however many rows."""
    rows = rows.select_related("role", "source", "place", "release").prefetch_related(
        "components", "also_credited"
    )
    return [pure_figure(row) for row in rows]


def pure_figure(row: PayFigure) -> Figure:
    return Figure(
        role=row.role.slug,
        role_title=row.role.short_title,
        source=row.source.slug if row.source else "",
        source_name=row.source.name if row.source else "",
        also_credited=tuple(source.name for source in row.also_credited.all()),
        place=row.place.slug if row.place else "",
        place_name=row.place.name if row.place else "",
        released_on=row.release.released_on if row.release else None,
        components=tuple(
            Component(kind=part.kind, amount=part.amount, is_on_top=part.is_on_top)
            for part in row.components.all()
        ),
        **{name: getattr(row, name) for name in SAME_NAME},
    )


def pure_forecasts(rows) -> list[ForecastClaim]:
    return [pure_forecast(row) for row in rows.all()]


def pure_forecast(row: Forecast) -> ForecastClaim:
    names = (
        "key", "text", "made_year", "due_year", "level_from", "level_to", "element",
        "statistic", "amount", "currency",
    )  # fmt: skip
    return ForecastClaim(**{name: getattr(row, name) for name in names})


def door(figure: Figure) -> str:
    """The address of the figure's card; of a part, its line on the card."""
    address = reverse("salaries:figure", args=[figure.key])
    return f"{address}#{figure.part}" if figure.part else address


def role_name(role: Role) -> RoleName:
    """As a label: it begins with a capital."""
    return RoleName(role.slug, capitalised(role.short_title), role.plural)


def compared_figures(slugs: list[str], *, element="", place="", year="", source="") -> list[Figure]:
    """Published figures of the roles that match every word given; "" leaves it open.

    The element is that of the figure or of one of its parts, which the comparison takes apart.
    """
    rows = PayFigure.objects.published().for_roles(slugs)
    if element:
        of_part = PayComponent.objects.filter(kind=element, is_on_top=False).values("figure")
        rows = rows.filter(Q(element=element) | Q(pk__in=of_part))
    if place:
        rows = rows.filter(place__slug=place)
    if year:
        rows = rows.filter(year=year)
    if source == "not-named":
        rows = rows.filter(is_source_not_stated=True)
    elif source:
        rows = rows.filter(source__slug=source)
    return pure_figures(rows.order_by("role", "order", "id"))


def figures_from(source: Source) -> list[Figure]:
    """Published figures that the source states, or is credited for, or reports."""
    rows = PayFigure.objects.published().filter(
        Q(source=source)
        | Q(also_credited=source)
        | Q(source__reported_in=source)
        | Q(citations__source=source)
    )
    return pure_figures(rows.order_by("role__order", "order", "id").distinct())


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A forecast and the amount it names, if it names one."""

    forecast: Forecast
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class RolePay:
    """What the page of a role says about pay; `rows` holds the parts of figures too."""

    figures: list[Figure]
    rows: list[Figure]
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
        """What named sources say about everybody in the role."""
        return [row for row in self.rows if row.is_general and row.source]

    def about(self, *, start_ups: bool) -> list[Figure]:
        """Figures about some employers only: start-ups, or the others."""
        within = {factor.within for factor in self.start_up_factors}
        some = [row for row in self.rows if row.population and not row.states_experience]
        return [row for row in some if (row.population in within) is start_ups]


def role_pay(role: Role) -> RolePay:
    """Six queries, however many figures."""
    figures = pure_figures(PayFigure.objects.published().filter(role=role))
    forecasts = role.forecasts.select_related("source")
    return RolePay(
        figures=figures,
        rows=[row for figure in figures for row in with_parts(figure)],
        factors=list(role.pay_factors.all()),
        forecasts=[ForecastLine(row, forecast_amount(row)) for row in forecasts],
        notes=list(role.data_notes.accepted()),
    )


MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A doubt, with the other figures it is about unless they are too many to name."""

    text: str
    others: list[CardLine]
    is_about_many: bool


def notes_about(figure: PayFigure) -> list[NoteLine]:
    """Accepted doubts about the figure: five queries, however many."""
    notes = list(figure.data_notes.accepted().prefetch_related("figures"))
    rows = PayFigure.objects.published().filter(data_notes__in=notes).exclude(pk=figure.pk)
    lines = {one.key: card_line(one, door) for one in pure_figures(rows.distinct())}
    said = []
    for note in notes:
        others = [lines[other.key] for other in note.figures.all() if other.key in lines]
        is_about_many = len(others) > MOST_NAMED
        said.append(NoteLine(note.text, [] if is_about_many else others, is_about_many))
    return said


@dataclass(frozen=True, slots=True)
class StatedPay:
    """One amount at a stop of a path, with who says so and what it counts."""

    source: str
    element: str
    amount: Amount


def pay_at_stops(slugs: list[str]) -> dict[str, list[StatedPay]]:
    """Pay stated for everybody in each role: base pay where a source has it, else what there is."""
    stated: dict[str, list[Figure]] = {slug: [] for slug in slugs}
    for figure in pure_figures(PayFigure.objects.published().for_roles(slugs)):
        if figure.is_general and figure.source:
            stated[figure.role] += with_parts(figure)
    return {slug: _base_or_all(figures) for slug, figures in stated.items()}


def _base_or_all(figures: list[Figure]) -> list[StatedPay]:
    base = [figure for figure in figures if figure.element == "base"]
    return [
        StatedPay(f.source_name, element_heading(f.element), amount_of(f, door))
        for f in base or [figure for figure in figures if not figure.part]
    ]


@dataclass(frozen=True, slots=True)
class JudgedForecast:
    """A forecast, what became of it, and the figures nearest to it."""

    forecast: Forecast
    verdict: Verdict
    amount: Amount | None
    nearest: list[CardLine]
    cites: list[Cite]


def forecasts_with_verdicts(today_year: int) -> list[JudgedForecast]:
    """Forecasts about published roles and what became of them: five queries."""
    published = Forecast.objects.filter(role__in=Role.objects.published())
    rows = list(published.select_related("role", "source").order_by("role__order", "order"))
    slugs = {row.role.slug for row in rows}
    figures = pure_figures(PayFigure.objects.published().for_roles(slugs))
    cites = cites_of((Forecast, row.pk) for row in rows)
    judged = []
    for row in rows:
        of_role = [figure for figure in figures if figure.role == row.role.slug]
        found = verdict(pure_forecast(row), of_role, today_year)
        judged.append(
            JudgedForecast(
                forecast=row,
                verdict=found,
                amount=forecast_amount(row),
                nearest=[card_line(figure, door) for figure in found.nearest],
                cites=cites.get((Forecast, row.pk), []),
            )
        )
    return judged


def forecast_amount(row: Forecast) -> Amount | None:
    """The amount a forecast names; its door is its own place on the trends page."""
    if row.amount is None:
        return None
    basis = gettext("a forecast, {source}").format(
        source=row.source.name if row.source else gettext("source not named")
    )
    return Amount(money(row.amount, row.currency), row.get_absolute_url(), Evidence.FORECAST, basis)


def role_finding(slug: str) -> Finding | None:
    """What the sources of a role say about each other; None without a source."""
    figures = pure_figures(PayFigure.objects.published().for_roles([slug]))
    return finding(figures, door)
