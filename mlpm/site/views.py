"""Pages that belong to no one app: home, search, how we know, and the components."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from mlpm.site.forms import SearchForm
from mlpm.site.queries import answer, base_pay_table
from mlpm.site.samples import samples
from roles.forms import MoveForm
from roles.queries.profiles import find_roles, nearest_roles
from salaries.enough import PAIRS_FROM
from salaries.method import certainty_words, thresholds
from salaries.queries.forecasts import forecasts_with_verdicts
from salaries.queries.method import editions, examples
from salaries.queries.roles import role_finding
from skills.queries import find_skills

MOST_FOUND = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One sentence that is the form, already answered for an example."""
    asked = {name: request.GET.get(name, slug) for name, slug in MoveForm.EXAMPLE.items()}
    form = MoveForm(asked)
    context = {
        "form": form,
        "answer": answer(form.cleaned_data["origin"], form.cleaned_data["to"])
        if form.is_valid()
        else None,
        "table": base_pay_table(),
    }
    return render_page(request, "site/home.html", context, fragment="answer")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    roles = list(find_roles(words)[:MOST_FOUND]) if words else []
    skills = list(find_skills(words)[:MOST_FOUND]) if words else []
    context = {
        "form": form,
        "words": words,
        "roles": roles,
        "skills": skills,
        "found": len(roles) + len(skills),
        "nearest": nearest_roles(words) if words and not (roles or skills) else [],
    }
    return render_page(request, "site/search.html", context, fragment="results")


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    forecasts = forecasts_with_verdicts(datetime.now(UTC).year)
    context = {
        "example": role_finding(MoveForm.EXAMPLE["to"]),
        "examples": examples(),
        "thresholds": thresholds(),
        "forecast": next((line for line in forecasts if line.amount), None),
        "editions": editions(),
        "certainty": certainty_words(),
        "pairs_from": PAIRS_FROM,
    }
    return render(request, "site/method.html", context)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Each component once, for those who build pages."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404
    return render(request, "site/components.html", samples())
