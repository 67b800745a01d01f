"""A PostgreSQL server of the drill's own, that keeps what it acknowledged, and that can be broken."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from netwerk.dev import localdb

TEMPLATE = "netwerk_drill"


class Cluster:
    def __init__(self):
        os.environ.pop("DATABASE_URL", None)
        localdb.ensure_database_url("drill")  # stops by itself after this process
        self.server = localdb.Server.named("drill")
        self.programs = localdb._programs(self.server)

    def url(self, name: str) -> str:
        return self.server.url.replace("/netwerk", f"/{name}")

    def sql(self, statement: str, name: str = "postgres") -> list[tuple]:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def prepare(self) -> None:
        """One migrated database, of which every run gets a copy."""
        self.drop(TEMPLATE)
        self.sql(f"CREATE DATABASE {TEMPLATE}")
        environment = {**os.environ, "DEBUG": "true", "DATABASE_URL": self.url(TEMPLATE)}
        for command in (["migrate", "-v0"], ["shell", "-v0", "-c", CONTENT]):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)

    def copy(self, name: str) -> str:
        self.drop(name)
        self.sql(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self.url(name)

    def drop(self, name: str) -> None:
        """After a crash the server looks at every file: the fewer, the sooner it is back."""
        self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @contextmanager
    def careless(self, name: str) -> Iterator[None]:
        """It says “committed” before it is written down: fast, and whatever was said in the last seconds can go."""
        self.sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
        self._configure("SET", {"wal_writer_delay": " = '10s'", "wal_writer_flush_after": " = '1GB'"})
        try:
            yield
        finally:
            self._configure("RESET", {"wal_writer_delay": "", "wal_writer_flush_after": ""})

    def _configure(self, verb: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            self.sql(f"ALTER SYSTEM {verb} {name}{value}")
        self.sql("SELECT pg_reload_conf()")

    def restart(self) -> None:
        """As an operator does: who is connected is sent away, what runs is rolled back."""
        self._pg_ctl("stop", "-m", "fast")
        self._start()

    def crash(self, name: str) -> None:
        """One process of the server is killed: all others stop at once, and it recovers from its log by itself."""
        others = f"datname = '{name}' AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        with (
            psycopg.connect(self.url("postgres"), autocommit=True) as own,
            suppress(psycopg.OperationalError),
        ):
            while not (found := self.sql(f"SELECT pid FROM pg_stat_activity WHERE {others}")):  # noqa: S608
                time.sleep(0.1)
            os.kill(found[0][0], signal.SIGKILL)
            while own.execute("SELECT 1"):  # until we are sent away as well
                time.sleep(0.02)

    def pull_the_plug(self) -> None:
        """What was in the memory of the server only is gone."""
        self._pg_ctl("stop", "-m", "immediate")
        self._start()

    def wait(self, name: str) -> None:
        while True:
            with suppress(psycopg.OperationalError):
                self.sql("SELECT 1", name)
                return
            time.sleep(0.1)

    def _pg_ctl(self, *arguments: str) -> None:
        self.server.run(self.programs / "pg_ctl", "-D", self.server.data, "-w", *arguments)

    def _start(self) -> None:
        localdb._start(self.server, self.programs, [])


CONTENT = """
from django.utils import timezone
from netwerk.accounts.models import User
from stories.models import Story
Story.objects.create(title="Oefening", permission="eigen-werk", published_at=timezone.now())
User.objects.create_superuser("redactie", "redactie@example.org")
"""
