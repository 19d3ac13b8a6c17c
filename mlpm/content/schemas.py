"""What may a content document say? One pydantic model for each kind.

Field order here is the order in the canonical document; a field at its default is left out.
Whoever adds a field adds it here, in the model of the app, and in `documents` of that app.
"""

import re
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def seen(text: str) -> str:
    """Refuse characters that a reader of the document cannot see."""
    if found := UNSEEN.search(text):
        raise ValueError(f"contains the invisible character U+{ord(found[0]):04X}")
    return text


def line(longest: int):
    return Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=longest),
        AfterValidator(seen),
    ]


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Name = line(80)
Title = line(120)
Text = line(4000)
Money = Annotated[int, Field(strict=True, ge=1, le=100_000_000)]
Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
Years = Annotated[int, Field(strict=True, ge=0, le=70)]
Mentions = Annotated[int, Field(strict=True, ge=1, le=99)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
#: "source:place in it", "source:place@2026-11-23", or "ours:the reason for our judgement".
CitationText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^(ours:.{10,}|[a-z0-9-]+(:.+)?)$"),
    AfterValidator(seen),
]
LevelName = Literal["entry", "mid", "senior", "executive"]
ElementName = Literal["base", "additional", "total-cash", "total", "wage", "not-stated"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Document(Part):
    """A file of its own. `path_slug` names the field that its file is named after."""

    path_slug: ClassVar[str | None] = None
    document: str


# Sources


class SourcePart(Part):
    slug: Slug
    name: Title
    kind: Literal["description", "pay-site", "adverts", "statistics", "taxonomy"]
    publisher: line(120) | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=200)] | None = None
    reported_in: Slug | None = None
    published_year: Year | None = None
    retrieved_on: date | None = None
    description: Text
    licence: line(120) | None = None
    attribution: Text | None = None
    note: Text | None = None


class SourcesDocument(Document):
    document: Literal["sources"]
    sources: list[SourcePart]


# Skills


class SkillLevelPart(Part):
    proficiency: Literal[1, 2, 3, 4]
    text: Text


class SkillPart(Part):
    slug: Slug
    name: Name
    description: Text
    levels: list[SkillLevelPart] = []
    cites: list[CitationText] = []


class SkillGroupPart(Part):
    slug: Slug
    name: Name
    description: Text | None = None
    skills: list[SkillPart] = []


class SkillsDocument(Document):
    document: Literal["skills"]
    groups: list[SkillGroupPart]


# Registers: short lists that roles and pay refer to by slug


class NamedPart(Part):
    slug: Slug
    name: Name


class ToolPart(NamedPart):
    kind: Name


class PlacePart(Part):
    slug: Slug
    name: Title
    kind: Literal["country", "state", "metro", "area"]
    code: line(10) | None = None
    parent: Slug | None = None


class RegistersDocument(Document):
    """Families in the order of the site; the others by name."""

    document: Literal["registers"]
    families: list[NamedPart] = []
    teams: list[NamedPart] = []
    tools: list[ToolPart] = []
    organisations: list[NamedPart] = []
    places: list[PlacePart] = []


# Roles


class SectionPart(Part):
    key: Literal[
        "overview",
        "core-responsibilities",
        "requirements",
        "career-development",
        "market-demand",
        "salary-ranges",
        "industry-trends",
        "essential-soft-skills",
        "best-practices",
        "common-challenges",
    ]
    heading: Name
    intro: Text
    closing: Text | None = None
    cites: list[CitationText] = []


class TaskPart(Part):
    text: Text
    cites: list[CitationText] = []


class AreaPart(Part):
    name: Title
    mentions: Mentions = 1
    tasks: list[TaskPart] = []
    cites: list[CitationText] = []


class RequirementPart(Part):
    kind: Literal[
        "technical", "non-technical", "project", "ethics-market", "background", "learning"
    ]
    text: Text
    essential: bool = True
    cites: list[CitationText] = []


class SkillRequirementPart(Part):
    skill: Slug
    proficiency: Literal[1, 2, 3, 4]
    importance: Literal[1, 2, 3, 4, 5]
    essential: bool = False
    text: Text
    mentions: Mentions = 1
    cites: list[CitationText] = []


class TitledPart(Part):
    title: Title
    text: Text
    cites: list[CitationText] = []


class QualificationPart(Part):
    title: Title
    text: Text
    essential: bool = False
    cites: list[CitationText] = []


class ChallengePart(Part):
    slug: Slug
    title: Title
    text: Text
    cites: list[CitationText] = []


class PracticePart(Part):
    title: Title
    text: Text
    answers: Slug | None = None
    cites: list[CitationText] = []


class ToolUsePart(Part):
    tool: Slug
    text: Text
    cites: list[CitationText] = []


class TeamPart(Part):
    team: Slug
    text: Text | None = None
    cites: list[CitationText] = []


