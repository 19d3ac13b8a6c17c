from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from mlpm.content.dump import dump_content, left_alone


class Command(BaseCommand):
    help = "Write published content and stated figures back into the content documents."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *, folder: Path, **options):
        written = dump_content(folder)
        for path in written:
            self.stdout.write(f"wrote {path}")
        for path in left_alone(folder):
            self.stdout.write(f"left {path} alone: not published here, or not here at all")
        self.stdout.write(f"{len(written)} written")
