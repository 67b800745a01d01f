"""Pictures: from the folder ``media`` of a content folder to the site's own storage."""

from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models import ImageField

from netwerk.content import pictures
from netwerk.content.picture_fields import remove_files, save_smaller

from .errors import not_accepted

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def check_media_name(media: Path, name: str) -> None:
    """Raise ValueError unless ``name`` is a picture below ``media``."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or str(path) != name:
        raise ValueError("this must be a path below media/, such as verhalen/foto.jpg.")
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(f"the name of a picture ends with {', '.join(sorted(SUFFIXES))}.")
    try:
        real = (media / name).resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that point at each other
        raise ValueError(f"there is no file media/{name}.") from error
    if not real.is_relative_to(media.resolve()):
        raise ValueError(f"media/{name} leads to a file outside media/.")
    _check_picture(real)


def _check_picture(path: Path) -> None:
    try:
        pictures.check_picture(ContentFile(path.read_bytes()))
    except ValidationError as error:
        raise ValueError(not_accepted(error.messages)) from error


def store_picture(field: ImageField, source: Path, name: str, undo: ExitStack) -> str:
    """Make our own pictures of a file and return their name in the storage; ``undo`` deletes them again."""
    storage, content = field.storage, source.read_bytes()
    prepared = pictures.take_over(source.name, content)
    wanted = str(PurePosixPath(name).with_name(str(prepared.name)))
    if storage.exists(wanted):
        with storage.open(wanted) as stored:
            if stored.read() == prepared.read():
                return wanted
        prepared = pictures.prepare(ContentFile(content))  # under a name that nothing has
        wanted = str(PurePosixPath(name).with_name(str(prepared.name)))
    stored_name = storage.save(wanted, prepared, max_length=field.max_length)
    undo.callback(remove_files, storage, stored_name)
    save_smaller(storage, stored_name, prepared)
    return stored_name
