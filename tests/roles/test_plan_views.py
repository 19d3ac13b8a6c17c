"""A plan from its first page to its end: saved once, changed, shared, forgotten."""

import logging
import sqlite3
import time
from datetime import date, timedelta
from html import unescape
from io import StringIO
from re import findall, search
from threading import Barrier, Thread

import pytest
from django.core import signing
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mlpm.lib.logs import NoPlan
from roles.models import Plan, PlanItem, Role
from roles.plan_codes import digest
from roles.queries.plans import kept_plan
from skills.models import Skill, SkillLevel
from tests.builders import (
    make_activity,
    make_draft,
    make_move,
    make_role,
    make_skill,
    make_want,
)
from tests.html import elements, parse, text, words_of

pytestmark = pytest.mark.django_db

NEW = "/plan/new/"
WAY = {"from": "analyst", "to": "lead"}
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Set to another day by `today(day)`."""

    def set_to(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda: day)

    set_to(TODAY)
    return set_to


@pytest.fixture
def roles() -> dict[str, Role]:
    """An analyst becomes a scientist, and a scientist a lead."""
    analyst, scientist, lead = map(make_role, ("analyst", "scientist", "lead"))
    sql, learning, talk = map(make_skill, ("sql", "learning", "talk"))
    make_want(analyst, sql, proficiency=3)
    make_want(scientist, sql, proficiency=2)
    make_want(scientist, learning, proficiency=3, importance=5, is_essential=True)
    make_want(lead, learning, proficiency=3)
    make_want(lead, talk, proficiency=4)
    make_want(lead, sql, proficiency=3)
    make_activity(learning, title="Beat a guess", first_step="Find a table.", shows="A notebook.")
    SkillLevel.objects.create(skill=talk, proficiency=4, text="Others ask her how to say it.")
    make_move(analyst, scientist)
    make_move(scientist, lead)
    return {"analyst": analyst, "scientist": scientist, "lead": lead}


def once(client, query=WAY):
    html = client.get(NEW, query).content.decode()
    return unescape(search(r'name="once" value="([^"]+)"', html)[1])


def save(client, **changes):
    """The address of a new plan."""
    response = client.post(NEW, {**WAY, "once": once(client), **changes})
    assert response.status_code == 302, text(parse(response.content.decode()))
    return response["Location"]


@pytest.fixture
def saved(client, roles):
    return save(client)


def code_of(address):
    return address.split("/")[-2]


def item(number):
    return PlanItem.objects.get(order=number)


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


# What would be saved


def test_the_page_shows_what_would_be_saved_and_saves_nothing(client, roles):
    words = words_of(client, f"{NEW}?from=analyst&to=lead")

    assert "Analyst → Scientist → Lead" in words
    assert words.index("Beat a guess") < words.index("Gain talk: others come to me")
    assert "Find a table." in words
    assert "that address is its only key" in words
    assert "13 months" in words
    assert Plan.objects.count() == 0


def test_a_skill_without_something_to_make_says_so_and_shows_its_level(client, saved):
    row = item(2)

    assert row.title == "Gain talk: others come to me"
    assert "Nothing to make for this skill is published here" in row.text
    assert row.done_when == "Others ask her how to say it."
    assert row.first_step == ""


def test_what_she_brings_or_gains_before_does_not_come_again(client, saved):
    """A lead wants SQL and learning too: she brings the one and gains the other before."""
    assert list(PlanItem.objects.values_list("skill", "role_title")) == [
        ("learning", "Scientist"),
        ("talk", "Lead"),
    ]


def test_her_ratings_count(client, roles):
    address = save(client, have=["learning:3", "sql:1"], once=once(client, {
        **WAY, "have": ["learning:3", "sql:1"]}))  # fmt: skip

    assert client.get(address).status_code == 200
    assert set(PlanItem.objects.values_list("skill", "level")) == {
        ("sql", 2),
        ("talk", 4),
        ("sql", 3),
    }


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Say where you stand and where you want to go."),
        ("?from=analyst&to=nobody", "No role has the address “nobody”."),
        ("?from=analyst&to=draft", "No role has the address “draft”."),
        ("?from=analyst&to=analyst", "You are there already."),
        ("?from=lead&to=analyst", "No way is published here yet"),
        ("?from=analyst&to=lead&have=learning:3&have=talk:4&have=sql:4", "You are ready"),
        ("?from=lead&to=stub", "Which skills these roles ask for is not written here yet"),
        ("?from=analyst&to=lead&have=x:y", "x:y"),
    ],
)
def test_what_cannot_be_planned_is_said(client, roles, query, words):
    make_role("draft", status=Role.Status.DRAFT)
    make_move(roles["lead"], make_role("stub"))

    assert words in words_of(client, NEW + query)


def test_a_draft_of_a_role_changes_no_plan(client, roles):
    make_draft(roles["lead"], title="Hidden")

    assert "Hidden" not in words_of(client, f"{NEW}?from=analyst&to=lead")


def test_nothing_is_saved_where_nothing_is_to_gain(client, roles):
    ready = {**WAY, "have": ["learning:3", "talk:4", "sql:4"], "once": once(client)}

    assert client.post(NEW, ready).status_code == 200
    assert Plan.objects.count() == 0


def test_five_hundred_skills_in_the_address_are_no_fault(client, roles):
    have = "&".join(f"have=s{number}:1" for number in range(500))

    assert client.get(f"{NEW}?from=analyst&to=lead&{have}").status_code == 200


def test_one_skill_and_twenty_cost_the_same_number_of_queries(client, roles):
    address = f"{NEW}?from=analyst&to=lead"
    before = queries(client, address)
    for number in range(20):
        skill = make_skill(f"skill-{number}")
        make_want(roles["lead"], skill)
        if number % 2:
            make_activity(skill)

    assert queries(client, address) == before


# Saving


def test_a_plan_keeps_what_was_shown_and_nothing_about_her(client, saved):
    plan = Plan.objects.get()

    assert [role["title"] for role in plan.roles] == ["Analyst", "Scientist", "Lead"]
    assert (plan.created_on, plan.used_on) == (TODAY, TODAY)
    assert {field.name for field in Plan._meta.get_fields()} == {
        "id", "code_sha256", "share_sha256", "share_number", "roles", "hours_per_week",
        "are_dates_hidden", "created_on", "used_on", "items",
    }  # fmt: skip


def test_the_code_itself_is_kept_nowhere(client, saved):
    client.post(saved, {"what": "share"})
    kept = str([list(model.objects.values_list()) for model in (Plan, PlanItem)])

    assert Plan.objects.get().code_sha256 == digest(code_of(saved))
    assert code_of(saved) not in kept
    assert code_of(shared_address(client, saved)) not in kept


def test_the_same_page_sent_twice_is_one_plan(client, roles):
    pressed = {**WAY, "once": once(client)}

    first, second = (client.post(NEW, pressed)["Location"] for _ in range(2))

    assert first == second
    assert Plan.objects.count() == 1
    assert PlanItem.objects.count() == 2


def test_two_pages_are_two_plans(client, roles):
    assert save(client) != save(client)
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("value", ["", "forged", "a" * 10_000])
def test_a_forged_press_saves_nothing_and_shows_the_page_again(client, roles, value):
    response = client.post(NEW, {**WAY, "once": value})

    assert "Nothing is saved yet" in response.content.decode()
    assert Plan.objects.count() == 0


def test_a_page_open_for_more_than_a_day_is_shown_again(client, roles, monkeypatch):
    pressed = {**WAY, "once": once(client)}
    later = time.time() + 24 * 60 * 60 + 60
    monkeypatch.setattr(signing.time, "time", lambda: later)

    assert "Nothing is saved yet" in client.post(NEW, pressed).content.decode()
    assert Plan.objects.count() == 0


def test_what_has_changed_since_it_was_shown_is_shown_again(client, roles):
    pressed = {**WAY, "once": once(client)}
    make_want(roles["lead"], make_skill("new"))

    words = text(parse(client.post(NEW, pressed).content.decode()))

    assert "what is published has changed since" in words
    assert "Gain new" in words
    assert Plan.objects.count() == 0


def test_a_change_of_the_secret_keeps_every_plan(client, saved, settings):
    client.post(saved, {"what": "share"})
    before = shared_address(client, saved)
    settings.SECRET_KEY = "another" * 10

    assert client.get(saved).status_code == 200
    assert shared_address(client, saved) == before
    assert client.get(before).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_are_one_plan(client, roles):
    pressed = {**WAY, "once": once(client)}
    together, found = Barrier(2), []

    def press():
        other = Client()
        together.wait()
        found.append(other.post(NEW, pressed))
        connection.close()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [response.status_code for response in found] == [302, 302]
    assert len({response["Location"] for response in found}) == 1
    assert Plan.objects.count() == 1
    assert PlanItem.objects.count() == 2


# The page


def test_it_begins_this_week(client, saved):
    words = words_of(client, saved)

    assert "0 of 2 done" in words
    assert words.index("This week Find a table.") < words.index("Next The rest of: Beat a guess")
    assert "To make A notebook." in words
    assert "our estimate" in words
    assert "Keep this address" in words
    assert f"http://testserver{saved}" in words


def test_what_was_published_may_go_and_nothing_is_lost(client, saved, roles):
    roles["lead"].status = Role.Status.DRAFT
    roles["lead"].save()
    Role.objects.filter(slug="scientist").delete()
    Skill.objects.get(slug="talk").requirements.all().delete()
    Skill.objects.get(slug="talk").delete()

    html = client.get(saved).content.decode()
    words = text(parse(html))

    assert "Lead is no longer published here. Your plan keeps all it says." in words
    assert "Scientist is no longer published here." in words
    assert "talk: others come to me" in words
    assert "Beat a guess" in words
    assert "/roles/lead/" not in html
    assert "/skills/talk/" not in html
    assert "/roles/analyst/" in html
    assert "/skills/learning/" in html


def test_one_item_and_twenty_cost_the_same_number_of_queries(client, saved):
    before = queries(client, saved)
    first = item(1)
    for number in range(3, 23):
        first.pk, first.order, first.skill = None, number, f"skill-{number}"
        first.save()

    assert queries(client, saved) == before
    assert before <= 6


def test_every_plan_page_is_kept_by_nobody_and_found_by_nobody(client, saved):
    client.post(saved, {"what": "share"})
    pages = [
        NEW, "/plan/new/file/", saved, f"{saved}plan.ics", f"{saved}plan.json", f"{saved}delete/",
        shared_address(client, saved), "/plan/unknown/", "/plan/shared/unknown/",
    ]  # fmt: skip
    for address in pages:
        response = client.get(address)

        assert response["Cache-Control"] == "no-store", address
        assert response["X-Robots-Tag"] == "noindex", address
        # None of these names the page to another site.
        assert response["Referrer-Policy"] in ("strict-origin", "no-referrer"), address


def test_the_shared_page_sets_no_cookie_and_names_itself_to_nobody(client, saved):
    client.post(saved, {"what": "share"})
    response = Client().get(shared_address(client, saved))

    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_the_fragment_is_part_of_the_page(client, saved):
    htmx = {"HX-Request": "true"}
    fragment = client.post(saved, {"what": "done", "item": "1", "done": "yes"}, headers=htmx)
    html = fragment.content.decode()

    assert fragment.status_code == 200
    assert "<html" not in html
    assert 'hx-swap-oob="true">Done: Beat a guess. 1 of 2 done.</p>' in html
    assert client.get(
        saved, headers={**htmx, "HX-History-Restore-Request": "true"}
    ).content.startswith(b"<!doctype html>")


# Changing it


def test_a_tick_moves_an_item_to_what_is_done_and_back(client, saved):
    response = client.post(saved, {"what": "done", "item": "1", "done": "yes"})

    assert (response.status_code, response["Location"]) == (302, f"{saved}#item-1")
    words = words_of(client, saved)
    assert "1 of 2 done" in words
    assert "Done on 23 November 2026" in words
    assert words.index("Gain talk") < words.index("Beat a guess")

    client.post(saved, {"what": "done", "item": "1", "done": "no"})

    assert "0 of 2 done" in words_of(client, saved)


def test_a_second_tick_keeps_the_day_of_the_first(client, saved, today):
    client.post(saved, {"what": "done", "item": "1", "done": "yes"})
    today(TODAY + timedelta(9))
    client.post(saved, {"what": "done", "item": "1", "done": "yes"})

    assert item(1).done_on == TODAY


def test_when_all_is_done_it_says_so(client, saved):
    for number in "12":
        client.post(saved, {"what": "done", "item": number, "done": "yes"})

    words = words_of(client, saved)
    assert "All of it is done." in words
    assert "This week" not in words
    assert "Calendar file" not in words
    assert client.get(f"{saved}plan.ics").status_code == 302


def test_a_note_and_hours_are_kept_as_typed(client, saved):
    client.post(
        saved, {"what": "item", "item": "2", "hours": " 12 ", "note": "<b>Ana</b>\r\nagain"}
    )

    assert (item(2).hours, item(2).note) == (12, "<b>Ana</b>\nagain")
    html = client.get(saved).content.decode()
    assert "&lt;b&gt;Ana" in html
    assert "<b>Ana" not in html
    assert "12 hours, as you said" in words_of(client, saved)


def test_a_note_can_be_taken_away_again(client, saved):
    client.post(saved, {"what": "item", "item": "2", "hours": "3", "note": "x"})
    client.post(saved, {"what": "item", "item": "2", "hours": "", "note": ""})

    assert (item(2).hours, item(2).note) == (None, "")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"hours": "many"}, "Write whole hours from 1 to 1000, or nothing."),
        ({"hours": "0"}, "Write whole hours from 1 to 1000, or nothing."),
        ({"hours": "-1"}, "Write whole hours from 1 to 1000, or nothing."),
        ({"hours": "1_0"}, "Write whole hours from 1 to 1000, or nothing."),
        ({"hours": "٣"}, "Write whole hours from 1 to 1000, or nothing."),
        ({"hours": "1.5"}, "Write whole hours from 1 to 1000, or nothing."),
        ({"hours": "9" * 5000}, "Ensure this value has at most 20 characters"),
        ({"note": "x" * 2001}, "Write at most 2000 characters; these are 2001."),
        ({"note": "a\x00b"}, "Null characters are not allowed."),
        ({"note": "a\u202eb"}, "Take out the invisible character U+202E."),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field_and_the_typing_stays(
    client, saved, changes, message
):
    sent = {"what": "item", "item": "1", "hours": "7", "note": "My own words", **changes}
    response = client.post(saved, sent)
    html = response.content.decode()
    tree = parse(html)

    assert response.status_code == 200
    assert html.count(message) == 2  # in the summary and at the field
    assert "<title>Error:" in html
    assert 'href="#hours-1"' in html or 'href="#note-1"' in html
    typed = {e.get("id"): e for e in elements(tree, "input", "textarea")}
    assert "hours" in changes or typed["hours-1"].get("value") == "7"
    assert "note" in changes or "My own words" in typed["note-1"].text
    assert (item(1).hours, item(1).note) == (None, "")


def test_dates_follow_from_her_own_hours_only(client, saved):
    assert "Ends about" not in words_of(client, saved)
    client.post(saved, {"what": "week", "hours_per_week": "4"})
    assert "2 open items still have no hours." in words_of(client, saved)
    client.post(saved, {"what": "item", "item": "1", "hours": "8", "note": ""})
    assert "Ends about 7 December 2026" in words_of(client, saved)
    assert "One open item still has no hours." in words_of(client, saved)
    client.post(saved, {"what": "item", "item": "2", "hours": "4", "note": ""})

    assert (
        "At 4 hours a week and the hours you gave, the last item ends about 14 December 2026."
        in words_of(client, saved)
    )


def test_dates_can_be_hidden(client, saved):
    for number in "12":
        client.post(saved, {"what": "item", "item": number, "hours": "8", "note": ""})
    client.post(saved, {"what": "week", "hours_per_week": "4", "are_dates_hidden": "on"})

    words = words_of(client, saved)
    assert "No dates are shown, as you asked." in words
    assert "nds about" not in words
    assert client.get(f"{saved}plan.ics").content.decode().count("BEGIN:VEVENT") == 1


def test_a_wrong_number_of_weekly_hours_is_said(client, saved):
    html = client.post(saved, {"what": "week", "hours_per_week": "169"}).content.decode()

    assert html.count("Write whole hours from 1 to 168, or nothing.") == 2
    assert 'value="169"' in html


@pytest.mark.parametrize(
    "sent",
    [
        {}, {"what": "everything"}, {"what": "done"}, {"what": "done", "item": "99"},
        {"what": "item", "item": "1e3"}, {"what": "done", "item": "9" * 400, "done": "yes"},
    ],
)  # fmt: skip
def test_a_press_that_makes_no_sense_changes_nothing(client, saved, sent):
    before = list(PlanItem.objects.values_list())

    assert client.post(saved, sent).status_code == 302
    assert list(PlanItem.objects.values_list()) == before


def test_another_plan_is_not_touched(client, saved):
    other = save(client)
    client.post(saved, {"what": "done", "item": "1", "done": "yes"})
    client.post(saved, {"what": "item", "item": "2", "hours": "3", "note": "Mine"})

    words = words_of(client, other)
    assert "0 of 2 done" in words
    assert "Mine" not in words


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_no_other_method_does_anything(client, saved, method):
    for address in (NEW, saved, f"{saved}delete/", f"{saved}plan.json", f"{saved}plan.ics"):
        assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("token", [{}, {"csrfmiddlewaretoken": "x" * 64}])
def test_no_form_is_taken_without_its_token(saved, roles, token):
    strict = Client(enforce_csrf_checks=True)
    for address in (NEW, "/plan/new/file/", saved, f"{saved}delete/"):
        strict.get(address)
        response = strict.post(address, {**WAY, "what": "share", **token})

        assert response.status_code == 403
        assert code_of(saved) not in response.content.decode()
    plan = Plan.objects.get()
    assert not plan.is_shared


# Sharing it


def shared_address(client, saved):
    html = client.get(saved).content.decode()
    found = search(r'href="http://testserver(/plan/shared/[^"]+)"', html)
    return found and found[1]


def test_a_shared_plan_can_be_read_and_not_changed_and_has_no_notes(client, saved):
    client.post(saved, {"what": "item", "item": "1", "hours": "9", "note": "My secret"})
    client.post(saved, {"what": "share"})
    address = shared_address(client, saved)

    html = client.get(address).content.decode()

    words = text(parse(html))
    assert "0 of 2 done" in words
    assert "Beat a guess" in words
    assert "Notes are not shared" in words
    assert "My secret" not in words
    assert 'method="post"' not in html
    assert code_of(saved) not in html
    assert client.post(address, {"what": "done", "item": "1", "done": "yes"}).status_code == 405


def test_the_shared_code_opens_no_plan_and_the_code_no_shared_page(client, saved):
    client.post(saved, {"what": "share"})

    assert client.get(f"/plan/{code_of(shared_address(client, saved))}/").status_code == 404
    assert client.get(f"/plan/shared/{code_of(saved)}/").status_code == 404


def test_sharing_twice_is_the_same_address(client, saved):
    addresses = set()
    for _ in range(2):
        client.post(saved, {"what": "share"})
        addresses.add(shared_address(client, saved))

    assert len(addresses) == 1


def test_what_is_taken_back_leads_nowhere_and_the_next_is_another(client, saved):
    client.post(saved, {"what": "share"})
    first = shared_address(client, saved)

    client.post(saved, {"what": "unshare"})
    assert shared_address(client, saved) is None
    assert client.get(first).status_code == 404

    client.post(saved, {"what": "share"})
    assert shared_address(client, saved) != first
    assert client.get(first).status_code == 404


# Codes that open nothing


@pytest.mark.parametrize(
    "code", ["x", "a" * 32, "a" * 5000, "shared", "ü", "%00", "%ff%fe", "' OR 1=1 --"]
)
def test_a_code_that_opens_nothing_is_the_same_page(client, saved, code):
    other = client.get("/plan/bbbb/").content

    for address in (f"/plan/{code}/", f"/plan/shared/{code}/", f"/plan/{code}/plan.json"):
        response = client.get(address)

        assert response.status_code == 404
        assert response.content == other


def test_unknown_forgotten_and_taken_back_are_one_look_in_the_database(client, saved, today):
    client.post(saved, {"what": "share"})
    shared = shared_address(client, saved)
    client.post(saved, {"what": "unshare"})
    today(TODAY + timedelta(500))
    seen = []
    for address in (saved, "/plan/unknown/", shared, "/plan/shared/unknown/"):
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.status_code == 404
        seen.append((len(captured), page.content))

    assert set(seen) == {(1, page.content)}


def test_of_a_thousand_guesses_none_opens(client, saved):
    code = code_of(saved)
    guesses = {code[:place] + letter + code[place + 1 :] for place in range(32)
               for letter in "abcdefghijklmnopqrstuvwxyz234567"} - {code}  # fmt: skip

    assert len(guesses) == 992
    assert not [guess for guess in guesses if kept_plan(guess, TODAY)]


# How long it is kept


def test_looking_at_it_keeps_it_and_is_written_once_a_day(client, saved, today):
    today(TODAY + timedelta(1))

    def writes():
        with CaptureQueriesContext(connection) as captured:
            client.get(saved)
        return [query["sql"] for query in captured if query["sql"].startswith("UPDATE")]

    assert len(writes()) == 1
    assert writes() == []
    assert Plan.objects.get().used_on == TODAY + timedelta(1)


def test_a_clock_that_went_back_changes_nothing(client, saved, today):
    today(TODAY - timedelta(40))

    assert client.get(saved).status_code == 200
    assert Plan.objects.get().used_on == TODAY


def test_a_shared_page_that_is_read_does_not_keep_the_plan(client, saved, today):
    client.post(saved, {"what": "share"})
    address = shared_address(client, saved)
    today(TODAY + timedelta(3))
    client.get(address)

    assert Plan.objects.get().used_on == TODAY


@pytest.mark.parametrize(("day", "status"), [(date(2027, 12, 23), 200), (date(2027, 12, 24), 404)])
def test_after_thirteen_months_it_opens_for_nobody(client, saved, today, day, status):
    client.post(saved, {"what": "share"})
    shared = shared_address(client, saved)
    today(day)

    assert client.get(shared).status_code == status
    assert client.get(saved).status_code == status


def test_what_is_forgotten_is_deleted_and_nothing_else(client, saved, today):
    today(date(2027, 6, 1))
    save(client)
    today(date(2027, 12, 24))
    said = StringIO()

    call_command("purge_plans", stdout=said)

    assert said.getvalue() == "1 deleted\n"
    assert Plan.objects.get().used_on == date(2027, 6, 1)
    assert PlanItem.objects.count() == 2
    call_command("purge_plans", stdout=said)
    assert said.getvalue() == "1 deleted\n0 deleted\n"


def test_deleting_asks_first_and_then_nothing_is_left(client, saved):
    client.post(saved, {"what": "share"})
    shared = shared_address(client, saved)

    assert "Delete this plan?" in words_of(client, f"{saved}delete/")
    assert Plan.objects.count() == 1

    words = text(parse(client.post(f"{saved}delete/").content.decode()))

    assert "The plan is deleted" in words
    assert (Plan.objects.count(), PlanItem.objects.count()) == (0, 0)
    for address in (saved, shared, f"{saved}plan.json", f"{saved}delete/"):
        assert client.get(address).status_code == 404
    assert client.post(f"{saved}delete/").status_code == 404


# The calendar


def test_without_hours_the_calendar_has_this_weeks_step_today(client, saved):
    response = client.get(f"{saved}plan.ics")
    lines = response.content.decode().split("\r\n")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="plan.ics"'
    assert lines.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert "SUMMARY:This week: Beat a guess" in lines
    assert "DESCRIPTION:Find a table." in lines


def test_with_hours_the_calendar_has_every_end_under_the_same_identifiers(client, saved):
    client.post(saved, {"what": "week", "hours_per_week": "4"})
    for number in "12":
        client.post(saved, {"what": "item", "item": number, "hours": "8", "note": ""})

    files = [client.get(f"{saved}plan.ics").content.decode() for _ in range(2)]

    assert findall(r"DTSTART;VALUE=DATE:(\d+)", files[0]) == ["20261123", "20261207", "20261221"]
    uids = [findall(r"UID:(.+)\r", file) for file in files]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == 3
    # Calendars are shared with others.
    assert code_of(saved) not in files[0]


# A database that cannot write, or cannot be read


@pytest.fixture
def cannot_write(monkeypatch):
    def fail(*arguments, **values):
        raise OperationalError("attempt to write a readonly database")

    for name in ("update", "get_or_create", "bulk_create", "delete"):
        monkeypatch.setattr(QuerySet, name, fail)
    monkeypatch.setattr("roles.models.Plan.delete", fail)


def test_a_plan_is_shown_while_nothing_can_be_written(client, saved, today, cannot_write):
    today(TODAY + timedelta(1))

    assert client.get(saved).status_code == 200
    assert client.get(f"{saved}plan.json").status_code == 200


def test_what_cannot_be_saved_is_said_and_the_typing_stays(client, saved, cannot_write):
    sent = {"what": "item", "item": "1", "hours": "7", "note": "My own words"}
    response = client.post(saved, sent)
    tree = parse(response.content.decode())

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "Cannot save now; nothing is lost" in text(tree)
    (note,) = elements(tree, "textarea")
    assert note.text.strip() == "My own words"
    hidden = {e.get("name"): e.get("value") for e in elements(tree, "input")}
    assert (hidden["what"], hidden["item"], hidden["hours"]) == ("item", "1", "7")


def test_the_same_with_htmx_is_a_part_that_is_to_be_shown(client, saved, cannot_write):
    response = client.post(saved, {"what": "share"}, headers={"HX-Request": "true"})
    html = response.content.decode()

    assert response.status_code == 503
    assert response["HX-Reswap"] == "outerHTML"
    assert "<html" not in html
    assert 'hx-swap-oob="true">Cannot save now. Nothing is lost.' in html


def test_a_save_that_fails_can_be_pressed_again(client, roles, monkeypatch):
    pressed = {**WAY, "have": "sql:1", "once": once(client, {**WAY, "have": "sql:1"})}
    with monkeypatch.context() as patch:
        patch.setattr("roles.views.plans.save_plan", fails)
        tree = parse(client.post(NEW, pressed).content.decode())
    hidden = {e.get("name"): e.get("value") for e in elements(tree, "input") if e.get("name")}

    assert {name: hidden[name] for name in pressed} == pressed
    assert client.post(NEW, pressed).status_code == 302


def fails(*arguments, **values):
    raise OperationalError("database is locked")


def test_a_plan_that_cannot_be_read_is_not_said_to_be_lost(client, saved, monkeypatch):
    monkeypatch.setattr("roles.views.plans.kept_plan", fails)
    response = client.get(saved)

    assert response.status_code == 503
    assert "It is not lost." in response.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only there others wait for a writer")
def test_a_plan_is_shown_at_once_while_another_writes(client, roles, today):
    saved = save(client)
    today(TODAY + timedelta(1))
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        started = time.monotonic()
        status = client.get(saved).status_code
        took = time.monotonic() - started
    finally:
        writer.execute("ROLLBACK")
        writer.close()

    assert status == 200
    assert took < 2
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 20_000


# What is logged


@pytest.fixture
def lines():
    """What the console would be told."""

    class Kept(logging.Handler):
        def emit(self, record):
            found.append(self.format(record))

    found, handler = [], Kept()
    handler.addFilter(NoPlan())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.server")]
    for logger in loggers:
        logger.addHandler(handler)
    yield found
    for logger in loggers:
        logger.removeHandler(handler)


def test_no_line_of_the_log_holds_a_code(client, saved, lines, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("roles.views.plans.kept_plan", fails)
    client.get(saved)
    client.post(f"{saved}delete/")
    monkeypatch.setattr("roles.views.plans.shared_plan", None)
    client.get(f"/plan/shared/{code_of(saved)}/")
    logging.getLogger("django.server").info('"%s" %s %s', f"GET {saved} HTTP/1.1", "200", "9")

    assert len(lines) >= 4
    assert not [line for line in lines if code_of(saved) in line]
    assert any("/plan/…/ HTTP/1.1" in line for line in lines)
    assert any("/plan/shared/…/" in line for line in lines)
    assert any("/plan/…/delete/" in line for line in lines)


def test_the_console_leaves_codes_out(settings):
    assert "no_plan" in settings.LOGGING["handlers"]["console"]["filters"]
