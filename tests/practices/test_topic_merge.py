"""Two topics become one: what was under the first is under the second, and whatever led to the first leads there."""

import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.urls import reverse

from netwerk.editing.merging import CannotMerge
from netwerk.editing.merging.merge import merge
from netwerk.editing.merging.models import Merge
from practices.models import Topic
from tests.factories import (
    make_lesson,
    make_member,
    make_practitioner,
    make_quote,
    make_story,
    make_term,
    make_tip,
    make_topic,
)
from tests.reader import page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_topic("partners")


@pytest.fixture
def new():
    return make_topic("partnerschap")


def url(topic):
    return reverse("admin:practices_topic_merge", args=[topic.pk])


def names(thing):
    return [topic.name for topic in thing.topics.all()]


def test_everything_moves_and_what_had_both_has_one(old, new):
    made = [make(topics=[old]) for make in (make_story, make_lesson, make_tip, make_quote, make_practitioner)]
    both = make_story(topics=[old, new])
    term = make_term(topic=old)
    merge(old, new)
    assert [names(thing) for thing in [*made, both]] == [["partnerschap"]] * 6
    term.refresh_from_db()
    assert term.topic == new
    assert not old.taggedstory_rows.exists()


def test_old_name_becomes_a_word_for_the_new_topic(old, new):
    old.synonyms, new.synonyms = "maten, bondgenoten", "Maten"
    old.save()
    new.save()
    merge(old, new)
    new.refresh_from_db()
    assert new.synonyms == "Maten, partners, bondgenoten"


def test_every_old_address_leads_on_in_one_step(client, old, new):
    old.slug = "samen"
    old.save()  # it was called “partners” before
    first = make_topic("bondgenoten")
    merge(first, old)
    merge(old, new)
    make_story(topics=[new])
    for slug in ("partners", "samen", "bondgenoten"):
        response = client.get(f"/onderwerpen/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/onderwerpen/partnerschap/")


def test_list_of_the_old_topic_is_the_list_of_the_new_one(client, old, new):
    old.slug = "samen"
    old.save()
    merge(old, new)
    make_story(topics=[new])
    for slug in ("partners", "samen"):
        response = client.get(f"/verhalen/?onderwerp={slug}&q=verhaal", follow=True)
        assert response.redirect_chain == [("/verhalen/?onderwerp=partnerschap&q=verhaal", 302)]


def test_preview_names_what_changes_and_changes_nothing(editor, old, new):
    make_story(title="Het eerste verhaal", topics=[old])
    make_story(title="Het tweede verhaal", topics=[old, new])
    text = page_text(editor.get(url(old), {"doel": new.pk}))
    assert "1 krijgt “partnerschap”: Het eerste verhaal" in text
    assert "1 heeft al “partnerschap”: Het tweede verhaal" in text
    assert "Wie zoekt op “partners”, vindt straks “partnerschap”." in text
    assert old.taggedstory_rows.count() == 2


def test_preview_asks_the_database_a_fixed_number_of_times(editor, old, new, django_assert_num_queries):
    for number in (1, 30):
        for _ in range(number):
            make_tip(topics=[old])
        with django_assert_num_queries(17):
            editor.get(url(old), {"doel": new.pk})


def test_log_says_what_was_merged_and_what_moved_is_kept_by_number(editor, old, new):
    story, both = make_story(topics=[old]), make_story(topics=[old, new])
    row, double = (old.taggedstory_rows.get(content_object=one) for one in (story, both))
    response = editor.post(url(old), {"doel": new.pk}, follow=True)
    assert "“partners” is opgegaan in “partnerschap”. Verhuisd: 1 plek." in page_text(response)
    told = LogEntry.objects.get(object_id=str(new.pk)).change_message
    assert f"“partners” (nummer {old.pk}) is hierin opgegaan. Verhuisd: 1 plek." in told
    [kept] = [
        move for move in Merge.objects.get().changes["moves"] if move["field"] == "stories.taggedstory.tag"
    ]
    assert kept["moved"] == [row.pk]
    assert kept["removed"] == [double.history.get(history_type="-").pk]
    assert story.topic_rows.get().history.count() == 2


@pytest.mark.parametrize("case", ["itself", "gone already", "round"])
def test_what_cannot_be_merged_is_refused_with_the_reason(editor, old, new, case):
    target, reason = {
        "itself": (old, "dit is dezelfde"),
        "gone already": (make_topic("weg", merged_into=new), "“weg” is al opgegaan in “partnerschap”."),
        "round": (make_topic("rond", merged_into=old), "“rond” is al opgegaan in “partners”."),
    }[case]
    assert reason in page_text(editor.post(url(old), {"doel": target.pk}))
    assert Topic.objects.get(pk=old.pk).merged_into is None


def test_nothing_chosen_is_asked_again(editor, old):
    assert "Kies eerst waarin dit opgaat." in page_text(editor.get(url(old), {"doel": ""}))
    assert "Bekijk wat er verandert" in editor.get(url(old)).content.decode()
    assert url(old) in editor.get(reverse("admin:practices_topic_change", args=[old.pk])).content.decode()


def test_who_may_not_change_topics_merges_none(client, old, new):
    client.force_login(make_member("moderator"))
    assert client.post(url(old), {"doel": new.pk}).status_code == 403


def test_topic_added_after_the_merge_is_the_new_one(old, new):
    merge(old, new)
    story = make_story(topics=[new])
    story.topics.add(old)
    assert names(story) == ["partnerschap"]
    assert names(make_story(topics=[old])) == ["partnerschap"]


def in_thread(work):
    errors = []

    def run():
        try:
            work()
        except CannotMerge as error:
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, errors


@pytest.mark.django_db(transaction=True)
def test_two_merges_at_once_make_no_circle():
    one, two = make_topic("een"), make_topic("twee")
    story = make_story(topics=[one])
    threads = [in_thread(lambda: merge(one, two)), in_thread(lambda: merge(two, one))]
    for thread, _ in threads:
        thread.join(20)
    assert sum(len(errors) for _, errors in threads) == 1
    assert Topic.objects.filter(merged_into=None).count() == 1
    assert story.topics.get().merged_into is None


@pytest.mark.django_db(transaction=True)
def test_story_saved_during_the_merge_is_not_left_behind():
    one, two, story = make_topic("een"), make_topic("twee"), make_story()
    with transaction.atomic():
        story.topics.add(one)
        thread, _ = in_thread(lambda: merge(one, two))
        thread.join(0.5)
        assert thread.is_alive()  # it waits for the save
    thread.join(20)
    assert names(story) == ["twee"]
