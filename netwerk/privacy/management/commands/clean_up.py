"""Deletes what is over its time: run it every day."""

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from ...retention import RULES


class Command(BaseCommand):
    help = "Delete what was kept long enough."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count what would go")

    def handle(self, *, dry_run, **options):
        autodiscover_modules("retention")  # each app says there what it keeps, and how long
        total = 0
        for rule in RULES:
            number = rule.count() if dry_run else rule.apply()
            total += number
            if number:
                self.stdout.write(f"{number:7d}  {rule.what}")
        self.stdout.write(f"{total:7d}  {'would go' if dry_run else 'gone'}")
