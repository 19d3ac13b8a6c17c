"""The register of sources, and what rests on each."""

from datetime import date

from mlpm.sources.models import Release
from tests.builders import make_figure, make_note, make_role, make_source
from tests.html import words_of
from tests.roles.test_views import queries


def test_second_hand_sources_stand_under_the_one_they_are_known_through(client, content):
    words = words_of(client, "/sources/")

    assert "We have not seen the originals: Glassdoor Indeed Interview Kickstart Payscale" in words


def test_a_second_hand_source_says_so(client, content):
    words = words_of(client, "/sources/payscale-reported/")

    assert "Second-hand" in words
    assert "Not checked at the original" in words
    assert "Address not stated" in words
    assert "One figure rests on it" in words
    assert "$155,765" in words


def test_a_source_lists_every_figure_that_rests_on_it(client, content):
    assert "12 figures rest on it" in words_of(client, "/sources/role-brief-2024/")


def test_a_source_costs_the_same_for_1_and_20_figures(client, db):
    source, role = make_source(), make_role("baker")
    make_figure(role, source=source)
    before = queries(client, f"/sources/{source.slug}/")

    for number in range(20):
        make_figure(role, key=f"more-{number}", source=source)

    assert queries(client, f"/sources/{source.slug}/") == before


def make_edition(source, day, *, is_shown=False, is_complete=True, **rows):
    edition = Release.objects.create(
        source=source, released_on=day, sha256=str(day), is_complete=is_complete, **rows
    )
    if is_shown:
        source.active_release = edition
        source.save()
    return edition


def test_a_source_with_editions_tells_what_the_shown_one_holds(client, db):
    source, role = make_source(name="Index", attribution="Rows of {date}."), make_role("baker")
    old = make_edition(source, date(2025, 1, 12), rows_read=73_627)
    new = make_edition(
        source, date(2025, 1, 19), is_shown=True, rows_read=74_301, rows_used=21_007,
        rows_rejected=0,
    )  # fmt: skip
    make_edition(source, date(2025, 1, 26), is_complete=False)
    for number in range(3):
        make_figure(role, f"counted-{number}", source=source, release=new)
    make_figure(role, "counted-0", source=source, release=old)

    words = words_of(client, f"/sources/{source.slug}/")

    assert "The edition of 19 January 2025 is shown Figures in it 3" in words
    assert "Rows read 74,301 Rows behind a figure 21,007 Rows not understood 0" in words
    assert "To be named as Rows of 19 January 2025." in words
    assert "One other edition is kept: 12 January 2025 (73,627 rows)." in words
    assert "rest on it" not in words


def test_doubts_about_the_edition_stand_with_its_source(client, db):
    source = make_source()
    note = make_note(make_role("baker"), subject="edition", text="Half of it is not mapped.")
    note.role, note.source = None, source
    note.save()

    assert "Worth knowing Half of it is not mapped." in words_of(client, f"/sources/{source.slug}/")


def test_a_source_costs_the_same_for_1_and_200_counted_figures(client, db):
    source, role = make_source(), make_role("baker")
    edition = make_edition(source, date(2025, 1, 19), is_shown=True)
    make_figure(role, source=source, release=edition)
    before = queries(client, f"/sources/{source.slug}/")

    for number in range(200):
        make_figure(role, key=f"more-{number}", source=source, release=edition)
    for day in range(1, 5):
        make_edition(source, date(2025, 1, day))

    assert queries(client, f"/sources/{source.slug}/") == before


def test_an_edition_about_one_month_is_called_after_it(client, db):
    source = make_source(attribution="Survey, {month}.")
    make_edition(source, date(2025, 5, 1), is_shown=True)

    assert "The edition of May 2025 is shown" in words_of(client, f"/sources/{source.slug}/")
