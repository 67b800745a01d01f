from django.core.management.base import BaseCommand, CommandError

from stories.models import Story
from stories.sample import generate


class Command(BaseCommand):
    help = "Fill an empty database with made-up stories, to measure speed with."

    def add_arguments(self, parser):
        parser.add_argument("--stories", type=int, default=2_000)

    def handle(self, *args, **options):
        if Story.objects.exists():
            raise CommandError("The database is not empty. Use an empty one to measure with.")
        generate(options["stories"])
        self.stdout.write(f"{options['stories']} stories made.")
