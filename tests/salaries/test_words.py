from dataclasses import replace
from datetime import date

import pytest

from mlpm.lib import sentences
from mlpm.lib.sentences import Evidence
from salaries import words
from salaries.figures import with_parts
from tests.salaries.builders import (
    OUR_WORDS,
    make_average,
    make_counted,
    make_figure,
    make_range,
    seed_figure,
    seed_figures,
)

# Money


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (151_772, "USD", "$151,772"),
        (151_772, "EUR", "€151,772"),
        (999, "GBP", "£999"),
        (120_000, "CHF", "CHF 120,000"),
        (120_000, "CAD", "CAD 120,000"),
    ],
)
def test_money_is_written_to_the_unit(amount, currency, text):
    assert words.money(amount, currency) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (170_000, "$170k"),
        (150_116, "$150k"),
        (204_169, "$204k"),
        (204_500, "$205k"),
        (10_000, "$10k"),
        (9_999, "$9,999"),
        (0, "$0"),
        (1_250_000, "$1,250k"),
    ],
)
def test_short_money_is_written_to_the_thousand(amount, text):
    assert words.short_money(amount, "USD") == text


# The amount


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("glassdoor-2024-total", "$244,774"),
        ("indeed-2024", "$175,069"),
        ("payscale-2024-base", "$155,765"),
        ("brief-2024-years-1-3", "$170k to $272k"),
        ("brief-2024-years-4-7", "$195k to $305k"),
        ("brief-2024-senior", "$350k and over"),
        ("brief-2024-tech-companies", "$193k to $328k"),
        ("brief-2024-start-ups", "$144,167"),
        ("brief-2024-overall", "$150k to over $350k"),
        ("brief-career-range", "$135k to over $200k"),
        ("brief-trends-average", "about $151,000"),
        ("brief-trends-threshold", "over $200k"),
    ],
)
def test_the_amount_of_a_figure_of_the_seed(key, text):
    assert words.amount_words(seed_figure(key)) == text


def test_a_range_is_shortened_only_when_nothing_is_lost():
    assert words.amount_words(make_range(150_116, 204_000)) == "$150,116 to $204,000"


def test_an_open_bottom_is_up_to_its_amount():
    assert words.amount_words(make_range(None, 90_000, is_open_bottom=True)) == "up to $90k"


def test_a_range_that_is_open_below_starts_under_its_amount():
    figure = make_range(90_000, 120_000, is_open_bottom=True)

    assert words.amount_words(figure) == "under $90k to $120k"


def test_quartiles_without_a_middle_are_the_amount():
    figure = make_figure(span_statistic="percentiles", p25=90_000, p75=120_000, observations=20)

    assert words.amount_words(figure) == "$90k to $120k"
    assert words.basis_words(figure) == "half of 20 adverts or answers"


def test_the_outer_tenths_stand_for_quartiles_that_are_not_there():
    figure = make_figure(span_statistic="percentiles", p10=90_000, p90=120_000, observations=20)

    assert words.amount_words(figure) == "$90k to $120k"
    assert words.between_words(figure) == "eight in ten are between"
    assert words.basis_words(figure) == "from 20 adverts or answers"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("p10", "a tenth are below $90,500"),
        ("p25", "a quarter are below $90,500"),
        ("p75", "a quarter are above $90,500"),
        ("p90", "a tenth are above $90,500"),
    ],
)
def test_one_percentile_alone_is_no_range(name, said):
    figure = make_figure(span_statistic="percentiles", **{name: 90_500})

    assert words.amount_words(figure) == words.exact_span(figure) == said
    assert words.between_words(figure) == ""
    assert words.basis_words(figure) == "Some Source, sample not stated"


def test_percentiles_that_make_no_pair_are_said_one_by_one():
    figure = make_figure(span_statistic="percentiles", p25=90_000, p90=120_000)

    assert words.amount_words(figure) == "a quarter are below $90k, a tenth are above $120k"


def test_too_few_is_said_where_the_amount_would_be():
    figure = make_figure(observations=3, rows=7, released_on=date(2025, 1, 19))

    assert words.amount_words(figure) == "too few to say"
    assert words.basis_words(figure) == "about 3 adverts"


def test_an_amount_opens_its_figure_and_says_what_it_stands_on():
    amount = words.amount_of(seed_figure("glassdoor-2024-total"), lambda f: f"/figures/{f.key}/")

    assert amount.text == "$244,774"
    assert amount.href == "/figures/glassdoor-2024-total/"
    assert amount.evidence is Evidence.WORD
    assert amount.basis == "average, Glassdoor, sample not stated"


# Beside the amount


