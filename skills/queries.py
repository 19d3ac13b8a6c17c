"""Which skills are there, and which roles want them?"""

from django.db.models import Case, Count, Prefetch, Q, When

from roles.models import Role, SkillRequirement
from skills.models import Skill, SkillGroup


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


def find_skills(words: str):
    """Skills whose names or descriptions hold the words, those named so first."""
    found = Skill.objects.select_related("group")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(description__icontains=word))
    named = Case(When(name__icontains=words, then=0), default=1)
    return found.order_by(named, "name")
