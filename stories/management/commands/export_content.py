"""Write the whole knowledge base to a folder, for a copy or to take it elsewhere."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from stories.content.errors import ContentError
from stories.content.export import export_folder


class Command(BaseCommand):
    help = (
        "Write all content to a new or empty folder, which `load_content` reads. "
        "Drafts and names that are not on the site go along: keep the folder safe."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            number = export_folder(folder)
        except (ContentError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{number} files written to {folder}.")
