"""Fault 4.9: what is done to one comment, one after the other and at once, follows a small model of it.

``RACE_ROUNDS=200`` makes the second part longer.
"""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from stories.comments import changing, moderation, posting
from stories.comments.forms import CommentChangeForm, CommentForm, ReportForm
from stories.models import Comment, Story
from tests.comment_form import WORDS, older
from tests.comments.serial_model import DONE, GONE, REFUSED, State, after, fits_an_order
from tests.factories import make_editor, make_story, make_waiting

ACTORS = 16
ROUNDS = int(os.environ.get("RACE_ROUNDS", "20"))
STATUSES = list(moderation.ALLOWED)
BODIES = ["Eerst dit.", "Toen dat.", "Zie https://voorbeeld.nl/ voor meer."]


class Real:
    """The same acts on a real comment. ``edits`` and ``decisions`` are the moments the model has numbers for."""

    def __init__(self, story=None):
        self.story = story or make_story()
        self.by = make_editor()
        self.comment = make_waiting(self.story, body=BODIES[0])

    def do(self, act, then: Comment) -> str:
        """``then`` is the comment as whoever acts saw it."""
        name, *given = act
        try:
            return getattr(self, name)(then, *given)
        except (moderation.AlreadyDecided, posting.Closed):
            return REFUSED
        except Comment.DoesNotExist:
            return GONE

    def decide(self, then, status, _seen):
        moderation.decide(then, status, by=self.by, reason="Reden")
        return DONE

    def accept_change(self, then, _seen):
        changing.accept_change(then, by=self.by)
        return DONE

    def refuse_change(self, then, _seen):
        changing.refuse_change(then, by=self.by, reason="Reden")
        return DONE

    def change(self, then, body, _seen):
        form = CommentChangeForm(sent(CommentChangeForm, body=body, issued_at=""))
        assert form.is_valid(), form.errors
        return DONE if changing.change(then, form, base_revision=changing.writer_revision(then)) else REFUSED

    def withdraw(self, then):
        moderation.withdraw_comment(then)
        return DONE

    def report(self, then, who):
        form = ReportForm(sent(ReportForm, reason="anders", note="", email=""))
        assert form.is_valid(), form.errors
        posting.store_report(then, form, f"lezer-{self.comment.pk}-{who}")
        return DONE

    def delete(self, then):
        moderation.delete_comment(then)
        return DONE

    def close(self, then, opened=False):
        with transaction.atomic():
            story = Story.objects.select_for_update(no_key=True).get(pk=self.story.pk)
            story.comments_open = opened
            story.save()
        return DONE

    def open(self, then):
        return self.close(then, opened=True)

    def post(self, then, number):
        words = WORDS | {"body": f"Nieuwe reactie {self.comment.pk} {number}", "name": f"Lezer {number}"}
        form = CommentForm(sent(CommentForm, **words), page=self.story)
        assert form.is_valid(), form.errors
        posting.post(
            form, posting.Sender(f"adres-{self.comment.pk}-{number}", f"browser-{self.comment.pk}-{number}")
        )
        return DONE

    def state(self, model: State) -> State:
        """What there is, in the words of the model; its numbers of moments are taken on trust."""
        story = Story.objects.get(pk=self.story.pk)
        now = Comment.objects.filter(pk=self.comment.pk).first()
        if now is None:
            return State(exists=False, open=story.comments_open)
        reports = {
            int(reporter.rpartition("-")[2]): handled
            for reporter, handled in now.reports.values_list("reporter", "handled_at")
        }
        return State(
            now.status,
            now.body,
            now.versions.count() if now.edited_at else 0,
            model.decision,
            now.proposed_body,
            model.proposals,
            now.proposal_refused_at is not None,
            now.number is not None,
            now.hidden_at is not None,
            frozenset(reports),
            frozenset(who for who, handled in reports.items() if handled is None),
            open=story.comments_open,
        )


def sent(form_class, **fields):
    nonce = older(form_class.base_fields and signed(form_class), purpose=form_class.purpose)
    return MultiValueDict(
        {name: [value] for name, value in (fields | {"nonce": nonce, "laat_leeg": ""}).items()}
    )


def signed(form_class):
    form = form_class(page=None) if form_class is CommentForm else form_class()
    return form.new_nonce()


