"""The database goes away while a comment is sent: 503 with the words of the reader, and no comment half there."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from stories.comments import mails, posting
from stories.comments.forms import CommentForm
from stories.models import Comment
from tests.comment_form import WORDS, older
from tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


def send(visitor, story):
    data = WORDS | {"nonce": older(CommentForm(page=story).new_nonce())}
    return visitor.post(f"{story.get_absolute_url()}reageren/", data)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize(
    "place", [(posting, "wait_for"), (posting, "tell_of_comment"), (mails, "tell_comment_received")]
)
def test_outage_gives_the_text_back(visitor, monkeypatch, error, place):
    def away(*args, **kwargs):
        raise error("the connection is lost")

    story = make_story()
    monkeypatch.setattr(*place, away)
    answer = send(visitor, story)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert WORDS["body"] in answer.content.decode()
    assert "the connection is lost" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert not Comment.objects.exists()


def test_form_can_be_sent_again_after_the_outage(visitor, monkeypatch):
    story = make_story()
    with monkeypatch.context() as patched:
        patched.setattr(
            mails, "tell_comment_received", lambda comment: (_ for _ in ()).throw(OperationalError())
        )
        assert send(visitor, story).status_code == 503
    assert send(visitor, story).status_code == 303
    assert Comment.objects.count() == 1
