"""When a page changed for the last time: what it is about, and all that stands on it.

A column would have to be kept right by whoever changes a part. The moments of the parts are in the database already:
in their own rows, and for what was taken away in their history.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import F, Model, QuerySet, Subquery
from django.db.models.functions import Greatest

Parts = Callable[[], list[Subquery]]
_parts: dict[type[Model], Parts] = {}


def parts_of(*models: type[Model]) -> Callable[[Parts], Parts]:
    """Register the moments that count beside a row's own. They refer to the row with ``OuterRef``."""

    def register(function: Parts) -> Parts:
        _parts.update(dict.fromkeys(models, function))
        return function

    return register


def latest_moment_of(rows: Any, moment: str = "updated_at") -> Subquery:
    return Subquery(rows.order_by(F(moment).desc(nulls_last=True)).values(moment)[:1])


def latest_in_history(model: Any, **rows: Any) -> Subquery:
    return latest_moment_of(model.history.filter(**rows), "history_date")


def with_last_change(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Each row with ``last_change``; no earlier than its publication, which may have been planned long before."""
    model = queryset.model
    parts = _parts[model]() if model in _parts else []
    names = {field.name for field in model._meta.get_fields()}
    own = [F(name) for name in ("updated_at", "published_at") if name in names]
    return queryset.annotate(last_change=Greatest(*own, *parts) if len(own) + len(parts) > 1 else own[0])
