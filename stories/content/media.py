"""Pictures: from the folder ``media`` of a content folder to the site's own storage."""

import warnings
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from django.core.files import File
from django.db.models import ImageField
from PIL import Image

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def check(media: Path, name: str) -> None:
    """Raise ValueError unless ``name`` is a picture below ``media``."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or str(path) != name:
        raise ValueError("dit moet een pad onder media/ zijn, zoals verhalen/foto.jpg.")
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(f"een afbeelding eindigt op {', '.join(sorted(SUFFIXES))}.")
    try:
        real = (media / name).resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that point at each other
        raise ValueError(f"het bestand media/{name} is er niet.") from error
    if not real.is_relative_to(media.resolve()):
        raise ValueError(f"media/{name} wijst naar een bestand buiten media/.")
    _check_picture(real)


def _check_picture(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path, formats=["JPEG", "PNG", "WEBP"]) as image:
                image.verify()
        except (
            *(OSError, SyntaxError, ValueError),  # how Pillow says that a file is broken
            *(Image.DecompressionBombWarning, Image.DecompressionBombError),
        ) as error:
            raise ValueError("dit is geen afbeelding die wij kunnen lezen (JPEG, PNG of WebP).") from error


def store(field: ImageField, source: Path, name: str, undo: ExitStack) -> str:
    """Copy a picture to the storage and return its name there; ``undo`` deletes the copy again."""
    if field.storage.exists(name):
        with field.storage.open(name) as stored:
            if stored.read() == source.read_bytes():
                return name
    with source.open("rb") as file:
        stored_name = field.storage.save(name, File(file), max_length=field.max_length)
    undo.callback(field.storage.delete, stored_name)
    return stored_name
