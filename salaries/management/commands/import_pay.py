"""Import an edition of a source's data."""

import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mlpm.lib.planner import count_rows
from salaries.imports.files import UnreadableFile
from salaries.releases import READERS, ImportRefused, import_release

#: What people call the sources.
ALSO = {"oews": "bls-oews"}
BAR = 40


class Command(BaseCommand):
    help = "Import a release: rows are checked, counted by role and shown, all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("source", choices=[*READERS, *ALSO], help="Whose file it is.")
        parser.add_argument("file", type=Path, help="A .csv or .csv.gz file.")
        parser.add_argument(
            "--released-on", type=date.fromisoformat, help="Its date, if its name holds none."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would change only.")
        parser.add_argument(
            "--accept-surprises",
            action="store_true",
            help="Import although many rows are rejected or firm middles moved far.",
        )

    def handle(self, *args, **options):
        try:
            report = import_release(
                ALSO.get(options["source"], options["source"]),
                options["file"],
                released_on=options["released_on"],
                is_dry_run=options["dry_run"],
                accepts_surprises=options["accept_surprises"],
                progress=self.progress,
            )
        except (UnreadableFile, ImportRefused) as error:
            raise CommandError(str(error)) from None
        finally:
            self.clear()
        if not options["dry_run"]:
            count_rows()
        if options["verbosity"] == 0:
            return
        for line in report.lines():
            self.stdout.write(line)

    def progress(self, share: float) -> None:
        """A bar on a terminal, nothing elsewhere."""
        if sys.stderr.isatty():
            done = round(share * BAR)
            sys.stderr.write(f"\r[{'#' * done}{'.' * (BAR - done)}] {share:4.0%}")
            sys.stderr.flush()

    def clear(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{' ' * (BAR + 8)}\r")
