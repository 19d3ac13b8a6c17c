"""Which rows stand in which band, and what is said where none does."""

from dataclasses import replace
from datetime import date

import pytest

from salaries.levels import by_level, matches, nearest, silent_roles
from salaries.selection import Selection
from salaries.series import RoleName, TitleSetName
from tests.salaries.builders import make_average, make_counted, make_figure, seed_figures

RELEASED = date(2025, 1, 19)
CHOSEN = Selection(element="base", place="us", year="2024", type="full-time")
SCIENTIST = RoleName("data-scientist", "Data scientist", "data scientists")
MLPM = RoleName(
    "ml-product-manager",
    "ML product manager",
    "ML product managers",
    (
        TitleSetName("narrow", "AI or ML product manager", "AI or ML product managers"),
        TitleSetName("wide", "with data product titles", "data product titles counted too"),
    ),
)


def counted(n, median, **values):
    values = {"employment_type": "full-time", "released_on": RELEASED, **values}
    key = "-".join([values.get("role", ""), values.get("title_set", ""), values.get("level", "")])
    return make_counted(n, median, key=key, **values)


def too_few(n, **values):
    figure = counted(n, 1, **values)
    return replace(figure, centre=None, centre_statistic="", span_statistic="")


def compared(figures, roles=(MLPM, SCIENTIST), selection=CHOSEN):
    return by_level(figures, roles, selection, lambda figure: f"/figures/{figure.key}/")


def bands(comparison):
    return {
        band.heading: [
            (row.label, row.amount.text if row.amount else row.absent) for row in band.rows
        ]
        for part in comparison.parts
        for band in part.table.bands
    }


def test_each_level_has_a_band_and_each_counted_row_stands_in_all_of_them():
    figures = [
        counted(60, 138_700, role="data-scientist", level="mid"),
        counted(60, 165_000, role="data-scientist", level="senior"),
        counted(9, 189_000, role="ml-product-manager", title_set="narrow", level="mid"),
    ]

    assert bands(compared(figures)) == {
        "Mid level": [("AI or ML product manager", "$189,000"), ("Data scientist", "$138,700")],
        "Senior level": [("AI or ML product manager", "no figure"), ("Data scientist", "$165,000")],
    }


def test_too_few_adverts_are_counted_and_say_no_amount():
    figures = [too_few(3, role="data-scientist", level="mid")]

    comparison = compared(figures, [SCIENTIST])

    (row,) = comparison.rows
    assert (row.absent, row.detail) == ("too few to say", "about 3 adverts")
    assert "too few to say an amount" in comparison.heading.text


def test_what_tells_no_level_has_a_band_below():
    figures = [
        *seed_figures(),
        counted(60, 138_700, role="data-scientist", level="mid"),
    ]

    assert bands(compared(figures)) == {
        "Mid level": [("Data scientist", "$138,700")],
        "The source does not say which level": [
            ("ML product manager", "$151,772"),
            ("ML product manager", "$155,765"),
        ],
    }


def test_a_role_without_any_figure_stands_last():
    comparison = compared([counted(60, 100_000, role="data-scientist", level="mid")])

    assert list(bands(comparison).items())[-1] == (
        "No figure", [("ML product manager", "no figure")]
    )  # fmt: skip
    assert silent_roles(comparison, [MLPM, SCIENTIST]) == [MLPM]


def test_without_a_match_no_table_is_drawn():
    comparison = compared(seed_figures(), selection=replace(CHOSEN, year="2019"))

    assert comparison.parts == ()
    assert comparison.heading.text == "No figure here matches all of these choices"


def test_official_wages_tell_no_level_and_name_their_category():
    wage = counted(
        60, 140_000, role="data-scientist", element="wage", employment_type="", category="DS, 15"
    )
    figure = replace(wage, observations=None, is_proxy=True)

    comparison = compared([figure], [SCIENTIST], replace(CHOSEN, element="wage"))

    assert list(bands(comparison)) == ["All levels together: these statistics tell none"]
    assert "DS, 15 stand in" in comparison.rows[0].detail


def test_two_roles_in_one_category_of_statistics_are_said_to_share_it():
    wage = {"element": "wage", "employment_type": "", "category": "Managers, 11"}
    figures = [
        counted(60, 140_000, role=role, **wage) for role in ("data-scientist", "ml-product-manager")
    ]

    comparison = compared(figures, selection=replace(CHOSEN, element="wage"))

    (said,) = [one for one in comparison.intro if "share one category" in one.text]
    assert said.values["category"] == "Managers, 11"
    assert "higher" not in comparison.heading.text


def test_what_the_bar_shows_is_said_too():
    figure = counted(60, 100_000, role="data-scientist", level="mid", p25=90_000, p75=120_500)

    (row,) = compared([figure], [SCIENTIST]).rows

    assert row.spoken == "half are from $90,000 to $120,500"


@pytest.mark.parametrize(
    "other",
    [
        {"element": "total"},
        {"place": "de"},
        {"year": 2023},
        {"year": None},
        {"employment_type": "contract"},
        {"level": ""},
        {"years_from": 3},
        {"population": "start-ups"},
    ],
    ids=str,
)
def test_like_is_compared_only_with_like(other):
    figure = counted(60, 100_000, level="mid")

    assert matches(figure, CHOSEN)
    assert not matches(replace(figure, **other), CHOSEN)


@pytest.mark.parametrize("chosen", [{"source": "another"}, {"level": "senior"}], ids=str)
def test_what_was_chosen_under_more_narrows_it(chosen):
    assert not matches(counted(60, 100_000, level="mid"), replace(CHOSEN, **chosen))


def test_a_source_that_does_not_say_the_contract_is_shown_beside():
    assert matches(make_average(100_000, element="base"), CHOSEN)


def test_the_nearest_figure_is_named_with_place_year_and_level():
    near = make_figure(
        centre=96_600, centre_statistic="median", observations=11, place_name="Germany", level="mid"
    )

    (sentence,) = nearest([SCIENTIST], {"data-scientist": near}, lambda figure: "/")

    values = {name: getattr(value, "text", value) for name, value in sentence.values.items()}
    assert sentence.text.format(**values) == (
        "For data scientists the nearest figure is $96,600: Germany, 2024, mid level."
    )


def test_the_nearest_figure_is_said_to_be_of_whom_it_counts():
    near = make_figure(centre=1, centre_statistic="median", title_set="wide", level="mid")

    (sentence,) = nearest([MLPM], {"ml-product-manager": near}, lambda figure: "/")

    assert sentence.values["roles"] == "data product titles counted too"


def test_where_nothing_is_near_it_is_said():
    (sentence,) = nearest([SCIENTIST], {}, lambda figure: "/")

    assert sentence.text.startswith("No figure of this kind here")
