"""The card of each figure, and what a reader finds wrong with it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mlpm.sources.queries import cites_of
from salaries.apart import home_selection
from salaries.cards import card, citation, people_words
from salaries.models import PayFigure
from salaries.queries.cards import counted_titles, origin, shown_figure
from salaries.queries.compared import compare_address
from salaries.queries.figures import pure_figure
from salaries.queries.notes import notes_about
from salaries.selection import Selection


@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    shown = shown_figure(key)
    if shown is None:
        raise Http404
    row, pure = shown.row, pure_figure(shown.row)
    titles = counted_titles(row) if row.release else None
    group = people_words(pure, titles.group) if titles else ""
    whom = group or row.role.plural
    address = request.build_absolute_uri(row.get_absolute_url())
    context = {
        "section": "pay",
        "row": row,
        "figure": pure,
        "shown": shown,
        "card": card(pure, group),
        "whom": whom,
        "titles": titles,
        "origin": origin(row),
        "citation": citation(pure, whom, origin(row), settings.SITE_NAME, address),
        "cites": cites_of([(PayFigure, row.pk)]).get((PayFigure, row.pk), []),
        "notes": notes_about(row),
        "comparison": compare_address(
            [row.role.slug], home_selection(pure, Selection()) or Selection()
        ),
    }
    return render(request, "salaries/figure.html", context)
