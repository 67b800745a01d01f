"""From what an editor or a content folder brings to what is stored: pictures of our own making.

The size is read from the header before anything is decoded. Then the picture is really decoded and written anew as
WebP, so nothing that was in the file is kept: no place, no camera, no text behind the picture. The original is not
kept either.
"""

import re
import secrets
import struct
import warnings
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from .picture_colours import conversion
from .picture_kinds import kind_of_file

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
# Pillow keeps four copies of a WebP while it decodes: one of 40 megapixels takes 640 MB, one of 12 takes 200.
MAX_WEBP_PIXELS = 12_000_000
WIDTHS = (480, 960, 1600)
MAX_HEIGHT = 3200
OWN_NAME = re.compile(r"([0-9a-f]{32})-([1-9]\d{0,3})x([1-9]\d{0,3})\.webp")
STRIP = 64  # so many rows of the small picture are made at a time
TURNED = {5, 6, 7, 8}  # the values of "orientation" that stand a picture on its side
ORIENTATION = 0x0112
BROKEN = "Deze afbeelding is kapot of niet volledig. Sla haar opnieuw op en probeer het nog eens."


class Prepared(ContentFile):
    """A picture as it will be stored, with its smaller versions by their width."""

    def __init__(self, content: bytes, name: str, smaller: dict[int, bytes]):
        super().__init__(content, name=name)
        self.smaller = smaller


def prepare(file: Any, token: str = "") -> Prepared:
    """Check the file and make our own pictures of it; raise ValidationError with the reason in Dutch.

    The name is random, unless the caller has a reason to name it by something else of 32 hexadecimal signs.
    """
    kind = check_header(file)
    image = _shrink(_decode(file, kind))
    name = f"{token or secrets.token_hex(16)}-{image.width}x{image.height}.webp"
    return Prepared(_encode(image), name, _smaller(image))


def take_over(name: str, content: bytes) -> Prepared:
    """A picture of a content folder. What was exported is loaded as it was; loading twice stores one picture."""
    file = ContentFile(content)
    if is_own(name, content):
        image = _decode(file, "WEBP")
        return Prepared(content, name, _smaller(conversion(image)(image)))
    return prepare(file, token=sha256(content).hexdigest()[:32])


def check_picture(file: Any) -> None:
    """Really decode it; raise ValidationError with the reason in Dutch."""
    _decode(file, check_header(file))


def check_header(file: Any) -> str:
    """The format by the first bytes, when the size that the header claims is not too much."""
    if file.size > MAX_BYTES:
        raise ValidationError("Deze afbeelding is groter dan 20 MB. Kies een kleinere.")
    file.seek(0)
    start = file.read(30)
    file.seek(0)
    kind = kind_of_file(start)
    if kind == "WEBP":
        _check_webp(start)
    return kind


def _check_webp(start: bytes) -> None:
    """Pillow takes the memory for the whole picture when it opens one; so this is read without Pillow."""
    kind, data = start[12:16], start[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        sides = (int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1)
    elif kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        sides = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    elif kind == b"VP8 ":
        sides = tuple(side & 0x3FFF for side in struct.unpack("<HH", data[6:10]))
    else:
        raise ValidationError(BROKEN)
    _check_size(*sides, most=MAX_WEBP_PIXELS)


def _check_size(width: int, height: int, most: int = MAX_PIXELS) -> None:
    if width * height > most:
        found = f"{width} bij {height} beeldpunten"
        instead = "" if most == MAX_PIXELS else ", of sla haar op als JPEG"
        raise ValidationError(
            f"Deze afbeelding heeft {found}. Dat is meer dan {most // 1_000_000} megapixels: "
            f"maak haar kleiner{instead}."
        )


def _decode(file: Any, kind: str) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
        try:
            image = Image.open(file, formats=[kind])
            _check_size(*image.size)
            # A JPEG stands still: what more it holds is a small copy, or the same scene for another screen.
            if kind != "JPEG" and getattr(image, "is_animated", False):
                raise ValidationError("Deze afbeelding beweegt. Kies een afbeelding die stilstaat.")
            image.draft("RGB", _target(image))  # a JPEG can be decoded small at once
            image.load()
        except Image.DecompressionBombError:
            raise ValidationError(
                "Deze afbeelding heeft meer dan 40 megapixels: maak haar kleiner."
            ) from None
        except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
            # How Pillow says that a file is broken.
            raise ValidationError(BROKEN) from error
    return image


def _target(image: Image.Image) -> tuple[int, int]:
    """The size to store, as the picture lies in the file; never larger than it is."""
    lies = image.getexif().get(ORIENTATION) in TURNED
    most = (MAX_HEIGHT, WIDTHS[-1]) if lies else (WIDTHS[-1], MAX_HEIGHT)
    scale = min(1, most[0] / image.width, most[1] / image.height)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _shrink(image: Image.Image) -> Image.Image:
    """In the colours that WebP has, upright, and no larger than is stored."""
    target, exif = _target(image), image.getexif().get(ORIENTATION)
    image = _in_strips(image, target).resize(target, Image.Resampling.LANCZOS)
    image.getexif()[ORIENTATION] = exif or 1
    return ImageOps.exif_transpose(image)


def _in_strips(image: Image.Image, target: tuple[int, int]) -> Image.Image:
    """At most four times as wide as wanted. In strips, as to make it small at once takes twice the memory."""
    factor = min(image.width // target[0], image.height // target[1]) // 2
    plain = conversion(image)
    if factor < 2:
        return plain(image)
    rows, pieces = STRIP * factor, []
    for top in range(0, image.height, rows):
        strip = plain(image.crop((0, top, image.width, min(top + rows, image.height))))
        pieces.append(strip.reduce(factor))
    whole = Image.new(pieces[0].mode, (pieces[0].width, sum(piece.height for piece in pieces)))
    for number, piece in enumerate(pieces):
        whole.paste(piece, (0, number * STRIP))
    return whole


def _smaller(image: Image.Image) -> dict[int, bytes]:
    return {width: _encode(_narrower(image, width)) for width in WIDTHS if width < image.width}


def _narrower(image: Image.Image, width: int) -> Image.Image:
    size = (width, max(1, round(image.height * width / image.width)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _encode(image: Image.Image) -> bytes:
    content = BytesIO()
    clean = Image.frombytes(
        image.mode, image.size, image.tobytes()
    )  # what Pillow knows besides, it would write
    clean.save(content, "WEBP", quality=85, method=4)
    return content.getvalue()


def is_own(name: str, content: bytes) -> bool:
    """Whether this is a picture as we store it: nothing is in it but the picture, in the size its name says."""
    named = OWN_NAME.fullmatch(name)
    if not named or not content.startswith(b"RIFF") or content[8:12] != b"WEBP":
        return False
    place, parts = 12, set()
    while place + 8 <= len(content):
        parts.add(content[place : place + 4])
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + size + size % 2
    if place != len(content) or int.from_bytes(content[4:8], "little") != place - 8:
        return False
    if not parts <= {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}:
        return False
    image = _decode(ContentFile(content), check_header(ContentFile(content)))
    return image.size == (int(named[2]), int(named[3])) == _target(image)
