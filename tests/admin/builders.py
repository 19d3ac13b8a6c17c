"""Content and people for tests of the admin: plain functions with defaults."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from mlpm.sources.models import Citation, Source
from roles import models as roles
from salaries.models import PayFigure, Place
from skills.models import Skill, SkillGroup


def make_editor(username="nora"):
    return get_user_model().objects.create_superuser(username)


def make_source(slug="some-brief", **values):
    defaults = {"name": "Some brief", "kind": "description", "description": "Says something."}
    return Source.objects.create(slug=slug, **{**defaults, **values})


def make_place(slug="us", **values):
    return Place.objects.create(slug=slug, **{"name": "the US", "kind": "country", **values})


def make_role(slug="ml-product-manager", **values):
    family, _ = roles.RoleFamily.objects.get_or_create(slug="product", defaults={"name": "Product"})
    defaults = {
        "title": "Machine learning product manager",
        "short_title": "ML product manager",
        "plural": "ML product managers",
        "summary": "Decides what a product that learns should do.",
        "status": "published",
    }
    return roles.Role.objects.create(slug=slug, family=family, **{**defaults, **values})


def make_figure(role, key="some-2024", **values):
    defaults = {"is_source_not_stated": "source" not in values, "centre": 155_765}
    defaults["centre_statistic"] = "average"
    return PayFigure.objects.create(role=role, key=key, **{**defaults, **values})


def cite(row, source, locator="line 1", order=0):
    return Citation.objects.create(
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        source=source,
        locator=locator,
        order=order,
    )


def fill_role(role, rows: range, source):
    """Rows of these numbers, each cited, in every part of the role."""
    group, _ = SkillGroup.objects.get_or_create(slug="group", defaults={"name": "Group"})
    for n in rows:
        for row in parts(role, group, n):
            if hasattr(row, "citations"):
                cite(row, source, f"line {n}")


def parts(role, group, n):
    """The row number `n` of every part."""
    common = {"role": role, "order": n}
    words = {**common, "title": f"Title {n}", "text": f"Text {n}"}
    thing = {"slug": f"thing-{n}", "name": f"Thing {n}"}
    skill = Skill.objects.create(**thing, group=group, description="Shows.")
    # There are ten sections and no more.
    if n < len(roles.RoleSection.Key.choices):
        key = roles.RoleSection.Key.values[n]
        yield roles.RoleSection.objects.create(**common, key=key, heading="Head", intro="Words")
    area = roles.ResponsibilityArea.objects.create(**common, name=f"Area {n}")
    yield area
    yield roles.ResponsibilityTask.objects.create(area=area, order=n, text="Does it")
    roles.RoleAlias.objects.create(**common, name=f"Alias {n}")
    yield roles.Requirement.objects.create(**common, kind="technical", text="Knows it")
    yield roles.SkillRequirement.objects.create(
        **common, skill=skill, proficiency=3, importance=4, text="Needs it"
    )
    yield roles.Qualification.objects.create(**words)
    yield roles.DevelopmentStep.objects.create(**words)
    yield roles.NetworkingAdvice.objects.create(**words)
    challenge = roles.Challenge.objects.create(**words, slug=f"challenge-{n}")
    yield challenge
    yield roles.Practice.objects.create(**words, answers=challenge)
    yield roles.DemandDriver.objects.create(**words)
    yield roles.Trend.objects.create(**words)
    tool = roles.Tool.objects.create(**thing, kind="work")
    yield roles.RoleTool.objects.create(**common, tool=tool, text="Uses it")
    team = roles.Team.objects.create(**thing)
    yield roles.RoleTeam.objects.create(**common, team=team)
    other = make_role(slug=f"role-{n}", title=f"Role {n}")
    yield roles.Transition.objects.create(
        origin=role, destination=other, kind="step-up", order=n, text="Because"
    )
