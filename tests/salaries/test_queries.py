from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mlpm.sources.models import Release, Source
from salaries.findings import Overlap
from salaries.models import PayComponent, PayFigure, TitleMapping
from salaries.queries.compared import (
    compared_figures,
    export_lines,
    nearest_figures,
    overlaps,
    role_names,
)
from salaries.queries.figures import SAME_NAME, figures_from, pure_figure, pure_figures
from salaries.queries.forecasts import forecasts_with_verdicts
from salaries.queries.notes import notes_about
from salaries.queries.roles import pay_at_stops, role_finding, role_pay
from salaries.selection import Selection
from tests.builders import (
    cite,
    make_draft,
    make_factor,
    make_figure,
    make_forecast,
    make_note,
    make_place,
    make_role,
    make_source,
)

pytestmark = pytest.mark.django_db


def fill(role, number):
    """A figure with everything that a figure may have, and what stands beside it."""
    source = make_source(f"source-{role.pk}-{number}", name=f"Source {number}")
    also = make_source(f"also-{role.pk}-{number}", name=f"Also {number}")
    figure = make_figure(
        role,
        f"figure-{role.pk}-{number}",
        order=number,
        source=source,
        place=make_place(),
        year=2024,
        centre=150_000 + number,
        centre_statistic="average",
    )
    PayComponent.objects.create(figure=figure, kind="base", amount=100_000)
    figure.also_credited.add(also)
    cite(figure, source)
    make_factor(role, figure=figure)
    make_forecast(
        role, f"forecast-{role.pk}-{number}", due_year=2025, statistic="average", amount=1,
        is_source_not_stated=False, source=source,
    )  # fmt: skip
    note = make_note(role, subject=figure.key)
    note.figures.add(figure)
    return figure


def query_count(call):
    with CaptureQueriesContext(connection) as context:
        call()
    return len(context)


#: Each of these costs the same for one figure and for twenty.
CALLS = {
    "pure_figures": (3, lambda role: pure_figures(PayFigure.objects.published())),
    "compared_figures": (3, lambda role: compared_figures([role.slug], Selection())),
    "role_pay": (6, lambda role: role_pay(role).cards),
    "figures_from": (3, lambda role: figures_from(PayFigure.objects.first().source)),
    "pay_at_stops": (3, lambda role: pay_at_stops([role.slug])),
    "forecasts_with_verdicts": (None, lambda role: forecasts_with_verdicts(2026)),
    "role_finding": (3, lambda role: role_finding(role.slug)),
}


@pytest.mark.parametrize("name", CALLS)
def test_twenty_rows_cost_as_many_queries_as_one(name):
    stated, call = CALLS[name]
    role = make_role()
    fill(role, 0)
    call(role)
    one = query_count(lambda: call(role))
    for number in range(1, 20):
        fill(role, number)

    assert query_count(lambda: call(role)) == one
    if stated is not None:
        extra = 1 if name == "figures_from" else 0  # the source itself, asked for by the test
        assert one <= stated + 2 * extra


def test_notes_about_a_figure_cost_the_same_for_many():
    role = make_role()
    figure = fill(role, 0)
    notes_about(figure)
    one = query_count(lambda: notes_about(figure))
    for number in range(1, 20):
        other = fill(role, number)
        figure.data_notes.first().figures.add(other)
        note = make_note(role, subject=f"again-{number}")
        note.figures.add(figure, other)

    assert len(notes_about(figure)) == 20
    assert query_count(lambda: notes_about(figure)) <= max(one, 5)


# Drafts are hidden


@pytest.fixture
def hidden():
    """A published role, its draft and a role that is not published, each with all there is."""
    live = make_role("live")
    fill(live, 0)
    fill(make_draft(live), 0)
    fill(make_role("unpublished", status="draft"), 0)
    return live


def keys(figures):
    return [figure.key for figure in figures]


def test_compared_figures_are_of_published_roles(hidden):
    assert keys(compared_figures(["live", "unpublished"], Selection())) == [f"figure-{hidden.pk}-0"]


def test_figures_of_a_source_are_of_published_roles(hidden):
    for figure in PayFigure.objects.exclude(role=hidden):
        assert figures_from(figure.source) == []
        assert figures_from(figure.also_credited.get()) == []


def test_pay_of_a_role_has_no_figure_of_its_draft(hidden):
    assert keys(role_pay(hidden).figures) == [f"figure-{hidden.pk}-0"]


def test_pay_at_the_stops_of_a_path_is_of_published_roles(hidden):
    stops = pay_at_stops(["live", "unpublished"])

    assert len(stops["live"]) == 1
    assert stops["unpublished"] == []


def test_forecasts_are_of_published_roles(hidden):
    (judged,) = forecasts_with_verdicts(2026)

    assert judged.forecast.role == hidden


def test_the_finding_is_of_published_roles(hidden):
    assert role_finding("live") is not None
    assert role_finding("unpublished") is None


def test_a_note_names_no_figure_of_a_draft(hidden):
    figure = hidden.pay_figures.get()
    figure.data_notes.get().figures.add(*PayFigure.objects.all())

    (note,) = notes_about(figure)

    assert note.others == []


# What is asked for is what comes


@pytest.fixture
def role():
    return make_role("live")


def test_a_figure_keeps_every_word_of_its_row(role):
    row = fill(role, 0)

    figure = pure_figure(row)

    assert (figure.key, figure.role, figure.role_title) == (row.key, "live", "live")
    assert (figure.source_name, figure.also_credited) == ("Source 0", ("Also 0",))
    assert (figure.place, figure.place_name, figure.year) == ("us", "the United States", 2024)
    assert [(part.kind, part.amount) for part in figure.components] == [("base", 100_000)]
    assert all(getattr(figure, name) == getattr(row, name) for name in SAME_NAME)


