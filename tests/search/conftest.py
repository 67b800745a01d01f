"""Search needs no page of the apps, but it needs something to find."""

import pytest
from django.core.management import call_command
from django.db import transaction

from netwerk.search.models import SearchDocument


@pytest.fixture(scope="module")
def starter_content(django_db_setup, django_db_blocker):
    """The starter content, loaded once for all tests of a file; what a test changes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starter_content", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def find():
    """The addresses of what is found, best first."""

    def find(text):
        return [document.url for document in SearchDocument.objects.published().search(text)]

    return find
