from dataclasses import replace

import pytest

from salaries.figures import Component
from salaries.verdicts import ForecastClaim, Kind, verdict
from tests.salaries.builders import (
    OUR_WORDS,
    make_average,
    make_counted,
    seed_figures,
    seed_forecast,
    seed_forecasts,
)


def make_forecast(**values) -> ForecastClaim:
    """Average base pay at mid level reaches 180,000 by 2025."""
    defaults = {
        "key": "some-forecast",
        "made_year": 2024,
        "due_year": 2025,
        "level_from": "mid",
        "level_to": "mid",
        "element": "base",
        "statistic": "average",
        "amount": 180_000,
    }
    return ForecastClaim(**{**defaults, **values})


def make_judge(amount: int, **values):
    return make_average(amount, **{"element": "base", "level": "mid", "year": 2025, **values})


# The seed


def test_the_forecast_of_the_seed_is_open_until_its_year_is_over():
    forecast = seed_forecast("pay-mid-to-senior-2025")

    assert verdict(forecast, seed_figures(), 2024).kind is Kind.OPEN
    assert verdict(forecast, seed_figures(), 2025).kind is Kind.OPEN


def test_the_forecast_of_the_seed_cannot_be_judged_and_shows_the_nearest_figures():
    answer = verdict(seed_forecast("pay-mid-to-senior-2025"), seed_figures(), 2026)

    assert answer.kind is Kind.CANNOT_BE_JUDGED
    assert answer.sentence.text == "It does not say which pay it counts."
    assert [figure.key for figure in answer.nearest][:2] == [
        "brief-2024-senior",
        "brief-2024-years-4-7",
    ]


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("pay-growth-2024", "It names no amount and no year."),
        ("benefits-2024", "It names no amount and no year."),
        ("ai-integral-2024", "It names no amount."),
    ],
)
def test_a_forecast_without_an_amount_cannot_be_judged(key, reason):
    answer = verdict(seed_forecast(key), seed_figures(), 2026)

    assert answer.kind is Kind.CANNOT_BE_JUDGED
    assert answer.sentence.text == reason
    assert answer.nearest == ()


# Verdicts


@pytest.mark.parametrize(
    ("amount", "kind"), [(180_000, Kind.MET), (250_000, Kind.MET), (179_999, Kind.MISSED)]
)
def test_a_forecast_is_met_when_the_figure_of_its_year_reaches_it(amount, kind):
    judge = make_judge(amount)

    answer = verdict(make_forecast(), [judge], 2026)

    assert answer.kind is kind
    assert answer.nearest == (judge,)
    assert answer.sentence.values == {"year": "2025"}


@pytest.mark.parametrize(
    "values",
    [
        {"element": "total"},
        {"element": "not-stated"},
        {"year": 2024},
        {"year": 2026},
        {"year": None},
        {"level": "senior"},
        {"level": ""},
        {"population": "start-ups"},
        {"years_from": 4, "years_to": 7},
        {"currency": "EUR"},
        {"is_approximate": True},
        {"centre": None, "centre_statistic": ""},
    ],
    ids=str,
)
def test_a_figure_of_another_kind_is_no_judge(values):
    figure = replace(make_judge(200_000), **values)

    assert verdict(make_forecast(), [figure], 2026).kind is Kind.CANNOT_BE_JUDGED


def test_a_middle_offer_is_no_judge_of_an_average():
    figure = make_counted(60, 200_000, level="mid", year=2025)

    assert verdict(make_forecast(), [figure], 2026).kind is Kind.CANNOT_BE_JUDGED


def test_a_part_of_a_figure_is_a_judge_of_its_own_element():
    whole = make_judge(
        250_000, element="total", components=(Component(kind="base", amount=190_000),)
    )

    assert verdict(make_forecast(), [whole], 2026).kind is Kind.MET


def test_every_level_of_the_forecast_needs_a_figure():
    forecast = make_forecast(level_from="mid", level_to="senior")

    assert verdict(forecast, [make_judge(200_000)], 2026).kind is Kind.CANNOT_BE_JUDGED
    both = [make_judge(200_000), make_judge(210_000, level="senior")]
    assert verdict(forecast, both, 2026).kind is Kind.MET


def test_a_level_the_forecast_does_not_speak_of_has_no_say():
    figures = [make_judge(200_000), make_judge(90_000, key="entry", level="entry")]

    assert verdict(make_forecast(), figures, 2026).kind is Kind.MET


def test_levels_on_both_sides_of_the_amount_cannot_be_judged():
    forecast = make_forecast(level_from="mid", level_to="senior")
    figures = [make_judge(170_000), make_judge(210_000, level="senior")]

    answer = verdict(forecast, figures, 2026)

    assert answer.kind is Kind.CANNOT_BE_JUDGED
    assert answer.nearest == tuple(figures)


def test_sources_that_disagree_give_no_verdict():
    figures = [make_judge(170_000), make_judge(190_000, key="other", source="other")]

    assert verdict(make_forecast(), figures, 2026).kind is Kind.CANNOT_BE_JUDGED


def test_a_forecast_about_everybody_is_judged_by_a_general_figure():
    forecast = make_forecast(level_from="", level_to="")

    assert verdict(forecast, [make_judge(200_000)], 2026).kind is Kind.CANNOT_BE_JUDGED
    assert verdict(forecast, [make_judge(200_000, level="")], 2026).kind is Kind.MET


def test_an_amount_without_a_year_cannot_be_judged():
    answer = verdict(make_forecast(due_year=None), [make_judge(200_000)], 2026)

    assert answer.sentence.text == "It names no year."


def test_verdicts_use_the_readers_words():
    cases = [
        verdict(forecast, seed_figures(), year)
        for forecast in seed_forecasts()
        for year in (2024, 2026)
    ]

    assert not any(OUR_WORDS.search(case.sentence.text) for case in cases)
