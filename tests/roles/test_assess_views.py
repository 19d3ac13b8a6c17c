"""Rate yourself: answers before questions, the few that decide, and nothing kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from skills.models import SkillLevel
from tests.builders import make_role, make_skill, make_want
from tests.html import elements, parse, text, words_of

pytestmark = pytest.mark.django_db

PAGE = "/skills/assess/?from=analyst&to=scientist"
SCIENCE = [f"science-{number}" for number in range(9)]


@pytest.fixture
def roles():
    """A scientist wants nine skills; an analyst the first of them, and a cook one of her own."""
    analyst, scientist, cook = map(make_role, ("analyst", "scientist", "cook"))
    skills = [make_skill(slug) for slug in SCIENCE]
    for number, skill in enumerate(skills):
        make_want(scientist, skill, proficiency=3, importance=1 + number % 5)
    make_want(analyst, skills[0], proficiency=3)
    make_want(cook, skills[0], proficiency=3)
    make_want(cook, make_skill("kneading"), proficiency=2)
    SkillLevel.objects.create(skill=skills[4], proficiency=2, text="Runs it from notes.")
    return analyst, scientist, cook


def page(client, address=PAGE):
    return parse(client.get(address).content.decode())


def test_without_roles_it_asks_for_them(client, roles):
    assert "Say what you do and what you wonder about" in words_of(client, "/skills/assess/")


def test_the_first_answer_comes_before_any_question(client, roles):
    words = words_of(client, PAGE)

    assert "1 of 9 skills ready, 8 to gain" in words
    assert "takes you for an analyst who holds what that role asks for" in words
    assert "so far all of it is assumed from the role of analyst" in words


def test_only_six_are_asked_and_the_others_are_folded_by_group(client, roles):
    tree = page(client)

    words = text(tree)
    asked = list(elements(tree, "fieldset"))
    assert "The 6 questions that decide most" in words
    assert len(asked) == 9
    (folded,) = [e for e in elements(tree, "details") if e.get("class") == "questions__group"]
    assert len(list(elements(folded, "fieldset"))) == 3
    assert folded.get("open") is None


def test_the_wording_of_a_level_stands_beside_its_choice(client, roles):
    assert "Can do it with some help Runs it from notes." in words_of(client, PAGE)


def test_answers_of_the_form_become_an_address(client, roles):
    response = client.get(f"{PAGE}&rate-science-4=3&rate-science-3=&have=science-3:1&have=go:2")

    assert response.status_code == 302
    assert response["Location"] == f"{PAGE}&have=go:2&have=science-4:3"


def test_with_htmx_the_answer_changes_in_sight_and_the_address_too(client, roles):
    response = client.get(f"{PAGE}&rate-science-4=3", headers={"HX-Request": "true"})
    html = response.content.decode()

    assert response["HX-Push-Url"] == f"{PAGE}&have=science-4:3"
    assert "<fieldset" not in html
    assert 'hx-swap-oob="true">2 of 9 skills ready, 7 to gain' in html


def test_an_answer_is_chosen_again_in_its_address(client, roles):
    tree = page(client, f"{PAGE}&have=science-4:3")

    chosen = {
        (e.get("name"), e.get("value")) for e in elements(tree, "input") if e.get("checked") == ""
    }
    assert ("rate-science-4", "3") in chosen
    assert ("rate-science-3", "") in chosen
    assert "1 of 9 rated by you" in text(tree)


def test_the_sum_is_written_out(client, roles):
    # Importance 1 2 3 4 5 1 2 3 4, three levels each; the first is held.
    assert "1 − 72 ÷ 75 = 4 %" in words_of(client, PAGE)


def test_she_is_told_which_other_role_she_is_closest_to_and_why(client, roles):
    words = words_of(client, PAGE)

    assert "Of the other roles you are closest to a cook" in words
    assert "1 of 2 skills ready, with science 0" in words


def test_a_skill_of_another_role_is_kept(client, roles):
    tree = page(client, f"{PAGE}&have=kneading:2")

    (form,) = [e for e in elements(tree, "form") if e.get("class") == "questions"]
    kept = [(e.get("name"), e.get("value")) for e in elements(form, "input")]
    assert ("have", "kneading:2") in kept


@pytest.mark.parametrize("value", ["7", "x", "%00", "٣"])
def test_an_answer_that_is_no_level_is_said(client, roles, value):
    response = client.get(f"{PAGE}&rate-science-4={value}", headers={"HX-Request": "true"})

    assert "is no rating" in response.content.decode()


@pytest.mark.parametrize(
    "query", ["from=analyst&to=analyst", "from=nobody&to=scientist", "from=analyst", "to=%00"]
)
def test_roles_chosen_wrongly_are_said_at_the_field(client, roles, query):
    response = client.get(f"/skills/assess/?{query}")

    assert response.status_code == 200
    assert "<title>Error:" in response.content.decode()


def test_a_role_without_skills_says_that_nothing_can_be_said(client, roles):
    make_role("unwritten")

    words = words_of(client, "/skills/assess/?from=analyst&to=unwritten")

    assert "Nothing can be said yet" in words
    assert "is not written here yet" in words


def test_nothing_is_kept(client, roles):
    response = client.get(f"{PAGE}&have=science-4:3")

    assert not response.cookies


def test_it_costs_the_same_queries_for_few_and_many(client, roles):
    def count() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    before = count()
    for number in range(20):
        skill = make_skill(f"more-{number}")
        make_want(roles[1], skill)
        make_want(make_role(f"role-{number}"), skill)

    assert count() == before
