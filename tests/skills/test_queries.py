import pytest

from roles.models import SkillRequirement
from skills.queries import find_skills, requirements_of, skills_by_group
from tests.builders import make_draft, make_role, make_skill

pytestmark = pytest.mark.django_db


def want(role, skill, **values):
    values = {"proficiency": 1, "importance": 1, "text": "a", **values}
    return SkillRequirement.objects.create(role=role, skill=skill, **values)


def counts(words=""):
    return {
        skill.slug: skill.role_count
        for group in skills_by_group(words)
        for skill in group.skills.all()
    }


def test_only_roles_that_readers_see_are_counted_and_listed():
    skill, live = make_skill("agile"), make_role("live")
    want(live, skill)
    want(make_draft(live), skill)
    want(make_role("unpublished", status="draft"), skill)
    make_skill("unwanted", order=1)

    assert counts() == {"agile": 1, "unwanted": 0}
    assert [row.role for row in requirements_of(skill)] == [live]


def test_those_who_want_it_most_come_first():
    skill = make_skill()
    want(make_role("c"), skill, importance=5)
    want(make_role("b", order=2), skill, importance=3, is_essential=True)
    want(make_role("a", order=1), skill, importance=3, is_essential=True)

    assert [row.role.slug for row in requirements_of(skill)] == ["a", "b", "c"]


def test_words_leave_only_the_groups_and_skills_that_hold_them():
    make_skill("agile-methods")
    make_skill("python", description="A language for agile minds.")
    make_skill("sql")

    assert set(counts("AGILE")) == {"agile-methods", "python"}
    assert counts("nothing like it") == {}


def test_a_skill_named_so_comes_before_one_that_only_says_so():
    make_skill("another", description="Beside python.")
    make_skill("python")

    assert [skill.slug for skill in find_skills("python")] == ["python", "another"]


def test_more_skills_and_roles_cost_no_more_queries(django_assert_num_queries):
    for number in range(20):
        want(make_role(f"role-{number}"), make_skill(f"skill-{number}"))

    with django_assert_num_queries(2):
        assert len(counts()) == 20
