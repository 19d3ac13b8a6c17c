"""How do doubts found by rule become notes that editors decide about?"""

from collections.abc import Sequence

from roles.models import Role
from salaries.data_notes import notes as found_notes
from salaries.models import DataNote, Forecast, PayFigure
from salaries.queries.figures import pure_figures
from salaries.queries.forecasts import pure_forecasts


def refresh(role: Role) -> None:
    """Run the rules over the role's stated figures.

    A decision stays with its note while the rule finds the same thing; a note that the rule no
    longer finds goes. What a dismissed note says is new when its figures change.
    """
    decided = {
        (note.rule, note.subject, note.text): note for note in role.data_notes.exclude(rule="")
    }
    role.data_notes.exclude(rule="").delete()
    found = found_notes(pure_figures(role.pay_figures.stated()), pure_forecasts(role.forecasts))
    for order, note in enumerate(found):
        before = decided.get((note.rule, " ".join(note.about), note.text))
        values = {"decision": before.decision, "reason": before.reason} if before else {}
        write(role, note.rule, note.about, note.text, order=order, **values)


def write(role: Role, rule: str, about: Sequence[str], text: str, **values) -> DataNote:
    """A note about these figures and forecasts, which exist."""
    note = DataNote.objects.create(
        role=role, rule=rule, subject=" ".join(about), text=text, **values
    )
    note.figures.set(PayFigure.objects.stated().filter(key__in=about))
    note.forecasts.set(Forecast.objects.filter(key__in=about))
    return note
