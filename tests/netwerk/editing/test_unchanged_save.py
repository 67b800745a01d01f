"""A save in the admin without a change is no change: not for readers, not for feeds, and not as a version."""

from datetime import UTC, datetime

import pytest
from django.contrib import admin
from django.urls import reverse

from netwerk.pages.models import Page
from practices.models import Tip
from tests.admin_form import as_sent
from tests.browser.screens import make_full_story
from tests.factories import (
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_tip,
    make_topic,
)
from tests.security.test_rights import MAKE

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
KINDS = {
    "story with blocks": make_full_story,
    "tip of a reader": make_reader_tip,
    "tip in a story": make_tip,
    "lesson": make_lesson,
    "quote": make_quote,
    "person": lambda: make_practitioner(topics=[make_topic()]),
    "organisation": make_organisation,
    "topic": make_topic,
    "term": make_term,
    "series": make_series,
    "page": lambda: Page.objects.filter(slug="privacy").first(),
}


def change_url(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def state(thing):
    row = type(thing)._base_manager.get(pk=thing.pk)
    history = getattr(type(thing), "history", None)
    return row.updated_at, history.filter(id=thing.pk).count() if history else 0


@pytest.mark.parametrize("kind", KINDS)
def test_saving_without_a_change_moves_no_moment_and_makes_no_version(editor, kind):
    thing = KINDS[kind]()
    type(thing)._base_manager.filter(pk=thing.pk).update(updated_at=LONG_AGO)
    before = state(thing)
    url = change_url(thing)
    answer = editor.post(url, as_sent(editor.get(url)))
    assert answer.status_code == 302, answer.context["errors"]
    assert state(thing) == before


@pytest.mark.parametrize(
    ("make", "field"),
    [(make_topic, "name"), (make_story, "title"), (make_reader_tip, "title"), (make_organisation, "name")],
)
def test_saving_with_a_change_moves_the_moment(editor, make, field):
    thing = make()
    type(thing)._base_manager.filter(pk=thing.pk).update(updated_at=LONG_AGO)
    url = change_url(thing)
    assert editor.post(url, as_sent(editor.get(url), **{field: "Iets anders"})).status_code == 302
    assert state(thing)[0] > LONG_AGO


def test_changing_only_a_block_moves_the_moment_of_its_story(editor):
    story = make_full_story()
    type(story).objects.filter(pk=story.pk).update(updated_at=LONG_AGO)
    url = change_url(story)
    sent = as_sent(editor.get(url))
    name = next(name for name, values in sent.items() if values == [Tip.objects.get(parent=story).title])
    assert editor.post(url, sent | {name: ["Een andere tip"]}).status_code == 302
    assert state(story)[0] > LONG_AGO


@pytest.mark.parametrize("model", [model._meta.label_lower for model in admin.site._registry])
def test_forged_request_to_save_a_copy_is_refused(editor, model):
    thing = MAKE[model]()
    rows = type(thing)._base_manager.count()
    url = change_url(thing)
    page = editor.get(url)
    sent = as_sent(page) if page.status_code == 200 and b"<form" in page.content else {}
    assert editor.post(url, sent | {"_saveasnew": ["1"]}).status_code == 400
    assert type(thing)._base_manager.count() == rows
