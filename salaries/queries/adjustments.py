"""The tables of prices, as their publishers write them, read once."""

from functools import cache

from django.conf import settings

from salaries import adjustments
from salaries.adjustments import ConsumerPrices, RegionalPrices

TABLES = settings.BASE_DIR / "fixtures" / "tables"


@cache
def consumer_prices() -> ConsumerPrices:
    return adjustments.consumer_prices(TABLES / "cpi_u_CUUR0000SA0.csv")


@cache
def regional_prices() -> RegionalPrices:
    return adjustments.regional_prices(TABLES / "SARPP_STATE_2008_2023.csv")
