"""The card of each figure, and what a reader finds wrong with it."""

from datetime import timedelta
from http import HTTPStatus
from math import ceil

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mlpm.sources.queries import cites_of
from salaries.apart import home_selection
from salaries.cards import card, citation, people_words
from salaries.forms import ReportForm
from salaries.models import PayFigure
from salaries.queries.cards import counted_titles, origin, shown_figure
from salaries.queries.compared import compare_address
from salaries.queries.figures import pure_figure
from salaries.queries.notes import notes_about
from salaries.reports import HOUR, TooManyReports, file_report
from salaries.selection import Selection

MINUTE = timedelta(minutes=1)


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


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, key: str) -> HttpResponse:
    """The one form here that is kept, so it has a token and sets a cookie for it."""
    shown = shown_figure(key)
    if shown is None:
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    status, wait = HTTPStatus.OK, None
    if form.is_bound and form.is_valid():
        try:
            file_report(key, shown.row.role, **form.cleaned_data, now=timezone.now())
        except TooManyReports as error:
            status, wait = HTTPStatus.TOO_MANY_REQUESTS, error.wait
        else:
            return HttpResponseRedirect(f"{request.path}?sent")
    context = {
        "section": "pay",
        "row": shown.row,
        "figure": pure_figure(shown.row),
        "card": card(pure_figure(shown.row)),
        "form": form,
        "status": status,
        "minutes": ceil(wait / MINUTE) if wait and wait <= HOUR else 0,
        "is_sent": "sent" in request.GET and not form.is_bound,
    }
    response = render(request, "salaries/figure_report.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    if wait:
        response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response
