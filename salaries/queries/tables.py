"""The adjustments that a reader may turn on."""

from salaries.beside import Switch, national_prices, todays_dollars
from salaries.queries.adjustments import consumer_prices, regional_prices


def switches() -> dict[str, Switch]:
    """By name, in the reader's language; the tables behind them are read once."""
    both = (todays_dollars(consumer_prices()), national_prices(regional_prices()))
    return {switch.name: switch for switch in both}
