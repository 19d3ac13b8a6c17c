"""Pay by experience: what is asked, what is shown."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from salaries.comparison import VIEWS, Comparison, RoleName
from salaries.comparison import compare as compared
from salaries.forms import CompareForm
from salaries.queries.compared import compare_address, compared_figures
from salaries.queries.figures import door, role_name

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
