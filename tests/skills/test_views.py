"""Skills by group, and what a skill's page says."""

from tests.builders import make_role, make_skill
from tests.html import words_of
from tests.roles.test_views import queries


def test_skills_stand_in_their_groups(client, content):
    words = words_of(client, "/skills/")

    assert "Soft skills" in words
    assert "Emotional intelligence" in words
    assert "One role wants it." in words


def test_skills_are_found_by_their_words(client, content):
    words = words_of(client, "/skills/?q=privacy")

    assert "Ethical AI and privacy" in words
    assert "Roadmapping" not in words


def test_a_search_without_result_leads_on(client, content):
    assert "Show all skills" in words_of(client, "/skills/?q=juggling")


def test_a_skill_says_who_wants_it_how_much_and_why(client, content):
    words = words_of(client, "/skills/communication/")

    assert "One role wants it" in words
    assert "others come to me, essential" in words
    assert "our judgement" in words.casefold()


def test_skills_cost_the_same_for_1_and_20(client, db):
    role = make_role("baker")
    want(role, make_skill("kneading"))
    index, page = queries(client, "/skills/"), queries(client, "/skills/kneading/")

    for number in range(20):
        want(role, make_skill(f"kneading-{number}"))
        want(make_role(f"baker-{number}"), role.skillrequirement_set.first().skill)

    assert queries(client, "/skills/") == index <= 6
    assert queries(client, "/skills/kneading/") == page


def want(role, skill):
    role.skillrequirement_set.create(skill=skill, proficiency=2, importance=3, text="Why.")


def test_an_unknown_skill_is_not_found(client, content):
    assert client.get("/skills/juggling/").status_code == 404
