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
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    model_validator,
)

from mlpm.lib.unseen import UNSEEN
from salaries.data_notes import MOST_NAMED


def seen(text: str) -> str:
    """Refuse characters that a reader of the document cannot see."""
    if found := UNSEEN.search(text):
        raise ValueError(f"contains the invisible character U+{ord(found[0]):04X}")
    return text


#: "source:place in it", "source:place@2026-11-23".
CITATION = re.compile(
    r"^(?P<source>[a-z0-9-]+)(:(?P<locator>.*?))?(@(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}))?$"
)
OURS = "ours"
LONGEST_LOCATOR = 120


def canonical_citation(text: str) -> str:
    """The citation without spaces around its parts."""
    head, _, reason = text.partition(":")
    if head == OURS:
        if len(reason.strip()) < 10:
            raise ValueError("our own judgement gives its reason, in ten letters or more")
        return f"{OURS}:{reason.strip()}"
    parts = CITATION.match(text)
    if parts is None:
        raise ValueError("write `source:place in it`, or `ours:` and the reason")
    locator = (parts["locator"] or "").strip()
    if len(locator) > LONGEST_LOCATOR:
        raise ValueError(f"the place in the source is longer than {LONGEST_LOCATOR} letters")
    words = f"{parts['source']}:{locator}" if locator else parts["source"]
    return f"{words}@{date.fromisoformat(parts['day'])}" if parts["day"] else words


def written_day(value):
    """Refuse what pydantic would take for the seconds since 1970."""
    if isinstance(value, date) or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        return value
    raise ValueError(f"write a day as 2026-11-23, not {str(value)[:60]!r}")


def once(*names: str) -> AfterValidator:
    """Refuse a list that says the same thing twice; `names` are the fields that say it."""

    def check(parts: list) -> list:
        found = set()
        for part in parts:
            thing = " ".join(str(getattr(part, name)) for name in names) or part
            if thing in found:
                raise ValueError(f"“{thing}” stands twice")
            found.add(thing)
        return parts

    return AfterValidator(check)


def by(*names: str) -> AfterValidator:
    """Put a list without an order of its own into one; `names` are the fields it goes by."""

    def place(part):
        return [getattr(part, name) or "" for name in names] if names else part

    return AfterValidator(lambda parts: sorted(parts, key=place))


def up_to(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


Seen = AfterValidator(seen)
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
#: Skills that a statement calls for, by slug.
CalledSkills = Annotated[list[Slug], once(), by()]
Name = Annotated[str, up_to(80), Seen]
Title = Annotated[str, up_to(120), Seen]
Text = Annotated[str, up_to(4000), Seen]
Line = Annotated[str, up_to(200), Seen]
Money = Annotated[int, Field(strict=True, ge=1, le=100_000_000)]
Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
Years = Annotated[int, Field(strict=True, ge=0, le=70)]
Mentions = Annotated[int, Field(strict=True, ge=1, le=99)]
Proficiency = Annotated[int, Field(strict=True, ge=1, le=4)]
Importance = Annotated[int, Field(strict=True, ge=1, le=5)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=200), Seen]
CitationText = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    Seen,
    AfterValidator(canonical_citation),
]
Day = Annotated[date, BeforeValidator(written_day)]
LevelName = Literal["entry", "mid", "senior", "executive"]
TitleSetName = Literal["narrow", "wide"]
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
    publisher: Title | None = None
    url: Address | None = None
    reported_in: Slug | None = None
    published_year: Year | None = None
    retrieved_on: Day | None = None
    description: Text
    licence: Title | None = None
    attribution: Text | None = None
    note: Text | None = None


class SourcesDocument(Document):
    document: Literal["sources"]
    sources: Annotated[list[SourcePart], by("slug")]


# Skills


class SkillLevelPart(Part):
    proficiency: Proficiency
    text: Text


class ActivityPart(Part):
    """Something to do that builds a skill. Our estimate of the effort is cited with its reason."""

    title: Title
    text: Text
    shows: Text
    done_when: Text
    first_step: Text
    effort: Literal["days", "weeks", "months"]
    cites: Annotated[list[CitationText], Field(min_length=1)]


class SkillPart(Part):
    slug: Slug
    name: Name
    description: Text
    levels: Annotated[list[SkillLevelPart], once("proficiency"), by("proficiency")] = []
    activities: Annotated[list[ActivityPart], once("title")] = []
    questions: Annotated[list[Text], once()] = []
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


