from collections import Counter

from django.core.management.base import BaseCommand
from django.db import transaction

from mlpm.content.revisions import raise_content_version
from mlpm.sources.models import Source
from roles.models import Role
from salaries import notes
from salaries.models import DataNote


class Command(BaseCommand):
    help = (
        "Look for doubts in all pay: run the rules over every role and every edition that is "
        "shown. Decisions stay while a rule finds the same; what is new is to be decided in the "
        "admin."
    )

    @transaction.atomic
    def handle(self, **options):
        new = []
        for role in Role.objects.filter(draft_of__isnull=True).order_by("slug"):
            new += notes.refresh(role)
        for source in Source.objects.order_by("slug"):
            new += notes.refresh_edition(source)
        raise_content_version()
        counts = Counter(DataNote.objects.exclude(rule="").values_list("rule", "decision"))
        for rule in sorted({rule for rule, _ in counts}):
            words = [
                f"{counts[rule, decision]} {name}"
                for decision, name in (
                    ("open", "to decide"),
                    ("accepted", "accepted"),
                    ("dismissed", "dismissed"),
                )
            ]
            self.stdout.write(f"{rule}: {', '.join(words)}")
        for note in new:
            owner = note.role or note.source
            self.stdout.write(f"new, {owner}: {note.text}")
        self.stdout.write(f"{len(new)} new")
