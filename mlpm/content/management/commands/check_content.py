from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mlpm.content import documents
from mlpm.content.canonical import BrokenDocuments, emit
from mlpm.content.references import reference_faults


class Command(BaseCommand):
    help = "Check the content documents: schema, names, canonical form. Needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument("--fix", action="store_true", help="write the canonical form")

    def handle(self, *, folder: Path, fix: bool, **options):
        try:
            found = documents.read_files(folder)
            if faults := reference_faults(found, known={}):
                raise BrokenDocuments(faults)
        except BrokenDocuments as error:
            raise CommandError(str(error)) from error
        for path, document in found.items():
            text = emit(document)
            if (folder / path).read_text(encoding="utf-8") == text:
                continue
            if not fix:
                raise CommandError(f"{path}: not in canonical form; run check_content --fix")
            (folder / path).write_text(text, encoding="utf-8")
            self.stdout.write(f"wrote {path}")
        self.stdout.write(f"{len(found)} documents are sound")
