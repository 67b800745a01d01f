"""Somebody else holds what a form needs: a page that says to come back, with what was typed, and nothing half done."""

from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from django.urls import reverse

from netwerk.content.slugs import SLUG_LOCK
from netwerk.editing.merging.lock import LOCK
from netwerk.editing.merging.models import Merge
from practices.models import Submission, Topic
from stories.comments.forms import CommentForm
from stories.models import Comment, Correction, Story
from tests.admin_form import as_sent
from tests.comment_form import WORDS, older
from tests.factories import make_nonce, make_story, make_text, make_topic
from tests.history import change_url
from tests.reader import tree

pytestmark = pytest.mark.django_db
LIMITS = pytest.mark.parametrize("limit", ["lock_timeout", "statement_timeout"])
TEXT = "Bij ons ging het net zo, en dat was “even” schrikken & slikken."
BODY = "texts-0-body"
LONG = "<p>" + f"{TEXT} " * 200 + "</p>"  # longer than a comment may be


@contextmanager
def held(statement, limit):
    """By another connection, for longer than ``limit`` lets a page wait."""
    given = connection.get_connection_params()
    known = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if name in given}
    with psycopg.connect(**known) as other:
        other.execute(statement)
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL {limit} = '100ms'")
        yield
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL {limit} = '5s'")


def table(model):
    return f"LOCK TABLE {model._meta.db_table} IN EXCLUSIVE MODE"


def number(lock):
    return f"SELECT pg_advisory_lock({lock})"


def given_back(answer):
    """The texts on the page, which says in Dutch when to come back."""
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "no-store" in answer["Cache-Control"]
    page = tree(answer)
    assert page.get("lang") == "nl"
    return [(area.text or "").lstrip("\n") for area in page.iter("textarea")]


@LIMITS
def test_comment(visitor, limit):
    story = make_story()
    form = WORDS | {"nonce": older(CommentForm(page=story).new_nonce()), "body": TEXT}
    with held(table(Comment), limit):
        answer = visitor.post(f"{story.get_absolute_url()}reageren/", form)
    assert {WORDS["name"], TEXT} <= set(given_back(answer))
    assert not Comment.objects.exists()


@LIMITS
def test_tip(visitor, limit):
    form = {
        "nonce": make_nonce("tip"),
        "title": "Bel voordat je mailt",
        "explanation": TEXT,
        "topic": "anders",
    }
    with held(table(Submission), limit):
        answer = visitor.post("/tips/insturen/", form)
    assert {form["title"], TEXT} <= set(given_back(answer))
    assert not Submission.objects.exists()


@LIMITS
def test_correction(visitor, limit):
    address = f"{make_story().get_absolute_url()}klopt-niet/"
    form = {"kind": "verouderd", "note": TEXT, "nonce": make_nonce("correction")}
    with held(table(Correction), limit):
        answer = visitor.post(address, form)
    assert TEXT in given_back(answer)
    assert not Correction.objects.exists()


@LIMITS
def test_saved_story(editor, limit):
    story = make_story(lead="Oud")
    make_text(parent=story)
    form = as_sent(editor.get(change_url(story)), **{"lead": TEXT, BODY: LONG})
    with held(number(LOCK), limit):
        answer = editor.post(change_url(story), form)
    assert {TEXT, LONG} <= set(given_back(answer))
    assert Story.objects.get().lead == "Oud"


@LIMITS
def test_new_story_while_addresses_are_made(editor, limit):
    address = reverse("admin:stories_story_add")
    form = as_sent(editor.get(address), title="Wie belt er", lead=TEXT)
    with held(number(SLUG_LOCK), limit):
        answer = editor.post(address, form)
    assert {"Wie belt er", TEXT} <= set(given_back(answer))
    assert not Story.objects.exists()


@LIMITS
def test_merged_topics(editor, limit):
    old, new = make_topic("partners"), make_topic("partnerschap")
    address = reverse("admin:practices_topic_merge", args=[old.pk])
    with held(number(LOCK), limit):
        given_back(editor.post(address, {"doel": new.pk}))
    assert not Merge.objects.exists()
    assert not Topic.objects.exclude(merged_into=None).exists()
