"""Skills by group, and the page of each skill."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from mlpm.sources.queries import cites_of
from skills.forms import SkillSearchForm
from skills.models import Skill
from skills.queries import requirements_of, skills_by_group


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = SkillSearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    groups = skills_by_group(words)
    count = sum(len(group.skills.all()) for group in groups)
    context = {"form": form, "groups": groups, "count": count, "words": words}
    return render_page(request, "skills/index.html", context, fragment="results")


@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.select_related("group"), slug=slug)
    requirements = list(requirements_of(skill))
    cites = cites_of([(Skill, skill.pk), *((type(row), row.pk) for row in requirements)])
    for requirement in requirements:
        requirement.cites = cites.get((type(requirement), requirement.pk), [])
    context = {
        "skill": skill,
        "levels": skill.levels.all(),
        "requirements": requirements,
        "cites": cites.get((Skill, skill.pk), []),
        "neighbours": skill.group.skills.exclude(pk=skill.pk),
    }
    return render(request, "skills/skill.html", context)