class MovePart(Part):
    to: Slug
    kind: Literal["into", "step-up", "sideways"]
    text: Text
    hurdle: Text | None = None
    years_from: Years | None = None
    years_to: Years | None = None
    cites: list[CitationText] = []


class RoleDocument(Document):
    path_slug: ClassVar[str | None] = "slug"

    document: Literal["role"]
    slug: Slug
    title: Name
    short_title: line(40)
    plural: Name
    family: Slug
    order: Annotated[int, Field(strict=True, ge=0, le=9999)] = 0
    status: Literal["draft", "published"] = "published"
    stub: bool = False
    checked_on: date | None = None
    summary: Text
    aliases: list[Name] = []
    cites: list[CitationText] = []
    sections: list[SectionPart] = []
    areas: list[AreaPart] = []
    requirements: list[RequirementPart] = []
    skills: list[SkillRequirementPart] = []
    qualifications: list[QualificationPart] = []
    development_steps: list[TitledPart] = []
    networking: list[TitledPart] = []
    challenges: list[ChallengePart] = []
    practices: list[PracticePart] = []
    demand: list[TitledPart] = []
    trends: list[TitledPart] = []
    tools: list[ToolUsePart] = []
    teams: list[TeamPart] = []
    moves: list[MovePart] = []


# Pay


class CentrePart(Part):
    statistic: Literal["median", "mean", "average"]
    amount: Money


class SpanPart(Part):
    """A range or threshold has `minimum` and `maximum`; percentiles have `p10` to `p90`."""

    statistic: Literal["percentiles", "stated-range", "employer-range", "threshold"]
    minimum: Money | None = None
    maximum: Money | None = None
    p10: Money | None = None
    p25: Money | None = None
    p75: Money | None = None
    p90: Money | None = None
    open_top: bool = False
    open_bottom: bool = False


class ComponentPart(Part):
    kind: Literal["base", "additional", "bonus", "profit-sharing", "stock"]
    amount: Money | None = None
    on_top: bool = False


class ExperiencePart(Part):
    level: LevelName | None = None
    years_from: Years | None = None
    years_to: Years | None = None


def exactly_one_origin(row):
    """A claim names its source, or says that none is stated."""
    if (row.source is None) != row.source_not_stated:
        raise ValueError("name the source, or say `source_not_stated: true`")
    return row


class FigurePart(Part):
    key: Slug
    source: Slug | None = None
    source_not_stated: bool = False
    also_credited: list[Slug] = []
    words: Text | None = None
    element: ElementName = "not-stated"
    place: Slug | None = None
    year: Year | None = None
    month: Annotated[int, Field(strict=True, ge=1, le=12)] | None = None
    experience: ExperiencePart | None = None
    population: line(120) | None = None
    employment_type: Literal["any", "full-time", "part-time", "contract", "freelance"] | None = None
    currency: Currency = "USD"
    approximate: bool = False
    centre: CentrePart | None = None
    span: SpanPart | None = None
    components: list[ComponentPart] = []
    observations: Annotated[int, Field(strict=True, ge=1)] | None = None
    note: Text | None = None
    cites: list[CitationText] = []

    origin = model_validator(mode="after")(exactly_one_origin)


class FactorPart(Part):
    kind: Literal["location", "industry", "company-size", "expertise", "stage", "experience"]
    text: Text
    within: line(120) | None = None
    places: list[Slug] = []
    organisations: list[Slug] = []
    figure: Slug | None = None
    cites: list[CitationText] = []


class ForecastPart(Part):
    key: Slug
    topic: Literal["pay", "benefits", "work"]
    text: Text
    source: Slug | None = None
    source_not_stated: bool = False
    made_year: Year | None = None
    due_year: Year | None = None
    level_from: LevelName | None = None
    level_to: LevelName | None = None
    element: ElementName = "not-stated"
    statistic: Literal["median", "mean", "average"] | None = None
    amount: Money | None = None
    currency: Currency = "USD"
    cites: list[CitationText] = []

    origin = model_validator(mode="after")(exactly_one_origin)


class NotePart(Part):
    """What was decided about a doubt: one found by `rule`, or an editor's own `text`."""

    rule: Slug | None = None
    about: Annotated[list[Slug], Field(min_length=1)]
    text: Text | None = None
    decision: Literal["accepted", "dismissed"]
    reason: Text | None = None

    @model_validator(mode="after")
    def rule_or_text(self):
        if (self.rule is None) == (self.text is None):
            raise ValueError("give `rule` for a doubt found by rule, or `text` for your own")
        return self


class PayDocument(Document):
    path_slug: ClassVar[str | None] = "role"

    document: Literal["pay"]
    role: Slug
    figures: list[FigurePart] = []
    factors: list[FactorPart] = []
    forecasts: list[ForecastPart] = []
    worth_knowing: list[NotePart] = []


KINDS: dict[str, type[Document]] = {
    "sources": SourcesDocument,
    "registers": RegistersDocument,
    "skills": SkillsDocument,
    "role": RoleDocument,
    "pay": PayDocument,
}
