from django.core.management.base import BaseCommand
from django.utils import timezone

from roles.plans import MONTHS_KEPT
from roles.saved_plans import purge_plans


class Command(BaseCommand):
    help = (
        f"Delete the plans that nobody opened for {MONTHS_KEPT} months. They open for nobody any "
        "more, deleted or not: run it once a day."
    )

    def handle(self, **options):
        self.stdout.write(f"{purge_plans(timezone.localdate())} deleted")
