"""Counted figures are thousands: which of them do the pages about roles ask for?"""

from datetime import date

import pytest

from mlpm.site.queries import base_pay_table
from mlpm.sources.models import Release
from roles.models import Role
from salaries.models import PayComponent, TitleGroup
from salaries.queries.figures import COUNTED, WAGE, WAGE_IN_STATES, figures_about, figures_from
from salaries.queries.forecasts import forecasts_with_verdicts
from salaries.queries.roles import pay_at_stops, role_finding, role_pay
from tests.builders import make_figure, make_forecast, make_place, make_role, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    """A role with one stated and many counted figures, of which few are about it as a whole."""
    role, source = make_role("baker", plural="bakers"), make_source("index", name="Index")
    new = Release.objects.create(source=source, released_on=date(2025, 1, 19), sha256="b")
    old = Release.objects.create(source=source, released_on=date(2025, 1, 12), sha256="a")
    source.active_release = new
    source.save()
    common = {
        "source": source, "element": "base", "employment_type": "full-time", "release": new,
        "year": 2024, "place": make_place(), "centre": 1, "centre_statistic": "median",
        "observations": 60, "rows": 120,
    }  # fmt: skip
    TitleGroup.objects.create(role=role, title_set="narrow", label="Own bakers", plural="bakers")
    TitleGroup.objects.create(role=role, title_set="wide", label="with cooks", plural="cooks")
    for key, values in {
        "narrow": {"title_set": "narrow", "centre": 50_000},
        "wide": {"title_set": "wide", "centre": 40_000},
        "mid": {"title_set": "narrow", "level": "mid"},
        "wide-mid": {"title_set": "wide", "level": "mid"},
        "any-contract": {"title_set": "narrow", "employment_type": "any"},
        "this-year": {"title_set": "narrow", "year": 2025},
        "long-ago": {"title_set": "narrow", "year": 2020},
        "abroad": {"title_set": "narrow", "place": make_place("uk", name="Britain")},
        "too-few": {"title_set": "wide", "level": "entry", "centre": None, "centre_statistic": ""},
        "old": {"title_set": "narrow", "release": old},
        "wage": {"element": "wage", "employment_type": "", "year": 2025, "month": 5},
        "state": {"element": "wage", "place": make_place("ohio", name="Ohio", kind="state")},
    }.items():
        make_figure(role, key, **{**common, **values})
    said = make_source("said", name="Said")
    PayComponent.objects.create(
        figure=make_figure(role, "stated", source=said, element="total"), kind="base", amount=45_000
    )
    return role


def keys(figures):
    return sorted({figure.key for figure in figures})


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (None, ["narrow", "stated", "wide"]),
        (COUNTED, ["mid", "narrow", "stated", "wide", "wide-mid"]),
        (WAGE, ["stated", "wage"]),
        (WAGE_IN_STATES, ["state", "stated"]),
    ],
)
def test_only_what_is_asked_for_comes(role, counted, expected):
    found = figures_about(["baker"]) if counted is None else figures_about(["baker"], counted)

    assert keys(found) == expected


def test_the_page_of_a_role_has_its_own_titles_beside_what_is_stated(role):
    pay = role_pay(role)

    assert keys(pay.figures) == ["stated"]
    assert keys(pay.counted) == ["narrow"]
    assert keys(pay.by_source) == ["narrow", "stated"]


def test_a_stop_of_a_path_has_counted_base_pay_first(role):
    (stop,) = pay_at_stops(["baker"])["baker"]

    assert stop.amount.text == "$50,000"


def test_where_nothing_was_counted_a_stop_has_what_is_stated(role):
    role.pay_figures.filter(title_set="narrow").delete()

    (stop,) = pay_at_stops(["baker"])["baker"]

    assert stop.amount.text == "$45,000"


def test_the_first_page_names_the_titles_that_were_counted(role):
    make_role("cook", order=9)

    (band,) = base_pay_table().bands

    assert [(row.label, row.detail, row.amount and row.amount.text) for row in band.rows] == [
        ("Own bakers", "about 60 adverts, the United States, 2024", "$50,000"),
        ("Cook", "", None),
    ]


def test_the_page_of_a_source_lists_stated_figures_only(role):
    assert figures_from(role.pay_figures.get(key="narrow", title_set="narrow").source) == []


def test_a_forecast_is_held_against_counted_levels_of_the_newest_full_year(role):
    make_forecast(
        role, level_from="mid", level_to="mid", due_year=2025, amount=9, statistic="average"
    )

    (judged,) = forecasts_with_verdicts(2026)

    assert {line.amount.href for line in judged.nearest} == {
        "/figures/mid/", "/figures/narrow/", "/figures/stated/",
    }  # fmt: skip


def test_the_finding_counts_each_source_once(role):
    assert role_finding("baker").heading.values == {"count": "2"}


def test_nothing_counted_is_asked_for_of_a_role_that_is_not_published(role):
    Role.objects.update(status=Role.Status.DRAFT)

    assert figures_about(["baker"]) == []
