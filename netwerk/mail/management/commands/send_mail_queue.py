"""Sending the mail that waits: once, or for as long as the site runs."""

import os
import signal
from contextlib import contextmanager
from threading import Event
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from ...models import Mail
from ...sending import DROPPED, FAILED, GAVE_UP, SENT, send_due

PAUSE = 10  # seconds between two rounds


@contextmanager
def set_at_signal(event: Event):
    """The mail that is being sent is finished first."""
    before = {
        number: signal.signal(number, lambda *args: event.set()) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Command(BaseCommand):
    help = "Send the mail that waits in the database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--forever", action="store_true", help=f"go on, every {PAUSE} seconds, until SIGTERM"
        )
        parser.add_argument("--parent", type=int, help="with --forever: stop when this process is gone")

    def handle(self, *args: Any, forever: bool, parent: int | None, **options: Any) -> None:
        if not forever:
            self.stdout.write(outcomes_in_words(send_due()))
            return
        over = Event()
        with set_at_signal(over):
            while not over.is_set():
                self.send(over)
                self.wait(over, parent)

    def send(self, over: Event) -> None:
        try:
            if outcomes := send_due(over.is_set):
                self.stdout.write(outcomes_in_words(outcomes))
        except (OperationalError, InterfaceError):
            self.stderr.write("The database does not answer; trying again.")
        finally:
            close_old_connections()

    def wait(self, over: Event, parent: int | None) -> None:
        for _ in range(PAUSE):
            if parent and os.getppid() != parent:
                over.set()
            if over.wait(1):
                return


def outcomes_in_words(outcomes) -> str:
    numbers = [f"{outcomes[outcome]} {outcome}" for outcome in (SENT, FAILED, GAVE_UP, DROPPED)]
    return ", ".join([*numbers, f"{Mail.objects.waiting().count()} waiting"])
