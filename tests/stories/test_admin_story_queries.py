"""The form of a story takes as many queries for one block of each kind as for twenty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.models import Contribution
from tests.admin_form import as_sent
from tests.factories import (
    make_comparison,
    make_draft,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_text,
    make_tip,
    make_topic,
)
from tests.reader import tree

pytestmark = pytest.mark.django_db


def fill(story, number):
    """Each block with a topic, a person, an organisation and a lesson of its own."""
    for _ in range(number):
        speaker = make_practitioner(organisation=make_organisation())
        Contribution.objects.create(story=story, practitioner=speaker)
        topics = [make_topic(f"onderwerp {speaker.pk}"), make_topic(f"thema {speaker.pk}")]
        lesson = make_lesson(parent=story, topics=topics)
        make_tip(parent=story, lesson=lesson, topics=topics)
        make_quote(parent=story, speaker=speaker, organisation=make_organisation(), topics=topics)
        for make in (make_text, make_picture, make_comparison):
            make(parent=story)


def open_form(editor, story):
    return editor.get(reverse("admin:stories_story_change", args=[story.pk]))


def test_form_asks_the_database_a_fixed_number_of_times(editor, django_assert_num_queries):
    story = make_draft()
    fill(story, 1)
    open_form(editor, story)  # what a worker remembers, such as content types, is there
    with CaptureQueriesContext(connection) as few:
        open_form(editor, story)
    fill(story, 19)
    with django_assert_num_queries(len(few)):
        open_form(editor, story)
    assert len(few) < 60


def test_each_block_shows_what_is_chosen_in_it(editor):
    story = make_draft()
    fill(story, 2)
    page = tree(open_form(editor, story))
    for n, quote in enumerate(story.quotes.in_story_order()):
        for name, chosen in [("speaker", [quote.speaker]), ("topics", quote.topics.all())]:
            options = page.findall(f".//select[@name='quotes-{n}-{name}']/option[@selected]")
            assert sorted(one.text for one in options) == sorted(map(str, chosen))


def test_what_was_chosen_is_shown_again_after_a_mistake(editor):
    story, other = make_draft(), make_practitioner(name="Iemand anders")
    fill(story, 2)
    url = reverse("admin:stories_story_change", args=[story.pk])
    garbage = {"quotes-1-topics": ["x", "9" * 30], "quotes-1-text": ""}
    response = editor.post(url, as_sent(editor.get(url), **{"quotes-0-speaker": str(other.pk)}, **garbage))
    option = tree(response).find(".//select[@name='quotes-0-speaker']/option[@selected]")
    assert option is not None
    assert option.text == "Iemand anders"


def test_copy_of_a_picture_without_a_picture_is_refused(editor):
    url = reverse("admin:stories_story_change", args=[make_draft().pk])
    for copy_of in ["", "999", "x", "9" * 30]:
        copy = {"region": "main", "ordering": "10", "decorative": "on", "copy_of": copy_of, "id": ""}
        fields = {f"pictures-0-{name}": value for name, value in copy.items()}
        response = editor.post(url, as_sent(editor.get(url), **{"pictures-TOTAL_FORMS": "1"}, **fields))
        assert response.status_code == 200
        assert response.context["errors"]
