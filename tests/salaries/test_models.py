from datetime import date

import pytest
from django.core.exceptions import ValidationError

from mlpm.sources.models import Release
from salaries.models import (
    DataNote,
    Forecast,
    PayComponent,
    PayFigure,
    TitleMapping,
)
from tests.builders import (
    assert_refused,
    assert_update_refused,
    make_draft,
    make_figure,
    make_forecast,
    make_note,
    make_role,
    make_source,
)

pytestmark = pytest.mark.django_db

AVERAGE = {"centre": 100, "centre_statistic": "average"}
RANGE = {"span_statistic": "stated-range", "minimum": 100, "maximum": 200}
QUARTILES = {"span_statistic": "percentiles", "p25": 100, "p75": 200}
TENTHS = {"span_statistic": "percentiles", "p10": 100, "p90": 200}
MEDIAN = {"centre": 150, "centre_statistic": "median"}

TWO_ENDS = "The minimum is above the maximum."
ASCEND = "The percentiles do not ascend: p10, p25, p75, p90."
OUTSIDE = "The median lies outside its own percentiles."
ORIGIN = "Name the source, or tick “source not stated”."
SPAN = (
    "A span says what it is: percentiles have p10 to p90, "
    "ranges and thresholds have a minimum or a maximum."
)
OPEN = "An end without an amount is open: tick “open at the top” or “at the bottom”."
MIDDLE = "An amount in the middle says which middle it is."
NOTHING = "A figure has an amount in the middle, a span, or both."
MONTH = "A month is 1 to 12 and has a year."

REFUSED = [
    ("minimum above maximum", {**RANGE, "minimum": 201}, TWO_ENDS),
    ("p10 above p25", {**QUARTILES, "p10": 101}, ASCEND),
    ("p25 above p75", {**QUARTILES, "p25": 201}, ASCEND),
    ("p75 above p90", {**QUARTILES, "p90": 199}, ASCEND),
    ("p10 above p90", {**TENTHS, "p10": 201}, ASCEND),
    ("p10 above p75", {"span_statistic": "percentiles", "p10": 201, "p75": 200}, ASCEND),
    ("p25 above p90", {"span_statistic": "percentiles", "p25": 201, "p90": 200}, ASCEND),
    ("median below p25", {**QUARTILES, **MEDIAN, "centre": 99}, OUTSIDE),
    ("median above p75", {**QUARTILES, **MEDIAN, "centre": 201}, OUTSIDE),
    ("median below p10", {**TENTHS, **MEDIAN, "centre": 99}, OUTSIDE),
    ("median above p90", {**TENTHS, **MEDIAN, "centre": 201}, OUTSIDE),
    ("no origin", {**AVERAGE, "is_source_not_stated": False}, ORIGIN),
    ("centre without statistic", {"centre": 100}, MIDDLE),
    ("statistic without centre", {**RANGE, "centre_statistic": "mean"}, MIDDLE),
    ("range without statistic", {**AVERAGE, "minimum": 100, "maximum": 200}, SPAN),
    ("percentiles without statistic", {**AVERAGE, "p25": 100}, SPAN),
    ("range with percentiles", {**RANGE, "p25": 100}, SPAN),
    ("percentiles with a minimum", {**QUARTILES, "minimum": 100}, SPAN),
    ("percentiles without an amount", {"span_statistic": "percentiles"}, SPAN),
    ("range without an amount", {"span_statistic": "stated-range"}, SPAN),
    ("threshold without an amount", {"span_statistic": "threshold", "is_open_top": True}, SPAN),
    ("a span we do not know", {**AVERAGE, "span_statistic": "guess"}, SPAN),
    ("open top unmarked", {**RANGE, "maximum": None}, OPEN),
    ("open bottom unmarked", {**RANGE, "minimum": None}, OPEN),
    ("threshold with its open top unmarked", {"span_statistic": "threshold", "minimum": 1}, OPEN),
    ("nothing", {}, NOTHING),
    ("month 13", {**AVERAGE, "year": 2024, "month": 13}, MONTH),
    ("month 0", {**AVERAGE, "year": 2024, "month": 0}, MONTH),
    ("month without year", {**AVERAGE, "month": 3}, MONTH),
    (
        "years in the wrong order",
        {**AVERAGE, "years_from": 3, "years_to": 2},
        "The fewer years of experience come first.",
    ),
]


@pytest.mark.parametrize(
    ("values", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_figure_is_refused_by_the_database_and_in_the_editors_words(values, message):
    row = PayFigure(role=make_role(), key="some-figure", **{"is_source_not_stated": True, **values})

    assert_refused(row, message)


def test_an_origin_is_a_source_or_not_stated_and_never_both():
    row = PayFigure(
        role=make_role(), key="a", source=make_source(), is_source_not_stated=True, **AVERAGE
    )

    assert_refused(row, ORIGIN)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (RANGE, {"minimum": 201}, TWO_ENDS),
        (QUARTILES, {"p25": 201}, ASCEND),
        ({**QUARTILES, **MEDIAN}, {"centre": 201}, OUTSIDE),
        (AVERAGE, {"is_source_not_stated": False}, ORIGIN),
        (AVERAGE, {"centre_statistic": ""}, MIDDLE),
        (AVERAGE, {"centre": None, "centre_statistic": ""}, NOTHING),
        ({**AVERAGE, "year": 2024, "month": 12}, {"month": 13}, MONTH),
    ],
)
def test_an_update_is_refused_too(before, after, message):
    assert_update_refused(make_figure(make_role(), **before), message, **after)


