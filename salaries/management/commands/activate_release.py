"""Show another edition of a source's data."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError

from salaries.releases import ImportRefused, activate


class Command(BaseCommand):
    help = "Show the figures of another edition, such as the one before; nothing is counted anew."

    def add_arguments(self, parser):
        parser.add_argument("source", help="The address of the source: aijobs.")
        parser.add_argument("released_on", type=date.fromisoformat, help="Such as 2025-01-12.")

    def handle(self, *args, **options):
        try:
            release = activate(options["source"], options["released_on"])
        except ImportRefused as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"The edition of {release.released_on} is shown now.")
