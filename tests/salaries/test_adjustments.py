from datetime import date
from decimal import Decimal

import pytest

from salaries.adjustments import (
    Adjusted,
    AdjustedFigure,
    ConsumerPrices,
    RegionalPrices,
    Unavailable,
    adjusted_figure,
    national_prices_of,
    todays_dollars_of,
)
from salaries.figures import Component
from salaries.queries import adjustments as tables
from tests.salaries.builders import make_average, make_counted, make_figure, make_range

CPI = ConsumerPrices(
    {
        (2024, 12): Decimal("310"),
        (2024, 13): Decimal("300"),
        (2025, 9): Decimal("320"),
        (2025, 11): Decimal("325"),
        (2026, 1): Decimal("330"),
    }
)
RPP = RegionalPrices(
    {"California": Decimal("112.500"), "District of Columbia": Decimal("110")},
    year=2023,
    updated_on=date(2025, 2, 20),
)


def reason(answer):
    assert isinstance(answer, Unavailable)
    return answer.reason


# Today's dollars


def test_a_year_is_counted_from_its_average_to_the_newest_month():
    answer = CPI.in_todays_dollars(100_000, 2024)

    assert answer == Adjusted(
        110_000,
        "in dollars of January 2026, by the CPI-U of the BLS",
        "× 330 in January 2026 ÷ 300, the average of 2024",
    )


def test_a_month_is_counted_from_that_month():
    answer = CPI.in_todays_dollars(100_000, 2025, 9)

    assert answer.amount == 103_125
    assert answer.working == "× 330 in January 2026 ÷ 320, September 2025"


def test_the_average_of_a_year_is_not_the_newest_month():
    later = ConsumerPrices({**CPI.values, (2026, 13): Decimal("999")})

    assert later.newest == (2026, 1)


def test_a_missing_month_is_said_and_never_filled_in():
    assert reason(CPI.in_todays_dollars(1, 2025, 10)) == "the CPI-U has no figure for October 2025"


@pytest.mark.parametrize("year", [2025, 2026, 1900])
def test_a_year_without_an_average_is_said(year):
    assert reason(CPI.in_todays_dollars(1, year)) == f"the CPI-U has no average of {year}"


def test_a_figure_without_a_year_stays_as_it_is():
    assert "of which year" in reason(CPI.in_todays_dollars(1, None))


@pytest.mark.parametrize(("amount", "adjusted"), [(5, 6), (15, 16), (25, 28), (35, 38)])
def test_halves_go_to_the_even_unit(amount, adjusted):
    """5.5, 16.5, 27.5, 38.5."""
    assert CPI.in_todays_dollars(amount, 2024).amount == adjusted


def test_the_index_is_about_us_dollars_and_prices_in_the_united_states():
    pounds = make_average(1, currency="GBP")
    germany = make_average(1, place="de", place_name="Germany")

    assert "US dollars" in reason(adjusted_figure(pounds, todays_dollars_of(pounds, CPI)))
    assert "United States" in reason(adjusted_figure(germany, todays_dollars_of(germany, CPI)))


@pytest.mark.parametrize("place", ["us", "us-ca", "us-metro-41860", ""])
def test_it_is_asked_of_every_place_in_the_country(place):
    figure = make_average(300, place=place)

    assert adjusted_figure(figure, todays_dollars_of(figure, CPI)).figure.centre == 330


# National prices


def test_a_state_is_counted_at_the_prices_of_the_country():
    assert RPP.at_national_prices(112_500, "us-ca", "California") == Adjusted(
        100_000,
        "at the country’s average prices, by the price table of the BEA",
        "× 100 ÷ 112.500, California in 2023, table of 20 February 2025",
    )


def test_a_state_with_its_article_is_found():
    answer = RPP.at_national_prices(110, "us-dc", "the District of Columbia")

    assert answer.amount == 100


@pytest.mark.parametrize(
    ("place", "name", "words"),
    [
        ("us", "the United States", "whole country"),
        ("de", "Germany", "states of the United States"),
        ("us-metro-41860", "San Francisco, CA", "states of the United States"),
        ("silicon-valley", "Silicon Valley", "states of the United States"),
        ("", "", "states of the United States"),
        ("us-pr", "Puerto Rico", "no line for Puerto Rico"),
    ],
)
def test_elsewhere_there_is_no_price_table(place, name, words):
    assert words in reason(RPP.at_national_prices(1, place, name))


def test_a_country_of_the_same_name_is_no_state():
    there = RegionalPrices({"Georgia": Decimal(97)}, 2023, date(2025, 2, 20))

    assert isinstance(there.at_national_prices(1, "ge", "Georgia"), Unavailable)


# Figures


def test_every_amount_of_a_figure_is_adjusted_and_the_rest_stays():
    figure = make_counted(60, 300, p10=100, p25=200, p75=400, p90=500)

    other = adjusted_figure(figure, todays_dollars_of(figure, CPI))

    assert isinstance(other, AdjustedFigure)
    assert other.figure.amounts == (110, 220, 330, 440, 550)
    assert (other.figure.key, other.figure.observations) == (figure.key, 60)
    assert other.words == "in dollars of January 2026, by the CPI-U of the BLS"


def test_a_range_with_an_open_end_stays_open():
    figure = make_range(300, None, is_open_top=True)

    other = adjusted_figure(figure, todays_dollars_of(figure, CPI)).figure

    assert (other.minimum, other.maximum, other.is_open_top) == (330, None, True)


def test_the_parts_of_a_figure_go_with_it():
    parts = (Component(kind="base", amount=200), Component(kind="stock"))
    figure = make_average(300, components=parts)

    other = adjusted_figure(figure, todays_dollars_of(figure, CPI)).figure

    assert [part.amount for part in other.components] == [220, None]


def test_a_figure_without_an_amount_has_none_to_adjust():
    figure = make_figure(observations=3)

    assert "no amount" in reason(adjusted_figure(figure, todays_dollars_of(figure, CPI)))


# The tables that are here


@pytest.mark.parametrize(
    ("year", "month", "adjusted"),
    [
        (2024, None, 106_787),  # 100,000 × 334.98 ÷ 313.689 = 106,787.3
        (2025, 5, 104_204),  # 100,000 × 334.98 ÷ 321.465 = 104,204.2
    ],
)
def test_by_the_table_of_the_bls(year, month, adjusted):
    answer = tables.in_todays_dollars(100_000, year, month)

    assert (answer.amount, answer.words) == (
        adjusted,
        "in dollars of August 2026, by the CPI-U of the BLS",
    )


def test_the_table_of_the_bls_has_no_october_2025_and_no_average_of_2026():
    assert "October 2025" in reason(tables.in_todays_dollars(1, 2025, 10))
    assert "2026" in reason(tables.in_todays_dollars(1, 2026, None))


def test_by_the_table_of_the_bea():
    """100,000 × 100 ÷ 112.581 = 88,824.9; of line 5, not of the services in line 8."""
    answer = tables.at_national_prices(100_000, "us-ca", "California")

    assert answer.amount == 88_825
    assert answer.working == "× 100 ÷ 112.581, California in 2023, table of 20 February 2025"


def test_the_table_of_the_bea_has_the_states_and_the_district():
    assert len(tables.regional_prices().values) == 52  # with the country itself


def test_a_switch_takes_its_own_table():
    figure = make_average(100_000, place="us-ca", place_name="California")

    assert tables.adjusted_figure(figure, tables.TODAY).figure.centre == 106_787
    assert tables.adjusted_figure(figure, tables.PRICES).figure.centre == 88_825
    assert national_prices_of(figure, tables.regional_prices())(100_000).amount == 88_825
