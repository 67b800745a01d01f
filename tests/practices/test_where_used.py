"""“Gebruik” on the form of what others refer to, and the reason why it cannot be deleted."""

import pytest
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


@pytest.fixture
def editor(client):
    client.force_login(make_editor())
    return client


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


USED = [used_topic, used_person, used_organisation, used_series, used_term, used_tip, used_lesson]


@pytest.mark.parametrize("make", USED)
def test_ea14_form_says_where_it_is_used(editor, make):
    thing, user = make()
    page = editor.get(url(thing))
    assert f"1 {user._meta.verbose_name}: {user}" in page_text(page)
    assert url(user) in links(page)


@pytest.mark.parametrize("make", USED)
def test_ea14_what_is_used_is_not_deleted_and_says_what_to_do(editor, make):
    thing, user = make()
    page = editor.post(url(thing, "delete"), {"post": "yes"})
    assert "kan niet weg: het wordt nog gebruikt." in page_text(page)
    assert f"1 {user._meta.verbose_name}: {user}" in page_text(page)
    assert url(user) in links(page)
    assert any(word in page_text(page) for word in ("Haal", "Kies", "Voeg"))
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("make", USED)
def test_ea14_nor_with_others_at_once(editor, make):
    thing, _ = make()
    chosen = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}
    list_url = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_changelist")
    assert "Dit kan niet weg: het wordt nog gebruikt." in page_text(editor.post(list_url, chosen))
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("make", [make_topic, make_practitioner, make_organisation, make_series, make_term])
def test_ea14_what_is_not_used_says_so_and_goes(editor, make):
    thing = make()
    assert "Nog nergens." in page_text(editor.get(url(thing)))
    editor.post(url(thing, "delete"), {"post": "yes"})
    assert not type(thing).objects.filter(pk=thing.pk).exists()


def test_ea14_tip_of_a_reader_is_in_no_story_and_goes(editor):
    tip = make_reader_tip()
    editor.post(url(tip, "delete"), {"post": "yes"})
    assert not type(tip).objects.filter(pk=tip.pk).exists()


def test_ea14_first_ten_are_named_and_all_are_counted(editor, django_assert_max_num_queries):
    topic = make_topic()
    for _ in range(12):
        make_tip(topics=[topic])
    with django_assert_max_num_queries(24):
        page = editor.get(url(topic))
    assert "12 tips:" in page_text(page)
    assert "en nog 2" in page_text(page)


@pytest.mark.parametrize("make", [used_topic, used_person, used_organisation, used_series, used_term])
def test_ea9_list_shows_what_is_not_used(editor, make):
    used, _ = make()
    spare = type(used).objects.create(**{used.name_field: "Overbodig"})
    list_url = reverse(f"admin:{used._meta.app_label}_{used._meta.model_name}_changelist")

    def listed(value):
        return set(editor.get(list_url, {"gebruik": value}).context["cl"].queryset)

    assert spare in listed("ongebruikt")
    assert used not in listed("ongebruikt")
    assert used in listed("gebruikt")
    assert spare not in listed("gebruikt")
