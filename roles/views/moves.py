"""Choose two roles; the way from one to the other; and the same on one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from roles.forms import MoveForm
from roles.models import Role
from roles.paths import Chain, reachable, step_cost
from roles.queries.moves import lines_of
from roles.queries.wants import every_want
from roles.queries.ways import Ways, gaps_of, steps_of, ways
from roles.reader import Reader, read_reader
from roles.similarity import most_alike
from roles.steps import ready_words, total_words
from skills.gaps import assumed, gap
from skills.queries import rating_faults

ROLES_PER_PAGE = 50
WITHIN_REACH_SHOWN = 12


@require_safe
def paths(request: HttpRequest) -> HttpResponse:
    """Choose two roles; with both chosen, go to the path between them."""
    asked = "from" in request.GET or "to" in request.GET
    form = MoveForm(request.GET if asked else None)
    reader = read_reader(request.GET)
    if asked and form.is_valid():
        chosen = [form.cleaned_data["origin"], form.cleaned_data["to"]]
        return HttpResponseRedirect(reverse("roles:path", args=chosen) + reader.own_query)
    roles = Role.objects.published().select_related("family").order_by("family__order", "order")
    page = Paginator(roles, ROLES_PER_PAGE).get_page(request.GET.get("page"))
    context = {"section": "moves", "form": form, "page": page, "lines": lines_of(page)}
    return render(request, "roles/paths.html", context)


@require_safe
def path(request: HttpRequest, origin: str, destination: str) -> HttpResponse:
    context = way_context(request, origin, destination)
    return render_page(request, "roles/path.html", context, fragment="way")


@require_safe
def summary(request: HttpRequest, origin: str, destination: str) -> HttpResponse:
    """Role, gap and way on one sheet, made from the address and kept nowhere."""
    context = way_context(request, origin, destination)
    return render(request, "roles/summary.html", context)


@dataclass(frozen=True, slots=True)
class Alternative:
    """The next best chain: its roles in order, and what it costs."""

    roles: Sequence[Role]
    cost: str


def way_context(request: HttpRequest, origin: str, destination: str) -> dict:
    reader = read_reader(request.GET).between(origin, destination)
    found = ways(origin, destination, reader.ratings.levels)
    best = found.chains[0] if found.chains else None
    alternative = found.chains[1] if len(found.chains) > 1 else None
    passed = {slug for chain in found.chains for slug in chain.roles}
    roles = Role.objects.published().by_slug({origin, destination, *passed})
    if origin not in roles or destination not in roles:
        raise Http404
    today = gap(found.wants[destination], assumed(found.wants[origin], reader.ratings.levels))
    return {
        "section": "moves",
        "reader": reader,
        "form": MoveForm({"from": origin, "to": destination}),
        "origin": roles[origin],
        "destination": roles[destination],
        "steps": steps_of(best, found, reader) if best else [],
        "cost": _cost(best, found, reader) if best else "",
        "today": today,
        "ready": ready_words(today),
        "rating_faults": rating_faults(reader.ratings),
        "alternative": alternative
        and Alternative(
            [roles[slug] for slug in alternative.roles], _cost(alternative, found, reader)
        ),
        "is_same": origin == destination,
        **({} if best else _no_way(found, origin, destination)),
    }


def _cost(chain: Chain, found: Ways, reader: Reader) -> str:
    return total_words(step_cost(one) for one in gaps_of(chain, found, reader.ratings.levels))


def _no_way(found: Ways, origin: str, destination: str) -> dict:
    """What is within reach instead, the role most like the wanted one first."""
    counts = reachable(found.pairs, origin)
    wants = every_want()
    alike = [one.role for one in most_alike(destination, wants, counts)]
    others = sorted(counts.keys() - set(alike))
    slugs = [*alike, *others][:WITHIN_REACH_SHOWN]
    roles = Role.objects.published().by_slug(slugs)
    return {
        "nearest": roles[alike[0]] if alike else None,
        "within_reach": [roles[slug] for slug in slugs],
        "is_reverse": origin in reachable(found.pairs, destination),
    }
