"""An index that other rules made is noticed after an update, and made again."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection

from netwerk.search.models import SearchDocument
from tests.factories import make_reader_tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def outdated():
    """A document with a wrong form in it, as an older version of the code wrote it."""
    make_reader_tip(title="Bellen", explanation="")
    SearchDocument.objects.update(title_forms="wrong", text_forms="", rules="")


def warnings():
    return [warning.id for warning in run_checks(databases=["default"]) if warning.id == "netwerk.W001"]


def test_index_of_now_is_not_made_again(django_assert_num_queries):
    make_reader_tip(title="Bellen", explanation="")

    assert not warnings()
    with django_assert_num_queries(1):
        call_command("rebuild_search_index", if_outdated=True)


def test_outdated_index_is_made_again(outdated, find, capsys):
    assert find("bellen") == []

    call_command("rebuild_search_index", if_outdated=True)

    assert find("bellen") != []
    assert not SearchDocument.objects.outdated().exists()


def test_check_warns_of_an_outdated_index(outdated):
    assert warnings() == ["netwerk.W001"]


def test_check_without_the_database_asks_nothing(outdated, django_assert_num_queries):
    with django_assert_num_queries(0):
        run_checks()


def test_check_before_the_migration_is_silent():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_searchdocument RENAME rules TO not_yet")

    assert not warnings()
