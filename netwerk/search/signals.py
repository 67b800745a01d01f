"""A row that is saved or deleted takes its document along, and the documents that tell of it."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save

from .indexing import keys_of, touch
from .sources import FOLLOWED, SOURCES


def connect() -> None:
    """Only to the models that matter: a receiver of every deletion would make each one slower."""
    for model in FOLLOWED:
        pre_save.connect(remember_owner, sender=model)
    for model in SOURCES.keys() | FOLLOWED.keys():
        post_save.connect(index_saved, sender=model)
        post_delete.connect(index_deleted, sender=model)


def remember_owner(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """What the row belonged to before: a quote of somebody else is no longer of the first."""
    before = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._belonged_to = keys_of(before) if before else set()


def index_saved(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:  # a fixture comes in any order; rebuild_search_index follows it
        touch(keys_of(instance) | getattr(instance, "_belonged_to", set()))


def index_deleted(sender: type[Model], instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """What is deleted as a part of something takes no trouble for that something: it goes as well."""
    whole = {(type(origin), getattr(origin, "pk", None))} if origin is not instance else set()
    touch(keys_of(instance) - whole)
