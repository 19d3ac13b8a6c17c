"""Which skills are there, and which roles want them?"""

from django.db.models import Case, Count, Prefetch, Q, When
from django.utils.translation import gettext, ngettext

from roles.models import Role, SkillRequirement
from skills.models import Skill, SkillGroup
from skills.ratings import MOST, Ratings


def wanted() -> Q:
    """Requirements of roles that readers may see."""
    return Q(
        requirements__role__status=Role.Status.PUBLISHED, requirements__role__draft_of__isnull=True
    )


def skills_by_group(words: str = ""):
    """Groups with their skills, each with `role_count`; only those that match the words."""
    skills = Skill.objects.annotate(role_count=Count("requirements", filter=wanted()))
    if words:
        skills = skills.filter(Q(name__icontains=words) | Q(description__icontains=words))
    groups = SkillGroup.objects.prefetch_related(Prefetch("skills", skills.order_by("order")))
    return [group for group in groups if group.skills.all()]


def requirements_of(skill: Skill):
    """Published roles that want the skill, those that want it most first."""
    return (
        SkillRequirement.objects.filter(skill=skill, role__in=Role.objects.published())
        .select_related("role__family")
        .order_by("-is_essential", "-importance", "role__order", "role__slug")
    )


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


def find_skills(words: str):
    """Skills whose names or descriptions hold the words, those named so first."""
    found = Skill.objects.select_related("group")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(description__icontains=word))
    named = Case(When(name__icontains=words, then=0), default=1)
    return found.order_by(named, "name")
