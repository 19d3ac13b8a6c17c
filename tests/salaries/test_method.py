from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mlpm.lib.sentences import Amount
from mlpm.sources.models import Release
from salaries import method
from salaries.adjustments import ConsumerPrices, todays_dollars_of
from salaries.models import TitleGroup, TitleMapping
from salaries.queries.method import editions, examples
from tests.builders import make_figure as make_row
from tests.builders import make_place, make_role, make_source
from tests.salaries.builders import make_counted, make_figure

PLURALS = {
    ("ml-product-manager", ""): "ML product managers",
    ("ml-product-manager", "narrow"): "AI or ML product managers",
}
FULL = {"p10": 100_000, "p25": 120_000, "p75": 180_000, "p90": 200_000}


def door(figure):
    return f"/figures/{figure.key}/"


def said(sentence):
    """The sentence as it is read, with an amount's address behind it."""
    values = {
        name: f"{value.text} ({value.href})" if isinstance(value, Amount) else value
        for name, value in sentence.values.items()
    }
    return sentence.text.format(**values)


# Words and numbers from the thresholds


def test_the_least_numbers_come_from_the_thresholds():
    assert [threshold.least for threshold in method.thresholds()] == [6, 11, 15, 29, 50]


def test_the_formula_is_worked_out_at_the_median():
    words = said(method.certainty_words())

    assert "≥ 95 %" in words
    assert "5 adverts give 93.8 %, and 6 give 96.9 %" in words


# Examples from figures


def test_percentiles_are_explained_with_one_figure():
    figure = make_counted(2470, 150_000, **FULL)

    assert said(method.percentiles(figure, PLURALS, lambda one: "/f/")) == (
        "The middle of about 2,470 adverts for ML product managers in the United States in 2024 "
        "is $150,000 (/f/): half offer more, half less. That is the median. Half of all lie "
        "between $120,000 (/f/) and $180,000 (/f/), the 25th and the 75th percentile; a tenth lie "
        "below $100,000 (/f/) and a tenth above $200,000 (/f/)."
    )


def test_each_percentile_says_aloud_which_it_is():
    values = method.percentiles(make_counted(60, 150_000, **FULL), PLURALS, door).values

    assert values["median"].basis == "middle of about 60 adverts"
    assert values["p25"].basis == "25th percentile, about 60 adverts"
    assert method.wage(make_wage(), door).values["p75"].basis == (
        "75th percentile, sample not stated"
    )


def test_the_figure_counted_from_the_most_adverts_is_taken():
    figures = [
        make_counted(2000, 1, key="level", level="senior", **FULL),
        make_counted(900, 1, key="no-tenths", p25=1, p75=1),
        make_counted(300, 150_000, key="less", **FULL),
        make_counted(500, 150_000, key="most", **FULL),
    ]

    assert method.whole_figure(figures).key == "most"
    assert method.whole_figure(figures[:2]) is None


@pytest.mark.parametrize(
    ("year", "adverts"), [(2024, "about 12 adverts"), (2022, "about 25 adverts")]
)
def test_rows_are_two_to_an_advert_from_2023_on(year, adverts):
    words = said(method.pairs(make_figure(rows=25, year=year)))

    assert words == f"The 25 rows behind the figure above are counted as {adverts}."


def test_too_few_is_a_door_to_the_figure_without_an_amount():
    few = make_figure(key="few", observations=4, level="senior", title_set="narrow")
    fewer = make_figure(key="fewer", observations=1, level="entry")

    assert said(method.too_few([fewer, few, make_counted(60, 1)], PLURALS, door)) == (
        "For AI or ML product managers at senior level there are about 4 adverts "
        "(/figures/few/), so no amount is said."
    )
    assert method.too_few([make_counted(60, 1, level="mid")], PLURALS, door) is None


def test_a_median_alone_is_shown_where_quartiles_are_not_said():
    few = make_counted(9, 150_000, key="few", level="mid")

    assert said(method.median_only([few], PLURALS, door)) == (
        "For ML product managers at mid level there are about 9 adverts: a median, "
        "$150,000 (/figures/few/), no more."
    )
    assert method.median_only([make_counted(60, 1, level="mid", **FULL)], PLURALS, door) is None


def make_wage():
    return make_figure(
        key="w", category="Data Scientists, 15-2051", year=2025, month=5, element="wage",
        centre=120_000, centre_statistic="median", **FULL,
    )  # fmt: skip


def test_a_wage_names_its_category_and_its_month():
    assert said(method.wage(make_wage(), door)) == (
        "For Data Scientists, 15-2051 in the United States it publishes a median of $120,000 "
        "(/figures/w/) in May 2025, and $120,000 (/figures/w/) and $180,000 (/figures/w/) as the "
        "25th and the 75th percentile."
    )


