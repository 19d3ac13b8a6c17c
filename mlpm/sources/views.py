"""The register of sources, and what rests on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mlpm.sources.models import Source
from mlpm.sources.queries import register, statement_counts
from salaries.cards import card_line
from salaries.queries.figures import door, figures_from
from salaries.queries.sources import editions_of, notes_on


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "sources/index.html", {"groups": register()})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    sources = Source.objects.select_related("reported_in", "active_release")
    source = get_object_or_404(sources, slug=slug)
    editions = editions_of(source)
    context = {
        "source": source,
        "lines": [card_line(figure, door) for figure in figures_from(source)],
        "shown": next((edition for edition in editions if edition.is_shown), None),
        "editions": [edition for edition in editions if not edition.is_shown],
        "notes": notes_on(source),
        "reports": source.reports.all(),
        "statements": statement_counts(source),
    }
    return render(request, "sources/source.html", context)
