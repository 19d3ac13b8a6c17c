"""The one way to copy, compare, restore or export a role: document ⇄ rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as made_by
from itertools import count
from typing import Any

from django.db.models import Model
from pydantic import BaseModel

from mlpm.content import schemas
from mlpm.content.citations import attach, texts_of
from mlpm.sources.models import CitedModel
from roles import models
from skills.models import Skill


@dataclass(frozen=True, slots=True)
class PartKind:
    """A list in the document, the model of its rows, and the fields that name other rows."""

    field: str
    schema: type[BaseModel]
    model: type[models.RolePart]
    foreign: dict[str, type[Model]] = made_by(default_factory=dict)

    @property
    def accessor(self) -> str:
        return f"{self.model._meta.model_name}_set"


SECTIONS = PartKind("sections", schemas.SectionPart, models.RoleSection)
AREAS = PartKind("areas", schemas.AreaPart, models.ResponsibilityArea)
PARTS = [
    SECTIONS,
    AREAS,
    PartKind("requirements", schemas.RequirementPart, models.Requirement),
    PartKind("skills", schemas.SkillRequirementPart, models.SkillRequirement, {"skill": Skill}),
    PartKind("qualifications", schemas.QualificationPart, models.Qualification),
    PartKind("development_steps", schemas.TitledPart, models.DevelopmentStep),
    PartKind("networking", schemas.TitledPart, models.NetworkingAdvice),
    PartKind("challenges", schemas.ChallengePart, models.Challenge),
    PartKind("practices", schemas.PracticePart, models.Practice, {"answers": models.Challenge}),
    PartKind("dislikes", schemas.TitledPart, models.ReasonAgainst),
    PartKind("demand", schemas.TitledPart, models.DemandDriver),
    PartKind("trends", schemas.TrendPart, models.Trend),
    PartKind("tools", schemas.ToolUsePart, models.RoleTool, {"tool": models.Tool}),
    PartKind("teams", schemas.TeamPart, models.RoleTeam, {"team": models.Team}),
]
#: Words that the document and the model spell differently.
COLUMNS = {"essential": "is_essential", "stub": "is_stub"}
#: Lists of a move that its row keeps one a line.
WORK_LINES = ("less_of", "more_of")
ROLE_FIELDS = (
    "slug", "title", "short_title", "plural", "order", "status", "stub", "checked_on", "summary",
)  # fmt: skip


def document_to_role(document: schemas.RoleDocument, role: models.Role | None = None):
    """Write the document onto `role`, or onto a new one, and return it. Moves come later:
    `write_moves`, when the roles they lead to are there too."""
    role = role or models.Role()
    for name in ROLE_FIELDS:
        setattr(role, COLUMNS.get(name, name), getattr(document, name))
    role.family = models.RoleFamily.objects.get(slug=document.family)
    role.save()
    cited: list[tuple[CitedModel, list[str]]] = [(role, document.cites)]
    role.citations.all().delete()
    _write_aliases(document, role)
    for kind in PARTS:
        cited += _write_parts(kind, getattr(document, kind.field), role)
    cited += _write_tasks(document, role)
    attach(cited)
    return role


def _write_aliases(document: schemas.RoleDocument, role: models.Role) -> None:
    role.rolealias_set.all().delete()
    models.RoleAlias.objects.bulk_create(
        models.RoleAlias(role=role, order=order, name=name)
        for order, name in enumerate(document.aliases)
    )


def _write_parts(kind: PartKind, parts, role: models.Role) -> Iterator[tuple]:
    kind.model._default_manager.filter(role=role).delete()
    foreign = {name: _ids(model, role) for name, model in kind.foreign.items()}
    rows = []
    for order, part in enumerate(parts):
        values = {COLUMNS.get(name, name): value for name, value in _values(kind, part)}
        for name, ids in foreign.items():
            slug = values.pop(name)
            values[f"{name}_id"] = ids[slug] if slug else None
        rows.append(kind.model(role=role, order=order, **values))
    kind.model._default_manager.bulk_create(rows)
    if issubclass(kind.model, models.SkilledPart):
        _write_skills(kind.model, zip(rows, (part.calls_for for part in parts), strict=True))
    return zip(rows, (part.cites for part in parts), strict=True)


def _write_skills(model: type[models.SkilledPart], called: Iterable[tuple]) -> None:
    ids = dict(Skill.objects.values_list("slug", "pk"))
    through: Any = model.skills.through
    column = f"{model._meta.model_name}_id"
    through.objects.bulk_create(
        through(**{column: row.pk, "skill_id": ids[slug]})
        for row, slugs in called
        for slug in slugs
    )


def _values(kind: PartKind, part) -> Iterator[tuple[str, Any]]:
    for name in kind.schema.model_fields:
        if name not in ("cites", "tasks", "calls_for"):
            value = getattr(part, name)
            yield name, "" if value is None and name not in kind.foreign else value


def _ids(model: type[Model], role: models.Role) -> dict[str, int]:
    rows = model._default_manager.all()
    if model is models.Challenge:
        rows = rows.filter(role=role)
    return dict(rows.values_list("slug", "pk"))


def _write_tasks(document: schemas.RoleDocument, role: models.Role) -> list[tuple]:
    cited = []
    orders = count()
    for area, part in zip(role.responsibilityarea_set.all(), document.areas, strict=True):
        for task in part.tasks:
            row = models.ResponsibilityTask(area=area, order=next(orders), text=task.text)
            cited.append((row, task.cites))
    models.ResponsibilityTask.objects.bulk_create(row for row, _ in cited)
    return cited


def write_moves(document: schemas.RoleDocument, role: models.Role) -> None:
    """The moves out of the role; every role they lead to must be there."""
    role.moves_out.all().delete()
    live = models.Role.objects.filter(draft_of__isnull=True)
    ids = dict(live.values_list("slug", "pk"))
    rows = []
    for order, part in enumerate(document.moves):
        values = part.model_dump(exclude={"to", "cites"})
        values["hurdle"] = part.hurdle or ""
        for name in WORK_LINES:
            values[name] = "\n".join(getattr(part, name))
        move = models.Transition(origin=role, destination_id=ids[part.to], order=order, **values)
        rows.append((move, part.cites))
    models.Transition.objects.bulk_create(row for row, _ in rows)
    attach(rows)


def role_to_document(role: models.Role) -> schemas.RoleDocument:
    """The role as a document; a draft comes back under the slug it has itself."""
    values = {name: getattr(role, COLUMNS.get(name, name)) for name in ROLE_FIELDS}
    lists = {kind.field: _read_parts(kind, role) for kind in PARTS}
    return schemas.RoleDocument(
        document="role",
        family=role.family.slug,
        aliases=[alias.name for alias in role.rolealias_set.all()],
        cites=texts_of(role),
        moves=_read_moves(role),
        **values,
        **lists,
    )


def _read_parts(kind: PartKind, role: models.Role) -> list:
    rows = getattr(role, kind.accessor).select_related(*kind.foreign)
    rows = rows.prefetch_related("citations__source")
    if issubclass(kind.model, models.SkilledPart):
        rows = rows.prefetch_related("skills")
    if kind is AREAS:
        rows = rows.prefetch_related("tasks__citations__source")
    return [_read_part(kind, row) for row in rows]


def _read_part(kind: PartKind, row):
    values: dict[str, Any] = {}
    for name in kind.schema.model_fields:
        if name == "cites":
            values[name] = texts_of(row)
        elif name == "tasks":
            values[name] = [
                schemas.TaskPart(text=task.text, cites=texts_of(task)) for task in row.tasks.all()
            ]
        elif name == "calls_for":
            values[name] = sorted(skill.slug for skill in row.skills.all())
        elif name in kind.foreign:
            other = getattr(row, name)
            values[name] = other.slug if other else None
        else:
            value = getattr(row, COLUMNS.get(name, name))
            values[name] = None if value == "" else value
    return kind.schema(**values)


def _read_moves(role: models.Role) -> list[schemas.MovePart]:
    rows = role.moves_out.select_related("destination").prefetch_related("citations__source")
    return [
        schemas.MovePart(
            to=move.destination.slug,
            kind=move.kind,
            text=move.text,
            hurdle=move.hurdle or None,
            years_from=move.years_from,
            years_to=move.years_to,
            **{name: getattr(move, name).splitlines() for name in WORK_LINES},
            cites=texts_of(move),
        )
        for move in rows
    ]
