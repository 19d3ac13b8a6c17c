"""Sources, registers and skills: the short lists, from document to rows and back.

Rows are matched by slug and updated in place, since other rows point at them. `tidy` removes
what a document no longer names, when all documents are written; a row still in use is a fault.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, ProtectedError

from mlpm.content import schemas
from mlpm.content.canonical import BrokenDocuments, Fault
from mlpm.content.citations import attach, texts_of
from mlpm.sources.models import Source
from roles.models import Organisation, RoleFamily, Team, Tool
from salaries.models import Place
from skills.models import InterviewQuestion, LearningActivity, Skill, SkillGroup, SkillLevel

SIMPLE_REGISTERS = {"teams": Team, "tools": Tool, "organisations": Organisation}


def tidy(document: schemas.Document, path: str) -> None:
    """Remove the rows that the document no longer names."""
    match document:
        case schemas.SourcesDocument():
            _keep_only(Source, document.sources, path)
        case schemas.RegistersDocument():
            for field, model in {
                "families": RoleFamily,
                **SIMPLE_REGISTERS,
            }.items():
                _keep_only(model, getattr(document, field), path)
        case schemas.PlacesDocument():
            _keep_only(Place, document.places, path)
        case schemas.SkillsDocument():
            _keep_only(Skill, [skill for group in document.groups for skill in group.skills], path)
            _keep_only(SkillGroup, document.groups, path)


def _keep_only(model: type[Model], parts: Iterable, path: str) -> None:
    """Rows may stand in each other's way (a place in a place), so it goes on while any goes."""
    unnamed: list[Any] = list(
        model._default_manager.exclude(slug__in=[part.slug for part in parts])
    )
    while unnamed:
        in_use = [row for row in unnamed if not _is_deleted(row)]
        if len(in_use) == len(unnamed):
            raise BrokenDocuments([Fault(path, "", still_in_use(row.slug)) for row in in_use])
        unnamed = in_use


def _is_deleted(row: Model) -> bool:
    try:
        row.delete()
    except ProtectedError:
        return False
    return True


def still_in_use(slug: str) -> str:
    return f"“{slug}” was removed from the document but is still in use"


def document_to_sources(document: schemas.SourcesDocument) -> None:
    rows = {}
    for part in document.sources:
        values = part.model_dump(exclude={"slug", "reported_in"})
        values = {name: "" if value is None else value for name, value in values.items()}
        for name in ("published_year", "retrieved_on"):
            values[name] = getattr(part, name)
        rows[part.slug], _ = Source.objects.update_or_create(slug=part.slug, defaults=values)
    for part in document.sources:
        source = rows[part.slug]
        source.reported_in = rows.get(part.reported_in or "")
        source.save(update_fields=["reported_in"])


def sources_to_document() -> schemas.SourcesDocument:
    parts = []
    for source in Source.objects.order_by("slug").select_related("reported_in"):
        values = {
            name: getattr(source, name)
            for name in schemas.SourcePart.model_fields
            if name != "reported_in" and getattr(source, name) not in ("", None)
        }
        if source.reported_in:
            values["reported_in"] = source.reported_in.slug
        parts.append(schemas.SourcePart(**values))
    return schemas.SourcesDocument(document="sources", sources=parts)


def document_to_registers(document: schemas.RegistersDocument) -> None:
    for order, part in enumerate(document.families):
        defaults = {"name": part.name, "order": order}
        RoleFamily.objects.update_or_create(slug=part.slug, defaults=defaults)
    for field, model in SIMPLE_REGISTERS.items():
        for part in getattr(document, field):
            defaults = part.model_dump(exclude={"slug"})
            model._default_manager.update_or_create(slug=part.slug, defaults=defaults)


def registers_to_document() -> schemas.RegistersDocument:
    def parts(schema, rows):
        fields = schema.model_fields
        return [schema(**{name: getattr(row, name) for name in fields}) for row in rows]

    return schemas.RegistersDocument(
        document="registers",
        families=parts(schemas.NamedPart, RoleFamily.objects.all()),
        teams=parts(schemas.NamedPart, Team.objects.order_by("slug")),
        tools=parts(schemas.ToolPart, Tool.objects.order_by("slug")),
        organisations=parts(schemas.NamedPart, Organisation.objects.order_by("slug")),
    )


def document_to_skills(document: schemas.SkillsDocument) -> None:
    cited = []
    for group_order, group in enumerate(document.groups):
        defaults = {
            "name": group.name,
            "description": group.description or "",
            "order": group_order,
        }
        row, _ = SkillGroup.objects.update_or_create(slug=group.slug, defaults=defaults)
        for order, part in enumerate(group.skills):
            values = {"name": part.name, "description": part.description, "order": order}
            skill, _ = Skill.objects.update_or_create(
                slug=part.slug, defaults={"group": row, **values}
            )
            skill.citations.all().delete()
            cited.append((skill, part.cites))
            cited += _write_skill_parts(skill, part)
    attach(cited)


def _write_skill_parts(skill: Skill, part: schemas.SkillPart) -> Iterator[tuple]:
    for parts in (skill.levels, skill.activities, skill.questions):
        parts.all().delete()
    SkillLevel.objects.bulk_create(
        SkillLevel(skill=skill, **level.model_dump()) for level in part.levels
    )
    InterviewQuestion.objects.bulk_create(
        InterviewQuestion(skill=skill, order=order, text=text)
        for order, text in enumerate(part.questions)
    )
    activities = [
        LearningActivity(skill=skill, order=order, **activity.model_dump(exclude={"cites"}))
        for order, activity in enumerate(part.activities)
    ]
    LearningActivity.objects.bulk_create(activities)
    return zip(activities, (activity.cites for activity in part.activities), strict=True)


def skills_to_document() -> schemas.SkillsDocument:
    groups = SkillGroup.objects.prefetch_related(
        "skills__levels",
        "skills__questions",
        "skills__activities__citations__source",
        "skills__citations__source",
    )
    return schemas.SkillsDocument(
        document="skills",
        groups=[
            schemas.SkillGroupPart(
                slug=group.slug,
                name=group.name,
                description=group.description or None,
                skills=[_skill_part(skill) for skill in group.skills.all()],
            )
            for group in groups
        ],
    )


def _activity_part(activity: LearningActivity) -> schemas.ActivityPart:
    fields = schemas.ActivityPart.model_fields
    values = {name: getattr(activity, name) for name in fields if name != "cites"}
    return schemas.ActivityPart(cites=texts_of(activity), **values)


def _skill_part(skill: Skill) -> schemas.SkillPart:
    return schemas.SkillPart(
        slug=skill.slug,
        name=skill.name,
        description=skill.description,
        levels=[
            schemas.SkillLevelPart(proficiency=level.proficiency, text=level.text)
            for level in skill.levels.all()
        ],
        activities=[_activity_part(activity) for activity in skill.activities.all()],
        questions=[question.text for question in skill.questions.all()],
        cites=texts_of(skill),
    )
