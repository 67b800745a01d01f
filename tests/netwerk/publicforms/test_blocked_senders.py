"""Senders and words of the spam list at /beheer/."""

import pytest

from netwerk.publicforms.models import BlockedSender, BlockedWord
from netwerk.publicforms.senders import email_digest, is_blocked
from tests.factories import make_editor
from tests.reader import page_text

pytestmark = pytest.mark.django_db
WORDS = "/beheer/publicforms/blockedword/"
SENDERS = "/beheer/publicforms/blockedsender/"


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="anne"))
    return client


@pytest.fixture
def blocked():
    return BlockedSender.objects.create(digest=email_digest("boos@example.org"), reason="Scheldt")


def test_word_is_added_once(editor):
    assert editor.post(f"{WORDS}add/", {"word": "casino"}).status_code == 302
    assert "Dit woord staat er al." in page_text(editor.post(f"{WORDS}add/", {"word": "Casino"}))
    assert BlockedWord.objects.get().word == "casino"


def test_list_says_why_and_never_which_address(editor, blocked):
    seen = page_text(editor.get(SENDERS))
    assert "Scheldt" in seen
    assert "boos@" not in seen
    assert blocked.digest not in editor.get(SENDERS).content.decode()


def test_sender_is_unblocked(editor, blocked):
    editor.post(f"{SENDERS}{blocked.pk}/delete/", {"post": "yes"})
    assert not is_blocked("boos@example.org")


def test_sender_is_blocked_at_a_comment_and_not_here(editor):
    assert editor.get(f"{SENDERS}add/").status_code == 403


def test_reason_can_be_written_later(editor, blocked):
    editor.post(f"{SENDERS}{blocked.pk}/change/", {"reason": "Reclame", "digest": "x"})
    assert BlockedSender.objects.get().reason == "Reclame"
    assert is_blocked("boos@example.org")


@pytest.mark.parametrize("number", [1, 30])
def test_lists_ask_the_database_a_fixed_number_of_times(editor, number, django_assert_max_num_queries):
    for n in range(number):
        BlockedSender.objects.create(digest=str(n), blocked_by=make_editor())
        BlockedWord.objects.create(word=f"woord{n}")
    for url in (SENDERS, WORDS):
        with django_assert_max_num_queries(7):
            editor.get(url)