class RegistersDocument(Document):
    """Families in the order of the site; the others by slug."""

    document: Literal["registers"]
    families: list[NamedPart] = []
    teams: Annotated[list[NamedPart], by("slug")] = []
    tools: Annotated[list[ToolPart], by("slug")] = []
    organisations: Annotated[list[NamedPart], by("slug")] = []


# Places: countries, and the areas that statistics or roles name


class PlacePart(Part):
    slug: Slug
    name: Title
    kind: Literal["country", "state", "metro", "area"]
    code: Annotated[str, up_to(10), Seen] | None = None
    parent: Slug | None = None


class PlacesDocument(Document):
    document: Literal["places"]
    places: Annotated[list[PlacePart], by("slug")]

    @model_validator(mode="after")
    def none_in_itself(self):
        parents = {place.slug: place.parent for place in self.places}
        for slug in parents:
            above, passed = parents[slug], {slug}
            while above in parents and above not in passed:
                passed.add(above)
                above = parents[above]
            if above in passed:
                raise ValueError(f"“{slug}” lies in itself, through its parents")
        return self


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
    calls_for: CalledSkills = []
    cites: list[CitationText] = []


class RequirementPart(Part):
    kind: Literal[
        "technical", "non-technical", "project", "ethics-market", "background", "learning"
    ]
    text: Text
    essential: StrictBool = True
    cites: list[CitationText] = []


class SkillRequirementPart(Part):
    skill: Slug
    proficiency: Proficiency
    importance: Importance
    essential: StrictBool = False
    text: Text
    mentions: Mentions = 1
    cites: list[CitationText] = []


class TitledPart(Part):
    title: Title
    text: Text
    cites: list[CitationText] = []


class TrendPart(Part):
    title: Title
    text: Text
    calls_for: CalledSkills = []
    cites: list[CitationText] = []


class QualificationPart(Part):
    title: Title
    text: Text
    essential: StrictBool = False
    cites: list[CitationText] = []


class ChallengePart(Part):
    slug: Slug
    title: Title
    text: Text
    calls_for: CalledSkills = []
    cites: list[CitationText] = []


class PracticePart(Part):
    title: Title
    text: Text
    answers: Slug | None = None
    calls_for: CalledSkills = []
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
    less_of: Annotated[list[Line], once()] = []
    more_of: Annotated[list[Line], once()] = []
    cites: list[CitationText] = []

    @model_validator(mode="after")
    def years_in_order(self):
        if (self.years_from or 0) > (70 if self.years_to is None else self.years_to):
            raise ValueError("the shorter number of years comes first")
        return self


class RoleDocument(Document):
    path_slug: ClassVar[str | None] = "slug"

    document: Literal["role"]
    slug: Slug
    title: Name
    short_title: Annotated[str, up_to(40), Seen]
    plural: Name
    family: Slug
    order: Annotated[int, Field(strict=True, ge=0, le=9999)] = 0
    status: Literal["draft", "published"] = "published"
    stub: StrictBool = False
    checked_on: Day | None = None
    summary: Text
    aliases: Annotated[list[Name], once()] = []
    cites: list[CitationText] = []
    sections: Annotated[list[SectionPart], once("key")] = []
    areas: list[AreaPart] = []
    requirements: list[RequirementPart] = []
    skills: Annotated[list[SkillRequirementPart], once("skill")] = []
    qualifications: list[QualificationPart] = []
    development_steps: list[TitledPart] = []
    networking: list[TitledPart] = []
    challenges: Annotated[list[ChallengePart], once("slug")] = []
    practices: list[PracticePart] = []
    dislikes: list[TitledPart] = []
    demand: list[TitledPart] = []
    trends: list[TrendPart] = []
    tools: Annotated[list[ToolUsePart], once("tool")] = []
    teams: Annotated[list[TeamPart], once("team")] = []
    moves: Annotated[list[MovePart], once("to")] = []

    @model_validator(mode="after")
    def moves_to_others(self):
        if any(move.to == self.slug for move in self.moves):
            raise ValueError("a move leads from one role to another role")
        return self


# Mappings: which titles or codes of a source count as which role


class TitleGroupPart(Part):
    role: Slug
    set: TitleSetName
    label: Name
    plural: Name


class MappedTitlePart(Part):
    title: Title
    level: LevelName | None = None
    proxy: StrictBool = False
    reason: Text | None = None

    @model_validator(mode="after")
    def proxy_with_reason(self):
        if self.proxy and self.reason is None:
            raise ValueError("say why this category stands in for the role: `reason`")
        return self


