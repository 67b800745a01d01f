"""Django's command, that holds up no reader: who waits for a table makes everybody after it wait as well."""

from time import sleep
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

from ...timeouts import MIGRATION

TRIES, PAUSE = 5, 3  # seconds
BUSY = """A migration needs a table that something else is using, and did not get it in {tries} tries.
The migrations that finished stay; of the one that did not, nothing is left. See what is using the table:
  SELECT pid, xact_start, query FROM pg_stat_activity WHERE xact_start < now() - interval '1 second';
Let that finish or end it with SELECT pg_terminate_backend(pid), and run migrate again."""


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        for tried in range(1, TRIES + 1):
            try:
                return self.migrate(*args, **options)
            except OperationalError as error:
                if not isinstance(error.__cause__, LockNotAvailable):
                    raise
            if tried < TRIES:
                self.stderr.write(f"\nA table is in use. Trying again in {PAUSE} seconds.")
                sleep(PAUSE)
        raise CommandError(BUSY.format(tries=TRIES))

    def migrate(self, *args: Any, **options: Any) -> None:
        """What is already done is not done again."""
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [MIGRATION])
        super().handle(*args, **options)
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
