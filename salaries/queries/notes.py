"""Which accepted doubts are there about a figure?"""

from dataclasses import dataclass

from django.db.models import Q

from salaries.cards import CardLine, card_line
from salaries.models import DataNote, PayFigure
from salaries.queries.figures import door, pure_figures

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A doubt, with the other figures it is about unless they are too many to name."""

    text: str
    others: list[CardLine]
    is_about_many: bool


def notes_about(figure: PayFigure) -> list[NoteLine]:
    """Accepted doubts about the figure, and about the edition it is of: five queries."""
    about = Q(figures=figure)
    if figure.release_id:
        about |= Q(source=figure.source_id)
    found = DataNote.objects.accepted().filter(about).distinct()
    notes = list(found.prefetch_related("figures"))
    rows = PayFigure.objects.published().filter(data_notes__in=notes).exclude(pk=figure.pk)
    lines = {one.key: card_line(one, door) for one in pure_figures(rows.distinct())}
    said = []
    for note in notes:
        others = [lines[other.key] for other in note.figures.all() if other.key in lines]
        is_about_many = len(others) > MOST_NAMED
        said.append(NoteLine(note.text, [] if is_about_many else others, is_about_many))
    return said
