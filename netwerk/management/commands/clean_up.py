"""Deletes what is over its time: run it every day."""

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from netwerk.retention import RULES


class Command(BaseCommand):
    help = "Verwijder wat lang genoeg is bewaard."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="tel alleen wat er weg zou gaan")

    def handle(self, *, dry_run, **options):
        autodiscover_modules("retention")  # each app says there what it keeps, and how long
        total = 0
        for rule in RULES:
            number = rule.count() if dry_run else rule.apply()
            total += number
            if number:
                self.stdout.write(f"{number:7d}  {rule.what}")
        self.stdout.write(f"{total:7d}  {'zou weggaan' if dry_run else 'is weg'}")
