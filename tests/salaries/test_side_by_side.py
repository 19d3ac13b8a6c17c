from datetime import date

from mlpm.lib.sentences import Amount
from salaries.series import RoleName, TitleSetName
from salaries.side_by_side import headline_name, set_name, setting, side_by_side
from tests.salaries.builders import make_average, make_counted, make_figure, seed_figures

SETS = (
    TitleSetName("narrow", "AI or ML product manager", "AI or ML product managers"),
    TitleSetName("wide", "with data product titles", "those with data product titles"),
)
MLPM = RoleName("ml-product-manager", "ML product manager", "ML product managers", SETS)
EDITION = {"source": "index", "source_name": "Index", "released_on": date(2025, 1, 19)}
SURVEY = {"source": "survey", "source_name": "Survey", "released_on": date(2025, 5, 1)}
NARROW = make_counted(
    16, 185_550, key="narrow", title_set="narrow", p25=112_250, p75=221_250, **EDITION
)
WIDE = make_counted(113, 149_250, key="wide", title_set="wide", **EDITION)
WAGE = make_figure(
    key="wage", element="wage", year=2025, month=5, category="Marketing Managers", is_proxy=True,
    centre=166_790, centre_statistic="median", span_statistic="percentiles", p25=123_020,
    p75=216_410, **SURVEY,
)  # fmt: skip


def door(figure):
    return f"/figures/{figure.key}/"


def said(sentence):
    values = {k: v.text if isinstance(v, Amount) else v for k, v in sentence.values.items()}
    return sentence.text.format(**values)


def rows(comparison, heading):
    (band,) = [one for one in comparison.parts[0].table.bands if one.heading == heading]
    return [(row.label, row.detail, row.amount.text) for row in band.rows]


def test_counted_base_pay_stands_beside_stated_and_after_it():
    comparison = side_by_side([WIDE, NARROW, *seed_figures()], MLPM, door)

    assert rows(comparison, "Base pay") == [
        ("Payscale", "average, says $126k to $185k", "$155,765"),
        ("with data product titles", "about 113 adverts, 2024", "$149,250"),
        ("AI or ML product manager", "about 16 adverts, some data, 2024", "$185,550"),
    ]


def test_what_stands_in_for_the_role_says_so():
    wage = side_by_side([WAGE], MLPM, door)

    ((label, detail, _),) = rows(wage, "Wage")
    assert label == "Survey"
    assert detail.endswith("May 2025, Marketing Managers stand in")


def test_the_bar_of_a_counted_row_is_said():
    comparison = side_by_side([NARROW], MLPM, door)

    assert [row.spoken for row in comparison.rows] == ["half are between: $112,250 to $221,250"]


def test_two_sources_that_can_be_compared_are_the_finding():
    comparison = side_by_side([NARROW, *seed_figures()], MLPM, door)

    assert said(comparison.heading).startswith("Two sources that look far apart")


def test_else_the_own_titles_are_the_finding():
    comparison = side_by_side([WAGE, WIDE, NARROW], MLPM, door)

    assert said(comparison.heading) == (
        "The middle offer for AI or ML product managers is $185,550"
    )
    assert [said(one) for one in comparison.intro] == [
        "That is base pay in the United States, 2024, full time: about 16 adverts."
    ]


def test_a_stand_in_alone_is_not_said_of_the_role():
    comparison = side_by_side([WAGE], MLPM, door)

    assert said(comparison.heading) == "No source here counts ML product managers by themselves"
    assert [said(one) for one in comparison.intro] == [
        "The Survey has Marketing Managers, which stand in for them."
    ]


def test_a_role_without_sets_goes_by_its_source():
    plain = RoleName("baker", "Baker", "bakers")
    figure = make_counted(60, 50_000, role="baker", **EDITION)

    assert set_name(figure, plain) == "Baker"
    assert rows(side_by_side([figure], plain, door), "Base pay")[0][0] == "Index"
    assert headline_name(figure, plain) == "Index, $50,000"
    assert headline_name(NARROW, MLPM) == "Index, AI or ML product manager, $185,550"


def test_place_and_time_are_said_once_only_where_all_rows_share_them():
    alike = [make_average(1), make_average(2), NARROW]

    assert said(setting(alike)) == (
        "Where a row says nothing else, it is about the United States in 2024."
    )
    assert setting([*alike, make_average(3, year=2020)]) is None
    assert setting([*alike, make_average(3, year=None)]) is None
    assert setting([NARROW]) is None
