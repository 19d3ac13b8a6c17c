"""The register of sources, and what rests on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mlpm.sources.models import Source
from mlpm.sources.queries import register, statement_counts
from salaries.cards import card_line
from salaries.queries.figures import door, figures_from


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "sources/index.html", {"groups": register()})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.select_related("reported_in"), slug=slug)
    context = {
        "source": source,
        "lines": [card_line(figure, door) for figure in figures_from(source)],
        "reports": source.reports.all(),
        "statements": statement_counts(source),
    }
    return render(request, "sources/source.html", context)
