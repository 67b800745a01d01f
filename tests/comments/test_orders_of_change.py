"""Every order of opening the form, changing, placing, turning down, closing and withdrawing, against a small model."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.db import transaction

from stories.comments import changing
from stories.comments.decisions import PLACE, REJECT, decide_all
from stories.comments.forms import CommentChangeForm
from stories.comments.moderation import withdraw_comment
from stories.models import Comment, Story
from tests.factories import make_comment, make_editor, make_story

pytestmark = pytest.mark.django_db
OLD, NEW = "Dit las de redactie.", "Dit las niemand."


class Model(NamedTuple):
    """``public`` is what everybody reads, ``unread`` what only its writer and editors do."""

    public: str
    unread: str
    opened: int = -1  # how much was decided when the form was opened
    decided: int = 0
    gone: bool = False
    refused: str = ""  # turned down before anybody read it; an editor can still place it


def model_open(model):
    return model._replace(opened=model.decided)


def model_change(model):
    """A form that was opened before a decision changes nothing; nor does one for what is not there any more."""
    is_there = not model.gone and (model.public or model.unread)
    return model._replace(unread=NEW) if is_there and model.opened == model.decided else model


def model_approve(model):
    text = model.unread or model.refused
    if model.gone or not text:
        return model
    return model._replace(public=text, unread="", refused="", decided=model.decided + 1)


def model_reject(model):
    if model.gone or not model.unread:
        return model
    refused = "" if model.public else model.unread
    return model._replace(unread="", refused=refused, decided=model.decided + 1)


def model_close(model):
    return model


def model_withdraw(model):
    return model._replace(public="", unread="", refused="", gone=True)


class Real:
    """The same acts by the code of the site; each looks at what there is when it is done."""

    def __init__(self, **fields):
        self.comment = make_comment(make_story(), body=OLD, **fields)
        self.by, self.opened, self.tried = make_editor(), "", set()
        form = CommentChangeForm({"body": NEW, "nonce": CommentChangeForm().new_nonce(), "issued_at": ""})
        assert form.is_valid()
        self.form = form

    @property
    def now(self):
        return Comment.objects.select_related("story").get(pk=self.comment.pk)

    def open(self):
        self.opened = changing.writer_revision(self.now)

    def change(self):
        changing.change(self.now, self.form, base_revision=self.opened)

    def approve(self):
        decide_all([self.now], PLACE, by=self.by)

    def reject(self):
        decide_all([self.now], REJECT, by=self.by, reason="Reden")

    def close(self):
        Story.objects.filter(pk=self.comment.story_id).update(comments_open=False)

    def withdraw(self):
        withdraw_comment(self.now)

    def stored(self):
        now = self.now
        is_current = self.opened == changing.writer_revision(now)
        return (
            now.status,
            now.body,
            now.proposed_body,
            now.has_pending_change,
            is_current,
            now.story.comments_open,
        )

    def base_revision(self):
        now = self.now
        queue = list(Comment.objects.to_moderate())
        unread = now.proposed_body if now.has_pending_change else now.body * (now.status == "wacht")
        assert bool(queue) == bool(unread)
        return (now.body if now.is_visible else "", unread)


def orders(real: Real, model: Model, left: frozenset[str], done: tuple = ()) -> Iterator[tuple]:
    """What is not as the model says, after each beginning of each order. From one state each rest is tried once."""
    if (state := (real.stored(), model, left)) in real.tried:
        return
    real.tried.add(state)
    for act in sorted(left):
        if act == "change" and "open" in left:
            continue
        opened = real.opened
        point = transaction.savepoint()
        getattr(real, act)()
        now = globals()[f"model_{act}"](model)
        if real.base_revision() != (now.public, now.unread):
            yield (*done, act), real.base_revision(), now
        yield from orders(real, now, left - {act}, (*done, act))
        transaction.savepoint_rollback(point)
        real.opened = opened


@pytest.mark.parametrize(
    ("fields", "model"),
    [({"status": "wacht"}, Model("", OLD)), ({}, Model(OLD, ""))],
    ids=["waiting", "approved"],
)
def test_nobody_reads_what_no_editor_read_in_any_order(fields, model):
    acts = frozenset({"open", "change", "approve", "reject", "close", "withdraw"})
    assert list(orders(Real(**fields), model, acts)) == []
