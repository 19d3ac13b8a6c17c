"""The adjustments that a reader may turn on."""

from functools import cache

from salaries.beside import Switch, national_prices, todays_dollars
from salaries.queries.adjustments import consumer_prices, regional_prices


@cache
def switches() -> dict[str, Switch]:
    """By name; the tables behind them are read once."""
    both = (todays_dollars(consumer_prices()), national_prices(regional_prices()))
    return {switch.name: switch for switch in both}
