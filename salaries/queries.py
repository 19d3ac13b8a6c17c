"""Which pay figures are there for these roles? Rows become the plain values of `figures`."""

from salaries.figures import Component, Figure
from salaries.models import Forecast, PayFigure
from salaries.verdicts import ForecastClaim

SAME_NAME = (
    "key", "element", "year", "month", "level", "years_from", "years_to", "population",
    "title_set", "currency", "is_approximate", "centre", "centre_statistic", "span_statistic",
    "minimum", "maximum", "p10", "p25", "p75", "p90", "is_open_top", "is_open_bottom",
    "observations",
)  # fmt: skip


def pure_figures(rows) -> list[Figure]:
    """Three queries, however many rows."""
    rows = rows.select_related("role", "source", "place").prefetch_related(
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
