"""Write the whole knowledge base to a folder, for a copy or to take it elsewhere."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from stories.content.errors import ContentError
from stories.content.export import export_folder


class Command(BaseCommand):
    help = (
        "Schrijf alle inhoud naar een nieuwe of lege map; `load_content` leest die map weer in. "
        "Ook concepten en namen die niet op de site staan gaan mee: bewaar de map veilig."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="MAP", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            number = export_folder(folder)
        except (ContentError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{number} bestanden geschreven in {folder}.")
