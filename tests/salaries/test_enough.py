from fractions import Fraction

import pytest

from salaries.enough import (
    MEDIAN_FROM,
    QUARTILES_FROM,
    TENTHS_FROM,
    enough_for,
    least_for,
    observations,
)


def test_least_numbers_are_those_of_the_method_page():
    assert (MEDIAN_FROM, QUARTILES_FROM, TENTHS_FROM) == (6, 11, 29)


@pytest.mark.parametrize("quantile", [Fraction(1, 10), Fraction(1, 4), Fraction(1, 2)])
def test_one_fewer_would_not_be_certain(quantile):
    n = least_for(quantile)

    held = [1 - quantile**k - (1 - quantile) ** k for k in (n - 1, n)]
    assert held[0] < Fraction(95, 100) <= held[1]


def test_both_tails_need_the_same_number():
    assert least_for(Fraction(9, 10)) == least_for(Fraction(1, 10))


@pytest.mark.parametrize(
    ("quantile", "n", "enough"),
    [
        (50, 5, False),
        (50, 6, True),
        (25, 10, False),
        (75, 11, True),
        (10, 28, False),
        (90, 29, True),
    ],
)
def test_a_quantile_is_said_from_its_least_number(quantile, n, enough):
    assert enough_for(quantile, n) is enough


@pytest.mark.parametrize(("rows", "year", "n"), [(9, 2022, 9), (9, 2023, 4), (1, 2024, 0)])
def test_two_rows_are_one_advert_from_2023(rows, year, n):
    assert observations(rows, year) == n
