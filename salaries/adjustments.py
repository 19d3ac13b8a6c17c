"""What would an amount be in today's dollars, or at the prices of the whole country?

Two tables of the United States: the consumer price index CPI-U (U.S. Bureau of Labor Statistics,
series CUUR0000SA0; period 13 is the average of a year) and the regional price parities of the
states (U.S. Bureau of Economic Analysis, SARPP, line 5: all items; the country is 100). Nothing is
interpolated: what a table does not have makes the adjustment unavailable, with the reason.
"""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from mlpm.lib.sentences import gettext
from salaries.figures import Figure
from salaries.words import MONTHS

YEAR_AVERAGE = 13
ALL_ITEMS = "5"
COUNTRY = "us"
#: The address of a state, "us-ca", and of everything else in the country.
STATE = re.compile(r"us-[a-z]{2}")
IN_COUNTRY = re.compile(r"us(-.+)?")


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Whole units of the currency a year; `words` stand after the amount, `working` is the sum."""

    amount: int
    words: str
    working: str


@dataclass(frozen=True, slots=True)
class Unavailable:
    reason: str


Adjust = Callable[[int], Adjusted | Unavailable]


@dataclass(frozen=True, slots=True)
class ConsumerPrices:
    """The index by year and month; month 13 is the average of the year."""

    values: Mapping[tuple[int, int], Decimal]

    @property
    def newest(self) -> tuple[int, int]:
        return max(period for period in self.values if period[1] != YEAR_AVERAGE)

    def in_todays_dollars(
        self, amount: int, year: int | None, month: int | None = None
    ) -> Adjusted | Unavailable:
        """From the average of its year, or from its month, to the newest month of the table."""
        if year is None:
            return Unavailable(gettext("the source does not say of which year it is"))
        then = self.values.get((year, month or YEAR_AVERAGE))
        if then is None:
            return Unavailable(
                gettext("the CPI-U has no figure for {month}").format(
                    month=month_words(year, month)
                )
                if month
                else gettext("the CPI-U has no average of {year}").format(year=year)
            )
        now, newest = self.values[self.newest], month_words(*self.newest)
        return Adjusted(
            _whole(amount * now / then),
            gettext("in dollars of {month}, by the CPI-U of the BLS").format(month=newest),
            gettext("× {now} in {month} ÷ {then}, {period}").format(
                now=now,
                month=newest,
                then=then,
                period=month_words(year, month)
                if month
                else gettext("the average of {year}").format(year=year),
            ),
        )


@dataclass(frozen=True, slots=True)
class RegionalPrices:
    """How dear each state is, by its name; the country is 100. `updated_on`: the table's date."""

    values: Mapping[str, Decimal]
    year: int
    updated_on: date

    def at_national_prices(
        self, amount: int, place: str, place_name: str
    ) -> Adjusted | Unavailable:
        """`place` is an address, `us-ca`; the table knows states by their name."""
        if place == COUNTRY:
            return Unavailable(gettext("it is already about the whole country"))
        if not STATE.fullmatch(place):
            return Unavailable(gettext("the BEA’s price table is of states of the United States"))
        state = place_name.removeprefix("the ")
        parity = self.values.get(state)
        if parity is None:
            return Unavailable(
                gettext("the BEA’s price table has no line for {state}").format(state=place_name)
            )
        return Adjusted(
            _whole(amount * 100 / parity),
            gettext("at the country’s average prices, by the price table of the BEA"),
            gettext("× 100 ÷ {parity}, {state} in {year}, table of {day}").format(
                parity=parity, state=place_name, year=self.year, day=day_words(self.updated_on)
            ),
        )


def todays_dollars_of(figure: Figure, prices: ConsumerPrices) -> Adjust:
    """The index is of prices in the United States, in US dollars."""

    def adjust(amount: int) -> Adjusted | Unavailable:
        if figure.currency != "USD":
            return Unavailable(gettext("the CPI-U is about US dollars"))
        if figure.place and not IN_COUNTRY.fullmatch(figure.place):
            return Unavailable(gettext("the CPI-U is about prices in the United States"))
        return prices.in_todays_dollars(amount, figure.year, figure.month)

    return adjust


def national_prices_of(figure: Figure, prices: RegionalPrices) -> Adjust:
    return lambda amount: prices.at_national_prices(amount, figure.place, figure.place_name)


def month_words(year: int, month: int) -> str:
    """ "August 2026"."""
    return f"{gettext(MONTHS[month - 1])} {year}"


def day_words(day: date) -> str:
    """ "20 February 2025"."""
    return f"{day.day} {month_words(day.year, day.month)}"


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_EVEN))


# The tables as their publishers write them


def consumer_prices(path: Path) -> ConsumerPrices:
    with path.open(encoding="utf-8", newline="") as file:
        return ConsumerPrices(
            {
                (int(row["year"]), int(row["period"].removeprefix("M"))): Decimal(row["value"])
                for row in csv.DictReader(file)
            }
        )


def regional_prices(path: Path) -> RegionalPrices:
    """Of the newest year. The publisher ends the table with notes, one of them its date."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, skipinitialspace=True)
    year = header[-1]
    name, code, value = (header.index(word) for word in ("GeoName", "LineCode", year))
    rows = [line for line in lines if len(line) == len(header)]
    notes = " ".join(line[0] for line in lines if len(line) == 1)
    updated = re.search(r"Last updated: (\w+ \d+, \d{4})", notes)
    assert updated is not None, f"{path} does not say when it was last updated"
    return RegionalPrices(
        {row[name]: Decimal(row[value]) for row in rows if row[code] == ALL_ITEMS},
        int(year),
        datetime.strptime(updated[1], "%B %d, %Y").date(),
    )
