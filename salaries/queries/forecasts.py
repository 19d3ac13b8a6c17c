"""Which forecasts are there, and what became of them?"""

from dataclasses import dataclass

from mlpm.lib.sentences import Amount, Evidence, gettext
from mlpm.sources.queries import Cite, cites_of
from roles.models import Role
from salaries.cards import CardLine, card_line
from salaries.models import Forecast
from salaries.queries.figures import COUNTED, OWN_TITLES, door, figures_about
from salaries.verdicts import ForecastClaim, Verdict, verdict
from salaries.words import money


def pure_forecasts(rows) -> list[ForecastClaim]:
    return [pure_forecast(row) for row in rows.all()]


def pure_forecast(row: Forecast) -> ForecastClaim:
    names = (
        "key", "text", "made_year", "due_year", "level_from", "level_to", "element",
        "statistic", "amount", "currency",
    )  # fmt: skip
    return ForecastClaim(**{name: getattr(row, name) for name in names})


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A forecast and the amount it names, if it names one."""

    forecast: Forecast
    amount: Amount | None


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
    figures = figures_about(slugs, COUNTED & OWN_TITLES)
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
