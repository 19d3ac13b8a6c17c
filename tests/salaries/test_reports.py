"""“Something wrong here?”: kept once, limited, and nothing about the reader."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from salaries.models import FigureReport
from salaries.reports import MOST_AN_HOUR, MOST_OPEN, TooManyReports, file_report
from tests.builders import assert_update_refused, make_figure, make_role
from tests.html import elements, parse, words_of

pytestmark = pytest.mark.django_db

PAGE = "/figures/some-figure/report/"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WRONG = {"kind": "amount", "text": "It says 160,000 there."}


@pytest.fixture
def role():
    role = make_role("baker")
    make_figure(role)
    return role


def send(client, **changes):
    return client.post(PAGE, {**WRONG, **changes})


def filed(role, text="text", key="some-figure", now=NOW):
    report = file_report(key, role, "amount", text, now)
    FigureReport.objects.filter(pk=report.pk).update(created_at=now)
    return report


# The form


def test_every_card_leads_to_the_form(client, role):
    html = client.get("/figures/some-figure/").content.decode()

    assert f'href="{PAGE}"' in html
    assert "Something wrong here?" in html


def test_the_form_is_not_stored_by_anybody_and_not_found_by_searching(client, role):
    response = client.get(PAGE)
    tree = parse(response.content.decode())

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert [m for m in elements(tree, "meta") if m.get("content") == "noindex"]
    assert list(response.cookies) == ["csrftoken"]


def test_only_the_form_sets_a_cookie(client, role):
    assert not client.get("/figures/some-figure/").cookies


def test_what_is_sent_is_kept_with_the_figure_and_nothing_else(client, role):
    response = send(client)

    report = FigureReport.objects.get()
    assert (report.key, report.role, report.kind, report.text) == (
        "some-figure", role, "amount", "It says 160,000 there.",
    )  # fmt: skip
    assert not report.is_closed
    assert response.status_code == 302
    assert response["Location"] == f"{PAGE}?sent"
    fields = {field.name for field in FigureReport._meta.get_fields()}
    assert fields == {
        "id", "key", "role", "kind", "text", "created_at", "is_closed", "answer",
    }  # fmt: skip


def test_the_thanks_say_what_happens_next(client, role):
    words = words_of(client, f"{PAGE}?sent")

    assert "Thank you, an editor will read it" in words
    assert "mended, or marked under “Worth knowing”" in words
    assert "Nothing about you was kept, so nobody can write back" in words


def test_the_same_words_twice_are_one_report(client, role):
    for _ in range(2):
        assert send(client, text="  Two lines\r\nof text. ").status_code == 302

    assert FigureReport.objects.get().text == "Two lines\nof text."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Write a few words"),
        ({"text": "   "}, "Write a few words"),
        ({"kind": ""}, "This field is required."),
        ({"kind": "gold"}, "gold is not one of the available choices."),
        ({"text": "a\x00b"}, "Null characters are not allowed."),
        ({"text": "a\u202eb"}, "Take out the invisible character U+202E."),
        ({"text": "a\x1bb"}, "Take out the invisible character U+001B."),
        ({"text": "a\u200bb"}, "Take out the invisible character U+200B."),
        ({"text": "x" * 100_000}, "Write at most 1000 characters; these are 100000."),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field_and_the_typing_stays(
    client, role, changes, message
):
    response = send(client, **changes)
    html = response.content.decode()

    assert response.status_code == 200
    assert message in html
    assert "<title>Error:" in html
    assert 'class="error-summary"' in html
    assert FigureReport.objects.count() == 0
    tree = parse(html)
    (area,) = elements(tree, "textarea")
    typed = changes.get("text", WRONG["text"])
    seen = "".join(c if c == "\n" or c.isprintable() else "\ufffd" for c in typed)
    assert (area.text or "").strip() == seen.strip()
    for link in elements(tree, "a"):
        if (link.get("href") or "").startswith("#id_"):
            assert [e for e in tree.iter() if e.get("id") == link.get("href")[1:]]


def test_markup_is_kept_as_words_and_shown_as_words(client, role):
    html = send(client, text="<script>x</script>", kind="").content.decode()

    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert "<script>x" not in html


def test_without_its_token_nothing_is_kept(role):
    client = Client(enforce_csrf_checks=True)

    response = send(client)

    assert response.status_code == 403
    assert "go back, load its page again" in response.content.decode()
    assert FigureReport.objects.count() == 0


def test_an_unknown_figure_has_no_form(client, role):
    assert client.get("/figures/nothing/report/").status_code == 404
    assert client.post("/figures/nothing/report/", WRONG).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_form_is_asked_for_and_sent_and_nothing_else(client, role, method):
    assert getattr(client, method)(PAGE).status_code == 405


# Limits


def test_ten_wait_about_one_figure_and_no_more(role):
    for number in range(MOST_OPEN):
        filed(role, str(number))

    with pytest.raises(TooManyReports):
        filed(role, "one more")
    filed(role, "elsewhere", key="other-figure")
    assert filed(role, "3").text == "3"


def test_answered_reports_make_room(role):
    for number in range(MOST_OPEN):
        filed(role, str(number))
    FigureReport.objects.update(is_closed=True, answer="Mended.")

    assert filed(role, "one more").pk


def test_sixty_an_hour_are_kept_of_all_figures_and_no_more(role):
    for number in range(MOST_AN_HOUR):
        filed(role, "x", key=f"figure-{number}", now=NOW + timedelta(seconds=number))

    with pytest.raises(TooManyReports) as error:
        filed(role, "x", key="last", now=NOW + timedelta(minutes=20))

    assert error.value.wait == timedelta(minutes=40)
    assert filed(role, "x", key="last", now=NOW + timedelta(minutes=61)).pk


def test_beyond_the_limit_of_a_figure_the_page_says_so_and_keeps_the_typing(client, role):
    for number in range(MOST_OPEN):
        filed(role, str(number))

    response = send(client)
    html = response.content.decode()

    assert response.status_code == 429
    assert response["Retry-After"] == "86400"
    assert "Try again tomorrow" in html
    assert "It says 160,000 there.</textarea>" in html
    assert FigureReport.objects.count() == MOST_OPEN
    parse(html)


def test_beyond_the_limit_of_the_hour_the_page_says_how_many_minutes(client, role):
    for number in range(MOST_AN_HOUR):
        file_report(f"figure-{number}", role, "amount", "x", NOW)

    response = send(client)

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert "Try again in 60 minutes" in response.content.decode()


def test_a_report_locks_before_it_counts(role):
    with CaptureQueriesContext(connection) as captured:
        filed(role)

    reads = [q["sql"] for q in captured if q["sql"].startswith("SELECT")]
    assert "roles_role" in reads[0]
    if connection.vendor == "postgresql":
        assert "FOR UPDATE" in reads[0]


# The editors' board


@pytest.fixture
def desk(client):
    client.force_login(get_user_model().objects.create_superuser("nora"))
    return client


BOARD = "admin:salaries_figurereport_changelist"


def test_the_board_opens_on_what_waits(desk, role):
    filed(role, "Waits.")
    FigureReport.objects.filter(pk=filed(role, "Done.").pk).update(is_closed=True, answer="Mended.")

    waiting = desk.get(reverse(BOARD)).content.decode()
    closed = desk.get(reverse(BOARD), {"state": "closed"}).content.decode()
    both = desk.get(reverse(BOARD), {"state": "all"}).content.decode()

    assert ("Waits." in waiting, "Done." in waiting) == (True, False)
    assert ("Waits." in closed, "Done." in closed) == (False, True)
    assert ("Waits." in both, "Done." in both) == (True, True)
    assert 'href="/figures/some-figure/"' in waiting


def change(desk, report, **values):
    address = reverse("admin:salaries_figurereport_change", args=[report.pk])
    return desk.post(address, values).content.decode()


def test_closing_needs_an_answer(desk, role):
    report = filed(role)

    html = change(desk, report, answer="", is_closed="on")
    report.refresh_from_db()
    assert "Say what was done about it before closing it." in html
    assert not report.is_closed

    change(desk, report, answer="The amount is mended.", is_closed="on")
    report.refresh_from_db()
    assert (report.is_closed, report.answer) == (True, "The amount is mended.")


def test_the_database_refuses_a_report_closed_without_an_answer(role):
    report = filed(role)

    assert_update_refused(
        report, "Say what was done about it before closing it.", is_closed=True, answer=""
    )


def test_what_a_reader_wrote_is_never_changed(desk, role):
    report = filed(role, "Hers.")

    change(desk, report, answer="", text="Mine.", kind="old", key="other")
    report.refresh_from_db()

    assert (report.text, report.kind, report.key) == ("Hers.", "amount", "some-figure")


def test_the_board_costs_the_same_for_1_and_20_reports(desk, role):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(reverse(BOARD)).status_code == 200
        return len(captured)

    filed(role)
    before = cost()
    for number in range(20):
        filed(role, str(number), key=f"figure-{number}")

    assert cost() == before
