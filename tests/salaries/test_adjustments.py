from datetime import date
from decimal import Decimal

import pytest

from salaries.adjustments import (
    Adjusted,
    ConsumerPrices,
    RegionalPrices,
    Unavailable,
    national_prices_of,
    todays_dollars_of,
)
from salaries.queries.adjustments import consumer_prices, regional_prices
from tests.salaries.builders import make_average

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

    assert "US dollars" in reason(todays_dollars_of(pounds, CPI)(1))
    assert "United States" in reason(todays_dollars_of(germany, CPI)(1))


@pytest.mark.parametrize("place", ["us", "us-ca", "us-metro-41860", ""])
def test_it_is_asked_of_every_place_in_the_country(place):
    figure = make_average(300, place=place)

    assert todays_dollars_of(figure, CPI)(300).amount == 330


def test_a_figure_of_a_month_is_counted_from_that_month():
    figure = make_average(320, year=2025, month=9)

    assert todays_dollars_of(figure, CPI)(320).amount == 330


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


def test_a_figure_is_asked_about_its_own_place():
    figure = make_average(1, place="us-ca", place_name="California")

    assert national_prices_of(figure, RPP)(112_500).amount == 100_000


# The tables that are here


@pytest.mark.parametrize(
    ("year", "month", "adjusted"),
    [
        (2024, None, 106_787),  # 100,000 × 334.98 ÷ 313.689 = 106,787.3
        (2025, 5, 104_204),  # 100,000 × 334.98 ÷ 321.465 = 104,204.2
    ],
)
def test_by_the_table_of_the_bls(year, month, adjusted):
    answer = consumer_prices().in_todays_dollars(100_000, year, month)

    assert (answer.amount, answer.words) == (
        adjusted,
        "in dollars of August 2026, by the CPI-U of the BLS",
    )


def test_the_table_of_the_bls_has_no_october_2025_and_no_average_of_2026():
    assert "October 2025" in reason(consumer_prices().in_todays_dollars(1, 2025, 10))
    assert "2026" in reason(consumer_prices().in_todays_dollars(1, 2026, None))


def test_by_the_table_of_the_bea():
    """100,000 × 100 ÷ 112.581 = 88,824.9; of line 5, not of the services in line 8."""
    answer = regional_prices().at_national_prices(100_000, "us-ca", "California")

    assert answer.amount == 88_825
    assert answer.working == "× 100 ÷ 112.581, California in 2023, table of 20 February 2025"


def test_the_table_of_the_bea_has_the_states_and_the_district():
    assert len(regional_prices().values) == 52  # with the country itself
