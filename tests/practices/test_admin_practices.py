"""People, organisations, topics, terms, lessons, tips and quotes at /beheer/."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netwerk.content.pictures import MAX_BYTES
from practices.models import Lesson, Organisation, Practitioner, Quote, Term, Tip, Topic
from tests.admin_form import as_sent
from tests.factories import (
    make_editor,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_term,
    make_tip,
    make_topic,
)
from tests.reader import page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_editor())
    client.get("/beheer/")  # later requests find the content types in the cache
    return client


def save(editor, row, **changes):
    url = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return editor.post(url, as_sent(editor.get(url), **changes))


def make_person():
    return make_practitioner(organisation=make_organisation())


def make_contrasted_term():
    return make_term(contrasts_with=make_term(), topic=make_topic())


def make_tip_of_lesson():
    return make_tip(lesson=make_lesson())


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    ("model", "make", "queries"),
    [
        (Lesson, make_lesson, 8),
        (Tip, make_tip_of_lesson, 10),
        (Quote, make_quote, 7),
        (Practitioner, make_person, 9),
        (Organisation, make_organisation, 7),
        (Topic, make_topic, 7),
        (Term, make_contrasted_term, 7),
    ],
)
def test_lists_ask_the_database_a_fixed_number_of_times(
    editor, model, make, queries, number, django_assert_num_queries
):
    for _ in range(number):
        make()
    with django_assert_num_queries(queries):
        editor.get(reverse(f"admin:practices_{model._meta.model_name}_changelist"))


@pytest.mark.parametrize(
    ("make", "search"),
    [
        (lambda: make_practitioner(name="Fatima Voorbeeld"), "fatima"),
        (lambda: make_organisation(name="Gemeente Lindewaard"), "linde"),
        (lambda: make_topic("warme netwerken"), "warm"),
        (lambda: make_term(name="netwerkregisseur"), "regis"),
        (lambda: make_lesson(title="Begin klein"), "klein"),
        (lambda: make_tip(title="Bel eerst"), "bel"),
        (lambda: make_quote(text="Bellen helpt."), "helpt"),
    ],
)
def test_lists_can_be_searched(editor, make, search):
    row = make()
    url = reverse(f"admin:practices_{row._meta.model_name}_changelist")
    assert list(editor.get(url, {"q": search}).context["cl"].queryset) == [row]
    assert list(editor.get(url, {"q": "onvindbaar"}).context["cl"].queryset) == []


@pytest.mark.parametrize("make", [make_lesson, make_tip, make_quote, make_practitioner])
def test_topics_are_saved(editor, make):
    row, topic = make(), make_topic("vertrouwen")
    assert save(editor, row, topics=[str(topic.pk)]).status_code == 302
    assert list(row.topics.all()) == [topic]


@pytest.mark.parametrize("make", [make_organisation, make_practitioner])
def test_website_must_be_http(editor, make):
    row = make()
    assert "Voer een geldige URL in." in page_text(save(editor, row, website="javascript:alert(1)"))
    assert "Begin het adres met http:// of https://" in page_text(save(editor, row, website="ftp://x.nl"))
    save(editor, row, website="voorbeeld.nl/over")
    row.refresh_from_db()
    assert row.website == "https://voorbeeld.nl/over"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_organisation, "Deze organisatie bestaat al, als “Één Naam”."),
        (make_term, "Dit begrip bestaat al, als “Één Naam”."),
        (make_topic, "Dit onderwerp bestaat al, als “Één Naam”."),
    ],
)
def test_the_same_name_in_another_spelling_is_refused_with_the_reason(editor, make, message):
    make(name="Één Naam")
    assert message in page_text(save(editor, make(), name="een naam"))


@pytest.mark.parametrize("make", [make_lesson, make_tip, make_quote])
def test_what_is_part_of_a_story_is_not_added_by_itself(editor, make):
    row = make()
    assert editor.get(reverse(f"admin:practices_{row._meta.model_name}_add")).status_code == 403


def test_picture_larger_than_20_mb_is_refused_with_the_reason(editor, monkeypatch):
    monkeypatch.setattr("netwerk.content.pictures.MAX_BYTES", 10)
    assert MAX_BYTES == 20 * 1024 * 1024
    photo = SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff" + b"0" * 20)
    response = save(editor, make_practitioner(), photo=photo)
    assert "Deze afbeelding is groter dan 20 MB." in page_text(response)


def test_organisation_that_is_in_use_is_not_deleted(editor):
    organisation = make_practitioner(organisation=make_organisation()).organisation
    url = reverse("admin:practices_organisation_delete", args=[organisation.pk])
    editor.post(url, {"post": "yes"})
    assert Organisation.objects.filter(pk=organisation.pk).exists()
