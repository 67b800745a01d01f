"""What happens at the same moment, on a real database. Each test has several readers or editors at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import RequestFactory

from netwerk.publicforms.limits import Limit
from stories.comments import changing, moderation, posting
from stories.comments.forms import CommentChangeForm, CommentForm
from stories.models import Comment, Story
from tests.comment_form import WORDS, older
from tests.factories import make_comment, make_editor, make_story, make_waiting

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions):
    """Do all of them at the same moment, each with a connection of its own; what each gave or raised."""
    start = Barrier(len(actions))

    def run(action):
        try:
            start.wait()
            return action()
        except (posting.Closed, posting.TooFast, moderation.AlreadyDecided) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def form_of(story, **fields):
    form = CommentForm(page=story)
    nonce = older(form.new_nonce())
    form = CommentForm(WORDS | {"nonce": nonce, "laat_leeg": ""} | fields, page=story)
    assert form.is_valid(), form.errors
    return form


def sender(n):
    request = RequestFactory(REMOTE_ADDR=f"10.0.{n // 250}.{n % 250 + 1}").get("/")
    request.META["CSRF_COOKIE"] = f"browser-{n}"
    return posting.Sender.of(request)


def test_one_form_sent_six_times_at_once_is_one_comment():
    story = make_story()
    form = form_of(story)
    given = at_once(*[lambda: posting.post(form, sender(1)) for _ in range(6)])
    assert {comment.pk for comment in given} == {Comment.objects.get().pk}


def test_fifty_approvals_at_once_give_fifty_numbers():
    story, by = make_story(), make_editor()
    waiting = [make_waiting(story, body=f"Reactie {n}") for n in range(50)]
    for start in range(0, 50, 10):
        some = waiting[start : start + 10]
        at_once(*[lambda one=one: moderation.decide(one, "geplaatst", by=by) for one in some])
    assert sorted(Comment.objects.values_list("number", flat=True)) == list(range(1, 51))


def test_fifty_known_writers_at_once_get_fifty_numbers(monkeypatch):
    story = make_story()
    monkeypatch.setattr(posting, "is_trusted", lambda email: True)
    forms = [
        form_of(story, name=f"Naam {n}", body=f"Reactie {n}", email=f"n{n}@example.org") for n in range(50)
    ]

    def post(n):
        known = sender(n)
        return posting.post(forms[n], posting.Sender(known.client, known.browser, is_known=True))

    for start in range(0, 50, 10):
        at_once(*[lambda n=n: post(n) for n in range(start, start + 10)])
    assert sorted(Comment.objects.values_list("number", flat=True)) == list(range(1, 51))


@pytest.mark.parametrize("attempt", range(5))
def test_comment_that_races_with_closing_is_in_or_refused(attempt):
    story = make_story()
    form = form_of(story)

    def close():
        now = Story.objects.get(pk=story.pk)
        now.comments_open = False
        now.save()

    answer, _ = at_once(lambda: posting.post(form, sender(1)), close)
    assert isinstance(answer, posting.Closed) != Comment.objects.exists()


def test_two_moderators_on_one_comment_the_second_is_told():
    story = make_story()
    comment = make_waiting(story)
    first, second = make_editor(), make_editor()
    answers = at_once(
        lambda: moderation.decide(comment, "geplaatst", by=first),
        lambda: moderation.decide(comment, "afgewezen", by=second, reason="Reclame"),
    )
    refused = [answer for answer in answers if isinstance(answer, moderation.AlreadyDecided)]
    assert len(refused) == 1
    assert refused[0].comment.status == Comment.objects.get().status


@pytest.mark.parametrize("attempt", range(5))
def test_change_while_an_editor_approves_is_never_approved_unseen(attempt):
    story, by = make_story(), make_editor()
    comment = make_waiting(story, body="Wat de redactie las.")
    form = CommentChangeForm(
        {"body": "Iets heel anders.", "nonce": CommentChangeForm().new_nonce(), "issued_at": ""}
    )
    assert form.is_valid()
    at_once(
        lambda: moderation.decide(comment, "geplaatst", by=by),
        lambda: changing.change(comment, form, base_revision=changing.writer_revision(comment)),
    )
    now = Comment.objects.get()
    # Approved first, and then the change is refused; or changed first, and then not approved.
    assert (now.status, now.body, now.proposed_body) in [
        ("geplaatst", "Wat de redactie las.", ""),
        ("wacht", "Iets heel anders.", ""),
    ]


@pytest.mark.parametrize("attempt", range(5))
def test_change_of_a_change_while_an_editor_places_it_is_never_placed_unseen(attempt):
    comment, by = make_comment(make_story(), body="Op de site."), make_editor()
    comment = changing.change(comment, changed("Gelezen."), base_revision=changing.writer_revision(comment))
    base_revision = changing.writer_revision(comment)
    at_once(
        lambda: changing.accept_change(comment, by=by),
        lambda: changing.change(comment, changed("Niet gelezen."), base_revision=base_revision),
    )
    now = Comment.objects.get()
    assert (now.body, now.proposed_body) in [("Gelezen.", ""), ("Op de site.", "Niet gelezen.")]


def changed(body):
    form = CommentChangeForm({"body": body, "nonce": CommentChangeForm().new_nonce(), "issued_at": ""})
    assert form.is_valid()
    return form


def test_withdrawing_while_it_is_approved_ends_withdrawn_or_is_refused():
    comment, by = make_comment(make_story(), status="wacht"), make_editor()
    at_once(
        lambda: moderation.decide(comment, "geplaatst", by=by),
        lambda: moderation.withdraw_comment(comment),
    )
    now = Comment.objects.get()
    assert (now.status, now.body) == ("ingetrokken", "")


def test_limit_is_exact_at_64_at_once():
    limit = Limit("proef", 30, 60)
    waits = [wait for _ in range(4) for wait in at_once(*[lambda: limit.take("iemand") for _ in range(16)])]
    assert waits.count(0) == 30
