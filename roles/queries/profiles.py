"""What does the page of a role need? Few queries, whatever the number of statements."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, Model, Q, TextField, Value
from django.db.models.functions import Cast

from mlpm.lib.suggestions import nearest
from mlpm.sources.queries import Cite, RowKey, cites_of
from roles import models
from roles.models import Role, RoleFamily, SkillRequirement, Transition
from roles.queries.moves import moves_of, moves_on

#: The group of skills that the profile shows under a heading of their own.
SOFT = "soft"


@dataclass(slots=True)
class Statement:
    """One part of a role as the page shows it; what `word`, `more` and `number` hold, says
    `PART_COLUMNS`."""

    model: type[Model]
    id: int
    title: str
    text: str
    word: str = ""
    more: str = ""
    number: int | None = None
    is_essential: bool = False
    cites: list[Cite] = field(default_factory=list)
    children: list["Statement"] = field(default_factory=list)


#: Columns of each part; all parts of a role are read by one UNION of these.
PART_COLUMNS: dict[type[Model], dict[str, str]] = {
    models.RoleAlias: {"title": "name"},
    models.RoleSection: {"title": "heading", "text": "intro", "word": "key", "more": "closing"},
    models.ResponsibilityArea: {"title": "name", "number": "mentions"},
    models.ResponsibilityTask: {"text": "text", "number": "area_id"},
    models.Requirement: {"text": "text", "word": "kind", "is_essential": "is_essential"},
    models.Qualification: {"title": "title", "text": "text", "is_essential": "is_essential"},
    models.DevelopmentStep: {"title": "title", "text": "text"},
    models.NetworkingAdvice: {"title": "title", "text": "text"},
    models.Challenge: {"title": "title", "text": "text", "word": "slug"},
    models.Practice: {"title": "title", "text": "text", "number": "answers_id"},
    models.ReasonAgainst: {"title": "title", "text": "text"},
    models.DemandDriver: {"title": "title", "text": "text"},
    models.Trend: {"title": "title", "text": "text"},
    models.RoleTool: {"title": "tool__name", "text": "text", "more": "tool__kind"},
    models.RoleTeam: {"title": "team__name", "text": "text"},
}
COLUMNS: dict[str, tuple[type, object]] = {
    "title": (TextField, ""),
    "text": (TextField, ""),
    "word": (CharField, ""),
    "more": (TextField, ""),
    "number": (IntegerField, None),
    "is_essential": (IntegerField, 0),
}


def statements(role: Role) -> dict[type[Model], list[Statement]]:
    """All parts of the role but skills and moves, by model, in order: one query."""
    kinds = list(PART_COLUMNS)
    first, *rest = [_columns(model, kinds.index(model), role) for model in kinds]
    rows = first.union(*rest, all=True).order_by("part_kind", "part_order", "part_id")
    parts: dict[type[Model], list[Statement]] = defaultdict(list)
    for kind, _, pk, title, text, word, more, number, is_essential in rows:
        model = kinds[kind]
        part = Statement(model, pk, title, text, word, more, number, bool(is_essential))
        parts[model].append(part)
    return parts


def _columns(model: type[Model], kind: int, role: Role):
    names = PART_COLUMNS[model]
    columns = {
        # PostgreSQL wants the same type in every part of a UNION, also of its constants.
        f"part_{name}": Cast(F(names[name]) if name in names else Value(empty), output())
        for name, (output, empty) in COLUMNS.items()
    }
    whose = {"area__role": role} if model is models.ResponsibilityTask else {"role": role}
    return (
        model._default_manager.filter(**whose)
        .order_by()
        .annotate(
            part_kind=Value(kind, IntegerField()),
            part_order=F("order"),
            part_id=F("pk"),
            **columns,
        )
        .values_list("part_kind", "part_order", "part_id", *columns)
    )


@dataclass(slots=True)
class Profile:
    """A role with all that is said about it, ready for the page."""

    role: Role
    parts: dict[type[Model], list[Statement]]
    skills: list[SkillRequirement]
    moves_in: list[Transition]
    moves_out: list[Transition]
    onward: list[Transition]
    cites: dict[RowKey, list[Cite]]

    @property
    def aliases(self) -> list[str]:
        return [alias.title for alias in self.parts[models.RoleAlias]]

    @property
    def sections(self) -> dict[str, Statement]:
        """By their anchor, with underscores, as templates name them."""
        sections = self.parts[models.RoleSection]
        return {section.word.replace("-", "_"): section for section in sections}

    @property
    def areas(self) -> list[Statement]:
        return self.parts[models.ResponsibilityArea]

    @property
    def requirements(self) -> list[tuple[str, list[Statement]]]:
        """By kind, in the order of the kinds."""
        kinds: dict[str, list[Statement]] = defaultdict(list)
        for requirement in self.parts[models.Requirement]:
            kinds[requirement.word].append(requirement)
        choices = models.Requirement.Kind.choices
        return [(str(label), kinds[kind]) for kind, label in choices if kinds[kind]]

    @property
    def qualifications(self) -> list[Statement]:
        return self.parts[models.Qualification]

    @property
    def development_steps(self) -> list[Statement]:
        return self.parts[models.DevelopmentStep]

    @property
    def networking(self) -> list[Statement]:
        return self.parts[models.NetworkingAdvice]

    @property
    def challenges(self) -> list[Statement]:
        return self.parts[models.Challenge]

    @property
    def other_practices(self) -> list[Statement]:
        """Practices that answer no challenge of the list."""
        return [practice for practice in self.parts[models.Practice] if not practice.number]

    @property
    def dislikes(self) -> list[Statement]:
        return self.parts[models.ReasonAgainst]

    @property
    def demand(self) -> list[Statement]:
        return self.parts[models.DemandDriver]

    @property
    def trends(self) -> list[Statement]:
        return self.parts[models.Trend]

    @property
    def tools(self) -> list[Statement]:
        return self.parts[models.RoleTool]

    @property
    def teams(self) -> list[Statement]:
        return self.parts[models.RoleTeam]

    @property
    def hard_skills(self) -> list[SkillRequirement]:
        return [row for row in self.skills if row.skill.group.slug != SOFT]

    @property
    def soft_skills(self) -> list[SkillRequirement]:
        return [row for row in self.skills if row.skill.group.slug == SOFT]

    @property
    def work_parts(self) -> list[Statement]:
        return [*self.areas, *self.teams, *self.tools]

    @property
    def requirement_parts(self) -> list[Statement]:
        return self.parts[models.Requirement]

    @property
    def career_parts(self) -> list:
        rows = [*self.qualifications, *self.development_steps, *self.networking]
        return [*rows, *self.moves_in, *self.moves_out]


def role_profile(role: Role) -> Profile:
    """Five queries, whatever the number of statements."""
    parts = statements(role)
    _nest(parts, models.ResponsibilityArea, models.ResponsibilityTask)
    _nest(parts, models.Challenge, models.Practice)
    skills = list(SkillRequirement.objects.filter(role=role).select_related("skill__group"))
    moves = list(moves_of(role))
    rows = [row for same in parts.values() for row in same]
    keys: list[RowKey] = [(row.model, row.id) for row in rows if row.model != models.RoleAlias]
    keys += [(type(row), row.pk) for row in [role, *skills, *moves]]
    cites = cites_of(keys)
    for row in rows:
        row.cites = cites.get((row.model, row.id), [])
    for row in [*skills, *moves]:
        row.cites = cites.get((type(row), row.pk), [])
    return Profile(
        role=role,
        parts=parts,
        skills=skills,
        moves_in=[move for move in moves if move.destination_id == role.pk],
        moves_out=[move for move in moves if move.origin_id == role.pk],
        onward=list(moves_on(moves, role)),
        cites=cites,
    )


def _nest(parts, parent: type[Model], child: type[Model]) -> None:
    parents = {row.id: row for row in parts[parent]}
    for row in parts[child]:
        if row.number in parents:
            parents[row.number].children.append(row)


def find_roles(words: str = ""):
    """Published roles whose titles or other names hold the words."""
    roles = Role.objects.published().select_related("family")
    for word in words.split():
        named = Q(title__icontains=word) | Q(short_title__icontains=word)
        also = models.RoleAlias.objects.filter(name__icontains=word).values("role")
        roles = roles.filter(named | Q(pk__in=also))
    return roles.order_by("family__order", "order", "title").prefetch_related("rolealias_set")


def nearest_roles(words: str) -> list[Role]:
    """Published roles whose titles or other names look most like the words."""
    names = dict(Role.objects.published().values_list("slug", "title"))
    aliases = models.RoleAlias.objects.filter(role__in=Role.objects.published())
    for slug, name in aliases.values_list("role__slug", "name"):
        names[slug] += f" {name}"
    slugs = nearest(words, names)
    roles = {role.slug: role for role in Role.objects.published().filter(slug__in=slugs)}
    return [roles[slug] for slug in slugs]


def family_counts(roles) -> list[tuple[RoleFamily, int]]:
    """How many of the roles each family has; families without one are left out."""
    counts = Counter(roles.order_by().values_list("family_id", flat=True))
    return [(family, counts[family.pk]) for family in RoleFamily.objects.all() if counts[family.pk]]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a role is heading: what drives demand for it, and what is changing."""

    role: Role
    demand: list[Statement]
    trends: list[Statement]

    @property
    def statements(self) -> list[Statement]:
        return [*self.demand, *self.trends]


def headings() -> list[Heading]:
    """Published roles with trends or demand, each with both: four queries."""
    rows = {
        model: list(model._default_manager.filter(role__in=Role.objects.published()))
        for model in (models.DemandDriver, models.Trend)
    }
    cites = cites_of((model, row.pk) for model, same in rows.items() for row in same)
    said: dict[int, Heading] = {}
    for role in Role.objects.published().order_by("family__order", "order", "slug"):
        said[role.pk] = Heading(role, [], [])
    for model, same in rows.items():
        for row in same:
            heading = said[row.role_id]
            kind = heading.demand if model is models.DemandDriver else heading.trends
            found = cites.get((model, row.pk), [])
            kind.append(Statement(model, row.pk, row.title, row.text, cites=found))
    return [heading for heading in said.values() if heading.statements]
