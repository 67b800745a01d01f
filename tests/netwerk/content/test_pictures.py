"""Pictures as they are stored: our own WebP in three widths, with nothing of the file that was brought."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from netwerk.content.picture_fields import undone_on_error
from netwerk.content.pictures import is_own, prepare, take_over
from stories.models import Picture
from tests.factories import image_file, make_picture, make_practitioner, make_quote, make_story
from tests.reader import tree

PLACE = {0x8825: {1: "N", 2: (52.0, 5.0, 0.0)}}


def picture_file(size=(2000, 1000), kind="JPEG", mode="RGB", **options):
    content = BytesIO()
    Image.new(mode, size, "teal" if mode in {"RGB", "RGBA"} else 0).save(content, kind, **options)
    return ContentFile(content.getvalue(), "foto.bin")


def stored_files(settings):
    return {str(p.relative_to(settings.MEDIA_ROOT)) for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()}


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_webp_in_three_widths(kind):
    prepared = prepare(picture_file(kind=kind))
    found = {width: opened(content).size for width, content in prepared.smaller.items()}
    assert found == {480: (480, 240), 960: (960, 480)}
    whole = opened(prepared.read())
    assert (whole.format, whole.size) == ("WEBP", (1600, 800))


def test_a_small_picture_is_not_made_larger():
    prepared = prepare(picture_file((300, 200)))
    assert opened(prepared.read()).size == (300, 200)
    assert prepared.smaller == {}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_way_to_write_colours_is_read(mode):
    assert opened(prepare(picture_file((20, 10), "PNG", mode)).read()).size == (20, 10)


def test_what_is_transparent_stays_so():
    content = BytesIO()
    Image.new("RGBA", (4000, 100), (0, 0, 0, 0)).save(content, "PNG")
    whole = opened(prepare(ContentFile(content.getvalue())).read())
    assert whole.getpixel((5, 5))[3] == 0


def test_place_and_camera_and_what_stands_behind_the_picture_are_gone():
    exif = Image.Exif()
    exif[0x010F], exif._ifds[0x8825] = "Geheime camera", PLACE[0x8825]
    file = picture_file(exif=exif, comment=b"Geheim", icc_profile=b"Geheim profiel")
    prepared = prepare(ContentFile(file.read() + b"<script>Geheim</script>"))
    for content in (prepared.read(), *prepared.smaller.values()):
        assert b"Geheim" not in content
        assert not opened(content).getexif()


def test_a_picture_on_its_side_is_turned_first():
    exif = Image.Exif()
    exif[0x0112] = 6
    prepared = prepare(picture_file((2000, 1000), exif=exif))
    assert opened(prepared.read()).size == (1000, 2000)
    assert opened(prepared.smaller[480]).size == (480, 960)


def test_a_large_picture_is_the_same_picture_from_top_to_bottom():
    image = Image.new("RGB", (3300, 7000), "white")
    image.paste("black", (0, 6500, 3300, 7000))
    content = BytesIO()
    image.save(content, "PNG")
    whole = opened(prepare(ContentFile(content.getvalue())).read()).convert("L")
    assert whole.height == 3200
    assert whole.getpixel((700, 2900)) > 240
    assert whole.getpixel((700, 3100)) < 15


def test_names_are_random_and_say_the_size():
    first, second = (prepare(picture_file((30, 20))).name for _ in range(2))
    assert first != second
    assert first.endswith("-30x20.webp")


def test_a_picture_of_ours_is_taken_over_byte_for_byte():
    prepared = prepare(picture_file())
    content = prepared.read()
    assert take_over(prepared.name, content).read() == content
    assert take_over(prepared.name, content).name == prepared.name
    assert set(take_over(prepared.name, content).smaller) == {480, 960}


@pytest.mark.parametrize("change", [lambda c: c + b"<script>", lambda c: c[:-9], lambda c: b"GIF89a" + c])
def test_a_picture_of_ours_that_was_changed_is_not_ours(change):
    prepared = prepare(picture_file((30, 20)))
    assert is_own(prepared.name, prepared.read())
    prepared.seek(0)
    assert not is_own(prepared.name, change(prepared.read()))
    assert not is_own("foto.webp", change(b""))


def test_the_page_offers_three_widths_and_says_the_size(client, db):
    picture = make_picture(image=image_file(2000, 1000))
    image = tree(client.get(picture.parent.get_absolute_url())).find(".//figure/img")
    assert (image.get("width"), image.get("height")) == ("1600", "800")
    widths = [part.split()[1] for part in image.get("srcset").split(", ")]
    assert widths == ["480w", "960w", "1600w"]
    assert image.get("sizes")
    assert image.get("src").endswith("-1600x800.webp")


def test_photo_of_a_person_is_offered_in_widths_too(client, db):
    person = make_quote(speaker=make_practitioner(photo=image_file(1000, 1000))).speaker
    for address in (person.get_absolute_url(), reverse("practices:practitioner-list")):
        image = tree(client.get(address)).find(".//main//img")
        assert "-480.webp 480w" in image.get("srcset")


def test_every_width_is_stored_and_the_file_of_the_editor_is_not(settings, db):
    name = make_picture(image=image_file(1000, 10)).image.name
    assert stored_files(settings) == {
        name,
        name.replace(".webp", "-480.webp"),
        name.replace(".webp", "-960.webp"),
    }


def test_a_save_that_fails_leaves_no_file(settings, db):
    with pytest.raises(IntegrityError), undone_on_error(), transaction.atomic():
        make_picture(image=image_file(1000, 10), decorative=False)
    assert stored_files(settings) == set()


def test_files_go_with_the_story_also_those_of_earlier_versions(
    settings, db, django_capture_on_commit_callbacks
):
    story = make_story()
    first, second = (make_picture(parent=story, image=image_file(500, 10)) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        first.image = image_file(600, 10)
        first.save()
        second.delete()
    assert len(stored_files(settings)) == 6  # an earlier version of the story can be put back
    with django_capture_on_commit_callbacks(execute=True):
        story.delete()
    assert stored_files(settings) == set()


def test_photo_goes_when_there_is_another_or_none(settings, db, django_capture_on_commit_callbacks):
    person = make_practitioner(photo=image_file(1000, 10))
    with django_capture_on_commit_callbacks(execute=True):
        person.photo = image_file(5, 5)
        person.save()
    assert stored_files(settings) == {person.photo.name}
    with django_capture_on_commit_callbacks(execute=True):
        person.delete()
    assert stored_files(settings) == set()


def test_a_picture_that_two_blocks_show_stays_for_the_other(settings, db, django_capture_on_commit_callbacks):
    picture = make_picture()
    other = make_picture(image=picture.image.name)
    with django_capture_on_commit_callbacks(execute=True):
        picture.parent.delete()
    assert stored_files(settings) == {other.image.name}
    assert Picture.objects.get() == other
