"""How do doubts found by rule become notes that editors decide about?

A decision stays with its note while the rule finds the same thing; a note that the rule no longer
finds goes. What a dismissed note says is new when its figures change.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from mlpm.sources.models import Release, Source
from roles.models import Role
from salaries.data_notes import Note
from salaries.data_notes import notes as found_notes
from salaries.edition_notes import (
    EDITION_RULES,
    LEVEL_ORDER,
    ROLE_RULES,
    Edition,
    about_edition,
    level_order,
    old_figures,
)
from salaries.models import DataNote, Forecast, PayFigure, TitleGroup
from salaries.queries.figures import pure_figures
from salaries.queries.forecasts import pure_forecasts

#: Notes of these rules are decided in the database alone, never in a document.
NEVER_IN_DOCUMENTS = [*ROLE_RULES, *EDITION_RULES]
#: Where they stand among a role's notes: after those that a document decides.
AFTER_DOCUMENTS = 1000


def refresh(role: Role, today: date | None = None) -> list[DataNote]:
    """Run the rules over what is stated and counted of the role; returns what was not there.

    `today` is asked by the rule for old figures only; without it the clock is.
    """
    stated = pure_figures(role.pay_figures.stated())
    documents = _replace(
        role.data_notes.exclude(rule__in=["", *NEVER_IN_DOCUMENTS]),
        found_notes(stated, pure_forecasts(role.forecasts)),
        role=role,
    )
    day = today or timezone.localdate()
    found = [*level_order(_counted_levels(role), _plurals(role)), *old_figures(stated, day)]
    return documents + _replace(
        role.data_notes.filter(rule__in=ROLE_RULES), found, role=role, first=AFTER_DOCUMENTS
    )


def refresh_computed(source: Source, today: date | None = None) -> list[DataNote]:
    """After another edition of the source is shown: its own notes, and those of its roles."""
    counted = PayFigure.objects.computed().filter(source=source).values("role")
    noted = DataNote.objects.filter(rule=LEVEL_ORDER).values("role")
    new = refresh_edition(source, today)
    for role in Role.objects.filter(Q(pk__in=counted) | Q(pk__in=noted), draft_of__isnull=True):
        new += refresh(role, today)
    return new


def refresh_edition(source: Source, today: date | None = None) -> list[DataNote]:
    """Run the rules over the edition of the source that is shown."""
    found: list[Note] = []
    if release := Release.objects.filter(source=source, pk=F("source__active_release")).first():
        edition = Edition(source.name, release.released_on, release.rows_read, release.rows_used)
        found = about_edition(edition, today or timezone.localdate())
    return _replace(source.data_notes.filter(rule__in=EDITION_RULES), found, source=source)


def _replace(rows, found: Iterable[Note], *, first: int = 0, **owner) -> list[DataNote]:
    """These notes instead of those rows, which are all notes of the same rules and owner."""
    decided = {(note.rule, note.subject, note.text): note for note in rows}
    rows.delete()
    new = []
    for order, note in enumerate(found, first):
        before = decided.get((note.rule, " ".join(note.about), note.text))
        values = {"decision": before.decision, "reason": before.reason} if before else {}
        row = write(note.rule, note.about, note.text, order=order, **owner, **values)
        if before is None:
            new.append(row)
    return new


def write(rule: str, about: Sequence[str], text: str, **values) -> DataNote:
    """A note of a role about these figures and forecasts, or of a source about an edition."""
    note = DataNote.objects.create(rule=rule, subject=" ".join(about), text=text, **values)
    shown = Q(release__isnull=True) | Q(release=F("source__active_release"))
    note.figures.set(PayFigure.objects.filter(shown, key__in=about))
    note.forecasts.set(Forecast.objects.filter(key__in=about))
    return note


def _counted_levels(role: Role):
    """Counted full-time figures by level, in every place, of every year that was over."""
    rows = role.pay_figures.filter(
        release=F("source__active_release"),
        centre__isnull=False,
        employment_type=PayFigure.EmploymentType.FULL_TIME,
        year__lt=F("release__released_on__year"),
    )
    return pure_figures(rows.exclude(level="").order_by("title_set", "-year", "place__slug"))


def _plurals(role: Role) -> dict[str, str]:
    """How the people of each title set are called."""
    sets = TitleGroup.objects.filter(role=role).values_list("title_set", "plural")
    return {"": role.plural, "narrow": role.plural, "wide": role.plural, **dict(sets)}
