import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from roles.models import (
    Challenge,
    Role,
    RoleAlias,
    RoleSection,
    RoleTeam,
    RoleTool,
    SkillRequirement,
    Team,
    Tool,
    Transition,
)
from tests.builders import (
    assert_refused,
    assert_update_refused,
    make_draft,
    make_family,
    make_move,
    make_role,
    make_skill,
)

pytestmark = pytest.mark.django_db


def a_role(**values):
    return Role(
        family=make_family(), title="A", short_title="a", plural="as", summary="A", **values
    )


def test_two_roles_do_not_share_an_address():
    make_role("taken")

    assert_refused(a_role(slug="taken"), "Another role already has this address.")


def test_a_draft_may_have_the_address_of_its_role():
    role = make_role("taken")

    assert make_draft(role).slug == role.slug


def test_a_role_has_one_draft():
    role = make_role()
    make_draft(role)

    assert_refused(a_role(slug="x", draft_of=role), "This role already has a draft.")


def test_a_draft_of_a_role_is_not_published():
    row = a_role(slug="x", draft_of=make_role(), status="published")
    message = "A draft of a role cannot itself be published."

    assert_refused(row, message)
    assert_update_refused(make_draft(make_role("b")), message, status="published")


def test_published_hides_drafts_of_both_kinds():
    live = make_role("live")
    make_draft(live)
    make_role("unpublished", status="draft")

    assert list(Role.objects.published()) == [live]


def test_a_move_leads_to_another_role():
    role, other = make_role(), make_role("other")
    message = "A move leads from one role to another role."

    assert_refused(Transition(origin=role, destination=role, kind="into", text="a"), message)
    assert_update_refused(make_move(role, other), message, destination=role)


def test_a_move_is_there_once():
    role, other = make_role(), make_role("other")
    make_move(role, other)

    row = Transition(origin=role, destination=other, kind="sideways", text="a")
    assert_refused(row, "This move is already there.")


def test_a_move_back_is_another_move():
    role, other = make_role(), make_role("other")
    make_move(role, other)

    assert make_move(other, role).pk


def test_the_years_of_a_move_are_in_order():
    role, other = make_role(), make_role("other")
    message = "The shorter number of years comes first."

    row = Transition(
        origin=role, destination=other, kind="into", text="a", years_from=3, years_to=2
    )
    assert_refused(row, message)
    assert_update_refused(make_move(role, other, years_from=2), message, years_to=1)


def test_one_end_of_the_years_may_be_open():
    role = make_role()

    assert make_move(role, make_role("a"), years_from=3).pk
    assert make_move(role, make_role("b"), years_to=3).pk


@pytest.mark.parametrize("importance", [0, 6])
def test_importance_is_1_to_5(importance):
    row = SkillRequirement(
        role=make_role(), skill=make_skill(), proficiency=1, importance=importance, text="a"
    )

    assert_refused(row, "Importance is a number from 1 to 5.")


@pytest.mark.parametrize("proficiency", [0, 5])
def test_a_wanted_level_is_1_to_4(proficiency):
    row = SkillRequirement(
        role=make_role(), skill=make_skill(), proficiency=proficiency, importance=1, text="a"
    )

    assert_refused(row, "A wanted level is one of 1 to 4.")


def doubles():
    """For each part that a role has once: its model, its words, and what is said of a second."""
    return [
        (RoleAlias, lambda: {"name": "MLPM"}, "This role already has this other name."),
        (
            RoleSection,
            lambda: {"key": "overview", "heading": "a", "intro": "a"},
            "This role already has this section.",
        ),
        (
            SkillRequirement,
            lambda: {"skill": make_skill(), "proficiency": 1, "importance": 1, "text": "a"},
            "This role already wants this skill.",
        ),
        (
            Challenge,
            lambda: {"slug": "a", "title": "a", "text": "a"},
            "This role already has a challenge of this name.",
        ),
        (
            RoleTool,
            lambda: {"tool": Tool.objects.create(slug="a", name="a", kind="a"), "text": "a"},
            "This role already names this tool.",
        ),
        (
            RoleTeam,
            lambda: {"team": Team.objects.create(slug="a", name="a")},
            "This role already names this team.",
        ),
    ]


@pytest.mark.parametrize(
    ("model", "values", "message"), doubles(), ids=lambda value: getattr(value, "__name__", "")
)
def test_a_part_that_a_role_has_once_is_there_once(model, values, message):
    role, row = make_role(), values()
    model.objects.create(role=role, **row)

    assert_refused(model(role=role, **row), message)
    assert model(role=make_role("another"), **row).validate_constraints() is None


def test_a_doubled_slug_in_a_register_is_refused():
    Tool.objects.create(slug="jira", name="Jira", kind="a")
    again = Tool(slug="jira", name="Jira again", kind="a")

    with pytest.raises(IntegrityError), transaction.atomic():
        Tool.objects.bulk_create([again])
    with pytest.raises(ValidationError):
        again.full_clean()
