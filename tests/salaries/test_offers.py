import pytest

from salaries.charts import PayRow
from salaries.figures import Component, with_parts
from salaries.offers import Offer, lies, read_amount, summary, with_offer
from salaries.words import amount_of
from tests.salaries.builders import make_average, make_counted, make_figure, make_range

FULL = {"p10": 80, "p25": 90, "p75": 110, "p90": 120}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("130000", 130_000),
        ("130,000", 130_000),
        ("$130,000", 130_000),
        (" 130 000 ", 130_000),
        ("130k", 130_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert read_amount(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "lots",
        "-1",
        "1.5",
        "1e5",
        "NaN",
        "１３００００",
        "٣٤٥",
        "130,00",
        "1,3000",
        "9" * 21,
        "k",
    ],
)
def test_what_is_no_amount_is_not_read(typed):
    assert read_amount(typed) is None


@pytest.mark.parametrize(
    ("offer", "element", "amount"),
    [
        (Offer(100), "base", 100),
        (Offer(100), "total-cash", None),
        (Offer(100, bonus=10), "total-cash", 110),
        (Offer(100, bonus=10), "total", None),
        (Offer(100, 10, 5), "total", 115),
        (Offer(100, 10, 5), "additional", 15),
        (Offer(100, 0, 0), "total", 100),
        (Offer(100, 10, 5), "wage", None),
        (Offer(100, 10, 5), "not-stated", None),
    ],
)
def test_an_offer_is_set_only_beside_what_counts_the_same(offer, element, amount):
    assert offer.of_element(element) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (121, "more than about nine tenths of these"),
        (120, "more than about three quarters of these"),
        (111, "more than about three quarters of these"),
        (101, "more than about half of these"),
        (100, "the middle one"),
        (99, "more than about a quarter of these"),
        (90, "more than about a tenth of these"),
        (80, "within the lowest tenth"),
    ],
)
def test_among_offers_the_highest_mark_it_passes_is_said(amount, words):
    figure = make_counted(200, 100, **FULL)

    assert lies(amount, figure) == f"your offer: {words}"


@pytest.mark.parametrize(
    ("marks", "amount", "words"),
    [
        ({}, 99, "below the middle"),
        ({}, 101, "more than about half of these"),
        ({"p25": 90, "p75": 110}, 90, "within the lowest quarter"),
        ({"p25": 90, "p75": 110}, 500, "more than about three quarters of these"),
    ],
)
def test_nothing_is_said_of_a_mark_that_is_not_there(marks, amount, words):
    assert lies(amount, make_counted(9, 100, **marks)) == f"your offer: {words}"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (make_average(90), "above this average"),
        (make_average(110), "below this average"),
        (make_range(90, 110), "between these ends"),
        (make_range(110, 120), "below what this source says"),
        (make_range(80, 90), "above what this source says"),
        (make_range(80, 90, is_open_top=True), "over the top named here, which is open"),
        (make_range(90, None, is_open_top=True), "between these ends"),
    ],
)
def test_beside_a_statement_it_is_said_what_that_allows(figure, words):
    assert lies(100, figure) == f"your offer: {words}"


def row(figure):
    return PayRow("label", "", amount_of(figure, lambda _: "/"), "", figure)


def test_a_row_that_counts_the_same_gets_the_line():
    changed = with_offer(row(make_counted(60, 100)), Offer(120))

    assert changed.you == 120
    assert "half" in changed.yours


@pytest.mark.parametrize("element", ["total", "total-cash", "wage", "not-stated"])
def test_a_row_that_counts_something_else_cannot_answer(element):
    changed = with_offer(row(make_counted(60, 100, element=element)), Offer(120))

    assert changed.you is None
    assert changed.yours.startswith("this source cannot answer")


def test_a_row_in_other_money_cannot_answer():
    assert with_offer(row(make_counted(60, 100, currency="GBP")), Offer(120)).you is None


def test_a_row_without_an_amount_is_left_as_it_is():
    empty = PayRow("label", "", None, "no figure", None)

    assert with_offer(empty, Offer(120)) is empty


def test_the_base_part_of_a_total_is_compared_with_the_base():
    total = make_figure(
        centre=150,
        centre_statistic="average",
        element="total",
        components=(Component(kind="base", amount=100),),
    )
    _, base = with_parts(total)

    assert with_offer(row(base), Offer(120)).you == 120


def test_the_sum_is_written_out():
    rows = [with_offer(row(make_counted(60, 100, element="total")), Offer(100_000, 10_000, 0))]

    said = summary(Offer(100_000, 10_000, 0), "total", rows)

    assert said.values["sum"] == "$100,000 + $10,000 + $0 = $110,000"
    assert "one row" in said.text
