"""Which skills do roles want, as plain values, and how ready for each role is somebody?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Case, Count, F, IntegerField, Q, Sum, Value, When
from django.db.models.functions import Least

from roles.models import Role, SkillRequirement, Transition
from roles.paths import Pair
from skills.gaps import Want
from skills.models import LearningActivity, Skill

WEIGHT = F("importance") * Case(When(is_essential=True, then=2), default=1)
COLUMNS = ("role__slug", "skill__slug", "proficiency", "importance", "is_essential")


def wants_by_role(slugs: Iterable[str]) -> dict[str, list[Want]]:
    """What published roles want, in the order of each profile: one query."""
    wants: dict[str, list[Want]] = {slug: [] for slug in slugs}
    rows = SkillRequirement.objects.filter(
        role__in=Role.objects.published().filter(slug__in=list(wants))
    )
    for role, *values in rows.order_by("role", "order", "id").values_list(*COLUMNS):
        wants[role].append(Want(*values))
    return wants


def every_want() -> dict[str, list[Want]]:
    """The same of every published role, also of one that states no skills: two queries."""
    return wants_by_role(Role.objects.published().values_list("slug", flat=True))


def published_pairs() -> list[Pair]:
    """Every published move as two slugs: one query."""
    moves = Transition.objects.published().order_by("origin__slug", "destination__slug")
    return list(moves.values_list("origin__slug", "destination__slug"))


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready for a role somebody is, 0 to 1, with how many of its skills are held as wanted."""

    role: Role
    share: Fraction
    ready: int
    wanted: int


def most_ready(held: Mapping[str, int], count: int) -> list[Readiness]:
    """The published roles that somebody is the most ready for: three queries, and the database
    does the sums. A role that states no skills is not among them."""
    rated = dict(Skill.objects.filter(slug__in=held).values_list("pk", "slug"))
    levels = [When(skill=pk, then=Value(held[slug])) for pk, slug in rated.items()]
    level = Case(*levels, default=Value(0), output_field=IntegerField())
    sums = (
        SkillRequirement.objects.filter(role__in=Role.objects.published())
        .order_by()
        .annotate(weight=WEIGHT, held=level)
        .values("role")
        .annotate(
            most=Sum(F("weight") * F("proficiency")),
            there=Sum(F("weight") * Least("held", "proficiency", output_field=IntegerField())),
            ready=Count("pk", filter=Q(held__gte=F("proficiency"))),
            wanted=Count("pk"),
        )
        .annotate(share=F("there") * 1.0 / F("most"))
        .order_by("-share", "role__slug")[:count]
    )
    rows = list(sums)
    roles = Role.objects.in_bulk([row["role"] for row in rows])
    return [
        Readiness(
            roles[row["role"]], Fraction(row["there"], row["most"]), row["ready"], row["wanted"]
        )
        for row in rows
    ]


def names_of(skills: Iterable[str]) -> dict[str, Skill]:
    """By slug, with the group of each: one query."""
    found = Skill.objects.filter(slug__in=list(skills)).select_related("group")
    return {skill.slug: skill for skill in found}


def activities_for(skills: Iterable[str]) -> dict[str, LearningActivity]:
    """The first activity of each skill that has one, by the slug of the skill: one query."""
    rows = LearningActivity.objects.filter(skill__slug__in=list(skills)).select_related("skill")
    found: dict[str, LearningActivity] = {}
    for row in rows.order_by("order", "id"):
        found.setdefault(row.skill.slug, row)
    return found
