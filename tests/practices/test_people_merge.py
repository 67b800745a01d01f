"""Two people, or organisations, who are one: everything said and written is of the one that stays."""

import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from netwerk.editing.merging import CannotMerge
from netwerk.editing.merging.merge import merge
from practices.models import Organisation, Practitioner, Quote
from practices.withdrawal import withdraw_person
from stories.models import Contribution
from tests.every_column import find_everywhere
from tests.factories import (
    image_file,
    make_member,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_term,
    make_topic,
)
from tests.reader import page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_practitioner(name="J. Zeldzaam", role="projectleider")


@pytest.fixture
def new():
    return make_practitioner(name="Jo Zeldzaam", role="directeur")


def url(thing):
    return reverse(f"admin:practices_{thing._meta.model_name}_merge", args=[thing.pk])


def test_everything_of_a_person_moves(old, new):
    role, topic = make_term(kind="rol"), make_topic()
    old.network_roles.add(role)
    old.topics.add(topic)
    quote, story = make_quote(speaker=old), make_story(authors=[old])
    merge(old, new)
    assert Quote.objects.get(pk=quote.pk).speaker == new
    assert story.contributions.get().practitioner == new
    assert list(new.network_roles.all()) == [role]
    assert list(new.topics.all()) == [topic]
    assert not Practitioner.objects.filter(pk=old.pk).exists()


def test_role_and_organisation_of_that_moment_stay(old, new):
    then = make_organisation()
    quote = make_quote(speaker=old, role="stagiair", organisation=then)
    story, other = make_story(authors=[old]), make_story()
    Contribution.objects.create(story=other, practitioner=old, role="stagiair")
    merge(old, new)
    quote.refresh_from_db()
    assert (quote.role, quote.organisation) == ("stagiair", then)
    assert story.contributions.get().role == "projectleider"  # as the page showed it
    assert other.contributions.get().role == "stagiair"


def test_who_wrote_a_story_twice_wrote_it_once(old, new):
    story = make_story(authors=[old, new])
    merge(old, new)
    assert story.contributions.get().practitioner == new


def test_old_address_leads_on(client, old, new):
    make_quote(speaker=new)
    slug = old.slug
    old.slug = "j-z"
    old.save()
    merge(old, new)
    for before in (slug, "j-z"):
        response = client.get(f"/mensen/{before}/")
        assert (response.status_code, response["Location"]) == (301, new.get_absolute_url())


def test_what_is_empty_is_filled_and_what_is_not_stays(old, new, django_capture_on_commit_callbacks):
    old.website, old.photo, old.photo_alt = "https://example.org/", image_file(), "Op de fiets"
    old.save()
    with django_capture_on_commit_callbacks(execute=True):
        merge(old, new)
    new.refresh_from_db()
    assert (new.role, new.website, new.photo_alt) == ("directeur", "https://example.org/", "Op de fiets")
    assert new.photo.storage.exists(new.photo.name)


@pytest.mark.parametrize("ground", ["ingetrokken", "bezwaar"])
@pytest.mark.parametrize("which", ["old", "new"])
def test_whose_name_is_withdrawn_is_not_merged(old, new, ground, which):
    Practitioner.objects.filter(pk={"old": old, "new": new}[which].pk).update(legal_ground=ground)
    with pytest.raises(CannotMerge, match=r"ingetrokken|loopt een verzoek"):
        merge(old, new)
    assert Practitioner.objects.count() == 2


def test_withdrawal_takes_the_name_of_the_other_spelling_too(editor, old, new):
    make_quote(speaker=old, text="Dat vond J. Zeldzaam ook.")
    editor.post(url(old), {"doel": new.pk})
    third = make_practitioner(name="Jo van Zeldzaam")
    make_quote(speaker=third)
    merge(Practitioner.objects.get(pk=new.pk), third)
    withdraw_person(third)
    assert find_everywhere("zeldzaam") == []


def test_preview_warns_when_the_name_appears_or_goes(editor, old, new):
    Practitioner.objects.filter(pk=old.pk).update(legal_ground="")
    quote = make_quote(speaker=old)
    text = page_text(editor.get(url(old), {"doel": new.pk}))
    assert "Bij alles van beide mensen staat straks de naam van Jo Zeldzaam" in text
    assert f"1 krijgt “Jo Zeldzaam”: {quote}" in text
    assert Quote.objects.get().speaker == old


def test_log_says_what_moved(editor, old, new):
    quote = make_quote(speaker=old)
    response = editor.post(url(old), {"doel": new.pk}, follow=True)
    assert "“J. Zeldzaam” is opgegaan in “Jo Zeldzaam”. Verhuisd: 1 plek." in page_text(response)
    told = LogEntry.objects.get(object_id=str(new.pk)).change_message
    assert "Verhuisd: 1 plek." in told
    assert quote.history.count() == 2


def test_organisations_merge_too(client):
    old, new = make_organisation(name="Gem. Linde"), make_organisation(name="Gemeente Linde")
    person = make_practitioner(organisation=old)
    quote = make_quote(speaker=person, organisation=old)
    merge(old, new)
    person.refresh_from_db()
    quote.refresh_from_db()
    assert person.organisation == quote.organisation == new
    assert client.get("/organisaties/gem-linde/")["Location"] == new.get_absolute_url()
    assert Organisation.objects.count() == 1


def test_who_may_not_change_people_merges_none(client, old, new):
    client.force_login(make_member("moderator"))
    assert client.post(url(old), {"doel": new.pk}).status_code == 403
    assert client.get(url(old)).status_code == 403


def test_merge_that_fails_halfway_changes_nothing(old, new, monkeypatch):
    quote = make_quote(speaker=old)

    def fail(*args):
        raise IntegrityError

    monkeypatch.setattr("netwerk.editing.merging.merge.go", fail)
    with pytest.raises(IntegrityError):
        merge(old, new)
    quote.refresh_from_db()
    assert quote.speaker == old


@pytest.mark.django_db(transaction=True)
def test_person_who_went_meanwhile_cannot_be_merged_again():
    old, new, third = (make_practitioner() for _ in range(3))
    errors = []

    def second():
        try:
            merge(old, third)
        except CannotMerge as error:
            errors.append(str(error))
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        merge(old, new)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(20)
    assert errors == ["Een van de twee is er niet meer. Misschien voegde iemand anders ze net samen."]
