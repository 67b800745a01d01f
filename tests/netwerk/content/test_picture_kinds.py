"""What a picture is by its content: its colours as they were meant, and a way out for what we cannot take."""

import struct
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from netwerk.content.pictures import prepare
from netwerk.editing.admin_fields import PictureFormField

GREEN = (60, 180, 75)
SRGB = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
CURVE = b"para" + struct.pack(">IHH5i", 0, 3, 0, *(round(number * 65536) for number in SRGB))
GAMMA = b"curv" + struct.pack(">IIH", 0, 1, round(2.19921875 * 256))
D50 = (0.9642, 1.0, 0.8249)
P3 = [(0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407)]
ADOBE = [(0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)]


def xyz(values):
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def icc(tags, space=b"RGB "):
    """A profile as a camera writes it: a header, a table of what is in it, and that."""
    table, data, place = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags:
        content += b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", place + len(data), len(content))
        data += content
    size = place + len(data)
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x04200000, b"mntr", space, b"XYZ ")
    head = head.ljust(36, b"\0") + b"acsp"
    head = head.ljust(68, b"\0") + struct.pack(">3i", *(round(value * 65536) for value in D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def rgb_profile(primaries, curve):
    colours = [(b"rXYZ", primaries[0]), (b"gXYZ", primaries[1]), (b"bXYZ", primaries[2])]
    tags = [(b"wtpt", xyz(D50)), *((name, xyz(values)) for name, values in colours)]
    return icc([*tags, *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC"))])


DISPLAY_P3 = rgb_profile(P3, CURVE)
ADOBE_RGB = rgb_profile(ADOBE, GAMMA)
GREY_GAMMA_1 = icc([(b"wtpt", xyz(D50)), (b"kTRC", b"curv" + struct.pack(">II", 0, 0))], b"GRAY")


def file_of(image, kind, **options):
    content = BytesIO()
    image.save(content, kind, **options)
    return ContentFile(content.getvalue(), "foto")


def stored(image, kind, **options):
    return Image.open(BytesIO(prepare(file_of(image, kind, **options)).read()))


def is_about(found, wanted):
    return all(abs(one - other) <= 4 for one, other in zip(found, wanted, strict=True))


EXACT = {"JPEG": {"quality": 98, "subsampling": 0}, "WEBP": {"lossless": True}, "PNG": {}}


@pytest.mark.parametrize("kind", EXACT)
@pytest.mark.parametrize("size", [(40, 30), (6500, 40)])
def test_colours_of_a_telephone_stay_as_they_were_meant(kind, size):
    image = stored(Image.new("RGB", size, GREEN), kind, icc_profile=DISPLAY_P3, **EXACT[kind])
    assert is_about(image.getpixel((5, 5)), (0, 185, 54))
    assert "icc_profile" not in image.info


def test_colours_of_a_camera_stay_as_they_were_meant():
    image = stored(Image.new("RGB", (40, 30), GREEN), "PNG", icc_profile=ADOBE_RGB)
    source = ImageCms.ImageCmsProfile(BytesIO(ADOBE_RGB))
    meant = ImageCms.profileToProfile(Image.new("RGB", (1, 1), GREEN), source, ImageCms.createProfile("sRGB"))
    assert not is_about(GREEN, meant.getpixel((0, 0)))
    assert is_about(image.getpixel((5, 5)), meant.getpixel((0, 0)))


def test_grey_has_a_profile_too():
    image = stored(Image.new("L", (40, 30), 60), "PNG", icc_profile=GREY_GAMMA_1)
    assert is_about(image.getpixel((5, 5)), (132, 132, 132))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "I;16"])
@pytest.mark.parametrize("profile", [DISPLAY_P3, b"no profile", DISPLAY_P3[:200]])
def test_a_profile_of_other_colours_or_a_broken_one_refuses_no_picture(mode, profile):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert stored(Image.new(mode, (40, 30)), kind, icc_profile=profile).size == (40, 30)


def test_what_is_transparent_stays_so_with_a_profile():
    image = stored(Image.new("RGBA", (40, 30), (*GREEN, 0)), "PNG", icc_profile=DISPLAY_P3)
    assert image.getpixel((5, 5))[3] == 0


def test_a_photo_with_a_second_small_picture_keeps_the_first():
    small = Image.new("RGB", (10, 10), "red")
    image = Image.new("RGB", (40, 30), GREEN)
    found = stored(image, "MPO", save_all=True, append_images=[small], quality=98, subsampling=0)
    assert (found.size, is_about(found.getpixel((5, 5)), GREEN)) == ((40, 30), True)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_moves_is_still_refused(kind):
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    with pytest.raises(ValidationError, match="beweegt"):
        prepare(file_of(frames[0], kind, save_all=True, append_images=frames[1:]))


def box(brand, *others):
    return struct.pack(">I", 24) + b"ftyp" + brand + b"\0\0\0\0" + b"".join(others)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (box(b"heic"), "in HEIC. Stuur haar vanaf de telefoon"),
        (box(b"mif1", b"mif1", b"heic"), "Meest compatibel"),
        (box(b"avif"), "Dit is een AVIF. Open haar in een programma voor foto’s en sla haar op als JPEG."),
        (box(b"mif1", b"avif"), "Dit is een AVIF."),
        (b"II*\0", "Dit is een TIFF."),
        (b"MM\0*", "Dit is een TIFF."),
        (b"%PDF-1.7", "Dit is een PDF, geen afbeelding."),
        (b"<svg xmlns=", "Dit is een tekening (SVG)."),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><svg>', "Dit is een tekening (SVG)"),
        (b"GIF89a", "Dit is een GIF."),
        (b"BM6\0", "Dit is een BMP."),
        (box(b"qt  "), "Kies een afbeelding in JPEG, PNG of WebP."),
    ],
)
@pytest.mark.parametrize("name", ["foto.jpg", "IMG_0001.HEIC"])
def test_a_refusal_tells_what_it_is_and_what_to_do(content, told, name):
    file = SimpleUploadedFile(name, content.ljust(64, b"\0"))
    with pytest.raises(ValidationError) as refused:
        PictureFormField().clean(file)
    assert told in refused.value.messages[0]
