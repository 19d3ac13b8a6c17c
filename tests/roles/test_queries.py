import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models
from roles.models import Role
from roles.queries import profiles as queries
from roles.queries.wants import published_pairs
from skills.models import Skill
from tests.builders import cite, make_draft, make_family, make_move, make_role, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known_types():
    ContentType.objects.get_for_models(*queries.PART_COLUMNS, Role, models.Transition)


def fill(role, number=0):
    """One of each part, each with a citation."""
    area = models.ResponsibilityArea.objects.create(role=role, order=number, name=f"Area {number}")
    challenge = models.Challenge.objects.create(
        role=role, order=number, slug=f"challenge-{number}", title=f"Challenge {number}", text="a"
    )
    titled = {"role": role, "order": number, "title": f"Title {number}", "text": f"Text {number}"}
    tool, _ = models.Tool.objects.get_or_create(
        slug=f"tool-{number}", defaults={"name": f"Tool {number}", "kind": "a kind"}
    )
    team, _ = models.Team.objects.get_or_create(
        slug=f"team-{number}", defaults={"name": f"Team {number}"}
    )
    keys = list(models.RoleSection.Key)
    rows = [
        area,
        challenge,
        models.ResponsibilityTask.objects.create(area=area, order=number, text=f"Task {number}"),
        models.Requirement.objects.create(
            role=role, order=number, kind="technical", text="a", is_essential=number % 2 == 0
        ),
        models.Practice.objects.create(answers=challenge, **titled),
        models.RoleTool.objects.create(role=role, order=number, tool=tool, text="a"),
        models.RoleTeam.objects.create(role=role, order=number, team=team),
        *(
            model.objects.create(**titled)
            for model in (
                models.Qualification,
                models.DevelopmentStep,
                models.NetworkingAdvice,
                models.DemandDriver,
                models.Trend,
            )
        ),
    ]
    if number < len(keys):
        rows.append(
            models.RoleSection.objects.create(
                role=role, order=number, key=keys[number], heading=f"Heading {number}", intro="a"
            )
        )
    models.RoleAlias.objects.create(role=role, order=number, name=f"Alias {number}")
    skill = Skill.objects.filter(slug=f"skill-{number}").first()
    rows.append(
        models.SkillRequirement.objects.create(
            role=role, order=number, skill=skill or make_skill(f"skill-{number}"), proficiency=1,
            importance=1, text="a",
        )
    )  # fmt: skip
    for row in rows:
        cite(row, judgement=f"about {number}")


def query_count(call):
    with CaptureQueriesContext(connection) as context:
        call()
    return len(context)


# Few queries


def test_all_parts_cost_one_query_and_a_profile_five():
    role = make_role()
    fill(role)
    make_move(role, make_role("next"))
    counts = [
        (
            query_count(lambda: queries.statements(role)),
            query_count(lambda: queries.role_profile(role)),
        )
    ]
    for number in range(1, 20):
        fill(role, number)
        make_move(make_role(f"before-{number}"), role)
        make_move(role, make_role(f"after-{number}"))
    counts.append(
        (
            query_count(lambda: queries.statements(role)),
            query_count(lambda: queries.role_profile(role)),
        )
    )

    assert counts == [(1, 5), (1, 5)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: [
            (role.family.name, list(role.rolealias_set.all())) for role in queries.find_roles()
        ],
        published_pairs,
        lambda: queries.nearest_roles("some role"),
        queries.headings,
        lambda: queries.family_counts(Role.objects.published()),
    ],
    ids=["find_roles", "published_pairs", "nearest_roles", "headings", "family_counts"],
)
def test_twenty_roles_cost_as_many_queries_as_one(call):
    fill(make_role("role-0"))
    make_move(make_role("other"), Role.objects.get(slug="role-0"))
    one = query_count(call)
    for number in range(1, 20):
        role = make_role(f"role-{number}")
        fill(role, number)
        make_move(role, Role.objects.get(slug="role-0"))

    assert query_count(call) == one


# What a profile holds


def test_each_part_is_where_the_page_looks_for_it():
    role = make_role()
    fill(role)

    profile = queries.role_profile(role)

    assert profile.aliases == ["Alias 0"]
    assert list(profile.sections) == ["overview"]
    assert profile.sections["overview"].title == "Heading 0"
    assert [area.title for area in profile.areas] == ["Area 0"]
    assert [task.text for task in profile.areas[0].children] == ["Task 0"]
    assert [(str(kind), len(rows)) for kind, rows in profile.requirements] == [
        ("Technical Skills", 1)
    ]
    assert [row.title for row in profile.challenges[0].children] == ["Title 0"]
    assert profile.other_practices == []
    assert (profile.tools[0].title, profile.tools[0].more) == ("Tool 0", "a kind")
    assert profile.teams[0].title == "Team 0"
    for part in (
        profile.qualifications, profile.development_steps, profile.networking, profile.demand,
        profile.trends,
    ):  # fmt: skip
        assert [(row.title, row.text) for row in part] == [("Title 0", "Text 0")]


