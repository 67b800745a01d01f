"""Fault 4.13: there is no room for a picture. Nothing is lost, and nothing is left half."""

import errno
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from netwerk.content.picture_fields import StorageFull
from practices.models import Practitioner
from stories.models import Picture
from tests.admin_form import as_sent
from tests.factories import image_file, make_picture, make_practitioner
from tests.reader import page_text, tree

pytestmark = pytest.mark.django_db
FULL = "Er is nog niets bewaard: de opslag voor afbeeldingen is vol. Je tekst staat er nog."
_save: Callable = getattr(FileSystemStorage, "_save")  # noqa: B009 - not in its types


@pytest.fixture
def room(monkeypatch):
    """The disk takes so many files, and half of the next one, as a real one does."""

    def leave(number, code=errno.ENOSPC):
        left = iter(range(number))

        def save(storage, name, content):
            if next(left, None) is not None:
                return _save(storage, name, content)
            _save(storage, name, ContentFile(content.read()[:50]))
            raise OSError(code, "No space left on device", storage.path(name))

        monkeypatch.setattr(FileSystemStorage, "_save", save)

    return leave


def files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_413_what_was_typed_is_kept_and_no_half_file(editor, settings, room, number):
    """Of the three widths, one after the other finds no room."""
    person = make_practitioner(name="Sam")
    url = reverse("admin:practices_practitioner_change", args=[person.pk])
    room(number)
    sent = as_sent(
        editor.get(url), name="Samira", photo_consent_given_on="01-02-2026", photo_alt="Samira"
    ) | {"photo": image_file(1000, 10)}
    page = editor.post(url, sent)
    assert page.status_code == 200
    assert FULL in page_text(page)
    assert tree(page).find(".//input[@name='name']").get("value") == "Samira"
    assert files(settings) == []
    assert Practitioner.objects.get().name == "Sam"


def test_413_new_person_is_no_row(editor, settings, room):
    url = reverse("admin:practices_practitioner_add")
    room(1, errno.EDQUOT)
    page = editor.post(
        url,
        as_sent(editor.get(url), name="Samira", photo_consent_given_on="01-02-2026", photo_alt="Samira")
        | {"photo": image_file(1000, 10)},
    )
    assert FULL in page_text(page)
    assert not Practitioner.objects.exists()
    assert files(settings) == []


def test_413_picture_of_a_story_leaves_the_others_alone(editor, settings, room):
    picture = make_picture()
    before = files(settings)
    url = reverse("admin:stories_story_change", args=[picture.parent_id])
    form = editor.get(url)
    [place] = [
        field.get("name")
        for field in tree(form).findall(".//input[@type='file']")
        if "-0-" in field.get("name")
    ]
    sent = as_sent(form, title="Anders") | {place: image_file(1000, 10)}
    room(1)
    page = editor.post(url, sent)
    assert FULL in page_text(page)
    assert tree(page).find(".//*[@name='title']").get("value") == "Anders"
    assert files(settings) == before
    assert Picture.objects.get().image.name == picture.image.name


def test_413_saved_without_the_picture_it_is_kept(editor, settings, room):
    person = make_practitioner(name="Sam")
    url = reverse("admin:practices_practitioner_change", args=[person.pk])
    room(0)
    page = editor.post(
        url,
        as_sent(editor.get(url), name="Samira", photo_consent_given_on="01-02-2026", photo_alt="Samira")
        | {"photo": image_file(1000, 10)},
    )
    assert editor.post(url, as_sent(page)).status_code == 302
    assert Practitioner.objects.get().name == "Samira"


def test_a_command_says_why_and_leaves_no_half_file(settings, room):
    room(1)
    with pytest.raises(StorageFull, match="Er is geen ruimte meer"):
        make_practitioner(photo=image_file(1000, 10))
    assert files(settings) == []
