"""Which skills are there, and which roles want them?"""

from collections.abc import Sequence

from django.db.models import Case, Count, Q, QuerySet, When
from django.utils.translation import gettext, ngettext

from mlpm.lib.suggestions import nearest
from roles.models import Role, SkillRequirement
from skills.models import Skill, SkillGroup
from skills.ratings import MOST, Ratings


def skills_in_groups(words: str = "") -> QuerySet[Skill]:
    """Skills whose names or descriptions hold all the words, group by group."""
    skills = _with_words(words).select_related("group")
    return skills.order_by("group__order", "group__name", "group", "order", "name")


def group_sizes(skills: QuerySet[Skill]) -> list[tuple[SkillGroup, int]]:
    """How many of the skills each group has, in the order of the groups; without the empty ones:
    two queries."""
    counts = dict(skills.order_by().values_list("group").annotate(Count("pk")))
    groups = SkillGroup.objects.order_by("order", "name", "pk")
    return [(group, counts[group.pk]) for group in groups if group.pk in counts]


def role_counts(skills: Sequence[Skill]) -> dict[int, int]:
    """How many published roles want each of these skills, by its id: one query."""
    rows = _published_requirements().filter(skill__in=skills)
    return dict(rows.order_by().values_list("skill").annotate(Count("pk")))


def nearest_skills(words: str) -> list[Skill]:
    """Skills whose names look most like the words: two queries."""
    slugs = nearest(words, dict(Skill.objects.values_list("slug", "name")))
    skills = Skill.objects.in_bulk(slugs, field_name="slug")
    return [skills[slug] for slug in slugs]


def requirements_of(skill: Skill) -> QuerySet[SkillRequirement]:
    """Published roles that want the skill, those that want it most first."""
    return (
        _published_requirements()
        .filter(skill=skill)
        .select_related("role__family")
        .order_by("-is_essential", "-importance", "role__order", "role__slug")
    )


def wanted_counts(skill: Skill) -> tuple[int, int]:
    """How many published roles want the skill, and for how many of them it is essential."""
    counts = requirements_of(skill).aggregate(
        roles=Count("pk"), essential=Count("pk", filter=Q(is_essential=True))
    )
    return counts["roles"], counts["essential"]


def rating_faults(ratings: Ratings) -> list[str]:
    """What of the ratings in an address cannot be used, in words; no query without ratings."""
    faults = [gettext("“{text}” is no rating.").format(text=text) for text in ratings.unread]
    if ratings.levels:
        known = set(Skill.objects.filter(slug__in=ratings.levels).values_list("slug", flat=True))
        unknown = sorted(ratings.levels.keys() - known)
        faults += [gettext("There is no skill “{slug}”.").format(slug=slug) for slug in unknown]
    if ratings.left_out:
        faults.append(
            ngettext(
                "One rating beyond the first {most} is left out.",
                "{count} ratings beyond the first {most} are left out.",
                ratings.left_out,
            ).format(count=ratings.left_out, most=MOST)
        )
    return faults


def find_skills(words: str) -> QuerySet[Skill]:
    """Skills whose names or descriptions hold the words, those named so first."""
    named = Case(When(name__icontains=words, then=0), default=1)
    return _with_words(words).select_related("group").order_by(named, "name")


def _with_words(words: str) -> QuerySet[Skill]:
    found = Skill.objects.all()
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(description__icontains=word))
    return found


def _published_requirements() -> QuerySet[SkillRequirement]:
    return SkillRequirement.objects.filter(
        role__status=Role.Status.PUBLISHED, role__draft_of__isnull=True
    )
