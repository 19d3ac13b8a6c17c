from dataclasses import asdict, fields, replace
from datetime import date

import pytest

from mlpm.lib.sentences import gettext
from salaries.cards import Card, Origin, card, card_line, citation, people_words
from tests.salaries.builders import (
    OUR_WORDS,
    make_average,
    make_counted,
    make_figure,
    make_range,
    seed_figure,
    seed_figures,
)

US, NOT_STATED = "the United States", "not stated"
NO_MIDDLE = "No middle or average is stated"
AVERAGE = "An average; the source does not say which kind"
ENDS = "the source does not say what its ends mean"
OPEN = f"{ENDS}; it has no upper end"

#: title, what it counts, statistic, span, meaning, experience, population, place, period
SEED = {
    "glassdoor-2024-total": (
        "$244,774", "Base plus additional pay", AVERAGE, "", "", NOT_STATED, "", US, "2024",
    ),
    "indeed-2024": (
        "$175,069", "", AVERAGE, "$150,116 to $204,169", ENDS, NOT_STATED, "", US, "2024",
    ),
    "payscale-2024-base": (
        "$155,765", "Base pay", AVERAGE, "$126,000 to $185,000", ENDS, NOT_STATED, "", US, "2024",
    ),
    "brief-2024-years-1-3": (
        "$170k to $272k", "", NO_MIDDLE, "$170,000 to $272,000", ENDS, "1 to 3 years", "", US,
        "2024",
    ),
    "brief-2024-years-4-7": (
        "$195k to $305k", "", NO_MIDDLE, "$195,000 to $305,000", ENDS, "4 to 7 years, mid level",
        "", US, "2024",
    ),
    "brief-2024-senior": (
        "$350k and over", "", NO_MIDDLE, "$350,000 and over", OPEN,
        "senior level, years not stated", "", US, "2024",
    ),
    "brief-2024-tech-companies": (
        "$193k to $328k", "", NO_MIDDLE, "$193,000 to $328,000", ENDS, NOT_STATED,
        "technology companies such as Intel, Google and Apple", US, "2024",
    ),
    "brief-2024-start-ups": (
        "$144,167", "", AVERAGE, "$65,000 to $252,000", ENDS, NOT_STATED, "start-ups", US, "2024",
    ),
    "brief-2024-overall": (
        "$150k to over $350k", "", NO_MIDDLE, "$150,000 to over $350,000", OPEN, NOT_STATED, "",
        US, "2024",
    ),
    "brief-career-range": (
        "$135k to over $200k", "", NO_MIDDLE, "$135,000 to over $200,000", OPEN, NOT_STATED, "",
        NOT_STATED, NOT_STATED,
    ),
    "brief-trends-average": (
        "about $151,000", "", f"{AVERAGE}. It says “about”", "", "", NOT_STATED, "", NOT_STATED,
        NOT_STATED,
    ),
    "brief-trends-threshold": (
        "over $200k", "", NO_MIDDLE, "over $200,000",
        "a line that pay may cross; no end is stated", NOT_STATED, "", NOT_STATED, NOT_STATED,
    ),
}  # fmt: skip


def door(figure):
    return f"/figures/{figure.key}/"


@pytest.mark.parametrize("key", SEED)
def test_the_card_of_a_figure_of_the_seed(key):
    found = card(seed_figure(key))

    title, element, *rest = SEED[key]
    assert (found.title, found.element) == (
        title, element or "The source does not say what it counts",
    )  # fmt: skip
    assert [
        found.statistic, found.span, found.span_meaning, found.experience, found.population,
        found.place, found.period,
    ] == rest  # fmt: skip
    assert found.sample == NOT_STATED


def test_every_figure_of_the_seed_is_here():
    assert list(SEED) == [figure.key for figure in seed_figures()]


def test_the_parts_of_a_figure_have_their_amounts_and_an_anchor():
    parts = card(seed_figure("glassdoor-2024-total")).parts

    assert [(part.anchor, part.title, part.amount) for part in parts] == [
        ("base", "Base pay", "$151,772"),
        ("additional", "Additional pay", "$93,002"),
    ]


