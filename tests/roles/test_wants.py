import pytest

from roles.models import Role
from roles.queries.wants import activities_for, every_want, most_ready, published_pairs
from skills.gaps import gap
from tests.builders import make_activity, make_draft, make_move, make_role, make_skill, make_want

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles() -> list[Role]:
    """Five roles that want some of five skills, each at another level and importance."""
    skills = [make_skill(f"skill-{number}") for number in range(5)]
    roles = [make_role(f"role-{number}") for number in range(5)]
    for place, role in enumerate(roles[:4]):
        for number, skill in enumerate(skills[place:]):
            make_want(
                role,
                skill,
                proficiency=1 + (place + number) % 4,
                importance=1 + (2 * place + number) % 5,
                is_essential=number % 2 == 0,
            )
    return roles


@pytest.mark.parametrize("held", [{}, {"skill-4": 2}, {f"skill-{n}": n for n in range(5)}])
def test_the_database_adds_up_readiness_as_the_rule_does(roles, held):
    rule = {slug: gap(wants, held) for slug, wants in every_want().items() if wants}

    found = most_ready(held, 10)

    assert {one.role.slug: (one.share, one.ready, one.wanted) for one in found} == {
        slug: (one.readiness, len(one.ready), len(one.skills)) for slug, one in rule.items()
    }
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)


def test_only_as_many_as_asked_for(roles):
    assert len(most_ready({}, 2)) == 2


def test_a_draft_wants_nothing_and_is_ready_for_nobody(roles):
    draft = make_draft(roles[0])
    make_want(draft, make_skill("secret"))

    assert all(want.skill != "secret" for wants in every_want().values() for want in wants)
    assert draft.pk not in {one.role.pk for one in most_ready({"secret": 4}, 10)}


def test_only_moves_between_published_roles_are_pairs(roles):
    make_move(roles[0], roles[1])
    make_move(roles[1], make_role("draft", status=Role.Status.DRAFT))

    assert published_pairs() == [("role-0", "role-1")]


def test_the_first_activity_of_a_skill_stands_for_it():
    skill = make_skill("sql")
    make_activity(skill, title="Second", order=1)
    make_activity(skill, title="First", order=0)

    assert activities_for(["sql", "none"])["sql"].title == "First"
