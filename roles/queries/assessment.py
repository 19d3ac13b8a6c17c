"""What does the page need on which a reader rates herself?"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from roles.assessment import Choice, Question, asked_first
from roles.models import Role, SkillRequirement
from roles.queries.wants import Readiness, most_ready, names_of, wants_by_role
from skills.gaps import Want, assumed, gap
from skills.models import Proficiency, SkillLevel
from skills.ratings import Ratings

CLOSEST_SHOWN = 5
REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Questions:
    """First the few that decide, then all others by group of skills."""

    first: Sequence[Question]
    others: Sequence[tuple[str, Sequence[Question]]]


def questions(
    role: Role, wants: Sequence[Want], wants_of_origin: Sequence[Want], ratings: Ratings
) -> Questions:
    """Three queries, however many skills."""
    slugs = [want.skill for want in wants]
    skills = names_of(slugs)
    looks = _looks(slugs)
    why = dict(SkillRequirement.objects.filter(role=role).values_list("skill__slug", "text"))
    taken = assumed(wants_of_origin, {})
    held = assumed(wants_of_origin, ratings.levels)
    known = {one.want.skill: one for one in gap(wants, held).skills}

    def question(slug: str) -> Question:
        chosen = ratings.levels.get(slug)
        choices = [
            Choice(level, str(label), looks[slug].get(level, ""), level == chosen)
            for level, label in Proficiency.choices
        ]
        return Question(skills[slug], known[slug], taken.get(slug, 0), choices, why[slug])

    first = asked_first(wants, wants_of_origin)
    groups: dict[str, list[Question]] = defaultdict(list)
    for slug in sorted(set(slugs) - set(first), key=lambda slug: _place(skills[slug])):
        groups[skills[slug].group.name].append(question(slug))
    return Questions([question(slug) for slug in first], list(groups.items()))


def _place(skill) -> tuple:
    return skill.group.order, skill.order, skill.slug


def _looks(slugs: Sequence[str]) -> dict[str, dict[int, str]]:
    looks: dict[str, dict[int, str]] = defaultdict(dict)
    rows = SkillLevel.objects.filter(skill__slug__in=slugs)
    for slug, level, text in rows.values_list("skill__slug", "proficiency", "text"):
        looks[slug][level] = text
    return looks


@dataclass(frozen=True, slots=True)
class Close:
    """A role she is ready for in part, and the weightiest skills of it that she holds."""

    readiness: Readiness
    because: Sequence[str]
    href: str

    @property
    def role(self) -> Role:
        return self.readiness.role


def closest(held: Mapping[str, int], but: set[str], href: Callable[[str], str]) -> list[Close]:
    """The roles she is the most ready for, without those named in `but`: five queries. `href`
    makes the address of the same page about another role."""
    rows = [row for row in most_ready(held, CLOSEST_SHOWN + len(but)) if row.role.slug not in but]
    rows = [row for row in rows if row.share][:CLOSEST_SHOWN]
    wants = wants_by_role(row.role.slug for row in rows)
    reasons = {
        slug: [one.want.skill for one in gap(row, held).ready[:REASONS_SHOWN]]
        for slug, row in wants.items()
    }
    names = names_of({slug for row in reasons.values() for slug in row})
    return [
        Close(row, [names[slug].name for slug in reasons[row.role.slug]], href(row.role.slug))
        for row in rows
    ]
