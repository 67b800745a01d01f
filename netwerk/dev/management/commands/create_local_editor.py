"""An account for the admin on a developer's machine, so that nobody has to invent a password."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from .run_local import HOST, port_number

User = get_user_model()
NAME = "redactie"


def password_file() -> Path:
    return Path(settings.BASE_DIR, ".local", "redacteur.txt")


def read_password() -> str | None:
    """Return the password that was kept, or None when there is no readable file of ours."""
    path = password_file()
    if not path.is_file():
        return None
    name, _, password = path.read_text(encoding="utf-8").strip().partition("\n")
    return password if name == NAME and password else None


def keep_password(password: str) -> None:
    """Write the file anew, readable by its owner only from the first byte."""
    path = password_file()
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{NAME}\n{password}\n")


class Command(BaseCommand):
    help = "Make the local editor account, and print how to log in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("A local editor needs DEBUG=true; in production, use createsuperuser.")
        user = User.objects.filter(username=NAME).first()
        password = read_password()
        if user and password:
            if not user.check_password(password):
                self.stdout.write(
                    f"The password of {NAME} was changed in the site; for a new one remove {password_file()}."
                )
                return
        else:
            password = secrets.token_urlsafe(12)
            if user is None:
                user = User.objects.create_superuser(NAME, "redactie@example.org", password)
            else:
                user.set_password(password)
                user.save()
                self.stdout.write(f"{password_file()} was gone: {NAME} has a new password.")
            keep_password(password)
        address = f"http://{HOST}:{port}{reverse('admin:index')}"
        self.stdout.write(f"Log in at {address} as {NAME} with password {password}")
