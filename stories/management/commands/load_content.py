"""Load a folder with content, such as one that ``export_content`` made."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from stories.content.errors import ContentError
from stories.content.load import load_folder


class Command(BaseCommand):
    help = "Load a folder with content. What is there stays as it is; an error changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            counts = load_folder(folder)
        except (ContentError, OSError) as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        for model in dict.fromkeys(model for model, _ in counts):
            parts = [f"{number} {state}" for (which, state), number in counts.items() if which is model]
            self.stdout.write(f"{model.__name__}: {', '.join(parts)}")
