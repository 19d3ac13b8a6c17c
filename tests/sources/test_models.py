from datetime import date

import pytest

from mlpm.sources.models import Citation, Release, Source
from tests.builders import assert_refused, assert_update_refused, cite, make_role, make_source

pytestmark = pytest.mark.django_db


def test_a_source_is_not_reported_in_itself():
    message = "A source cannot be reported in itself."
    source = make_source()

    assert_update_refused(source, message, reported_in=source)


def test_a_source_that_is_reported_is_second_hand():
    first = make_source()

    assert make_source("b", reported_in=first).is_second_hand
    assert not first.is_second_hand


def test_two_sources_of_one_name_are_told_apart():
    first = make_source("first")

    assert str(first) == "Some Source"
    assert str(make_source("second", reported_in=first)) == "Some Source (second)"


def test_a_file_is_imported_once_for_a_date():
    values = {"source": make_source(), "released_on": date(2025, 1, 1), "sha256": "a" * 64}
    Release.objects.create(**values)

    assert_refused(Release(**values), "This file is already imported for this date.")


@pytest.mark.parametrize("both", [True, False])
def test_a_citation_names_a_source_or_gives_our_reason(both):
    row = Citation(
        row=make_role(),
        source=make_source() if both else None,
        judgement="we read it so" if both else "",
    )

    assert_refused(row, "A citation names a source, or gives the reason for our own judgement.")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "brief"),
        ({"locator": "line 1"}, "brief:line 1"),
        ({"locator": "line 1", "retrieved_on": date(2024, 11, 30)}, "brief:line 1@2024-11-30"),
        ({"retrieved_on": date(2024, 11, 30)}, "brief@2024-11-30"),
    ],
)
def test_a_citation_reads_as_documents_write_it(values, text):
    assert str(cite(make_role(), make_source("brief"), **values)) == text


def test_our_own_judgement_reads_as_documents_write_it():
    assert str(cite(make_role(), judgement="we read it so")) == "ours:we read it so"


def test_citations_go_with_their_row():
    role = make_role()
    cite(role, make_source())

    role.delete()

    assert not Citation.objects.exists()
    assert Source.objects.exists()


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        ("Salary rows, release of {date}.", "Salary rows, release of 19 January 2025."),
        ("A survey, {month}.", "A survey, January 2025."),
        ("A survey {of all}.", "A survey {of all}."),
    ],
)
def test_an_attribution_names_the_edition_that_is_shown(attribution, words):
    release = Release(released_on=date(2025, 1, 19))

    assert Source(attribution=attribution).attribution_for(release) == words


def test_an_attribution_with_a_date_waits_for_an_edition():
    assert Source(attribution="Salary rows, {date}.").attribution_for(None) == ""
    assert Source(attribution="By a survey.").attribution_for(None) == "By a survey."
