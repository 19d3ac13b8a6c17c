from datetime import date

import pytest

from mlpm.lib.sentences import Amount
from salaries.sheet import sheet
from tests.builders import make_role
from tests.html import elements, parse, text, words_of
from tests.roles.test_views import queries
from tests.salaries.builders import (
    OUR_WORDS,
    UNDATED,
    make_average,
    make_counted,
    make_figure,
    seed_figures,
)

EDITION = {"released_on": date(2025, 1, 19), "title_set": "narrow"}
WHOLE = make_counted(16, 185_550, key="whole", p25=112_250, p75=221_250, **EDITION)
MID = make_counted(9, 189_000, key="mid", level="mid", **EDITION)
SENIOR = make_counted(7, 152_200, key="senior", level="senior", **EDITION)


def make_wage(place, amount):
    return make_figure(
        key=f"wage-{place}", element="wage", place=place, place_name=place.title(), year=2025,
        month=5, category="Marketing Managers", is_proxy=True, centre=amount,
        centre_statistic="median", released_on=date(2025, 5, 1),
    )  # fmt: skip


US = make_wage("us", 166_790)
STATES = [make_wage("ohio", 130_000), make_wage("texas", 150_000), make_wage("utah", 140_000)]


def door(figure):
    return f"/figures/{figure.key}/"


def said(sentence):
    values = {k: v.text if isinstance(v, Amount) else v for k, v in sentence.values.items()}
    return sentence.text.format(**values)


def why(figures, word, states=()):
    """Why the question with this word is asked."""
    (found,) = [one for one in sheet(figures, states, door).questions if word in one.text]
    return said(found.why)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (seed_figures(), "Glassdoor tells of $93,002 beside $151,772 of base pay."),
        (
            seed_figures()[1:],
            "Payscale names these on top, without an amount: bonuses, profit sharing.",
        ),
        ([WHOLE], "Adverts tell base pay, and no more."),
        ([], "No figure here tells what comes on top."),
    ],
)
def test_what_comes_on_top_is_asked_with_what_is_known_of_it(figures, expected):
    assert why(figures, "on top") == expected


def test_what_an_amount_counts_is_asked_only_where_sources_do_not_say():
    assert why(seed_figures(), "base pay alone") == (
        "Of the 12 figures that sources state here, 10 do not say."
    )
    texts = [one.text for one in sheet([WHOLE], [], door).questions]
    assert not [text for text in texts if "base pay alone" in text]


def test_levels_are_told_as_they_were_counted_whatever_their_order():
    assert why([SENIOR, MID, WHOLE], "level") == (
        "In adverts the middle is $189,000 at mid level and $152,200 at senior level."
    )
    assert why([MID, WHOLE, *seed_figures()], "level") == (
        "No counted figures here tell two levels apart."
    )


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (
            [*seed_figures(), WHOLE],
            "The middle half of what was counted goes from $112,250 to $221,250.",
        ),
        (seed_figures(), "Indeed says $150,116 to $204,169, not what its ends mean."),
        ([make_average(1)], "No figure here has a low and a high end."),
    ],
)
def test_the_range_is_the_counted_one_else_what_a_source_says(figures, expected):
    assert why(figures, "range") == expected


@pytest.mark.parametrize(
    ("figures", "states", "expected"),
    [
        (
            [US],
            STATES,
            "The middle wage of Marketing Managers is $130,000 in Ohio and $150,000 in Texas.",
        ),
        (
            seed_figures(),
            [],
            "Figures here are about the United States as a whole, or say no place.",
        ),
        ([make_average(1, **UNDATED)], [], "No figures here tell places apart."),
    ],
)
def test_places_are_told_from_the_lowest_to_the_highest(figures, states, expected):
    assert why(figures, "where I live", states) == expected


def test_the_newest_figure_is_named():
    assert why([WHOLE, US], "looked at again") == "The newest figure here is of May 2025."
    assert (
        why([make_average(1, **UNDATED)], "looked at again")
        == "No figure here says of which year it is."
    )


def test_every_figure_that_a_question_names_stands_on_the_sheet_once():
    made = sheet([*seed_figures(), WHOLE, MID, SENIOR, US], STATES, door)

    keys = [figure.key for figure in made.known]
    assert keys == [
        "whole", "glassdoor-2024-total", "indeed-2024", "payscale-2024-base", "wage-us", "mid",
        "senior", "wage-ohio", "wage-texas",
    ]  # fmt: skip
    doors = {
        value.href
        for question in made.questions
        for value in question.why.values.values()
        if isinstance(value, Amount)
    }
    assert {one.partition("#")[0] for one in doors} <= {door(figure) for figure in made.known}


@pytest.mark.parametrize("figures", [[], seed_figures(), [WHOLE, MID, SENIOR, US]])
def test_the_sheet_has_the_readers_words_and_asks_nothing_of_her_pay(figures):
    made = sheet(figures, STATES, door)

    for question in made.questions:
        assert question.text.endswith("?")
        assert not OUR_WORDS.search(f"{question.text} {said(question.why)}")
        assert "you earn" not in question.text


# The page

SHEET = "/salaries/sheet/ml-product-manager/"


def test_a_role_has_a_sheet_with_the_address_of_every_figure(client, content):
    html = client.get(SHEET).content.decode()
    words = text(parse(html))

    assert "You need not say what you earn or earned" in words
    assert "$244,774 , average, Glassdoor, sample not stated Glassdoor: an average of" in words
    assert "http://testserver/figures/glassdoor-2024-total/" in words


def test_the_sheet_is_led_to_from_the_role_and_its_sources(client, content):
    for page in ("/roles/ml-product-manager/", "/salaries/sources/ml-product-manager/"):
        tree = parse(client.get(page).content.decode())
        assert [a for a in elements(tree, "a") if a.get("href") == SHEET], page


def test_a_role_of_which_nothing_is_known_has_its_questions_still(client, db):
    make_role("baker", plural="bakers")

    words = words_of(client, "/salaries/sheet/baker/")

    assert "Nothing is known here yet about the pay of bakers." in words
    assert "What is the range for this job" in words


def test_an_unknown_role_has_no_sheet(client, content):
    assert client.get("/salaries/sheet/ml-prodct-manager/").status_code == 404


def test_a_sheet_costs_the_same_for_few_and_many_figures(client, content):
    few = queries(client, "/salaries/sheet/data-scientist/")

    assert queries(client, SHEET) <= few + 3 <= 12  # parts, credits, sets of titles


def test_with_the_bundled_editions_the_sheet_tells_levels_and_places(client, counted):
    words = words_of(client, SHEET)

    assert "In adverts the middle is $189,000 , middle of about 9 adverts at mid level" in words
    assert "goes from $112,250 to $221,250 , half of about 16 adverts ." in words
    assert "The middle wage of Marketing Managers, 11-2021 is $79,890" in words
    assert "$166,790 , middle wage, BLS wage survey, sample not stated BLS wage survey" in words
