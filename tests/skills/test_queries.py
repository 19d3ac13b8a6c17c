import pytest

from roles.models import Challenge, Practice, ResponsibilityArea, Role, Trend
from roles.queries.calls import MOST_READ, calls_for, related_skills
from roles.reader import Reader
from skills.models import SkillGroup
from skills.queries import (
    find_skills,
    group_sizes,
    nearest_skills,
    requirements_of,
    role_counts,
    skills_in_groups,
    wanted_counts,
)
from skills.ratings import Ratings
from tests.builders import make_draft, make_move, make_role, make_skill, make_want

pytestmark = pytest.mark.django_db


def slugs(rows):
    return [row.slug for row in rows]


def unseen(live):
    """A draft of the role, and a role that is not published."""
    return [make_draft(live), make_role("unpublished", status=Role.Status.DRAFT)]


# The list


def test_only_roles_that_readers_see_are_counted_and_listed():
    skill, live = make_skill("agile"), make_role("live")
    for role in [live, *unseen(live)]:
        make_want(role, skill, is_essential=True)
    unwanted = make_skill("unwanted")

    assert role_counts([skill, unwanted]) == {skill.pk: 1}
    assert [row.role for row in requirements_of(skill)] == [live]
    assert wanted_counts(skill) == (1, 1)


def test_those_who_want_it_most_come_first():
    skill = make_skill()
    make_want(make_role("c"), skill, importance=5)
    make_want(make_role("b", order=2), skill, importance=3, is_essential=True)
    make_want(make_role("a", order=1), skill, importance=3, is_essential=True)

    assert [row.role.slug for row in requirements_of(skill)] == ["a", "b", "c"]
    assert wanted_counts(skill) == (3, 2)


def test_words_leave_only_the_groups_and_skills_that_hold_all_of_them():
    people = SkillGroup.objects.create(slug="people", name="People")
    make_skill("agile-methods")
    make_skill("python", description="A language for agile minds.")
    make_skill("listening", group=people)

    assert set(slugs(skills_in_groups("AGILE"))) == {"agile-methods", "python"}
    assert slugs(skills_in_groups("agile minds")) == ["python"]
    assert [group.slug for group, _ in group_sizes(skills_in_groups("agile"))] == ["some-group"]
    assert group_sizes(skills_in_groups("nothing like it")) == []


def test_groups_do_not_mix_even_with_the_same_place():
    first, second = (SkillGroup.objects.create(slug=slug, name=slug) for slug in "ab")
    for number, group in enumerate([first, second, first, second]):
        make_skill(f"s{number}", group=group, order=number)

    assert slugs(skills_in_groups()) == ["s0", "s2", "s1", "s3"]
    assert group_sizes(skills_in_groups()) == [(first, 2), (second, 2)]


def test_the_nearest_names_are_suggested():
    make_skill("stakeholder-management")
    make_skill("sql")

    assert slugs(nearest_skills("stakholder managment")) == ["stakeholder-management"]
    assert nearest_skills("zzzz") == []


def test_a_skill_named_so_comes_before_one_that_only_says_so():
    make_skill("another", description="Beside python.")
    make_skill("python")

    assert slugs(find_skills("python")) == ["python", "another"]


# What calls for a skill


def make_calls(role, skill, number=0):
    rows = [
        ResponsibilityArea.objects.create(role=role, name=f"Area {number}"),
        Challenge.objects.create(role=role, slug=f"c{number}", title=f"Hard {number}", text="a"),
        Practice.objects.create(role=role, title=f"Helps {number}", text="a"),
        Trend.objects.create(role=role, title=f"Trend {number}", text="a"),
    ]
    for row in rows:
        row.skills.add(skill)


def headings(skill):
    return [calls.heading for calls in calls_for(skill, Reader())]


def test_every_kind_of_statement_that_calls_for_it_is_counted():
    skill, role = make_skill(), make_role()
    for number in range(2):
        make_calls(role, skill, number)
    make_calls(role, make_skill("another"), 3)

    assert headings(skill) == [
        "2 areas of work", "2 things that are hard", "2 things that help", "2 trends"
    ]  # fmt: skip


def test_what_drafts_call_for_is_not_shown():
    skill, live = make_skill(), make_role()
    for role in unseen(live):
        make_calls(role, skill)
        make_move(live, role)
        make_want(role, skill)

    assert calls_for(skill, Reader()) == []


def test_a_statement_leads_to_its_place_in_the_profile_with_what_she_said():
    skill = make_skill()
    make_calls(make_role("baker"), skill)

    area = calls_for(skill, Reader(origin="cook"))[0].rows[0]

    assert (area.role, area.title) == ("Baker", "Area 0")
    assert area.href == "/roles/baker/?from=cook#the-work"


def test_a_move_asks_for_it_only_where_it_wants_more_than_is_there():
    skill = make_skill()
    less, same, more = make_role("less"), make_role("same"), make_role("more")
    none, there, stub = make_role("none"), make_role("there"), make_role("unwritten", order=1)
    make_want(none, make_skill("another"))
    for role, level in ((less, 1), (same, 3), (more, 4), (there, 3)):
        make_want(role, skill, proficiency=level)
    for origin in (less, same, more, none, stub):
        make_move(origin, there)
    make_move(there, none)

    (moves,) = calls_for(skill, Reader(origin="cook", ratings=Ratings({"sql": 2})))

    assert moves.heading == "3 moves that ask for more"
    assert [(call.role, call.title, call.href) for call in moves.rows] == [
        (
            "There",
            "from less, where “knows of it” is enough, to “does it alone”",
            "/paths/less/there/?have=sql:2",
        ),
        (
            "There",
            "from none, which does not ask for it, to “does it alone”",
            "/paths/none/there/?have=sql:2",
        ),
        (
            "There",
            "from unwritten, whose skills are not written here yet, to “does it alone”",
            "/paths/unwritten/there/?have=sql:2",
        ),
    ]


def test_no_more_statements_are_read_than_a_page_holds_and_the_others_are_counted():
    skill, role = make_skill(), make_role()
    areas = [ResponsibilityArea(role=role, name=f"Area {n}") for n in range(MOST_READ + 7)]
    for area in ResponsibilityArea.objects.bulk_create(areas):
        area.skills.add(skill)

    (calls,) = calls_for(skill, Reader())

    assert (len(calls.rows), calls.left_out) == (MOST_READ, 7)


# What is wanted beside it


def test_related_skills_are_those_that_the_same_roles_want():
    skill, near, heavy, once = (make_skill(slug) for slug in ("here", "near", "heavy", "once"))
    roles = [make_role(f"role-{number}") for number in range(3)]
    for role in roles[:2]:
        make_want(role, skill)
        make_want(role, near)
        make_want(role, heavy, importance=5, is_essential=True)
    make_want(roles[0], once)
    make_want(roles[2], near)

    assert related_skills(skill) == [(heavy, 2), (near, 2)]


def test_drafts_relate_no_skills():
    skill, other, live = make_skill(), make_skill("other"), make_role()
    for role in [live, *unseen(live)]:
        make_want(role, skill)
        make_want(role, other)

    assert related_skills(skill) == []
