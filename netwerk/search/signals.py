"""A row that is saved or deleted takes its document along, and the documents that tell of it."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save

from .indexing import keys_of, touch
from .sources import FOLLOWED, SOURCES

OWNERS = "owners_before"  # what a row that is being saved belonged to, kept on it


def connect() -> None:
    """Only to the models that matter: a receiver of every deletion would make each one slower."""
    for model in FOLLOWED:
        pre_save.connect(remember_owner, sender=model)
    for model in SOURCES.keys() | FOLLOWED.keys():
        post_save.connect(index_saved, sender=model)
        post_delete.connect(index_deleted, sender=model)


def remember_owner(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """What the row belonged to before: a quote of somebody else is no longer of the first."""
    before = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance.__dict__[OWNERS] = keys_of(before) if before else set()


def index_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: object) -> None:
    if not raw:  # a fixture comes in any order; rebuild_search_index follows it
        touch(keys_of(instance) | instance.__dict__.get(OWNERS, set()))


def index_deleted(sender: type[Model], instance: Model, origin: object = None, **kwargs: object) -> None:
    """What is deleted as a part of something takes no trouble for that something: it goes as well."""
    whole = {(type(origin), getattr(origin, "pk", None))} if origin is not instance else set()
    touch(keys_of(instance) - whole)