def test_an_adjusted_amount_shows_its_sum():
    prices = ConsumerPrices({(2024, 13): Decimal(300), (2026, 8): Decimal(330)})
    figure = make_counted(60, 100_000, key="f")

    working = method.adjusted(figure, lambda one: todays_dollars_of(one, prices), door)

    assert [term.amount.href for term in working.terms] == ["/figures/f/"]
    assert working.result.text == "$110,000"
    assert working.by == "× 330 in August 2026 ÷ 300, the average of 2024"


def test_what_cannot_be_adjusted_is_no_example():
    prices = ConsumerPrices({(2026, 8): Decimal(330)})

    for figure in [None, make_figure(), make_counted(60, 1)]:
        assert method.adjusted(figure, lambda one: todays_dollars_of(one, prices), door) is None


# From the editions that are shown


@pytest.fixture
def editions_shown(db):
    """An index of adverts with one role counted in 2024, and a wage survey of 2025."""
    role = make_role("data-scientist", plural="data scientists")
    place = make_place()
    state = make_place("us-ca", name="California", kind="state", parent=place)
    index = make_edition("adverts", date(2025, 1, 19), rows_read=74_301, rows_used=30_000)
    counted = {
        "source": index.source, "release": index, "element": "base", "place": place,
        "year": 2024, "employment_type": "full-time",
    }  # fmt: skip
    full = {"centre": 150_000, "centre_statistic": "median", "span_statistic": "percentiles"}
    make_row(role, "whole", observations=60, rows=120, **counted, **full, **FULL)
    make_row(role, "few", observations=3, rows=6, level="entry", centre=None, **counted)
    survey = make_edition("statistics", date(2025, 5, 1))
    published = {
        "source": survey.source, "release": survey, "element": "wage", "year": 2025, "month": 5,
        "category": "Data Scientists, 15-2051",
    }  # fmt: skip
    make_row(role, "wage", place=place, **published, **full, **FULL)
    make_row(role, "wage-ca", place=state, **published, **full, **FULL)
    return index


def make_edition(kind, released_on, **values):
    source = make_source(kind, name=f"The {kind}", kind=kind)
    release = Release.objects.create(
        source=source, released_on=released_on, sha256=kind, is_complete=True, **values
    )
    source.active_release = release
    source.save()
    return release


def test_every_example_comes_from_what_is_shown(editions_shown):
    found = examples()

    assert "data scientists in the United States in 2024" in said(found.percentiles)
    assert "The 120 rows" in said(found.pairs)
    assert "about 3 adverts" in said(found.too_few)
    assert "May 2025" in said(found.wage)
    assert [working.result.text for working in found.workings] == ["$160,181", "$133,237"]
    assert [(line.slug, line.words) for line in editions()] == [
        ("adverts", "edition of 19 January 2025: 30,000 of 74,301 rows stand behind figures here"),
        ("statistics", "edition of 1 May 2025"),
    ]


def test_without_an_edition_there_is_no_example(editions_shown):
    type(editions_shown.source).objects.update(active_release=None)

    found = examples()

    assert (found.percentiles, found.pairs, found.too_few, found.wage) == (None,) * 4
    assert (found.stand_in, found.workings, editions()) == (None, [], [])


def test_a_category_that_stands_in_gives_its_reason(editions_shown):
    role = make_role("product-manager")
    survey = editions_shown.source._meta.model.objects.get(slug="statistics")
    TitleMapping.objects.create(
        source=survey, title="11-2021", role=role, is_proxy=True, reason="The nearest there is."
    )
    make_row(
        role, "proxy", source=survey, release=survey.active_release, element="wage",
        place=make_place(), year=2025, month=5, category="Marketing Managers, 11-2021",
        is_proxy=True, centre=150_000, centre_statistic="median",
        span_statistic="percentiles", **FULL,
    )  # fmt: skip

    found = examples()

    assert (found.stand_in.role, found.stand_in.reason) == (role, "The nearest there is.")
    assert found.stand_in.category == "Marketing Managers, 11-2021"
    assert "Data Scientists" in said(found.wage)


def test_a_set_of_titles_is_called_by_its_name(editions_shown):
    whole = editions_shown.pay_figures.get(key="whole")
    TitleGroup.objects.create(
        role=whole.role, title_set="narrow", label="Own", plural="people with own titles"
    )
    editions_shown.pay_figures.update(title_set="narrow")

    assert "for people with own titles in" in said(examples().percentiles)


def test_more_figures_cost_no_more_queries(editions_shown):
    def queries():
        with CaptureQueriesContext(connection) as context:
            examples()
        return len(context)

    before = queries()
    row = editions_shown.pay_figures.get(key="whole")
    for number, level in enumerate(["mid", "senior", "executive"]):
        row.pk, row.key, row.level = None, f"more-{number}", level
        row.save()

    assert queries() == before
