"""Choose two roles; the way from one to the other."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from roles.forms import MoveForm
from roles.lines import steps
from roles.models import Role
from roles.paths import reachable
from roles.queries.moves import cites_of_moves, published_moves
from roles.queries.ways import ways
from salaries.queries.roles import pay_at_stops


@require_safe
def paths(request: HttpRequest) -> HttpResponse:
    """Choose two roles; with both chosen, go to the path between them."""
    asked = "from" in request.GET or "to" in request.GET
    form = MoveForm(request.GET if asked else None)
    if asked and form.is_valid():
        chosen = [form.cleaned_data["origin"], form.cleaned_data["to"]]
        return HttpResponseRedirect(reverse("roles:path", args=chosen))
    moves = published_moves()
    roles = Role.objects.published().select_related("family").order_by("family__order", "order")
    lines = [
        {
            "role": role,
            "from": [move.origin for move in moves if move.destination_id == role.pk],
            "to": [move.destination for move in moves if move.origin_id == role.pk],
        }
        for role in roles
    ]
    return render(request, "roles/paths.html", {"section": "moves", "form": form, "lines": lines})


@require_safe
def path(request: HttpRequest, origin: str, destination: str) -> HttpResponse:
    roles = {role.slug: role for role in Role.objects.published().select_related("family")}
    if origin not in roles or destination not in roles:
        raise Http404
    moves = published_moves()
    pairs = [(move.origin.slug, move.destination.slug) for move in moves]
    chains = ways(origin, destination, {}).chains
    chain = chains[0].moves if chains else ()
    stops = [origin, *(end for _, end in chain)]
    context = {
        "section": "moves",
        "form": MoveForm({"from": origin, "to": destination}),
        "origin": roles[origin],
        "destination": roles[destination],
        "steps": steps(chain, moves, pay_at_stops(stops), cites_of_moves(moves)),
        "within_reach": [roles[slug] for slug in sorted(reachable(pairs, origin))],
        "is_same": origin == destination,
        "is_reverse": origin in reachable(pairs, destination),
    }
    return render(request, "roles/path.html", context)