def titles_once(titles: list[MappedTitlePart]) -> list[MappedTitlePart]:
    """By title and level, each once: a source's capitals make no other title."""
    found: dict[tuple[str, str], MappedTitlePart] = {}
    for part in titles:
        if found.setdefault((part.title.casefold(), part.level or ""), part) is not part:
            raise ValueError(f"“{part.title}” stands twice")
    return [found[thing] for thing in sorted(found)]


class MappingPart(Part):
    """One set of titles; `set` is left out where the role has only one of this source."""

    source: Slug
    role: Slug
    set: TitleSetName | None = None
    titles: Annotated[list[MappedTitlePart], Field(min_length=1), AfterValidator(titles_once)]


class MappingsDocument(Document):
    """`labels` are how readers read a set, where a role has more than one."""

    document: Literal["mappings"]
    labels: Annotated[list[TitleGroupPart], once("role", "set"), by("role", "set")] = []
    mappings: Annotated[
        list[MappingPart], once("source", "role", "set"), by("source", "role", "set")
    ] = []


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
    open_top: StrictBool = False
    open_bottom: StrictBool = False


class ComponentPart(Part):
    kind: Literal["base", "additional", "bonus", "profit-sharing", "stock"]
    amount: Money | None = None
    on_top: StrictBool = False


class ExperiencePart(Part):
    level: LevelName | None = None
    years_from: Years | None = None
    years_to: Years | None = None

    @model_validator(mode="after")
    def says_something(self):
        if self.level is None and self.years_from is None and self.years_to is None:
            raise ValueError("give `level`, years, or both; or leave `experience` out")
        return self


def exactly_one_origin(row):
    """A claim names its source, or says that none is stated."""
    if (row.source is None) != row.source_not_stated:
        raise ValueError("name the source, or say `source_not_stated: true`")
    return row


class FigurePart(Part):
    key: Slug
    source: Slug | None = None
    source_not_stated: StrictBool = False
    also_credited: Annotated[list[Slug], once(), by()] = []
    words: Text | None = None
    element: ElementName = "not-stated"
    place: Slug | None = None
    year: Year | None = None
    month: Annotated[int, Field(strict=True, ge=1, le=12)] | None = None
    experience: ExperiencePart | None = None
    population: Title | None = None
    employment_type: Literal["any", "full-time", "part-time", "contract", "freelance"] | None = None
    currency: Currency = "USD"
    approximate: StrictBool = False
    centre: CentrePart | None = None
    span: SpanPart | None = None
    components: Annotated[list[ComponentPart], once("kind")] = []
    observations: Annotated[int, Field(strict=True, ge=1)] | None = None
    note: Text | None = None
    cites: list[CitationText] = []

    origin = model_validator(mode="after")(exactly_one_origin)


class FactorPart(Part):
    kind: Literal["location", "industry", "company-size", "expertise", "stage", "experience"]
    text: Text
    within: Title | None = None
    places: Annotated[list[Slug], once(), by()] = []
    organisations: Annotated[list[Slug], once(), by()] = []
    figure: Slug | None = None
    cites: list[CitationText] = []


class ForecastPart(Part):
    key: Slug
    topic: Literal["pay", "benefits", "work"]
    text: Text
    source: Slug | None = None
    source_not_stated: StrictBool = False
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
    about: Annotated[list[Slug], Field(min_length=1, max_length=MOST_NAMED)]
    text: Text | None = None
    decision: Literal["accepted", "dismissed"]
    reason: Text | None = None

    @model_validator(mode="after")
    def rule_or_text(self):
        if (self.rule is None) == (self.text is None):
            raise ValueError("give `rule` for a doubt found by rule, or `text` for your own")
        return self

    @model_validator(mode="after")
    def dismissed_with_reason(self):
        if self.decision == "dismissed" and self.reason is None:
            raise ValueError("say why the note is dismissed: `reason`")
        return self


class PayDocument(Document):
    path_slug: ClassVar[str | None] = "role"

    document: Literal["pay"]
    role: Slug
    figures: list[FigurePart] = []
    factors: list[FactorPart] = []
    forecasts: list[ForecastPart] = []
    worth_knowing: Annotated[list[NotePart], once("rule", "about")] = []


KINDS: dict[str, type[Document]] = {
    "sources": SourcesDocument,
    "registers": RegistersDocument,
    "places": PlacesDocument,
    "skills": SkillsDocument,
    "role": RoleDocument,
    "mappings": MappingsDocument,
    "pay": PayDocument,
}
