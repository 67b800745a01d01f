"""A comment that is deleted for good, while somebody else is busy with it."""

import pytest
from django.test import Client

from stories.comments import changing, moderation, own_views, posting
from stories.models import Comment
from tests.comment_form import Reader, older
from tests.factories import make_comment, make_editor, make_story, make_waiting
from tests.reader import page_text

pytestmark = pytest.mark.django_db


def gone_first(monkeypatch, place, name):
    """The comment is deleted between the look at it and the act."""
    act = getattr(place, name)

    def late(comment, *given, **more):
        Comment.objects.filter(pk=comment.pk).delete()
        return act(comment, *given, **more)

    monkeypatch.setattr(place, name, late)


@pytest.mark.parametrize(
    ("what", "place", "name"),
    [("aanpassen", changing, "change"), ("intrekken", own_views, "withdraw_comment")],
)
def test_writer_of_a_comment_that_was_just_deleted_gets_a_404(monkeypatch, what, place, name):
    story, reader = make_story(), Reader()
    reader.respond(story)
    path = f"{story.get_absolute_url()}reacties/{Comment.objects.get().uid}/{what}/"
    hidden = reader.open(path)
    if "nonce" in hidden:
        hidden["nonce"] = older(hidden["nonce"], purpose="comment-change")
    gone_first(monkeypatch, place, name)
    answer = reader.post(path, {"body": "Wat ik eigenlijk wilde zeggen."} | hidden)
    assert answer.status_code == 404
    if what == "aanpassen":
        assert "Wat ik eigenlijk wilde zeggen." in page_text(answer)


def test_report_of_a_comment_that_was_just_deleted_gets_a_404(monkeypatch):
    comment, reader = make_comment(), Reader()
    path = f"{comment.story.get_absolute_url()}reacties/{comment.uid}/melden/"
    hidden = reader.open(path)
    hidden["nonce"] = older(hidden["nonce"], purpose="report")
    gone_first(monkeypatch, posting, "store_report")
    assert reader.post(path, {"reason": "anders"} | hidden).status_code == 404


@pytest.fixture
def editor():
    client = Client()
    client.force_login(make_editor())
    return client


def test_comment_that_never_had_a_number_can_be_deleted(editor):
    comment = make_waiting()
    editor.post(f"/beheer/stories/comment/{comment.pk}/delete/", {"post": "yes"})
    assert not Comment.objects.exists()


def test_comment_that_got_a_number_meanwhile_is_not_deleted(editor, monkeypatch):
    """Another would get its number."""
    comment, delete = make_waiting(), moderation.delete_comment

    def late(base_revision):
        moderation.decide(comment, "geplaatst", by=make_editor())
        delete(base_revision)

    monkeypatch.setattr("stories.admin.comments.delete_comment", late)
    answer = editor.post(f"/beheer/stories/comment/{comment.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    assert Comment.objects.filter(pk=comment.pk).exists()
