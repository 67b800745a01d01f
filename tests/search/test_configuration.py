"""What search needs of PostgreSQL is made by a migration, which says what to do when it may not."""

from importlib import import_module

import pytest
from django.core.management.base import CommandError
from django.db import connection

migration = import_module("netwerk.search.migrations.0001_configuration")
pytestmark = pytest.mark.django_db


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def create_extensions():
    with connection.schema_editor() as editor:
        migration.create_extensions(None, editor)


def test_extensions_and_configurations_are_there():
    assert ask("SELECT count(*) FROM pg_extension WHERE extname IN ('unaccent', 'pg_trgm')") == 2
    assert ask("SELECT to_tsvector('nl', 'De coördinatoren')::text") == "'coordinator':2"
    assert ask("SELECT to_tsvector('nl_plain', 'De coördinatoren')::text") == "'coordinatoren':2 'de':1"


def test_extensions_that_are_there_need_no_rights(account_without_rights):
    create_extensions()


def test_missing_rights_are_explained(account_without_rights):
    ask("RESET ROLE")
    ask("DROP EXTENSION unaccent CASCADE")
    ask("SET ROLE netwerk_without_rights")

    with pytest.raises(CommandError, match="CREATE EXTENSION unaccent;"):
        create_extensions()


@pytest.fixture
def account_without_rights():
    ask("CREATE ROLE netwerk_without_rights")
    ask("SET ROLE netwerk_without_rights")
    yield
    ask("RESET ROLE")
