"""Django's command, for our catalogues only and without gettext: Babel comes along as a Python package."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.core.management import BaseCommand

from ... import catalogues


def compile_catalogue(source: Path) -> None:
    """In one step: two processes may do it at once, and another may read."""
    target = catalogues.compiled(source)
    new = target.with_suffix(f".{os.getpid()}")
    with source.open("rb") as words, new.open("wb") as file:
        write_mo(file, read_po(words, locale="nl"))
    new.replace(target)


def compile_outdated() -> None:
    for source in catalogues.outdated():
        compile_catalogue(source)


class Command(BaseCommand):
    help = "Compile our Dutch for what Django and its packages say."
    requires_system_checks: list[str] = []  # one of them says that this must be done

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        for source in catalogues.sources():
            compile_catalogue(source)
            if verbosity:
                self.stdout.write(f"{catalogues.compiled(source).name} is up to date.")
