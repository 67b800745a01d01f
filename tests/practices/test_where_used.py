"""“Gebruik” on the form of what others refer to, and the reason why it cannot be deleted."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.factories import (
    make_editor,
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
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db


def url(thing, action="change"):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{action}", args=[thing.pk])


def used_term():
    term = make_term(kind="rol")
    user = make_practitioner()
    user.network_roles.add(term)
    return term, user


def used_topic():
    topic = make_topic()
    return topic, make_story(topics=[topic])


def used_person():
    quote = make_quote()
    return quote.speaker, quote


def used_organisation():
    person = make_practitioner(organisation=make_organisation())
    return person.organisation, person


def used_series():
    story = make_story(series=make_series(), series_position=1)
    return story.series, story


def used_tip():
    tip = make_tip()
    return tip, tip.parent


def used_lesson():
    tip = make_tip(lesson=make_lesson(parent=None))
    return tip.lesson, tip


def story_of_a_definition():
    term = make_term(story=make_story())
    return term.definitions.get().story, term


def story_that_others_lead_to():
    story, other = make_story(), make_story()
    other.related.add(story)
    return story, other


def merged_topic():
    topic = make_topic(merged_into=make_topic())
    return topic, topic.merged_into


def topic_of_a_term():
    term = make_term(topic=make_topic())
    return term.topic, term


def topic_of(make):
    def used():
        topic = make_topic()
        return topic, make(topics=[topic])

    return used


def topic_others_went_into():
    topic, other = merged_topic()
    return other, topic


def person_who_wrote():
    person = make_practitioner()
    return person, make_story(authors=[person])


def organisation_of_a_quote():
    quote = make_quote(organisation=make_organisation())
    return quote.organisation, quote


def contrasted_term():
    term = make_term(contrasts_with=make_term())
    return term.contrasts_with, term


def lesson_in_a_story():
    lesson = make_lesson()
    return lesson, lesson.parent


def quote_in_a_story():
    quote = make_quote()
    return quote, quote.parent


# For each model that can be deleted at /beheer/: all that can use it, and a way to make that.
WAYS = {
    ("stories.story", "definitions"): story_of_a_definition,
    ("stories.story", "story"): story_that_others_lead_to,
    ("stories.series", "stories"): used_series,
    ("practices.topic", "merged_into"): merged_topic,
    ("practices.topic", "merged_topics"): topic_others_went_into,
    ("practices.topic", "terms"): topic_of_a_term,
    ("practices.topic", "taggedstory_rows"): used_topic,
    ("practices.topic", "taggedlesson_rows"): topic_of(make_lesson),
    ("practices.topic", "taggedtip_rows"): topic_of(make_tip),
    ("practices.topic", "taggedquote_rows"): topic_of(make_quote),
    ("practices.topic", "taggedpractitioner_rows"): topic_of(make_practitioner),
    ("practices.term", "practitioners"): used_term,
    ("practices.term", "contrasted_by"): contrasted_term,
    ("practices.practitioner", "quotes"): used_person,
    ("practices.practitioner", "contributions"): person_who_wrote,
    ("practices.organisation", "practitioners"): used_organisation,
    ("practices.organisation", "quotes"): organisation_of_a_quote,
    ("practices.tip", "parent"): used_tip,
    ("practices.lesson", "parent"): lesson_in_a_story,
    ("practices.lesson", "tips"): used_lesson,
    ("practices.quote", "parent"): quote_in_a_story,
}
USED = list(WAYS.values())
# What points at a thing and is a part of it, so that it goes along; or what a reader wrote, which lets go of it.
PARTS = {
    "stories.story": [
        *["texts", "lessons", "quotes", "tips", "pictures", "comparisons", "contributions", "topic_rows"],
        *["comments", "corrections", "submission", "reviews", "preview_links"],
    ],
    "practices.term": ["definitions"],
    "practices.practitioner": ["topic_rows", "corrections"],
    "practices.lesson": ["topic_rows", "comments", "corrections"],
    "practices.tip": ["topic_rows", "comments", "corrections", "submission", "made_from"],
    "practices.quote": ["topic_rows", "corrections"],
    # By the rows that join the two, which are among the uses.
    "practices.topic": ["stories", "lessons", "tips", "quotes", "practitioners"],
    # Its answers keep it: the database refuses, and Django says why.
    "stories.comment": ["versions", "reports", "answers", "replies"],
    # Accounts and groups are of those who give rights; the history keeps who did what.
    "accounts.user": [
        *["logentry", "staticdevice", "totpdevice", "blockedsender", "previewlink"],
        *["reviews_asked", "reviews", "reviews_decided"],
    ],
    "auth.group": ["user"],
}


def that_can_be_deleted(request):
    return [one for one in admin.site._registry.values() if one.has_delete_permission(request)]


def test_whatever_points_at_what_can_be_deleted_is_a_use_or_a_part(rf):
    request = rf.get("/")
    request.user = make_editor()
    for model_admin in that_can_be_deleted(request):
        model, used_by = model_admin.model, set(getattr(model_admin, "used_by", ()))
        pointing = {relation.name for relation in model._meta.related_objects}
        assert pointing - used_by == set(PARTS.get(model._meta.label_lower, [])), model


def test_every_use_is_tried(rf):
    request = rf.get("/")
    request.user = make_editor()
    assert WAYS.keys() == {
        (model_admin.opts.label_lower, name)
        for model_admin in that_can_be_deleted(request)
        for name in getattr(model_admin, "used_by", ())
    }


@pytest.mark.parametrize("make", USED)
def test_form_says_where_it_is_used(editor, make):
    thing, user = make()
    page = editor.get(url(thing))
    assert f"1 {user._meta.verbose_name}: {user}" in page_text(page)
    assert url(user) in links(page)


@pytest.mark.parametrize("make", USED)
def test_what_is_used_is_not_deleted_and_says_what_to_do(editor, make):
    thing, user = make()
    page = editor.post(url(thing, "delete"), {"post": "yes"})
    assert "kan niet weg: het wordt nog gebruikt." in page_text(page)
    assert f"1 {user._meta.verbose_name}: {user}" in page_text(page)
    assert url(user) in links(page)
    assert any(word in page_text(page) for word in ("Haal", "Kies", "Voeg"))
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("make", USED)
def test_nor_with_others_at_once(editor, make):
    thing, _ = make()
    chosen = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}
    list_url = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_changelist")
    assert "Dit kan niet weg: het wordt nog gebruikt." in page_text(editor.post(list_url, chosen))
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("make", [make_topic, make_practitioner, make_organisation, make_series, make_term])
def test_what_is_not_used_says_so_and_goes(editor, make):
    thing = make()
    assert "Nog nergens." in page_text(editor.get(url(thing)))
    editor.post(url(thing, "delete"), {"post": "yes"})
    assert not type(thing).objects.filter(pk=thing.pk).exists()


def test_tip_of_a_reader_is_in_no_story_and_goes(editor):
    tip = make_reader_tip()
    editor.post(url(tip, "delete"), {"post": "yes"})
    assert not type(tip).objects.filter(pk=tip.pk).exists()


def test_first_ten_are_named_and_all_are_counted(editor, django_assert_max_num_queries):
    topic = make_topic()
    for _ in range(12):
        make_tip(topics=[topic])
    with django_assert_max_num_queries(24):
        page = editor.get(url(topic))
    assert "12 tips:" in page_text(page)
    assert "en nog 2" in page_text(page)


@pytest.mark.parametrize("make", [used_topic, used_person, used_organisation, used_series, used_term])
def test_list_shows_what_is_not_used(editor, make):
    used, _ = make()
    spare = type(used).objects.create(**{used.name_field: "Overbodig"})
    list_url = reverse(f"admin:{used._meta.app_label}_{used._meta.model_name}_changelist")

    def listed(value):
        return set(editor.get(list_url, {"gebruik": value}).context["cl"].queryset)

    assert spare in listed("ongebruikt")
    assert used not in listed("ongebruikt")
    assert used in listed("gebruikt")
    assert spare not in listed("gebruikt")
