"""Why sources disagree about a role: each beside the others, and any two taken apart."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from roles.models import Role
from salaries.disagreement import Gap, farthest_pair, gaps
from salaries.figures import Figure, with_parts
from salaries.forms import PairForm
from salaries.queries.compared import role_names
from salaries.queries.figures import AS_A_WHOLE, WAGE, door, figures_about
from salaries.side_by_side import headline_name, set_name, setting, side_by_side


@require_safe
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.published(), slug=slug)
    (name,) = role_names([role])
    figures = figures_about([slug], AS_A_WHOLE | WAGE)
    found = gaps(figures, door, lambda figure: set_name(figure, name, plural=True))
    labels = {
        figure.key: headline_name(figure, name)
        for one in found
        for figure in (one.larger, one.smaller)
    }
    form = PairForm(request.GET, sorted(labels.items(), key=lambda choice: choice[1]))
    shown = _chosen(found, form, figures)
    rows = [row for figure in figures for row in with_parts(figure)]
    context = {
        "section": "pay",
        "role": role,
        "setting": setting(rows),
        "comparison": side_by_side(rows, name, door),
        "form": form,
        "gap": shown,
        "chosen": _in_the_form(form, shown),
        "by_years": sum(figure.states_experience for figure in figures),
        "pairs": [
            {
                "larger": labels[one.larger.key],
                "smaller": labels[one.smaller.key],
                "amount": replace(one.apart, href=_address(slug, one)),
                "differing": one.differing,
            }
            for one in found
        ],
    }
    response = render_page(request, "salaries/sources.html", context, fragment="gap")
    if shown:
        response["HX-Push-Url"] = _address(slug, shown)
    return response


def _chosen(found: list[Gap], form: PairForm, figures: list[Figure]) -> Gap | None:
    """The two that were asked for, else those that the heading is about, else the farthest."""
    best = farthest_pair(figures)
    keys = form.pair or ((best.larger.key, best.smaller.key) if best else None)
    chosen = next((one for one in found if keys and one.is_of(*keys)), None)
    return chosen or next(iter(found), None)


def _in_the_form(form: PairForm, shown: Gap | None) -> tuple[str, str]:
    """What the two selects show; "" where that is what was sent, right or wrong."""
    if form.errors or form.pair or shown is None:
        return "", ""
    return shown.larger.key, shown.smaller.key


def _address(slug: str, gap: Gap) -> str:
    words = urlencode({"a": gap.larger.key, "b": gap.smaller.key})
    return f"{reverse('salaries:sources', args=[slug])}?{words}#taken-apart"
