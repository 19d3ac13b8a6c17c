"""Which editions of a source are kept, and what does the one that is shown hold?"""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.formats import date_format

from mlpm.sources.models import Release, Source
from salaries.models import DataNote


@dataclass(frozen=True, slots=True)
class Edition:
    """Numbers as they are read, "" for what is not known; `figures` has those of too few too."""

    day: str
    figures: str
    rows_read: str
    rows_used: str
    rows_rejected: str
    is_shown: bool


def editions_of(source: Source) -> list[Edition]:
    """Finished editions, the newest first: one query. What names a month is about one."""
    form = "F Y" if "{month}" in source.attribution else "j F Y"
    rows = Release.objects.filter(source=source, is_complete=True)
    return [
        Edition(
            date_format(row.released_on, form),
            _digits(row.figures),
            _digits(row.rows_read),
            _digits(row.rows_used),
            _digits(row.rows_rejected),
            row.pk == source.active_release_id,
        )
        for row in rows.annotate(figures=Count("pay_figures")).order_by("-released_on", "-pk")
    ]


def _digits(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def notes_on(source: Source) -> list[DataNote]:
    """Accepted doubts about the edition that is shown: one query."""
    return list(source.data_notes.accepted())
