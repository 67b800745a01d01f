"""People and organisations who were merged by mistake are two again; a withdrawn name does not come back."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse

from netwerk.editing.merging import CannotMerge
from netwerk.editing.merging.merge import merge
from netwerk.editing.merging.undo import undo
from netwerk.editing.models import Merge
from practices.models import Organisation, Practitioner, Quote
from practices.withdrawal import withdraw_person
from stories.models import Contribution
from tests.every_column import find_everywhere
from tests.factories import (
    image_file,
    make_editor,
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
    return make_practitioner(name="J. Zeldzaam", role="projectleider", bio="<p>Zeldzaam werkt.</p>")


@pytest.fixture
def new():
    return make_practitioner(name="Jo Zeldzaam", role="directeur")


def url(done):
    return reverse("admin:editing_merge_undo", args=[done.pk])


def rows(model):
    found = list(model.objects.order_by("pk").values())
    for row in found:
        row.pop("updated_at", None)
    return found


def everything():
    through = [Practitioner.network_roles.through, Practitioner.topics.through]
    return [rows(model) for model in (Practitioner, Quote, Contribution, Organisation, *through)]


def test_everything_of_both_people_is_as_it_was_before_the_merge(old, new):
    role, topic, story = make_term(kind="rol"), make_topic(), make_story(authors=[old, new])
    old.network_roles.add(role)
    new.topics.add(topic)
    old.topics.add(topic, make_topic())
    old.organisation = make_organisation()
    old.save()
    make_quote(speaker=old)
    Contribution.objects.create(story=make_story(), practitioner=old)
    Contribution.objects.create(story=story, practitioner=old, kind="genoemd", role="projectleider")
    before = everything()
    done = merge(old, new)
    assert everything() != before
    undo(done)
    assert everything()[:4] == before[:4]
    assert set(old.network_roles.all()) == {role}
    assert not new.network_roles.exists()
    assert old.topics.count() == 2


def test_page_of_each_is_there_again(client, old, new):
    for person in (old, new):
        make_quote(speaker=person)
    done = merge(old, new)
    assert client.get("/mensen/j-zeldzaam/")["Location"] == "/mensen/jo-zeldzaam/"
    undo(done)
    assert [client.get(f"/mensen/{slug}/").status_code for slug in ("j-zeldzaam", "jo-zeldzaam")] == [
        200,
        200,
    ]


def test_photo_is_kept_as_long_as_it_can_come_back(old, new, django_capture_on_commit_callbacks):
    for person in (old, new):
        person.photo, person.photo_alt = image_file(), "Op de fiets"
        person.save()
    with django_capture_on_commit_callbacks(execute=True):
        done = merge(old, new)
    with django_capture_on_commit_callbacks(execute=True):
        undo(done)
    photo = Practitioner.objects.get(pk=old.pk).photo
    assert photo.storage.exists(photo.name)


def test_nothing_of_who_was_merged_is_left_after_a_withdrawal(
    editor, old, new, django_capture_on_commit_callbacks
):
    old.photo, old.website = image_file(), "https://example.org/zeldzaam"
    new.photo = image_file(5, 5)
    old.save()
    new.save()
    make_quote(speaker=old, text="Dat vond J. Zeldzaam ook.")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("admin:practices_practitioner_merge", args=[old.pk]), {"doel": new.pk})
    done = Merge.objects.get()
    assert old.photo.storage.exists(old.photo.name)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_person(new)
    assert find_everywhere("zeldzaam") == []
    assert not old.photo.storage.exists(old.photo.name)
    response = editor.post(url(done))
    assert response.status_code == 409
    assert "is ingetrokken. Dan komt ook de andere naam niet terug." in page_text(response)
    assert Practitioner.objects.count() == 1


def test_who_is_no_longer_merged_keeps_the_name_when_the_other_withdraws(old, new):
    quote = make_quote(speaker=old)
    undo(merge(old, new))
    withdraw_person(Practitioner.objects.get(pk=new.pk))
    assert Quote.objects.get(pk=quote.pk).speaker.name == "J. Zeldzaam"


def test_while_a_request_is_pending_nobody_comes_back(old, new):
    done = merge(old, new)
    Practitioner.objects.filter(pk=new.pk).update(legal_ground="bezwaar")
    with pytest.raises(CannotMerge, match="loopt een verzoek"):
        undo(done)


def test_organisation_that_went_into_another_meanwhile_is_that_other(old, new):
    before, after = make_organisation(name="Gem. Linde"), make_organisation(name="Gemeente Linde")
    old.organisation = before
    old.save()
    done = merge(old, new)
    merge(before, after)
    undo(done)
    assert Practitioner.objects.get(pk=old.pk).organisation == after


def test_organisations_are_two_again():
    old, new = (
        make_organisation(name="Gem. Linde", region="Utrecht"),
        make_organisation(name="Gemeente Linde"),
    )
    make_quote(speaker=make_practitioner(organisation=old), organisation=old)
    before = everything()
    done = merge(old, new)
    assert Organisation.objects.get().region == "Utrecht"
    undo(done)
    assert everything() == before


def test_who_it_went_into_has_to_be_there(editor, old, new):
    done = merge(old, new)
    new.delete()
    assert "“Jo Zeldzaam” bestaat niet meer." in page_text(editor.post(url(done)))


def test_undoing_that_fails_halfway_changes_nothing(old, new, monkeypatch):
    done, quote = merge(old, new), make_quote(speaker=new)

    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("netwerk.editing.merging.undo.return_rows", fail)
    with pytest.raises(RuntimeError):
        undo(done)
    assert not Practitioner.objects.filter(pk=old.pk).exists()
    assert Quote.objects.get(pk=quote.pk).speaker == new
    assert Merge.objects.standing().get() == done


@pytest.mark.django_db(transaction=True)
def test_second_of_two_editors_at_once_is_told_that_it_was_undone():
    old, new = make_practitioner(), make_practitioner()
    done, errors = merge(old, new), []

    def second():
        try:
            undo(done)
        except CannotMerge as error:
            errors.append(str(error))
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        undo(done, by=make_editor(username="jo"))
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(20)
    assert len(errors) == 1
    assert errors[0].startswith("Deze samenvoeging is al teruggedraaid")
    assert Practitioner.objects.count() == 2
