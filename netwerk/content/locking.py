"""Whoever changes a thing waits for a form of it that is being saved, and the other way round."""

from collections.abc import Iterable
from typing import Any


def lock(things: Iterable[Any]) -> None:
    """Until the end of the transaction. A block waits for the form of its story too.

    Everybody locks stories first, and in the order of their numbers: then nobody waits in a circle.
    """
    own: dict[Any, set[int]] = {}
    whole: dict[Any, set[int]] = {}
    for thing in things:
        own.setdefault(type(thing), set()).add(thing.pk)
        if parent := getattr(thing, "parent_id", None):
            whole.setdefault(thing._meta.get_field("parent").related_model, set()).add(parent)
    for numbers in (whole, own):
        for model, pks in numbers.items():
            rows = model._base_manager.select_for_update(no_key=True).filter(pk__in=pks)
            list(rows.order_by("pk").values_list("pk"))