COUNTED = Selection(element="base", place="us", year="2024", type="full-time")


@pytest.fixture
def release():
    source = make_source("adverts", kind="adverts")
    release = Release.objects.create(
        source=source, released_on=date(2025, 1, 19), sha256="a" * 64, is_complete=True
    )
    Source.objects.filter(pk=source.pk).update(active_release=release)
    return release


def make_counted(role, key, release, **values):
    defaults = {
        "element": "base",
        "place": make_place(),
        "year": 2024,
        "employment_type": "full-time",
        "centre": 100_000,
        "centre_statistic": "median",
        "observations": 60,
    }
    return make_figure(role, key, source=release.source, release=release, **{**defaults, **values})


def test_what_was_counted_is_narrowed_to_what_was_asked_for(role, release):
    make_counted(role, "same", release, level="mid")
    make_counted(role, "wage", release, element="wage")
    make_counted(role, "abroad", release, place=make_place("uk", name="Britain"))
    make_counted(role, "old", release, year=2020)
    make_counted(role, "contract", release, employment_type="contract")

    assert keys(compared_figures(["live"], COUNTED)) == ["same"]


def test_what_is_stated_comes_whole_so_that_the_rest_is_listed_apart(role, release):
    make_figure(role, "stated", order=0)
    make_figure(role, "elsewhere", order=1, place=make_place("uk", name="Britain"), year=2020)

    assert keys(compared_figures(["live"], COUNTED)) == ["stated", "elsewhere"]


def test_by_years_nothing_counted_is_asked_for(role, release):
    make_counted(role, "counted", release)
    make_figure(role, "stated")

    assert keys(compared_figures(["live"], Selection(by="years"))) == ["stated"]


@pytest.mark.parametrize(
    ("selection", "nearest"),
    [
        (replace(COUNTED, place="uk"), "us-2024"),
        (replace(COUNTED, place="uk", year="2023"), "uk-2023"),
        (replace(COUNTED, year="2019"), "us-2024"),
        (replace(COUNTED, element="wage"), None),
    ],
    ids=["the same year before the same place", "both", "the newest", "never another element"],
)
def test_the_nearest_figure_counts_the_same(role, release, selection, nearest):
    make_counted(role, "us-2024", release)
    make_counted(role, "uk-2023", release, year=2023, place=make_place("uk", name="Britain"))
    make_counted(role, "contract", release, year=2025, employment_type="contract")

    found = nearest_figures(["live"], selection).get("live")

    assert (found and found.key) == nearest


def test_titles_that_count_for_two_roles_are_an_overlap(role, release):
    inner = make_role("inner")
    TitleMapping.objects.create(source=release.source, title="Baker", role=role)
    TitleMapping.objects.create(source=release.source, title="Baker", role=inner, level="senior")

    assert overlaps(["live", "inner"]) == [Overlap("inner", "live", "senior")]
    assert overlaps(["live"]) == []


def test_a_file_names_source_edition_and_licence(role, release):
    Source.objects.filter(pk=release.source_id).update(
        licence="CC0 1.0", attribution="Rows of {date}."
    )
    make_counted(role, "counted", release, level="mid")
    figures = compared_figures(["live"], COUNTED)

    (line,) = export_lines(figures, role_names([role]), lambda path: f"https://example.org{path}")

    assert (line.licence, line.attribution) == ("CC0 1.0", "Rows of 19 January 2025.")
    assert line.figure == "https://example.org/figures/counted/"


def test_only_the_roles_asked_for_are_compared(role):
    make_figure(role, "here")
    make_figure(make_role("other"), "there")

    assert keys(compared_figures(["other"], Selection())) == ["there"]
    assert compared_figures([], Selection()) == []


def test_figures_of_a_source_are_those_it_states_reports_or_is_credited_for(role):
    source, other = make_source("source"), make_source("other")
    through = make_source("through", reported_in=source)
    make_figure(role, "stated", order=0, source=source)
    make_figure(role, "reported", order=1, source=through)
    make_figure(role, "credited", order=2, source=other).also_credited.add(source)
    cited = make_figure(role, "cited", order=3)
    cite(cited, source, locator="line 1")
    cite(cited, source, locator="line 2")
    make_figure(role, "unrelated", order=4, source=other)

    assert keys(figures_from(source)) == ["stated", "reported", "credited", "cited"]


def test_pay_at_a_stop_is_base_pay_where_a_source_has_it(role):
    whole = make_figure(role, "whole", source=make_source(), element="total")
    PayComponent.objects.create(figure=whole, kind="base", amount=100_000)
    make_figure(role, "other", order=1, source=make_source("other"))

    (stated,) = pay_at_stops(["live"])["live"]

    assert stated.amount.text == "$100,000"
    assert stated.amount.href == "/figures/whole/#base"


def test_pay_at_a_stop_leaves_out_what_is_about_some_or_of_nobody(role):
    source = make_source()
    make_figure(role, "a", source=source, population="start-ups")
    make_figure(role, "b", source=source, level="senior")
    make_figure(role, "c", source=source, years_from=3)
    make_figure(role, "d")

    assert pay_at_stops(["live", "unknown"]) == {"live": [], "unknown": []}


def test_a_release_that_is_not_active_is_not_compared(role):
    source = make_source()
    release = Release.objects.create(source=source, released_on=date(2025, 1, 1), sha256="a" * 64)
    make_figure(role, "computed", source=source, release=release)

    assert compared_figures(["live"], Selection()) == []
