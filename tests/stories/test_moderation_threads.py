"""Editors who decide at the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection

from practices.models import Tip
from stories.comments.decisions import PLACE, REJECT, decide_all
from stories.comments.moderation import AlreadyDecided, decide, withdraw_comment
from stories.comments.promote_to_tip import make_tip
from stories.comments.replies import post_reply
from stories.models import Comment
from tests.factories import make_comment, make_editor, make_story, make_waiting

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(functions):
    """What each of the functions gives, or the refusal it met."""
    start = Barrier(len(functions))

    def run(function):
        start.wait()
        try:
            return function()
        except AlreadyDecided as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(functions)) as pool:
        return list(pool.map(run, functions))


@pytest.mark.parametrize("others", [("geplaatst", "spam"), ("afgewezen", "geplaatst"), ("geplaatst",) * 2])
def test_of_two_moderators_one_decides_and_the_other_is_told(others):
    comment, editors = make_waiting(), [make_editor(), make_editor()]
    results = at_once(
        [
            lambda s=status, e=editor: decide(comment, s, by=e)
            for status, editor in zip(others, editors, strict=True)
        ]
    )
    refusals = [result for result in results if isinstance(result, AlreadyDecided)]
    done = [result for result in results if isinstance(result, Comment)]
    assert (len(done), len(refusals)) == (1, 1)
    comment.refresh_from_db()
    assert comment.status == done[0].status == refusals[0].comment.status
    assert LogEntry.objects.get().user_id in {editor.pk for editor in editors}


def test_two_moderators_with_the_same_list_never_do_one_comment_twice():
    comments = [make_waiting(story) for story in [make_story(), make_story()] for _ in range(5)]
    one, other = make_editor(), make_editor()
    results = at_once(
        [
            lambda: decide_all(comments, PLACE, by=one),
            lambda: decide_all(comments[::-1], REJECT, by=other, reason="Nee."),
        ]
    )
    assert sum(len(done) for done, _ in results) == sum(len(refused) for _, refused in results) == 10
    assert LogEntry.objects.count() == 10


def test_fifty_comments_placed_at_once_have_the_numbers_one_to_fifty():
    story, editor = make_story(), make_editor()
    waiting = [make_waiting(story) for _ in range(50)]
    results = at_once([lambda c=comment: decide(c, "geplaatst", by=editor) for comment in waiting])
    assert sorted(result.number for result in results) == list(range(1, 51))
    assert sorted(story.comments.values_list("number", flat=True)) == list(range(1, 51))


def test_a_comment_that_is_withdrawn_while_it_is_placed_says_nothing_any_more():
    for _ in range(5):
        comment, editor = make_waiting(email="marjan@example.org"), make_editor()
        at_once(
            [lambda c=comment: withdraw_comment(c), lambda c=comment, e=editor: decide(c, "geplaatst", by=e)]
        )
        comment.refresh_from_db()
        assert (comment.status, comment.body, comment.email) == ("ingetrokken", "", "")


def test_answer_that_is_sent_twice_at_once_stands_there_once():
    comment, editor, token = make_comment(), make_editor(), uuid4()
    words = {"body": "Dank je wel.", "name": "Redactie", "badge": "redactie", "by": editor, "token": token}
    results = at_once([lambda: post_reply(comment, **words)] * 4)
    assert {reply.number for reply in results} == {2}
    assert Comment.objects.count() == 2


def test_tip_that_two_editors_make_at_once_is_one():
    comment, editors = make_comment(), [make_editor() for _ in range(4)]
    results = at_once([lambda e=editor: make_tip(comment, by=e) for editor in editors])
    assert {tip.pk for tip in results} == {Tip.objects.get().pk}
