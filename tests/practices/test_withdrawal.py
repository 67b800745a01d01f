"""A name leaves the site in one action, history included."""

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models

from netwerk.content.slugs import SlugHistory
from practices.models import Practitioner, Quote
from practices.withdrawal import Name, withdraw_person
from tests.factories import (
    make_editor,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_text,
    make_tip,
    make_topic,
)

pytestmark = pytest.mark.django_db
NAME = "Hanneke van Testelaar"


@pytest.fixture
def person():
    person = make_practitioner(
        name=NAME,
        role="communicatieadviseur",
        organisation=make_organisation(name="Gemeente Proefstad"),
        bio=f"<p>{NAME} werkt in Proefstad.</p>",
        website="https://example.org/hanneke-van-testelaar",
    )
    person.ground_note = f"Mail van {NAME}"
    person.save()
    return person


@pytest.fixture
def traces(person):
    """The name in every kind of place."""
    story = make_story(
        title=f"Koffie met {NAME}", lead="Volgens Van Testelaar werkt bellen.", authors=[person]
    )
    make_text(
        parent=story,
        body=f"<p>Zo doet {NAME.upper()} dat. Testelaar belt, <em>Hanneke</em>&nbsp;van Testelaar ook.</p>",
    )
    make_quote(parent=story, speaker=person, text=f"{NAME} zegt: bel eerst.")
    make_tip(parent=story, title=f"Bel zoals {NAME}")
    make_tip(parent=story, title="Testelaar zegt: begin klein")
    make_lesson(title=f"Wat {NAME} leerde")
    make_topic("hanneke van testelaar")
    person.slug = "een-later-adres"
    person.save()
    editor = make_editor()
    LogEntry.objects.log_actions(editor.pk, [person], 2, change_message=f"Naam {NAME}", single_object=True)
    return story


def every_text_column():
    """All text in the whole database, whatever model it belongs to."""
    for model in apps.get_models():
        fields = [
            f for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)
        ]
        for row in model._base_manager.values_list(*(f.attname for f in fields)) if fields else []:
            yield from (str(value) for value in row if value)


def test_no_column_holds_the_name_afterwards(person, traces):
    withdraw_person(person)
    text = "\n".join(every_text_column()).casefold()
    assert "hanneke" not in text
    assert "testelaar" not in text


def test_the_knowledge_stays_with_the_role(person, traces):
    report = withdraw_person(person)
    quote = Quote.objects.get(speaker=person)
    assert report.label == "communicatieadviseur, gemeente"
    assert quote.speaker_name == report.label
    assert quote.text == "communicatieadviseur, gemeente zegt: bel eerst."
    assert report.rows_changed > 0


def test_old_addresses_of_the_person_are_gone(client, person, traces):
    withdraw_person(person)
    for slug in ["hanneke-van-testelaar", "een-later-adres"]:
        assert SlugHistory.objects.for_slug(Practitioner, slug).gone


def test_old_addresses_of_other_things_lead_on(person, traces):
    before = traces.slug
    withdraw_person(person)
    traces.refresh_from_db()
    assert "testelaar" not in traces.slug
    assert SlugHistory.objects.for_slug(type(traces), before).object_id == traces.pk


def test_surname_of_somebody_else_stays(person, traces):
    other = make_text(body="<p>De heer Testelaar is iemand anders.</p>")
    withdraw_person(person)
    other.refresh_from_db()
    assert other.body == "<p>De heer Testelaar is iemand anders.</p>"


def test_withdrawing_twice_changes_nothing_more(person, traces):
    withdraw_person(person)
    assert withdraw_person(Practitioner.objects.get(pk=person.pk)).rows_changed == 0


@pytest.mark.parametrize("ground", ["", "bezwaar", "ingetrokken"])
def test_without_a_ground_the_name_is_not_shown(ground):
    person = make_practitioner(name=NAME, role="", legal_ground=ground)
    make_quote(speaker=person)
    assert person.public_name == "iemand uit de praktijk"
    assert not Practitioner.objects.published().exists()


@pytest.mark.parametrize("ground", ["openbaar", "toestemming"])
def test_with_a_ground_somebody_who_is_quoted_has_a_page(ground):
    person = make_practitioner(legal_ground=ground)
    make_quote(speaker=person)
    assert list(Practitioner.objects.published()) == [person]


def test_person_of_a_draft_has_no_page():
    make_quote(parent=make_story(published_at=None))
    assert not Practitioner.objects.published().exists()


def test_a_key_of_the_name_inside_another_word_stays():
    name = Name("Jan Bos", "adviseur")
    for text in ("roanjan bossen", "bos jansma", "kerstbos jan", "jan bosch"):
        assert name.replace(text, also_surname=False) == text
    assert name.replace("bos jan", also_surname=False) == "adviseur"