def test_the_detail_says_the_range_beside_an_average():
    assert words.detail_words(seed_figure("payscale-2024-base")) == "average, says $126k to $185k"
    assert words.detail_words(seed_figure("indeed-2024")) == "average, says $150k to $204k"


def test_the_detail_of_an_average_alone_is_average():
    assert words.detail_words(seed_figure("glassdoor-2024-total")) == "average"


def test_the_detail_of_a_part_names_the_part():
    _, base, additional = with_parts(seed_figure("glassdoor-2024-total"))

    assert words.detail_words(base) == "average, base part"
    assert words.detail_words(additional) == "average, additional part"
    assert words.basis_words(base) == "average, base part, Glassdoor, sample not stated"


def test_a_range_that_is_the_amount_is_not_said_twice():
    assert words.detail_words(seed_figure("brief-2024-years-1-3")) == ""


def test_counted_figures_say_how_many():
    figure = make_counted(2470, 165_000, p25=130_000, p75=210_000)

    assert words.detail_words(figure) == "about 2,470 adverts"
    assert words.basis_words(figure) == "middle of about 2,470 adverts"


def test_one_advert_is_singular():
    assert words.detail_words(make_counted(1, 100_000)) == "about 1 advert"
    assert words.detail_words(make_counted(1, 100_000, rows=1)) == "1 advert or answer"


@pytest.mark.parametrize(
    ("observations", "rows", "said"),
    [
        (16, 33, "about 16 adverts"),
        (2470, 4940, "about 2,470 adverts"),
        (16, 16, "16 adverts or answers"),
        (2470, None, "2,470 adverts or answers"),
        (0, 1, "one row only"),
    ],
)
def test_only_a_number_made_of_pairs_is_about(observations, rows, said):
    assert words.counted_words(make_figure(observations=observations, rows=rows)) == said


def test_the_middle_is_an_offer_only_where_adverts_were_counted():
    assert words.middle_words(make_counted(60, 100_000)) == "middle offer"
    assert words.middle_words(make_counted(60, 100_000, rows=None)) == "middle"
    assert words.middle_words(make_counted(60, 100_000, element="wage")) == "middle wage"


def test_an_average_of_counted_adverts_is_called_one():
    figure = make_figure(observations=12, rows=24, centre=90_000, centre_statistic="mean")

    assert words.basis_words(figure) == "average of about 12 adverts"


def test_published_quartiles_are_half():
    figure = make_counted(9, 100_000, p25=90_000, p75=120_000, element="wage")
    figure = replace(figure, observations=None, rows=None)

    assert words.detail_words(figure) == "middle wage, half are between: $90k to $120k"


def test_a_source_that_is_not_named_is_said_to_be():
    assert words.basis_words(seed_figure("brief-2024-years-1-3")) == (
        "range, source not named, sample not stated"
    )
    assert words.basis_words(seed_figure("brief-trends-threshold")) == (
        "source not named, sample not stated"
    )


# Experience and what is counted


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"years_from": 1, "years_to": 3}, "1 to 3 years"),
        ({"years_from": 4, "years_to": 7, "level": "mid"}, "4 to 7 years, mid level"),
        ({"level": "senior"}, "Senior level, years not stated"),
        ({"years_from": 0, "years_to": 1}, "0 to 1 year"),
        ({"years_from": 1, "years_to": 1}, "1 year"),
        ({"years_from": 8}, "8 years or more"),
        ({"years_to": 2}, "up to 2 years"),
        ({}, "Experience not stated"),
    ],
)
def test_experience_is_said_as_the_source_does(values, text):
    assert words.experience_words(make_figure(**values)) == text


@pytest.mark.parametrize(
    ("element", "heading"),
    [
        ("base", "Base pay"),
        ("additional", "Additional pay"),
        ("total-cash", "Base plus cash bonus"),
        ("total", "Base plus additional pay"),
        ("wage", "Wage"),
        ("not-stated", "The source does not say what it counts"),
    ],
)
def test_what_is_counted_heads_a_band(element, heading):
    assert words.element_heading(element) == heading


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_only_the_readers_words_are_used(figure):
    for row in with_parts(figure):
        said = " ".join(
            (
                words.amount_words(row),
                words.detail_words(row),
                words.basis_words(row),
                words.experience_words(row),
                words.element_heading(row.element),
            )
        )

        assert not OUR_WORDS.search(said)


def test_words_are_said_in_the_readers_language():
    before = sentences._one, sentences._many
    sentences.translate_with(
        {"average": "promedio"}.get, lambda one, many, count: "unos {count} anuncios"
    )
    try:
        assert words.middle_words(make_average(5)) == "promedio"
        assert words.adverts_words(7) == "unos 7 anuncios"
    finally:
        sentences.translate_with(*before)
