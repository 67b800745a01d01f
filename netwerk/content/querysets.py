"""The one answer to "what is published?"."""

from datetime import datetime
from typing import Any, Protocol, Self, TypeVar, cast

from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.functions import Now

ModelT = TypeVar("ModelT", bound=models.Model, covariant=True)


class PublishedPage(Protocol):
    """A row that readers find at an address of its own."""

    @property
    def published_at(self) -> datetime | None: ...

    def get_absolute_url(self) -> str: ...


class PublishedQuerySet(models.QuerySet[ModelT]):
    """For models with ``published_at``: empty is a draft, a moment to come is scheduled.

    The database's clock decides, so nothing needs to run at the moment of publication.
    """

    def published(self) -> Self:
        return self.filter(published_at__lte=Now())

    def newest(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def for_cards(self) -> Self:
        """With what is shown of each in a list."""
        return self


def related_model(relation: models.Field | ForeignObjectRel) -> type[models.Model]:
    """The model at the other end of a relation."""
    return cast(
        "type[models.Model]", relation.related_model
    )  # no model refers to itself by "self" once it is made


def published_rows(model: type[models.Model]) -> PublishedQuerySet[models.Model]:
    """What is published of a model, for who does not know which model it is."""
    return cast("PublishedQuerySet[models.Model]", model._default_manager.all()).published()


def rows_through(
    relation: models.Field | ForeignObjectRel,
) -> Any:  # a queryset of an app that stands on this one
    """All rows at the other end of a relation, for who may not import their model."""
    return related_model(relation)._default_manager.all()


def published_through(relation: models.Field | ForeignObjectRel) -> PublishedQuerySet[models.Model]:
    """The published rows at the other end of a relation, for who may not import their model."""
    return published_rows(related_model(relation)).order_by()


def found_by(first: models.QuerySet, *others: models.QuerySet) -> models.Q:
    """The rows whose key is in any of these one-column queries.

    ``Q | Q`` over two relations joins both first: every row of the one with every row of the other.
    """
    return models.Q(pk__in=first.order_by().union(*(rows.order_by() for rows in others)))
