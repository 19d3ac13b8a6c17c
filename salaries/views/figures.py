"""The card of each figure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mlpm.sources.queries import cites_of
from salaries.apart import home_selection
from salaries.cards import card
from salaries.models import PayFigure
from salaries.queries.compared import compare_address
from salaries.queries.figures import pure_figure
from salaries.queries.notes import notes_about
from salaries.selection import Selection


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
        "comparison": compare_address(
            [row.role.slug], home_selection(pure, Selection()) or Selection()
        ),
    }
    return render(request, "salaries/figure.html", context)
