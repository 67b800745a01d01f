"""Migrations say what the models say, and each of them can be undone."""

import pytest
from django.core.management import call_command
from django.db import connection

from netwerk.content.local_apps import local_apps


def tables():
    own = {model._meta.db_table for app in local_apps() for model in app.get_models()}
    return own & set(connection.introspection.table_names())


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_all_migrations_go_back_to_nothing_and_forth():
    everything = tables()
    try:
        for label in ("admin", *(app.label for app in reversed(local_apps()) if app.models_module)):
            call_command("migrate", label, "zero", verbosity=0)
        assert tables() == set()
    finally:
        call_command("migrate", verbosity=0)
    assert tables() == everything
