"""Pay by experience, and the card of each figure."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from mlpm.sources.queries import cites_of
from salaries.cards import card
from salaries.comparison import VIEWS, Comparison, RoleName, home_view
from salaries.comparison import compare as compared
from salaries.forms import CompareForm
from salaries.models import PayFigure
from salaries.queries import compared_figures, door, notes_about, pure_figure, role_name

FILTERS = ("element", "place", "year", "source")


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    form = CompareForm(request.GET)
    form.is_valid()
    filters = {name: form.understood(name) for name in FILTERS}
    view = form.understood("by") or VIEWS[0]
    slugs = [role.slug for role in form.chosen_roles]
    names = [role_name(role) for role in form.chosen_roles]
    figures = compared_figures(slugs, **filters)
    comparison = compared(
        view, figures, names, door, filters["element"], is_filtered=any(filters.values())
    )
    context = {
        "section": "pay",
        "form": form,
        "view": view,
        "comparison": comparison,
        "chips": _chips(names, view, filters),
        "others": [role for slug, role in form.roles.items() if slug not in slugs],
        "apart": _apart(comparison, slugs, filters),
        "without_filters": compare_address(slugs, view, {}),
    }
    response = render_page(request, "salaries/compare.html", context, fragment="results")
    response["HX-Push-Url"] = compare_address(slugs, view, filters)
    return response


def compare_address(slugs: Sequence[str], view: str, filters: Mapping[str, str]) -> str:
    """The shortest address that shows the same comparison."""
    words = [("role", slug) for slug in slugs]
    words += [("by", view)] if view != VIEWS[0] else []
    words += [(name, value) for name, value in filters.items() if value]
    return f"{reverse('salaries:compare')}?{urlencode(words)}"


def _apart(comparison: Comparison, slugs: Sequence[str], filters: Mapping[str, str]) -> list[dict]:
    """What this view cannot hold, with the address of the view that can."""
    labels = {
        "years": _("compare by years of experience"),
        "level": _("compare by level"),
        "source": _("compare by source"),
    }
    return [
        {
            "reason": apart.reason,
            "href": compare_address(slugs, apart.view, filters),
            "label": labels[apart.view],
        }
        for apart in comparison.apart
    ]


def _chips(names: Sequence[RoleName], view: str, filters: Mapping[str, str]) -> list[dict]:
    """A role each, with its mark and the address without it; the last one cannot be removed."""
    several = len(names) > 1
    return [
        {
            "slug": name.slug,
            "title": name.title,
            "mark": mark if several else 0,
            "without": compare_address([n.slug for n in names if n != name], view, filters)
            if several
            else "",
        }
        for mark, name in enumerate(names, 1)
    ]


@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    rows = PayFigure.objects.published().select_related(
        "role", "source__reported_in", "release", "place"
    )
    row = rows.prefetch_related("components", "also_credited", "factors").filter(key=key).first()
    if row is None:
        raise Http404
    pure = pure_figure(row)
    context = {
        "section": "pay",
        "row": row,
        "figure": pure,
        "card": card(pure),
        "cites": cites_of([(PayFigure, row.pk)]).get((PayFigure, row.pk), []),
        "notes": notes_about(row),
        "comparison": compare_address([row.role.slug], home_view(pure), {}),
    }
    return render(request, "salaries/figure.html", context)