def test_parts_stand_in_their_order_and_have_their_own_citations():
    role, other = make_role(), make_role("other")
    for number in (2, 0, 1):
        fill(role, number)
    fill(other, 5)

    profile = queries.role_profile(role)

    assert [row.title for row in profile.trends] == ["Title 0", "Title 1", "Title 2"]
    for number, (area, trend) in enumerate(zip(profile.areas, profile.trends, strict=True)):
        expected = [f"about {number}"]
        assert [cite.judgement for cite in area.cites] == expected
        assert [cite.judgement for cite in area.children[0].cites] == expected
        assert [cite.judgement for cite in trend.cites] == expected
        assert [cite.judgement for cite in profile.skills[number].cites] == expected


def test_a_truth_is_a_truth_and_what_is_empty_is_empty():
    role = make_role()
    fill(role, 0)
    fill(role, 1)

    parts = queries.statements(role)

    assert [row.is_essential for row in parts[models.Requirement]] == [True, False]
    assert parts[models.Trend][0].is_essential is False
    assert (parts[models.Trend][0].word, parts[models.Trend][0].number) == ("", None)


def test_a_practice_without_a_challenge_stands_apart():
    role = make_role()
    models.Practice.objects.create(role=role, title="Alone", text="a")

    assert [row.title for row in queries.role_profile(role).other_practices] == ["Alone"]


def test_a_role_without_parts_has_an_empty_profile():
    profile = queries.role_profile(make_role())

    assert (profile.areas, profile.requirements, profile.sections, profile.skills) == (
        [],
        [],
        {},
        [],
    )
    assert (profile.moves_in, profile.moves_out, profile.onward) == ([], [], [])


def test_moves_lead_in_out_and_on():
    before, here, after, later = (make_role(slug) for slug in ("before", "here", "after", "later"))
    into = make_move(before, here)
    out = make_move(here, after)
    on = make_move(after, later)
    make_move(before, later)

    profile = queries.role_profile(here)

    assert (profile.moves_in, profile.moves_out, profile.onward) == ([into], [out], [on])


# Drafts are hidden


@pytest.fixture
def live():
    """With a draft of it and a role that is not published, each with one of each part."""
    live = make_role("live")
    hidden = [make_draft(live, title="Draft of live"), make_role("unpublished", status="draft")]
    for number, role in enumerate([live, *hidden]):
        fill(role, number)
    for role in hidden:
        make_move(role, live)
        make_move(live, role)
    return live


def test_moves_from_and_to_drafts_are_hidden(live):
    seen = make_move(live, make_role("seen"))
    make_move(seen.destination, Role.objects.get(slug="unpublished"))

    profile = queries.role_profile(live)

    assert (profile.moves_in, profile.moves_out, profile.onward) == ([], [seen], [])
    assert published_pairs() == [(seen.origin.slug, seen.destination.slug)]
    assert list(queries.moves_of(live)) == [seen]


def test_a_profile_holds_nothing_of_its_draft(live):
    profile = queries.role_profile(live)

    assert profile.aliases == ["Alias 0"]
    assert [row.title for row in profile.trends] == ["Title 0"]
    assert [row.skill.slug for row in profile.skills] == ["skill-0"]


def test_roles_found_are_published(live):
    assert list(queries.find_roles()) == [live]
    assert list(queries.find_roles("draft")) == []
    assert list(queries.find_roles("alias 1")) == []
    assert list(queries.find_roles("unpublished")) == []


def test_the_nearest_roles_are_published(live):
    assert queries.nearest_roles("live") == [live]
    assert queries.nearest_roles("unpublished") == []


def test_headings_are_of_published_roles(live):
    assert [heading.role for heading in queries.headings()] == [live]
    assert [row.title for row in queries.headings()[0].statements] == ["Title 0", "Title 0"]


def test_only_published_roles_are_counted(live):
    assert queries.family_counts(queries.find_roles()) == [(live.family, 1)]


# Finding


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["data-scientist", "ml-product-manager"]),
        ("SCIENTIST", ["data-scientist"]),
        ("mlpm", ["ml-product-manager"]),
        ("manager ml", ["ml-product-manager"]),
        ("mlpm ml", ["ml-product-manager"]),
        ("scientist mlpm", []),
        ("%", []),
        ("_", []),
    ],
)
def test_roles_are_found_by_title_and_other_names(words, found):
    make_role("data-scientist")
    role = make_role("ml-product-manager", order=1)
    for name in ("MLPM", "ML PM"):
        models.RoleAlias.objects.create(role=role, name=name)

    assert [role.slug for role in queries.find_roles(words)] == found


def test_a_name_with_a_slip_is_nearest_to_its_role():
    make_role("software-engineer")
    role = make_role("data-scientist")

    assert queries.nearest_roles("data sientist")[0] == role


def test_families_without_a_role_are_left_out():
    make_family("empty")
    make_role("a", family=make_family("full"))
    make_role("b", family=make_family("full"))

    counts = queries.family_counts(Role.objects.published())

    assert [(family.slug, count) for family, count in counts] == [("full", 2)]
