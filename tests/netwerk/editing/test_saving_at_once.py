"""A form that is being saved while something else changes the same thing: the one waits for the other."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from django.db import connection, transaction
from django.test import Client

from netwerk.content.locking import lock
from netwerk.editing import merging
from practices.models import Tip
from practices.withdrawal import withdraw_person
from stories.comments.moderation import withdraw_comment
from stories.models import Correction, Story
from tests.factories import (
    make_comment,
    make_editor,
    make_practitioner,
    make_reader_tip,
    make_story,
    make_tip,
    make_topic,
)
from tests.history import history_url, save

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/beheer/stories/story/"
LONG_ENOUGH = 0.4  # for whoever does not wait to read what was there before


@pytest.fixture
def editor():
    client = Client()
    client.force_login(make_editor())
    return client


@contextmanager
def being_saved(thing, **fields):
    """Another editor's form of the thing: in the middle of being saved, and done a moment after the block began."""
    started, begun = Event(), Event()

    def write():
        try:
            with transaction.atomic():
                merging.shared_lock()
                lock([thing])
                started.set()
                begun.wait(10)
                Event().wait(LONG_ENOUGH)
                now = type(thing).objects.get(pk=thing.pk)
                for name, value in fields.items():
                    setattr(now, name, value)
                now.save()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(write)
        assert started.wait(10)
        begun.set()
        yield
        done.result()


def chosen(editor, action, thing, address=LIST, **more):
    data = {"bevestigd": "ja", "action": action, "_selected_action": [thing.pk], **more}
    return editor.post(address, data)


def test_handled_report_overwrites_no_form_that_is_being_saved(editor):
    story = make_story(lead="Oud")
    correction = Correction.objects.create(story=story, kind="verouderd", note="Dit klopt niet meer.")
    with being_saved(story, lead="Van een ander"):
        editor.post("/beheer/stories/correction/", {"action": "updated", "_selected_action": [correction.pk]})
    story.refresh_from_db()
    assert (story.lead, story.revised_on is None) == ("Van een ander", False)


def test_comment_that_is_withdrawn_overwrites_no_tip_that_is_being_saved():
    tip = make_reader_tip(title="Oud", status="aangenomen")
    comment = make_comment(name="Marjan", made_into=tip)
    with being_saved(tip, title="Van een ander"):
        withdraw_comment(comment)
    tip.refresh_from_db()
    assert (tip.title, tip.contributor_name) == ("Van een ander", "")


@pytest.mark.parametrize("action", ["unpublish", "archive", "close_comments"])
def test_action_in_the_list_overwrites_no_form_that_is_being_saved(editor, action):
    story = make_story(lead="Oud")
    with being_saved(story, lead="Van een ander"):
        chosen(editor, action, story)
    assert Story.objects.get().lead == "Van een ander"


def test_action_that_publishes_looks_at_what_was_just_saved(editor):
    story = make_story(published_at=None, lead="Oud", topics=["vertrouwen"])
    with being_saved(story, lead="Van een ander", permission=""):
        chosen(editor, "publish", story)
    assert list(Story.objects.values_list("lead", "published_at")) == [("Van een ander", None)]


def test_topic_for_several_tips_waits_for_the_form_of_their_story(editor):
    tip, topic = make_tip(title="Oud"), make_topic()
    with being_saved(tip.parent, lead="Van een ander"):
        chosen(editor, "add_topic", tip, "/beheer/practices/tip/", topic=topic.pk)
    assert list(tip.topics.names()) == [topic.name]


def test_going_back_waits_for_a_form_that_is_being_saved(editor):
    story = make_story(title="Eerst")
    save(editor, story, title="Daarna")
    with being_saved(story, lead="Van een ander"):
        editor.post(history_url(story), {"terug": "1"})
    assert "Van een ander" in Story.history.values_list("lead", flat=True)


def test_tip_that_goes_back_waits_for_the_form_of_its_story(editor):
    tip = make_tip(title="Eerst")
    save(editor, tip, title="Daarna")
    with being_saved(tip.parent, lead="Van een ander"):
        editor.post(history_url(tip), {"terug": "1"})
        assert Story.objects.get().lead == "Van een ander"
    assert Tip.objects.get().title == "Eerst"


def test_name_in_a_form_that_is_being_saved_is_withdrawn_too():
    person = make_practitioner(name="Robin van Voorbeeld", role="adviseur")
    story = make_story(authors=[person])
    with being_saved(story, lead="Volgens Robin van Voorbeeld kan het."):
        withdraw_person(person)
    assert "Robin" not in Story.objects.get().lead
    assert not Story.history.filter(lead__contains="Robin").exists()


def test_withdrawing_overwrites_nothing_that_was_just_saved():
    person = make_practitioner(name="Robin van Voorbeeld", role="adviseur")
    story = make_story(authors=[person], lead="Volgens Robin van Voorbeeld kan het.")
    with being_saved(story, lead="Volgens Robin van Voorbeeld kan het, en moet het."):
        withdraw_person(person)
    assert Story.objects.get().lead == "Volgens adviseur kan het, en moet het."
