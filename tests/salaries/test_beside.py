from datetime import date
from decimal import Decimal

from salaries.adjustments import ConsumerPrices, RegionalPrices
from salaries.beside import beside, national_prices, todays_dollars
from salaries.levels import by_level
from salaries.selection import Selection
from salaries.series import RoleName
from tests.salaries.builders import make_counted

PRICES = ConsumerPrices({(2024, 13): Decimal(100), (2026, 8): Decimal(110)})
PARITIES = RegionalPrices({"California": Decimal(125)}, 2023, date(2024, 12, 12))
ROLE = RoleName("baker", "Baker", "bakers")


def compared(**values):
    values = {"level": "mid", "released_on": date(2025, 1, 19), "key": "k", **values}
    figure = make_counted(60, 100_000, role="baker", employment_type="full-time", **values)
    chosen = Selection(element="base", place=figure.place, year=str(figure.year), type="full-time")
    return by_level([figure], [ROLE], chosen, lambda figure: f"/figures/{figure.key}/")


def test_the_original_stays_and_the_adjusted_amount_stands_beside_it():
    changed = beside(compared(), [todays_dollars(PRICES)])

    (row,) = changed.comparison.rows
    (sentence,) = row.adjusted
    assert row.amount.text == "$100,000"
    assert sentence.values["amount"].text == "$110,000"
    assert changed.said == ("In dollars of August 2026, by the CPI-U of the BLS.",)


def test_an_adjusted_amount_opens_its_sum_and_stands_as_firm_as_its_original():
    changed = beside(compared(), [todays_dollars(PRICES)]).comparison

    (row,) = changed.rows
    (working,) = changed.workings
    amount = row.adjusted[0].values["amount"]
    assert amount.href == f"#{working.anchor}"
    assert amount.evidence == row.amount.evidence
    assert (working.terms[0].amount.text, working.by, working.result.text) == (
        "$100,000",
        "× 110 in August 2026 ÷ 100, the average of 2024",
        "$110,000",
    )


def test_what_cannot_be_adjusted_says_why_and_shows_nothing():
    changed = beside(compared(year=1999), [todays_dollars(PRICES)])

    assert changed.comparison.rows[0].adjusted == ()
    assert changed.said == ("In today’s dollars: not available, the CPI-U has no average of 1999.",)


def test_both_switches_stand_side_by_side():
    state = compared(place="us-ca", place_name="California")

    changed = beside(state, [todays_dollars(PRICES), national_prices(PARITIES)])

    amounts = [part.values["amount"].text for part in changed.comparison.rows[0].adjusted]
    assert amounts == ["$110,000", "$80,000"]
    assert len(changed.comparison.workings) == 2


def test_without_a_switch_nothing_changes():
    comparison = compared()

    assert beside(comparison, []).comparison == comparison
