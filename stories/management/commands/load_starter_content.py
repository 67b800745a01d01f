"""Load the content that comes with the project: the five articles, retold."""

from pathlib import Path
from typing import Any

from django.core.management import CommandParser

from stories.models import Story

from . import load_content

STARTER = Path(__file__).resolve().parents[2] / "starter"


class Command(load_content.Command):
    help = "Load the content that comes with netwerk. What is there stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is a story")

    def handle(self, *args: Any, if_empty: bool = False, **options: Any) -> None:
        if if_empty and Story.objects.exists():
            self.stdout.write("There are stories, so nothing was loaded.")
            return
        super().handle(folder=STARTER)
