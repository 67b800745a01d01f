"""A picture of a model: stored as WebP in three widths, whoever saves it, and gone when nothing shows it."""

import errno
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import models, transaction
from django.db.models.fields.files import ImageFieldFile
from django.db.models.signals import post_delete, post_init, post_save

from .pictures import OWN_NAME, WIDTHS, Prepared, prepare

logger = logging.getLogger(__name__)
FULL = {errno.ENOSPC, errno.EDQUOT}
_undo: ContextVar[ExitStack | None] = ContextVar("undo", default=None)


class StorageFull(OSError):
    """There is no room for a picture."""


@contextmanager
def undone_on_error() -> Iterator[None]:
    """Pictures that are stored inside go again when it fails: a transaction knows nothing of files."""
    with ExitStack() as undo:
        token = _undo.set(undo)
        try:
            yield
        finally:
            _undo.reset(token)
        undo.pop_all()


def size_of(name: str) -> tuple[int, int]:
    """A picture of ours has its size in its name, so that a page need not open it."""
    named = OWN_NAME.fullmatch(PurePosixPath(name).name)
    return (int(named[2]), int(named[3])) if named else (0, 0)


def all_names(name: str) -> dict[int, str]:
    """The file of each width, the widest last."""
    width, _ = size_of(name)
    smaller = {small: name.replace(".webp", f"-{small}.webp") for small in WIDTHS if small < width}
    return {**smaller, width: name}


def remove_files(storage: Storage, name: str) -> None:
    for each in all_names(name).values():
        storage.delete(each)


def save_smaller(storage: Storage, name: str, prepared: Prepared) -> None:
    names = all_names(name)
    for width, smaller in prepared.smaller.items():
        storage.save(names[width], ContentFile(smaller))


@contextmanager
def no_half_files(storage: Storage, name: str) -> Iterator[None]:
    """The name is random, so that what has it is of this very picture."""
    try:
        yield
    except OSError as error:
        remove_files(storage, name)
        if error.errno in FULL:
            logger.error("There is no room for pictures.")
            raise StorageFull(error.errno, "Er is geen ruimte meer voor afbeeldingen.") from error
        raise


class PictureFile(ImageFieldFile):
    name: str  # of what is stored

    def save(self, name, content, save=True):
        prepared = content if isinstance(content, Prepared) else prepare(content)
        with no_half_files(self.storage, self.field.generate_filename(self.instance, str(prepared.name))):
            super().save(str(prepared.name), prepared, save=False)
            save_smaller(self.storage, self.name, prepared)
        if undo := _undo.get():
            undo.callback(remove_files, self.storage, self.name)
        if save:
            self.instance.save()

    def delete(self, save=True):
        names = all_names(self.name)
        super().delete(save)
        for name in names.values():
            self.storage.delete(name)

    @property
    def srcset(self) -> str:
        """Nothing for a picture that was stored before there were widths."""
        names = all_names(self.name)
        return ", ".join(f"{self.storage.url(name)} {width}w" for width, name in names.items() if width)


class PictureField(models.ImageField):
    """Its files go when the row is deleted, or gets another picture. To migrations it is an ``ImageField``.

    A model that can show a picture again later says so with ``pictures_in_use(names)``.
    """

    attr_class = PictureFile

    def contribute_to_class(self, cls, name, private_only=False, **kwargs):
        super().contribute_to_class(cls, name, private_only=private_only, **kwargs)
        if not cls._meta.abstract:
            post_init.connect(self._remember, cls)
            post_save.connect(self._forget, cls)
            post_delete.connect(self._forget, cls)

    def _remember(self, instance, **kwargs):
        instance.__dict__[f"_{self.attname}_stored"] = str(instance.__dict__.get(self.attname) or "")

    def _forget(self, instance, signal, **kwargs):
        before = instance.__dict__[f"_{self.attname}_stored"]
        now = "" if signal is post_delete else getattr(instance, self.attname).name
        if before and before != now:
            remove_when_unused(self, {before})
        self._remember(instance)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs


def remove_when_unused(field: PictureField, names: set[str]) -> None:
    """When the change is committed, and only what no row shows then."""
    transaction.on_commit(partial(_remove_unused, field, names - {""}))


def _remove_unused(field: PictureField, names: set[str]) -> None:
    rows = field.model._base_manager.filter(**{f"{field.name}__in": names})
    used = set(rows.values_list(field.name, flat=True))
    if in_use := getattr(field.model, "pictures_in_use", None):
        used |= in_use(names)
    for name in names - used:
        remove_files(field.storage, name)
