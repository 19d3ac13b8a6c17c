from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mlpm.content.canonical import BrokenDocuments
from mlpm.content.load import load_content
from mlpm.lib.planner import count_rows


class Command(BaseCommand):
    help = (
        "Load the content documents: all or nothing, and never over an editor's work. "
        "Exit code 1: a document changed both in the database and in its file, and was left "
        "alone. Exit code 2: a document is broken, and nothing was loaded."
    )

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument(
            "--overwrite",
            action="append",
            default=[],
            metavar="PATH",
            help="take the file for this document (roles/NAME.yaml), edits or not; repeatable",
        )

    def handle(self, *, folder: Path, overwrite: list[str], **options):
        try:
            report = load_content(folder, frozenset(overwrite))
        except BrokenDocuments as error:
            raise CommandError(f"Nothing was loaded.\n{error}", returncode=2) from error
        if report.loaded:
            count_rows()
        for path in report.loaded:
            self.stdout.write(f"loaded {path}")
        for path in report.kept:
            self.stdout.write(f"kept the edits of {path}")
        count = len(report.unchanged)
        self.stdout.write(f"{len(report.loaded)} loaded, {count} unchanged")
        if report.conflicts:
            for difference in report.conflicts.values():
                self.stdout.write(difference)
            raise CommandError(
                "Edited in the database and changed in the file, so left alone: "
                + ", ".join(report.conflicts)
                + ". Take the file with --overwrite PATH, or the edits with dump_content."
            )