def test_what_comes_on_top_is_named_without_an_amount():
    found = card(seed_figure("payscale-2024-base"))

    assert (found.parts, found.on_top) == ((), ("bonuses", "profit sharing"))


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_every_amount_stands_in_full_on_the_card(figure):
    found = card(figure)

    text = " ".join([found.title, found.span, *(part.amount for part in found.parts)])
    stated = [*figure.amounts, *(part.amount for part in figure.components if part.amount)]
    assert all(f"${amount:,}" in text for amount in stated)


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_the_card_has_the_readers_words(figure):
    text = " ".join(str(value) for value in asdict(card(figure)).values())

    assert not OUR_WORDS.search(text)


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_no_line_that_is_always_shown_is_empty(figure):
    found = card(figure)

    may_be_empty = {"span", "span_meaning", "population", "parts", "on_top", *OF_COUNTED}
    assert all(getattr(found, f.name) for f in fields(Card) if f.name not in may_be_empty)


def test_a_month_is_said_with_its_year():
    assert card(make_average(1, year=2025, month=3)).period == "March 2025"


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_has_its_name(month):
    assert card(make_average(1, month=month)).period.split()[0] == gettext(
        "January February March April May June July August September October November December"
        .split()[month - 1]
    )  # fmt: skip


#: Said of counted figures only.
OF_COUNTED = {"element_note", "contract", "sample_note", "missing"}
EDITION = {"released_on": date(2025, 1, 19), "employment_type": "full-time"}


def test_a_counted_figure_says_how_many():
    found = card(make_counted(2470, 170_000, p25=140_000, p75=200_000))

    assert found.sample == "about 2,470 adverts, from 4,940 rows"
    assert found.sample_note.startswith("Two rows are one advert: from 2023 on")
    assert found.statistic == "Middle offer: half are higher, half are lower"
    assert (found.span, found.span_meaning) == ("$140,000 to $200,000", "half are between these")


def test_an_employers_range_says_what_it_is():
    figure = make_figure(span_statistic="employer-range", minimum=100_000, maximum=120_000)

    assert card(figure).span_meaning == "what the employer offers"


def test_a_range_without_a_lower_end_says_so():
    figure = make_range(None, 120_000, is_open_bottom=True)

    assert card(figure).span_meaning == f"{ENDS}; it has no lower end"


def test_percentiles_at_the_ends_are_on_the_card_too():
    figure = make_counted(99, 150_000, p10=90_000, p25=120_000, p75=180_000, p90=230_000)

    text = " ".join(map(str, asdict(card(figure)).values()))
    assert all(f"${amount:,}" in text for amount in figure.amounts)


def test_a_card_as_a_row_says_whom_it_is_about():
    whom = {figure.key: card_line(figure, door).whom for figure in seed_figures()}

    assert whom["indeed-2024"] == "everybody in the role"
    assert whom["brief-2024-start-ups"] == "start-ups"
    assert whom["brief-2024-senior"] == "senior level, years not stated"


@pytest.mark.parametrize(
    ("key", "opening"),
    [
        ("payscale-2024-base", "Payscale: an average of base pay, the United States, 2024."),
        (
            "brief-trends-threshold",
            "A source that is not named: over $200k of pay, without saying what it counts.",
        ),
    ],
)
def test_the_card_opens_with_one_plain_sentence(key, opening):
    assert card(seed_figure(key)).opening == opening


# Counted figures


def test_a_counted_figure_says_of_whom_at_which_level_and_on_which_contract():
    found = card(make_counted(60, 170_000, **EDITION), "AI or ML product managers")

    assert (found.experience, found.contract) == ("all levels together", "full time")
    assert found.opening == (
        "Some Source: the middle of base pay, AI or ML product managers, all levels together, "
        "full time, the United States, 2024."
    )


def test_a_counted_level_is_said_without_a_word_of_years():
    assert card(make_counted(60, 170_000, level="mid", **EDITION)).experience == "mid level"


def test_rows_that_are_single_are_not_explained_as_pairs():
    found = card(make_counted(40, 170_000, rows=40, year=2021, **EDITION))

    assert (found.sample, found.sample_note) == ("40 adverts or answers, some data", "")