class OneAfterTheOther(RuleBasedStateMachine):
    """Two editors and a writer, each with what they saw last."""

    def __init__(self):
        super().__init__()
        self.real, self.model = Real(), State(body=BODIES[0])
        self.saw = dict.fromkeys(["anna", "bram", "schrijver"], (self.real.comment, self.model))
        self.posted = 0

    who = st.sampled_from(["anna", "bram", "schrijver"])

    def act(self, *act, who="schrijver"):
        answer, self.model = after(self.model, act)
        assert self.real.do(act, self.saw[who][0]) == answer

    @rule(who=who)
    def look(self, who):
        if found := Comment.objects.filter(pk=self.real.comment.pk).first():
            self.saw[who] = (found, self.model)

    @rule(who=st.sampled_from(["anna", "bram"]), status=st.sampled_from(STATUSES))
    def decide(self, who, status):
        self.act("decide", status, self.saw[who][1].base_revision, who=who)

    @rule(who=st.sampled_from(["anna", "bram"]), name=st.sampled_from(["accept_change", "refuse_change"]))
    def decide_about_change(self, who, name):
        self.act(name, self.saw[who][1].base_revision, who=who)

    @rule(body=st.sampled_from(BODIES))
    def change(self, body):
        self.act("change", body, self.saw["schrijver"][1].seen_by_writer)

    @rule(who=st.integers(0, 4))
    def report(self, who):
        self.act("report", who)

    @rule(name=st.sampled_from(["withdraw", "close", "open", "delete"]))
    def other(self, name):
        self.act(name)

    @rule()
    def post(self):
        self.posted += 1
        self.act("post", self.posted)

    @invariant()
    def is_as_the_model_says(self):
        assert self.real.state(self.model) == self.model


@pytest.mark.django_db
def test_each_act_has_the_answer_and_the_end_of_the_model():
    run_state_machine_as_test(
        OneAfterTheOther,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def some_act(chance, first: State, number: int) -> tuple:
    """Editors decide more than they delete."""
    changes = ["accept_change", "refuse_change"] * (2 if first.is_pending else 0)
    kind = chance.choice(["decide"] * 5 + changes + ["change"] * 4 + ["report"] * 3 + ["post"] * 2 + RARE)
    given = {
        "decide": (chance.choice(STATUSES), first.base_revision),
        "accept_change": (first.base_revision,),
        "refuse_change": (first.base_revision,),
        "change": (chance.choice(BODIES), first.seen_by_writer),
        "report": (number,),
        "post": (number,),
    }
    return (kind, *given.get(kind, ()))


RARE = ["withdraw", "delete", "close", "open"]


def one_round(pool, chance) -> bool:
    """All act at the same moment on one comment that all of them saw before; whether that fits some order."""
    real, first = Real(), State(body=BODIES[0])
    if chance.random() < 0.5:
        real.comment = moderation.decide(real.comment, "geplaatst", by=real.by)
        _, first = after(first, ("decide", "geplaatst", first.base_revision))
        if chance.random() < 0.7:
            change = ("change", BODIES[1], first.seen_by_writer)
            real.do(change, real.comment)
            _, first = after(first, change)
    acts = [some_act(chance, first, number) for number in range(ACTORS)]
    base_revision = Comment.objects.get(pk=real.comment.pk)
    start = Barrier(ACTORS)

    def run(act):
        connection.ensure_connection()
        start.wait(30)
        return real.do(act, copy(base_revision))

    answers = list(pool.map(run, acts))
    last = real.state(first).without_numbers()
    return fits_an_order(first, list(zip(acts, answers, strict=True)), last)


@pytest.fixture
def enough_connections(transactional_db):
    """A worker of the site has fewer."""
    pool = connection.pool
    before = pool.min_size, pool.max_size
    pool.resize(min_size=before[0], max_size=ACTORS + 4)
    yield
    pool.resize(*before)


def hang_up(every: Barrier) -> None:
    """Each thread has a connection of its own."""
    every.wait(30)
    connection.close()


def rounds(number: int):
    chance = random.Random(49)
    with ThreadPoolExecutor(ACTORS) as pool:
        try:
            for _ in range(number):
                yield one_round(pool, chance)
        finally:
            every = Barrier(ACTORS)
            list(pool.map(hang_up, [every] * ACTORS))


@pytest.mark.usefixtures("enough_connections")
def test_sixteen_at_once_have_the_answers_of_some_order():
    assert list(rounds(ROUNDS)) == [True] * ROUNDS


@pytest.mark.usefixtures("enough_connections")
def test_without_the_locks_no_order_explains_the_answers(monkeypatch):
    """The test above can see that something is wrong."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda queryset, **options: queryset.all())
    assert not all(rounds(20))
