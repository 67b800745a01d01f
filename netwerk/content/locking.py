"""Whoever changes a thing waits for a form of it that is being saved, and the other way round."""

from collections.abc import Iterable

from django.db.models import Model

from .querysets import related_model


def lock(rows: Iterable[Model]) -> None:
    """Until the end of the transaction. A block waits for the form of its story too.

    Everybody locks stories first, and in the order of their numbers: then nobody waits in a circle.
    """
    own: dict[type[Model], set[int]] = {}
    whole: dict[type[Model], set[int]] = {}
    for row in rows:
        own.setdefault(type(row), set()).add(row.pk)
        if parent := getattr(row, "parent_id", None):
            whole.setdefault(related_model(row._meta.get_field("parent")), set()).add(parent)
    for keys in (whole, own):
        for model, pks in keys.items():
            locked = model._base_manager.select_for_update(no_key=True).filter(pk__in=pks)
            list(locked.order_by("pk").values_list("pk"))
