"""How does what a reader found wrong reach the editors? Kept without anything about the reader.

Nobody's address is stored, so nobody can be told apart: what is limited is how many reports wait
about one figure, and how many come in an hour from everybody together.
"""

from datetime import datetime, timedelta

from django.db import transaction

from roles.models import Role
from salaries.models import FigureReport

MOST_OPEN = 10
MOST_AN_HOUR = 60
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class TooManyReports(Exception):
    """Nothing was kept; after `wait` it may be tried again."""

    def __init__(self, wait: timedelta):
        super().__init__()
        self.wait = wait


def file_report(key: str, role: Role, kind: str, text: str, now: datetime) -> FigureReport:
    """Kept once, however often the same words about the same figure come. Raises TooManyReports.

    One at a time for all figures of a role, so that two presses of a button are one report.
    """
    with transaction.atomic():
        Role.objects.select_for_update().get(pk=role.pk)
        about = FigureReport.objects.filter(key=key, is_closed=False)
        if same := about.filter(kind=kind, text=text).first():
            return same
        if about.count() >= MOST_OPEN:
            raise TooManyReports(DAY)
        lately = FigureReport.objects.filter(created_at__gt=now - HOUR)
        times = lately.order_by("-created_at").values_list("created_at", flat=True)
        if len(newest := list(times[:MOST_AN_HOUR])) == MOST_AN_HOUR:
            raise TooManyReports(newest[-1] + HOUR - now)
        return FigureReport.objects.create(key=key, role=role, kind=kind, text=text)
