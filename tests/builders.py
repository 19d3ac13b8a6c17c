"""Rows for tests: plain functions with defaults. Plain values are in `salaries/builders.py`."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mlpm.sources.models import Citation, Source
from roles.models import Role, RoleFamily, SkillRequirement, Transition
from salaries.models import DataNote, Forecast, PayFactor, PayFigure, Place
from skills.models import LearningActivity, Skill, SkillGroup


def make_source(slug="some-source", **values) -> Source:
    defaults = {"name": "Some Source", "kind": "pay-site", "description": "Says what pays."}
    return Source.objects.create(slug=slug, **{**defaults, **values})


def make_family(slug="product") -> RoleFamily:
    return RoleFamily.objects.get_or_create(slug=slug, defaults={"name": "Product roles"})[0]


def make_role(slug="some-role", **values) -> Role:
    """A published role; the words of its title are those of its slug."""
    words = slug.replace("-", " ")
    defaults = {
        "title": words.capitalize(),
        "short_title": words,
        "plural": f"{words}s",
        "status": Role.Status.PUBLISHED,
        "summary": "Does something.",
    }
    values.setdefault("family", make_family())
    return Role.objects.create(slug=slug, **{**defaults, **values})


def make_draft(role: Role, **values) -> Role:
    """A draft of the role, under the same slug."""
    return make_role(role.slug, draft_of=role, status=Role.Status.DRAFT, **values)


def make_move(origin: Role, destination: Role, **values) -> Transition:
    defaults = {"kind": Transition.Kind.INTO, "text": "Much carries over."}
    return Transition.objects.create(
        origin=origin, destination=destination, **{**defaults, **values}
    )


def make_skill(slug="some-skill", **values) -> Skill:
    group, _ = SkillGroup.objects.get_or_create(slug="some-group", defaults={"name": "Some group"})
    defaults = {"name": slug.replace("-", " "), "group": group, "description": "What it is."}
    return Skill.objects.create(slug=slug, **{**defaults, **values})


def make_want(role: Role, skill: Skill, **values) -> SkillRequirement:
    defaults = {"proficiency": 2, "importance": 3, "text": "Why it is wanted."}
    return SkillRequirement.objects.create(role=role, skill=skill, **{**defaults, **values})


def make_activity(skill: Skill, **values) -> LearningActivity:
    defaults = {
        "title": f"Make something of {skill.name}",
        "text": "What to do.",
        "shows": "The thing made.",
        "done_when": "Somebody can use it.",
        "first_step": "Begin.",
        "effort": LearningActivity.Effort.WEEKS,
    }
    return LearningActivity.objects.create(skill=skill, **{**defaults, **values})


def make_place(slug="us", **values) -> Place:
    defaults = {"name": "the United States", "kind": Place.Kind.COUNTRY}
    return Place.objects.get_or_create(slug=slug, defaults={**defaults, **values})[0]


def make_figure(role: Role, key="some-figure", **values) -> PayFigure:
    """An average of a source that is not stated, for everybody in the role."""
    if not values.keys() & {"source", "is_source_not_stated"}:
        values["is_source_not_stated"] = True
    if not values.keys() & {"centre", "span_statistic"}:
        values |= {"centre": 150_000, "centre_statistic": PayFigure.Centre.AVERAGE}
    return PayFigure.objects.create(role=role, key=key, **values)


def make_factor(role: Role, **values) -> PayFactor:
    defaults = {"kind": PayFactor.Kind.LOCATION, "text": "Where it is matters."}
    return PayFactor.objects.create(role=role, **{**defaults, **values})


def make_forecast(role: Role, key="some-forecast", **values) -> Forecast:
    defaults = {"topic": Forecast.Topic.PAY, "text": "It grows.", "is_source_not_stated": True}
    return Forecast.objects.create(role=role, key=key, **{**defaults, **values})


def make_note(role: Role, **values) -> DataNote:
    defaults = {"subject": "some-figure", "text": "Worth knowing.", "decision": "accepted"}
    return DataNote.objects.create(role=role, **{**defaults, **values})


def cite(row, source: Source | None = None, **values) -> Citation:
    """A citation of the source, or our own judgement."""
    if source is None:
        values.setdefault("judgement", "we read it so")
    return Citation.objects.create(row=row, source=source, **values)


# Does the database itself refuse a row, and does an editor read why?


def assert_refused(row, message: str) -> None:
    """By a direct insert without any check of ours, and by the check that forms make."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row)._base_manager.bulk_create([row])
    row.pk = None
    with pytest.raises(ValidationError) as error:
        row.validate_constraints()
    assert message in error.value.messages


def assert_update_refused(row, message: str, **values) -> None:
    """The same of a row that is there."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**values)
    for name, value in values.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as error:
        row.validate_constraints()
    assert message in error.value.messages
