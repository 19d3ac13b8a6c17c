"""Skills by group, and the page of each skill."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from mlpm.sources.queries import Cite, cites_of
from roles.models import SkillRequirement
from roles.queries.calls import calls_for, related_skills
from roles.reader import read_reader
from skills.forms import SkillSearchForm
from skills.models import LearningActivity, Skill, SkillGroup
from skills.queries import (
    group_sizes,
    nearest_skills,
    requirements_of,
    role_counts,
    skills_in_groups,
    wanted_counts,
)
from skills.wanted import importance_words, wanted_heading

SKILLS_PER_PAGE = 100
ROLES_PER_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = SkillSearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = skills_in_groups(words)
    sizes = group_sizes(found)
    # As many may stand on the last page beyond its own, so that up to 200 need no pages.
    pages = Paginator(found, SKILLS_PER_PAGE, orphans=SKILLS_PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    counts = role_counts(list(page))
    context = {
        "form": form,
        "words": words,
        "page": page,
        "lines": [(skill, counts.get(skill.pk, 0)) for skill in page],
        "contents": _contents(sizes, page),
        "nearest": nearest_skills(words) if words and not sizes else [],
    }
    return render_page(request, "skills/index.html", context, fragment="results")


@dataclass(frozen=True, slots=True)
class Place:
    """A group in the list of contents; `page` 0: on this page."""

    group: SkillGroup
    count: int
    page: int


def _contents(sizes: Sequence[tuple[SkillGroup, int]], page: Page) -> list[Place]:
    places, before = [], 0
    for group, count in sizes:
        number = min(before // SKILLS_PER_PAGE + 1, page.paginator.num_pages)
        places.append(Place(group, count, 0 if number == page.number else number))
        before += count
    return places


@dataclass(frozen=True, slots=True)
class Wanted:
    """A role that wants the skill: how much it counts in words, and where that comes from."""

    row: SkillRequirement
    importance: str
    cites: Sequence[Cite]


@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.select_related("group"), slug=slug)
    reader = read_reader(request.GET)
    page = Paginator(requirements_of(skill), ROLES_PER_PAGE).get_page(request.GET.get("page"))
    activities = list(skill.activities.all())
    cites = cites_of((type(row), row.pk) for row in [skill, *page, *activities])
    context = {
        "skill": skill,
        "rated": reader.ratings.levels.get(slug),
        "cites": cites.get((Skill, skill.pk), []),
        "levels": skill.levels.all(),
        "heading": wanted_heading(*wanted_counts(skill)),
        "page": page,
        "wants": [
            Wanted(row, importance_words(row.importance), cites.get((SkillRequirement, row.pk), []))
            for row in page
        ],
        "calls": calls_for(skill, reader),
        "activities": [
            (activity, cites.get((LearningActivity, activity.pk), [])) for activity in activities
        ],
        "questions": skill.questions.all(),
        "related": related_skills(skill),
    }
    return render(request, "skills/skill.html", context)
