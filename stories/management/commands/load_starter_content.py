"""Load the content that comes with the project: the five articles, retold."""

from pathlib import Path
from typing import Any

from django.core.management import CommandParser

from stories.models import Story

from . import load_content

STARTER = Path(__file__).resolve().parents[2] / "starter"


class Command(load_content.Command):
    help = "Laad de inhoud die bij netwerk hoort. Wat er al is, blijft zoals het is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Doe niets als er al een verhaal is.")

    def handle(self, *args: Any, if_empty: bool = False, **options: Any) -> None:
        if if_empty and Story.objects.exists():
            self.stdout.write("Er zijn al verhalen, dus er is niets geladen.")
            return
        super().handle(folder=STARTER)
