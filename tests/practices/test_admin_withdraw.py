"""“Naam intrekken” on the page of a person at /beheer/: it asks first, and does it in one action."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from netwerk.accounts.models import User
from practices.models import Practitioner
from tests.admin_form import as_sent
from tests.factories import make_editor, make_organisation, make_practitioner, make_quote, make_story
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_practitioner(
        name="Désirée Önder", role="communicatieadviseur", organisation=make_organisation()
    )


def url(person, action="withdraw"):
    return reverse(f"admin:practices_practitioner_{action}", args=[person.pk])


def test_form_of_a_person_leads_to_the_question(editor, person):
    assert url(person) in links(editor.get(url(person, "change")))
    question = page_text(editor.get(url(person)))
    assert "Wil je de naam van Désirée Önder van de site halen?" in question
    assert "“communicatieadviseur, gemeente”" in question
    assert "Je kunt dit niet terugdraaien." in question


def test_asking_changes_nothing(editor, person):
    editor.get(url(person))
    person.refresh_from_db()
    assert person.name == "Désirée Önder"


def test_answering_takes_the_name_away_and_says_how_often(editor, person):
    make_quote(text="Dat zei Désirée Önder ook.", speaker=person)
    response = editor.post(url(person), follow=True)
    assert response.redirect_chain == [(reverse("admin:practices_practitioner_changelist"), 302)]
    assert "staat er “communicatieadviseur, gemeente”. Ook aangepast:" in page_text(response)
    person.refresh_from_db()
    assert person.legal_ground == Practitioner.LegalGround.WITHDRAWN


def test_log_of_the_admin_forgets_the_name_too(editor, person):
    story = make_story()
    add = {
        "contributions-TOTAL_FORMS": "1",
        "contributions-0-kind": "auteur",
        "contributions-0-ordering": "0",
    }
    add["contributions-0-practitioner"] = str(person.pk)
    change = reverse("admin:stories_story_change", args=[story.pk])
    editor.post(change, as_sent(editor.get(change), **add))
    assert "Désirée" in LogEntry.objects.get().get_change_message()

    editor.post(url(person))
    kept = [f"{e.object_repr} {e.get_change_message()} {e.change_message}" for e in LogEntry.objects.all()]
    assert [entry for entry in kept if "sir" in entry] == []


def test_withdrawn_person_cannot_be_named_again(editor, person):
    editor.post(url(person))
    page = editor.get(url(person, "change"))
    assert url(person) not in links(page)
    editor.post(url(person, "change"), as_sent(page, name="Désirée Önder", legal_ground="openbaar"))
    person.refresh_from_db()
    assert (person.name, person.legal_ground) == ("communicatieadviseur, gemeente", "ingetrokken")
    assert editor.post(url(person)).status_code == 404


def test_withdrawing_is_an_action_and_no_choice_in_the_form(editor, person):
    form = editor.get(url(person, "change")).context["adminform"].form
    assert "ingetrokken" not in dict(form.fields["legal_ground"].choices)


def test_without_the_right_to_change_people_it_is_refused(client, person):
    viewer = make_editor()
    User.objects.update(is_superuser=False)
    viewer.user_permissions.add(Permission.objects.get(codename="view_practitioner"))
    client.force_login(viewer)
    assert client.post(url(person)).status_code == 403
    assert url(person) not in links(client.get(url(person, "change")))


def test_without_token_or_login_it_is_refused(person):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(url(person)).status_code in {302, 403}
    strict.force_login(make_editor())
    assert strict.post(url(person)).status_code == 403
    person.refresh_from_db()
    assert person.name == "Désirée Önder"