@pytest.mark.parametrize(
    ("observations", "percentiles", "missing"),
    [
        (9, {}, "Where half of them lie is said from 11 on."),
        (16, {"p25": 1, "p75": 3},
         "Where the lowest and the highest tenth begin is said from 29 on."),
        (60, {"p10": 1, "p25": 1, "p75": 3, "p90": 4}, ""),
    ],
)  # fmt: skip
def test_what_so_few_do_not_allow_is_said_with_how_many_it_needs(
    observations, percentiles, missing
):
    assert card(make_counted(observations, 2, **percentiles, **EDITION)).missing == missing


def test_too_few_is_said_with_the_least_number():
    found = card(make_figure(observations=2, rows=4, element="base", **EDITION))

    assert (found.title, found.statistic) == (
        "Too few to say", "Too few to say: an amount needs at least 6",
    )  # fmt: skip
    assert found.sample == "about 2 adverts, from 4 rows, few data"
    assert found.opening.startswith("Some Source: no amount yet of base pay")


WAGE = make_figure(
    element="wage", centre=166_790, centre_statistic="median", span_statistic="percentiles",
    p10=90_260, p25=123_020, p75=216_410, p90=293_610, year=2025, month=5,
    category="Marketing Managers, 11-2021", is_proxy=True, released_on=date(2025, 5, 1),
)  # fmt: skip


def test_a_wage_says_what_it_holds_and_that_it_tells_no_level():
    found = card(WAGE)

    assert found.element_note.startswith("gross pay with commissions and production bonuses")
    assert found.experience == "all levels together: this source tells none"
    assert (found.span, found.span_meaning) == (
        "$123,020 to $216,410",
        "half are between these; a tenth are below $90,260; a tenth are above $293,610",
    )


def test_outer_tenths_alone_are_eight_in_ten():
    found = card(replace(WAGE, p25=None, p75=None))

    assert (found.span, found.span_meaning) == (
        "$90,260 to $293,610", "eight in ten are between these",
    )  # fmt: skip


def test_one_percentile_alone_has_no_meaning_beside_it():
    found = card(make_figure(span_statistic="percentiles", p25=90_000))

    assert (found.span, found.span_meaning) == ("a quarter are below $90,000", "")


def test_what_stands_in_is_never_called_the_role():
    assert people_words(WAGE, "ML product managers") == (
        "Marketing Managers, 11-2021, in place of ML product managers"
    )
    assert people_words(make_counted(6, 1), "data scientists") == "data scientists"


# To be quoted


def test_a_counted_figure_is_quoted_with_edition_place_year_and_licence():
    figure = make_counted(60, 185_550, p25=112_250, p75=221_250, **EDITION)
    origin = Origin(attribution="Rows: someone, CC0 1.0.", edition="19 January 2025")

    assert citation(figure, "AI product managers", origin, "Footing", "https://a/figures/k/") == (
        "Some Source, edition of 19 January 2025: base pay of AI product managers, all levels "
        "together, full time, the United States, 2024. Middle offer $185,550; $112,250 to "
        "$221,250: half are between these; about 60 adverts. Footing, https://a/figures/k/. "
        "Rows: someone, CC0 1.0."
    )


def test_a_second_hand_figure_is_quoted_as_reported_without_a_licence():
    quoted = citation(
        seed_figure("indeed-2024"),
        "ML product managers",
        Origin(reported_in="Role description, 2024"),
        "Footing",
        "https://a/",
    )

    assert quoted == (
        "Indeed, as reported in Role description, 2024: pay of ML product managers, without "
        "saying what it counts, the United States, 2024. Average $175,069; $150,116 to $204,169: "
        "the source does not say what its ends mean; sample not stated. Footing, https://a/. No "
        "licence is stated."
    )


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_each_quotation_holds_the_amount_and_what_is_not_stated(figure):
    quoted = citation(figure, "ML product managers", Origin(), "Footing", "https://a/")

    assert all(f"${amount:,}" in quoted for amount in figure.amounts)
    assert "sample not stated" in quoted
    assert ("place not stated" in quoted) == (not figure.place)
    assert not OUR_WORDS.search(quoted)
