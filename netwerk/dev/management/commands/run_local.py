"""The site on a developer's machine, from nothing: what ``make run`` calls."""

import errno
import os
import socket
import subprocess
import sys
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

HOST = "127.0.0.1"


def port_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ArgumentTypeError(f"{text!r} is not a port from 1 to 65535; try make run PORT=8001")
    return int(text)


def require_free(port: int) -> None:
    """Say what to do when another program has the port; ``runserver`` would say so after all the work."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as runserver does
        try:
            probe.bind((HOST, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
            other = port + 1 if 1024 <= port < 65535 else 8001
            raise CommandError(f"Port {port} {why}. Use another one: make run PORT={other}") from error


class Command(BaseCommand):
    help = "Migrate, load the starter content into an empty database, make an editor, and run the site."
    requires_system_checks: list[str] = []  # runserver does them, on every reload

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("This is for a developer's machine only: use `make run`, or set DEBUG=true.")
        require_free(port)
        call_command("compilemessages", verbosity=0)
        call_command("migrate", verbosity=0)
        call_command("load_starter_content", if_empty=True)
        call_command("rebuild_search_index", if_outdated=True)
        call_command("create_local_editor", port=port)
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        # This process goes on as runserver below, and when it ends, so does the sender of mail.
        subprocess.Popen([*manage, "send_mail_queue", "--forever", "--parent", str(os.getpid())])
        self.stdout.write("Mail that the site sends becomes a file in .local/mail/.")
        self.stdout.flush()
        # A process of its own: its reloader repeats runserver, and nothing of the above.
        os.execv(sys.executable, [*manage, "runserver", f"{HOST}:{port}"])  # noqa: S606 - a fixed command
