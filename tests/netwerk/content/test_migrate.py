"""`migrate` on a site that is in use: it asks for a table for a moment, again a few times, and then says so."""

from contextlib import contextmanager
from io import StringIO

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from netwerk.content.management.commands import migrate

pytestmark = pytest.mark.django_db
TABLE = "otp_static_staticdevice"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(migrate, "MIGRATION", "50ms")
    monkeypatch.setattr(migrate, "sleep", lambda seconds: None)


@contextmanager
def used():
    """By somebody else."""
    parameters = connection.get_connection_params()
    known = {
        name: parameters[name]
        for name in ("dbname", "user", "password", "host", "port")
        if name in parameters
    }
    with psycopg.connect(**known) as other:
        other.execute(f"LOCK TABLE {TABLE} IN ACCESS SHARE MODE")
        yield other


def take_back():
    """Its last migration, which added two columns; in the transaction of the test."""
    err = StringIO()
    call_command("migrate", "otp_static", "0002", verbosity=0, stderr=err)
    return err.getvalue()


def columns():
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, TABLE)}


def is_applied():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM django_migrations WHERE app = 'otp_static' AND name LIKE '0003%%'"
        )
        return bool(cursor.fetchone()[0])


def test_table_that_is_used_for_a_moment_is_migrated_at_the_next_try(monkeypatch):
    with used() as other:
        monkeypatch.setattr(migrate, "sleep", lambda seconds: other.rollback())
        assert take_back().count("Trying again") == 1
    assert "created_at" not in columns()
    assert not is_applied()


def test_table_that_stays_used_ends_with_what_to_do_and_nothing_half_done():
    before = columns()
    with used(), pytest.raises(CommandError, match="pg_stat_activity") as problem:
        take_back()
    assert problem.value.returncode == 1
    assert (columns(), is_applied()) == (before, True)


def test_other_trouble_is_not_tried_again(monkeypatch):
    asked = []

    def fail(*args, **options):
        asked.append(1)
        raise OperationalError("the disk is full")

    monkeypatch.setattr(migrate.migrate.Command, "handle", fail)
    with pytest.raises(OperationalError, match="disk"):
        take_back()
    assert asked == [1]


def test_readers_wait_behind_a_migration_for_less_than_a_page_may(monkeypatch):
    monkeypatch.undo()
    seen = []

    def ask(*args, **options):
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            seen.append(cursor.fetchone()[0])

    monkeypatch.setattr(migrate.migrate.Command, "handle", ask)
    take_back()
    ask()
    assert seen == ["1s", "10s"]