@pytest.mark.parametrize(
    "values",
    [
        RANGE,
        {**RANGE, "minimum": 200},
        {**RANGE, "maximum": None, "is_open_top": True},
        {**RANGE, "minimum": None, "is_open_bottom": True},
        {**RANGE, "is_open_top": True},
        {**QUARTILES, **MEDIAN},
        {**QUARTILES, **MEDIAN, "p10": 100, "p90": 200},
        {**QUARTILES, **MEDIAN, "centre": 100},
        {**QUARTILES, "centre": 300, "centre_statistic": "mean"},
        {**RANGE, "centre": 300, "centre_statistic": "average"},
        TENTHS,
        {"span_statistic": "percentiles", "p75": 100},
        {"span_statistic": "threshold", "minimum": 100, "is_open_top": True},
        {**AVERAGE, "year": 2024, "month": 12},
        {**AVERAGE, "years_from": 3, "years_to": 3},
        {**AVERAGE, "years_to": 3},
    ],
)
def test_what_a_source_may_say_is_taken(values):
    row = make_figure(make_role(), **values)

    assert row.full_clean() is None


@pytest.mark.parametrize("currency", ["usd", "US", "US1", "U$D"])
def test_a_currency_is_three_capital_letters(currency):
    row = make_figure(make_role(), currency=currency)

    with pytest.raises(ValidationError, match="Three capital letters"):
        row.full_clean()


def test_a_key_is_there_once_among_stated_figures():
    role = make_role()
    make_figure(role, "taken")

    row = PayFigure(role=role, key="taken", is_source_not_stated=True, **AVERAGE)
    assert_refused(row, "Another figure already has this key.")


def test_a_key_is_there_once_in_a_release_and_again_in_the_next():
    role, source = make_role(), make_source()
    first, second = (
        Release.objects.create(source=source, released_on=date(2025, 1, day), sha256="a" * 64)
        for day in (1, 2)
    )
    values = {"source": source, **AVERAGE}
    make_figure(role, "taken", release=first, **values)

    row = PayFigure(role=role, key="taken", release=first, **values)
    assert_refused(row, "This release already has a figure with this key.")
    assert make_figure(role, "taken", release=second, **values).pk


def test_figures_of_drafts_and_of_releases_that_are_not_active_are_hidden():
    role, source = make_role(), make_source()
    old, new = (
        Release.objects.create(source=source, released_on=date(2025, 1, day), sha256="a" * 64)
        for day in (1, 2)
    )
    source.active_release = new
    source.save()
    stated = make_figure(role, "stated")
    active = make_figure(role, "computed", release=new, source=source)
    make_figure(role, "computed", release=old, source=source)
    make_figure(make_draft(role), "of-a-draft")
    make_figure(make_role("unpublished", status="draft"), "unpublished")

    assert set(PayFigure.objects.published()) == {stated, active}
    assert set(PayFigure.objects.published().stated()) == {stated}


def test_a_figure_has_a_part_once():
    figure = make_figure(make_role())
    PayComponent.objects.create(figure=figure, kind="base")

    assert_refused(
        PayComponent(figure=figure, kind="base", amount=1), "This figure already has this part."
    )


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"is_source_not_stated": False}, ORIGIN),
        ({"made_year": 2025, "due_year": 2024}, "A forecast is due after it was made."),
        ({"amount": 1}, "An amount says which statistic it is, and the reverse."),
        ({"statistic": "mean"}, "An amount says which statistic it is, and the reverse."),
    ],
)
def test_a_forecast_is_refused(values, message):
    values = {"is_source_not_stated": True, **values}
    row = Forecast(role=make_role(), key="a", topic="pay", text="a", **values)

    assert_refused(row, message)


def test_a_forecast_of_both_origins_is_refused():
    assert_update_refused(make_forecast(make_role()), ORIGIN, source=make_source())


def test_a_note_is_dismissed_with_a_reason():
    message = "Say why the note is dismissed."
    role = make_role()

    assert_refused(DataNote(role=role, subject="a", text="a", decision="dismissed"), message)
    assert_update_refused(make_note(role), message, decision="dismissed")
    assert make_note(role, subject="b", decision="dismissed", reason="A coincidence.").pk


def test_a_note_is_there_once():
    role = make_role()
    make_note(role, rule="some-rule", subject="a b")

    row = DataNote(role=role, rule="some-rule", subject="a b", text="again")
    assert_refused(row, "This note is already there.")


def test_readers_see_what_was_accepted_only():
    role = make_role()
    seen = make_note(role, subject="a")
    make_note(role, subject="b", decision="open")
    make_note(role, subject="c", decision="dismissed", reason="A coincidence.")

    assert list(DataNote.objects.accepted()) == [seen]


def test_a_proxy_has_a_reason():
    values = {"source": make_source(), "role": make_role(), "title": "a", "is_proxy": True}

    assert_refused(TitleMapping(**values), "Say why this category stands in for the role.")


def test_a_title_is_mapped_to_a_role_once():
    values = {"source": make_source(), "role": make_role(), "title": "a"}
    TitleMapping.objects.create(**values)

    assert_refused(TitleMapping(**values), "This title is already mapped to this role.")
