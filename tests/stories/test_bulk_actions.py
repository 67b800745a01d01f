"""Several at once: a page names what will change, and only the answer changes it, with a line in the log for each."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.factories import (
    make_draft,
    make_lesson,
    make_member,
    make_quote,
    make_reader_tip,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import page_text, tree

pytestmark = pytest.mark.django_db


def act(client, action, *rows, **fields):
    meta = rows[0]._meta
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return client.post(url, chosen | fields, follow=True)


def answer(client, page):
    """Presses the button of the page that asks."""
    data: dict[str, list[str]] = {}
    for field in tree(page).findall(".//main//form//input[@name]"):
        data.setdefault(field.get("name"), []).append(field.get("value"))
    return client.post(page.request["PATH_INFO"], data, follow=True)


READY = {"title": "Klaar", "permission": "eigen-werk"}


def ready(**fields):
    return make_draft(**{**READY, "topics": [make_topic()]} | fields)


@pytest.mark.parametrize(
    ("action", "make", "question"),
    [
        ("publish", ready, "1 verhaal publiceren"),
        ("unpublish", make_story, "1 verhaal weer concept maken"),
        ("archive", make_story, "1 verhaal archiveren"),
        ("close_comments", make_story, "Reacties sluiten bij 1 verhaal"),
        ("open_comments", lambda: make_story(comments_open=False), "Reacties openen bij 1 verhaal"),
    ],
)
def test_it_asks_first_and_then_does_it_with_a_line_in_the_log(editor, action, make, question):
    story = make()
    before = story.history.count()
    page = act(editor, action, story)
    assert question in page_text(page)
    assert str(story) in page_text(page)
    assert story.history.count() == before
    answer(editor, page)
    assert story.history.count() > before
    assert LogEntry.objects.get().object_id == str(story.pk)


def test_page_names_only_what_will_change_and_counts_the_rest(editor):
    one, two, shut = make_story(), make_story(), make_story(title="Al dicht", comments_open=False)
    text = page_text(act(editor, "close_comments", one, two, shut))
    assert "Reacties sluiten bij 2 verhalen" in text
    assert "Al dicht" not in text
    assert "1 die je koos, verandert niet" in text


def test_nothing_to_change_is_said(editor):
    page = act(editor, "publish", make_story())
    assert "Er is niets veranderd" in page_text(page)


def test_what_was_chosen_is_what_changes_also_on_a_filtered_list(editor):
    one, other = make_story(), make_story()
    page = act(editor, "archive", one)
    make_story()
    answer(editor, page)
    other.refresh_from_db()
    one.refresh_from_db()
    assert (one.published_at, other.published_at is None) == (None, False)


@pytest.mark.parametrize("make", [make_story, make_lesson, make_tip, make_quote])
def test_one_topic_on_several_things(editor, make):
    topic = make_topic("vertrouwen")
    rows = [make(), make(), make(topics=[topic])]
    page = act(editor, "add_topic", *rows, bevestigd="ja", topic=topic.pk)
    plural = rows[0]._meta.verbose_name_plural
    assert f"2 {plural} hebben nu het onderwerp “vertrouwen”." in page_text(page)
    assert [list(row.topics.all()) for row in rows] == [[topic]] * 3
    assert LogEntry.objects.count() == 2


def test_without_a_topic_it_asks_again_and_keeps_what_was_chosen(editor):
    tips = [make_tip(), make_tip()]
    page = act(editor, "add_topic", *tips, bevestigd="ja")
    assert "Kies een onderwerp." in page_text(page)
    kept = tree(page).findall(".//main//form//input[@name='_selected_action']")
    assert {field.get("value") for field in kept} == {str(tip.pk) for tip in tips}


def test_topic_that_went_into_another_is_not_added(editor):
    gone = make_topic("weg", merged_into=make_topic("nieuw"))
    tip = make_tip()
    act(editor, "add_topic", tip, bevestigd="ja", topic=gone.pk)
    assert not tip.topics.exists()


def test_who_may_not_change_one_of_them_changes_only_the_others(client):
    client.force_login(make_member("moderator"))
    of_reader, in_story, topic = make_reader_tip(), make_tip(), make_topic()
    page = act(client, "add_topic", of_reader, in_story)
    assert "Een onderwerp toevoegen aan 1 tip" in page_text(page)
    act(client, "add_topic", of_reader, in_story, bevestigd="ja", topic=topic.pk)
    assert (of_reader.topics.count(), in_story.topics.count()) == (1, 0)


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("make", "queries"), [(make_story, 7), (make_tip, 5)])
def test_page_asks_the_database_a_fixed_number_of_times(
    editor, make, queries, number, django_assert_num_queries
):
    rows = [make() for _ in range(number)]
    with django_assert_num_queries(queries):
        act(editor, "add_topic", *rows)


def test_too_many_at_once_are_refused(editor, monkeypatch):
    monkeypatch.setattr("netwerk.editing.bulk.MOST", 1)
    stories = [make_story(), make_story()]
    page = act(editor, "archive", *stories, bevestigd="ja")
    assert "Je koos er 2. Kies er hoogstens 1 tegelijk." in page_text(page)
    stories[0].refresh_from_db()
    assert stories[0].published_at


def test_all_or_nothing_when_it_fails(editor, monkeypatch):
    story, other = make_story(), make_story()
    calls = []

    def fail_second(thing, **kwargs):
        calls.append(thing)
        if len(calls) == 2:
            raise RuntimeError
        thing.published_at = None
        thing.save()

    monkeypatch.setattr("stories.publishing.archive", fail_second)
    with pytest.raises(RuntimeError):
        act(editor, "archive", story, other, bevestigd="ja")
    story.refresh_from_db()
    assert story.published_at
