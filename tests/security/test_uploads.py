"""No upload of an editor runs, fills the memory, or tells where a picture was made."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from netwerk.content.picture_fields import PictureField
from practices.models import Practitioner
from stories.models import Picture
from tests.admin_form import as_sent
from tests.factories import make_editor, make_practitioner
from tests.reader import page_text

OTHER = "Kies een afbeelding in JPEG, PNG of WebP."
BROKEN = "Deze afbeelding is kapot of niet volledig."
LARGE = "maak haar kleiner"


def written(kind="PNG", size=(40, 30), **options):
    content = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(content, kind, **options)
    return content.getvalue()


def png_of(width, height):
    """A header that claims a size, and the first of its rows."""
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", body), (b"IDAT", zlib.compress(b"\0" * 50_000)), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp_of(width, height):
    body = b"VP8X" + struct.pack("<I", 10) + bytes(4)
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def jpeg_of(width, height):
    content = written("JPEG")
    place = content.index(b"\xff\xc0") + 5
    return content[:place] + struct.pack(">HH", height, width) + content[place + 4 :]


def gif():
    content = BytesIO()
    Image.new("P", (3, 2)).save(content, "GIF")
    return content.getvalue()


def moving():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    content = BytesIO()
    frames[0].save(content, "WEBP", save_all=True, append_images=frames[1:])
    return content.getvalue()


REFUSED = {
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "Dit is een tekening (SVG)."),
    "html": (b"<!doctype html><script>alert(1)</script>", OTHER),
    "gif": (gif(), "Dit is een GIF."),
    "gif that is a script": (b"GIF89a/*" + written() + b"*/=1;alert(1)", "Dit is een GIF."),
    "html in front of a picture": (b"<script>alert(1)</script>" + written(), OTHER),
    "cut off png": (written(size=(200, 200))[:-2000], BROKEN),
    "cut off jpeg": (written("JPEG", (200, 200))[:-2000], BROKEN),
    "cut off webp": (written("WEBP", (200, 200))[:-2000], BROKEN),
    "only a header": (b"\x89PNG\r\n\x1a\n", BROKEN),
    "webp of an unknown kind": (b"RIFF\x20\0\0\0WEBPXXXX" + b"\0" * 30, BROKEN),
    "bomb": (png_of(20_000, 20_000), LARGE),
    "png that claims too much": (png_of(65_000, 65_000), LARGE),
    "jpeg that claims too much": (jpeg_of(65_000, 65_000), LARGE),
    "webp that claims too much": (webp_of(65_000, 65_000), LARGE),
    "webp that Pillow needs 600 MB for": (webp_of(4001, 3001), f"{LARGE}, of sla haar op als JPEG."),
    "moving": (moving(), "Deze afbeelding beweegt."),
}


@pytest.fixture
def person(db):
    return make_practitioner()


def send(person, content, name="foto.png"):
    client = Client(raise_request_exception=False)
    client.force_login(make_editor())
    url = reverse("admin:practices_practitioner_change", args=[person.pk])
    photo = SimpleUploadedFile(name, content, "image/png")
    return client.post(
        url, as_sent(client.get(url), photo_consent_given_on="01-02-2026", photo_alt="Sam") | {"photo": photo}
    )


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_picture_or_too_large_is_refused_at_the_field(person, settings, kind):
    content, reason = REFUSED[kind]
    response = send(person, content)
    assert response.status_code == 200
    assert reason in page_text(response)
    assert not settings.MEDIA_ROOT.exists()


@pytest.mark.parametrize("name", ["../../../tmp/weg.png", "..\\weg.png", "con.png", "a" * 90 + ".png"])
def test_what_a_file_is_called_is_not_what_it_is_stored_as(person, settings, name):
    assert send(person, written(), name).status_code == 302
    person.refresh_from_db()
    files = [str(path.relative_to(settings.MEDIA_ROOT)) for path in settings.MEDIA_ROOT.rglob("*.*")]
    assert files == [person.photo.name]
    assert person.photo.name.startswith("mensen/")


def test_a_picture_that_is_a_page_too_is_only_a_picture_after_it(person):
    exif = Image.Exif()
    exif[0x9286], exif[0x8825] = "<script>alert(1)</script>", {1: "N", 2: (52.0, 5.0, 0.0)}
    send(person, written("JPEG", exif=exif) + b"<script>alert(2)</script>", "foto.jpg")
    person.refresh_from_db()
    with person.photo.open() as file:
        stored = file.read()
    assert stored.startswith(b"RIFF")
    assert b"script" not in stored
    assert not Image.open(BytesIO(stored)).getexif()


LIMITED = """
import resource, sys, time
from django.conf import settings
settings.configure()
from django.core.files import File
from netwerk.content.pictures import prepare
before = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (before + 300 * 2**20,) * 2)
started = time.process_time()
prepare(File(open(sys.argv[1], "rb")))
print(time.process_time() - started)
"""


@pytest.mark.parametrize(
    ("kind", "size", "options"),
    [
        ("PNG", (8000, 5000), {"compress_level": 1}),
        ("JPEG", (8000, 5000), {}),
        ("JPEG", (8000, 5000), {"progressive": True, "subsampling": 0}),
        ("WEBP", (4000, 3000), {"method": 0}),
    ],
)
def test_the_largest_picture_is_made_ours_within_two_seconds_and_300_mb(tmp_path, kind, size, options):
    file = tmp_path / "foto"
    Image.new("RGBA" if kind == "PNG" else "RGB", size, "teal").save(file, kind, **options)
    run = subprocess.run([sys.executable, "-c", LIMITED, file], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert float(run.stdout) < 2


def test_no_kind_of_file_but_ours_is_stored():
    """Whatever the block editor, the form of a person or a content folder brings goes through one field."""
    fields = [Picture._meta.get_field("image"), Practitioner._meta.get_field("photo")]
    assert {type(field) for field in fields} == {PictureField}
