"""The statement on accessibility says what axe finds and cannot be mended, and nothing else (row IN3)."""

from importlib import import_module

import pytest
from django.apps import apps
from netwerk.pages.models import Page

from tests.browser.excused import EXCUSED, NOTHING
from tests.reader import page_text

pytestmark = pytest.mark.django_db
migration = import_module("netwerk.migrations.0012_accessibility_page")


def test_statement_lists_what_the_browser_tests_excuse(client):
    told = page_text(client.get("/toegankelijkheid/"))
    assert [words for words in EXCUSED.values() if words not in told] == []
    assert (NOTHING in told) == (not EXCUSED)


def test_statement_tells_of_readers_and_of_editors(client):
    told = page_text(client.get("/toegankelijkheid/"))
    for words in ("Alles wat lezers doen, werkt met het toetsenbord en zonder JavaScript.", "Ook het beheer"):
        assert words in told
    assert all(old not in migration.TOEGANKELIJKHEID for old in migration.CHANGES)


def test_shipped_statement_is_replaced():
    Page.objects.filter(slug="toegankelijkheid").update(body=migration.BEFORE)
    migration.tell_of_the_desk(apps, None)
    assert "het beheer" in Page.objects.get(slug="toegankelijkheid").body


def test_statement_of_the_operator_stays(client):
    Page.objects.filter(slug="toegankelijkheid").update(body="<p>Onze eigen verklaring.</p>")
    migration.tell_of_the_desk(apps, None)
    assert Page.objects.get(slug="toegankelijkheid").body == "<p>Onze eigen verklaring.</p>"
