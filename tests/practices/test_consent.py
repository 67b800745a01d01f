"""A name or a photo that rests on consent: when it was given, for what, and when it ended."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from practices.models import Practitioner
from practices.withdrawal import withdraw_person
from stories.checks import about_person
from tests.admin_form import as_sent
from tests.factories import make_practitioner
from tests.reader import page_text

pytestmark = pytest.mark.django_db
PHOTO = {"photo": "mensen/x.webp", "photo_alt": "Robin op de fiets"}


def problems(**fields) -> dict[str, list[str]]:
    try:
        Practitioner(**{"name": "Robin Voorbeeld"} | fields).clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def test_name_by_consent_needs_a_day_and_a_purpose():
    assert set(problems(legal_ground="toestemming")) == {"consent_given_on", "consent_purpose"}
    given = {"consent_given_on": timezone.localdate(), "consent_purpose": "Naam bij een interview."}
    assert problems(legal_ground="toestemming", **given) == {}


def test_name_of_a_public_source_needs_no_consent():
    assert problems(legal_ground="openbaar") == {}


def test_photo_needs_a_consent_of_its_own():
    assert set(problems(legal_ground="openbaar", **PHOTO)) == {"photo_consent_given_on"}
    assert problems(**PHOTO, photo_consent_given_on=timezone.localdate()) == {}


@pytest.mark.parametrize("field", ["consent_given_on", "photo_consent_given_on"])
def test_consent_is_not_given_tomorrow(field):
    assert problems(**{field: timezone.localdate() + timedelta(days=1)}) == {
        field: ["Deze dag moet nog komen. Kies een eerdere dag."]
    }


def test_editor_is_told_at_the_field_and_nothing_is_lost(editor):
    address = "/beheer/practices/practitioner/add/"
    sent = as_sent(editor.get(address), name="Robin Voorbeeld", legal_ground="toestemming")
    response = editor.post(address, sent)
    assert "Vul in op welke dag iemand toestemming gaf." in page_text(response)
    assert "Vul in waarvoor iemand toestemming gaf." in page_text(response)
    assert response.context["adminform"].form["name"].value() == "Robin Voorbeeld"


def test_story_is_not_published_with_a_name_whose_consent_is_not_known():
    known = make_practitioner(legal_ground="toestemming")
    unknown = make_practitioner(legal_ground="toestemming", consent_given_on=None)
    assert list(about_person(known, "")) == []
    assert [check.text for check in about_person(unknown, "")] == [
        f"Vul bij Mensen in wanneer {unknown} toestemming gaf, en waarvoor."
    ]


def test_withdrawing_says_when_the_consent_ended():
    person = make_practitioner(legal_ground="toestemming")
    withdraw_person(person)
    person.refresh_from_db()
    assert person.consent_withdrawn_on == timezone.localdate()
    assert person.consent_given_on is not None


def test_photo_needs_a_description_where_it_is_typed_and_where_it_is_published():
    agreed = {"photo": "mensen/x.webp", "photo_consent_given_on": timezone.localdate()}
    assert set(problems(**agreed, photo_alt=" ")) == {"photo_alt"}
    person = make_practitioner(legal_ground="openbaar", **agreed)
    assert [check.text for check in about_person(person, "")] == [
        f"Beschrijf bij Mensen wat er op de foto van {person} te zien is."
    ]
