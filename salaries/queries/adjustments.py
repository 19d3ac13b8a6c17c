"""The tables of prices, read once, and what they make of an amount."""

from functools import cache

from django.conf import settings

from salaries import adjustments
from salaries.adjustments import (
    Adjusted,
    AdjustedFigure,
    ConsumerPrices,
    RegionalPrices,
    Unavailable,
    national_prices_of,
    todays_dollars_of,
)
from salaries.figures import Figure

TABLES = settings.BASE_DIR / "fixtures" / "tables"

#: The two switches, as the selection of a comparison names them.
TODAY, PRICES = "today", "prices"


@cache
def consumer_prices() -> ConsumerPrices:
    return adjustments.consumer_prices(TABLES / "cpi_u_CUUR0000SA0.csv")


@cache
def regional_prices() -> RegionalPrices:
    return adjustments.regional_prices(TABLES / "SARPP_STATE_2008_2023.csv")


def in_todays_dollars(amount: int, year: int | None, month: int | None) -> Adjusted | Unavailable:
    return consumer_prices().in_todays_dollars(amount, year, month)


def at_national_prices(amount: int, place: str, place_name: str) -> Adjusted | Unavailable:
    return regional_prices().at_national_prices(amount, place, place_name)


def adjusted_figure(figure: Figure, switch: str) -> AdjustedFigure | Unavailable:
    """Every amount of the figure adjusted; `switch` is TODAY or PRICES."""
    if switch == TODAY:
        return adjustments.adjusted_figure(figure, todays_dollars_of(figure, consumer_prices()))
    return adjustments.adjusted_figure(figure, national_prices_of(figure, regional_prices()))
