"""A lost address is not a lost plan: the file of a plan makes the same plan again."""

import json
from html import unescape
from re import search

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from roles.models import Plan, PlanItem, Role, SkillRequirement
from roles.plan_files import LARGEST
from tests.builders import make_activity, make_move, make_role, make_skill, make_want
from tests.html import elements, parse, text, words_of

pytestmark = pytest.mark.django_db

PAGE = "/plan/new/file/"
WAY = {"from": "analyst", "to": "lead"}


def once(client, address=PAGE, query=None):
    html = client.get(address, query).content.decode()
    return unescape(search(r'name="once" value="([^"]+)"', html)[1])


@pytest.fixture
def saved(client):
    """The address of a plan with all that a reader can say in one."""
    analyst, lead = map(make_role, ("analyst", "lead"))
    for slug in ("learning", "talk"):
        make_want(lead, make_skill(slug))
    make_activity(make_skill("count"), title="Count")
    make_want(lead, make_skill("write"))
    make_move(analyst, lead)
    address = client.post("/plan/new/", {**WAY, "once": once(client, "/plan/new/", WAY)})[
        "Location"
    ]
    client.post(address, {"what": "done", "item": "2", "done": "yes"})
    client.post(address, {"what": "item", "item": "1", "hours": "5", "note": "=1+1\nAsk “Ana”"})
    client.post(address, {"what": "week", "hours_per_week": "4", "are_dates_hidden": "on"})
    return address


@pytest.fixture
def file(client, saved) -> bytes:
    return client.get(f"{saved}plan.json").content


def send(client, data=b"", **fields):
    files = {"file": SimpleUploadedFile("plan.json", data)} if data else {}
    return client.post(PAGE, {"once": once(client), **fields, **files})


def rows():
    names = [field.name for field in PlanItem._meta.fields if field.name not in ("id", "plan")]
    return [list(plan.items.values_list(*names)) for plan in Plan.objects.order_by("id")]


def test_the_file_is_json_for_keeping(client, saved):
    response = client.get(f"{saved}plan.json")

    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="plan.json"'
    assert json.loads(response.content)["items"][0]["note"] == "=1+1\nAsk “Ana”"
    assert saved.split("/")[-2] not in response.content.decode()


def test_a_file_makes_the_same_plan_at_a_new_address(client, saved, file):
    address = send(client, file)["Location"]

    assert address != saved
    first, second = rows()
    assert first == second
    old, new = Plan.objects.order_by("id")
    assert (new.roles, new.hours_per_week, new.are_dates_hidden, new.created_on) == (
        old.roles, old.hours_per_week, old.are_dates_hidden, old.created_on,
    )  # fmt: skip
    assert client.get(f"{address}plan.json").content == file


def test_a_plan_that_was_deleted_comes_back(client, saved, file):
    client.post(f"{saved}delete/")

    address = send(client, file)["Location"]

    assert "1 of 3 done" in words_of(client, address)
    assert client.get(saved).status_code == 404


def test_its_text_can_be_pasted(client, saved, file):
    assert send(client, text=file.decode().replace("\n", "\r\n")).status_code == 302
    assert len(rows()) == 2


def test_a_plan_whose_roles_are_gone_comes_back_whole(client, saved, file):
    Plan.objects.all().delete()
    SkillRequirement.objects.all().delete()
    Role.objects.all().delete()

    address = send(client, file)["Location"]

    assert "Lead is no longer published here." in words_of(client, address)


def test_the_same_page_sent_twice_is_one_plan(client, saved, file):
    value = once(client)
    first, second = (send(client, file, once=value)["Location"] for _ in range(2))

    assert first == second
    assert Plan.objects.count() == 2


def test_another_file_from_the_same_page_is_another_plan(client, saved, file):
    value, other = once(client), file.replace(b"Ana", b"Eva")

    assert send(client, file, once=value)["Location"] != send(client, other, once=value)["Location"]


@pytest.mark.parametrize("value", ["", "forged"])
def test_a_forged_press_saves_nothing_and_keeps_the_text(client, saved, file, value):
    response = send(client, file, once=value)
    (typed,) = elements(parse(response.content.decode()), "textarea")

    assert "Nothing is saved yet" in response.content.decode()
    assert json.loads(typed.text) == json.loads(file)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "fields", "message"),
    [
        (b"", {}, "Choose the file, or paste its text."),
        (b"", {"text": "  "}, "Choose the file, or paste its text."),
        (b"", {"text": "{"}, "The file is not JSON as this site writes it."),
        (b"", {"text": "a\x00"}, "Null characters are not allowed."),
        (b"\x89PNG\r\n\x1a\n", {}, "The file is not text in UTF-8."),
        (b"[" * 10_000, {}, "The file is not JSON as this site writes it."),
        (b"{" + b" " * LARGEST, {}, "The file is larger than any plan of this site can be."),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_said_and_nothing_is_saved(client, saved, data, fields, message):
    response = send(client, data, **fields)
    html = response.content.decode()

    assert response.status_code == 200
    assert html.count(message) == 2  # in the summary and at the field
    assert "<title>Error:" in html
    assert Plan.objects.count() == 1


def test_a_file_half_good_is_refused_whole_and_stays_to_be_mended(client, saved, file):
    whole = json.loads(file)
    whole["items"][2]["note"] = 7
    whole["items"][0]["level"] = 9
    response = send(client, json.dumps(whole).encode())
    tree = parse(response.content.decode())

    words = text(tree)
    assert "$.items[0].level must be at most 4" in words
    assert "$.items[2].note must be text in quotation marks" in words
    assert json.loads(next(elements(tree, "textarea")).text) == whole
    assert Plan.objects.count() == 1


def test_what_a_file_says_is_shown_as_text(client, saved, file):
    whole = json.loads(file)
    for row in whole["items"]:
        row |= {"title": "<script>1</script>", "text": "<b>2</b>", "skill": "x"}
    whole["roles"][0] = {"slug": "x", "title": "<i>3</i>"}
    address = send(client, json.dumps(whole).encode())["Location"]
    client.post(address, {"what": "share"})

    html = client.get(address).content.decode()

    assert "&lt;script&gt;1" in html
    assert not [mark for mark in ("<script>1", "<b>2", "<i>3") if mark in html]


def test_a_file_that_cannot_be_saved_now_is_shown_to_be_sent_again(
    client, saved, file, monkeypatch
):
    def fails(*arguments):
        raise OperationalError("database is locked")

    monkeypatch.setattr("roles.views.plans.save_plan", fails)
    response = send(client, file)
    (typed,) = elements(parse(response.content.decode()), "textarea")

    assert response.status_code == 503
    assert json.loads(typed.text) == json.loads(file)
