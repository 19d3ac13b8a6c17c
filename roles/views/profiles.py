"""Roles, the moves between them, and where they are heading."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from roles.forms import RoleSearchForm
from roles.lines import line_through
from roles.models import Role
from roles.queries.profiles import (
    Profile,
    family_counts,
    find_roles,
    headings,
    nearest_roles,
    role_profile,
)
from roles.queries.wants import wants_by_role
from roles.reader import Reader, read_reader
from roles.steps import ready_words
from salaries.comparison import by_years, some_employers
from salaries.queries.compared import role_names
from salaries.queries.figures import door
from salaries.queries.forecasts import forecasts_with_verdicts
from salaries.queries.roles import RolePay, role_pay
from salaries.side_by_side import side_by_side
from skills.gaps import assumed, gap

ROLES_PER_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = RoleSearchForm(request.GET)
    form.is_valid()
    words = form.cleaned_data.get("q", "")
    family = form.cleaned_data.get("family", "")
    found = find_roles(words)
    families = family_counts(found)
    roles = found.filter(family__slug=family) if family else found
    page = Paginator(roles, ROLES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "roles",
        "form": form,
        "families": families,
        "family": family,
        "page": page,
        "words": words,
        "nearest": nearest_roles(words) if words and not page.paginator.count else [],
    }
    return render_page(request, "roles/index.html", context, fragment="results")


@require_safe
def role(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.published().select_related("family"), slug=slug)
    profile = role_profile(role)
    pay = role_pay(role)
    (name,) = role_names([role])
    context = {
        "section": "roles",
        "role": role,
        "profile": profile,
        "pay": pay,
        "comparison": side_by_side(pay.by_source, name, door),
        "by_years": by_years(pay.rows, [name], door),
        "elsewhere": some_employers(pay.about(start_ups=False), [name], door),
        "start_ups": some_employers(pay.about(start_ups=True), [name], door),
        "line": line_through(role, profile.moves_in, profile.moves_out, profile.onward),
        "contents": _contents(profile, pay),
        "origins": [move.origin for move in profile.moves_in],
        "ready": _ready(role, read_reader(request.GET)),
    }
    return render(request, "roles/role.html", context)


def _ready(role: Role, reader: Reader) -> str:
    """Where a reader stands who says where she comes from, or how she rates herself."""
    if reader.origin == role.slug or not (reader.origin or reader.ratings.levels):
        return ""
    wants = wants_by_role({role.slug, reader.origin})
    today = gap(wants[role.slug], assumed(wants[reader.origin], reader.ratings.levels))
    return ready_words(today) if today.skills else ""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the six questions of a profile, in the list of contents."""

    title: str
    href: str
    count: str


def _contents(profile: Profile, pay: RolePay) -> list[Question]:
    areas, skills, figures = len(profile.areas), len(profile.skills), len(pay.figures)
    ways, challenges = len(profile.moves_in), len(profile.challenges)
    trends = len(profile.trends)
    return [
        Question(_("The work"), "#the-work", ngettext("%d area", "%d areas", areas) % areas),
        Question(
            _("What you need"), "#what-you-need", ngettext("%d skill", "%d skills", skills) % skills
        ),
        Question(_("Pay"), "#pay", ngettext("%d figure", "%d figures", figures) % figures),
        Question(
            _("Getting in, moving on"),
            "#getting-in",
            ngettext("%d way in", "%d ways in", ways) % ways,
        ),
        Question(
            _("What is hard, and what helps"),
            "#what-is-hard",
            ngettext("%d challenge", "%d challenges", challenges) % challenges,
        ),
        Question(
            _("Where it is heading"),
            "#where-it-is-heading",
            ngettext("%d trend", "%d trends", trends) % trends,
        ),
    ]


@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    context = {
        "forecasts": forecasts_with_verdicts(datetime.now(UTC).year),
        "headings": headings(),
    }
    return render(request, "roles/trends.html", context)
