"""The statement on accessibility says what axe finds and cannot be mended, and nothing else."""

import pytest

from tests.browser.excused import EXCUSED, NOTHING
from tests.reader import page_text

pytestmark = pytest.mark.django_db


def test_statement_lists_what_the_browser_tests_excuse(client):
    told = page_text(client.get("/toegankelijkheid/"))
    assert [words for words in EXCUSED.values() if words not in told] == []
    assert (NOTHING in told) == (not EXCUSED)


def test_statement_tells_of_readers_and_of_editors(client):
    told = page_text(client.get("/toegankelijkheid/"))
    for words in ("Alles wat lezers doen, werkt met het toetsenbord en zonder JavaScript.", "Ook het beheer"):
        assert words in told
