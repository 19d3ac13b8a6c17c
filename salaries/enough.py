"""How many adverts are enough to say something? Plain arithmetic; the method page explains it.

A quantile is said from the least n on for which the interval from the lowest to the highest of n
independent observations holds it with 95 % certainty, whatever the distribution:
1 − pⁿ − (1−p)ⁿ ≥ 0.95 (distribution-free confidence interval from order statistics; David and
Nagaraja, Order Statistics, 2003, section 7.1).
"""

from fractions import Fraction

from mlpm.lib.sentences import gettext

CERTAINTY = Fraction(95, 100)


def least_for(quantile: Fraction) -> int:
    """The least number of observations from which this quantile (0 to 1) is said."""
    n = 1
    while certainty(quantile, n) < CERTAINTY:
        n += 1
    return n


def certainty(quantile: Fraction, n: int) -> Fraction:
    """How certain it is that the quantile lies between the lowest and the highest of n."""
    return 1 - quantile**n - (1 - quantile) ** n


MEDIAN_FROM = least_for(Fraction(1, 2))
QUARTILES_FROM = least_for(Fraction(1, 4))
TENTHS_FROM = least_for(Fraction(1, 10))
SOME_FROM = 15
FIRM_FROM = 50

#: From this year on two rows of the pay index are the two ends of one posted range.
PAIRS_FROM = 2023


def observations(rows: int, year: int) -> int:
    """Independent adverts behind so many rows of the pay index."""
    return rows // 2 if year >= PAIRS_FROM else rows


def enough_for(quantile: int, n: int) -> bool:
    """Whether n observations are enough for p10, p25, p50, p75 or p90."""
    return (
        n >= {10: TENTHS_FROM, 25: QUARTILES_FROM, 50: MEDIAN_FROM}[min(quantile, 100 - quantile)]
    )


def few_words(n: int | None) -> str:
    """ "few data" below 15, "some data" below 50, else nothing."""
    if n is None or n >= FIRM_FROM:
        return ""
    return gettext("some data") if n >= SOME_FROM else gettext("few data")
