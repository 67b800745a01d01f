"""The one answer to "what is published?"."""

from typing import Any

from django.db import models
from django.db.models.functions import Now


class PublishedQuerySet(models.QuerySet):
    """For models with ``published_at``: empty is a draft, a moment to come is scheduled.

    The database's clock decides, so nothing needs to run at the moment of publication.
    """

    def published(self):
        return self.filter(published_at__lte=Now())

    def newest(self):
        return self.order_by("-published_at", "-pk")


def published_through(relation: Any) -> models.QuerySet:
    """The published rows at the other end of a relation, for who may not import their model."""
    return relation.related_model.objects.published().order_by()


def found_by(first: models.QuerySet, *others: models.QuerySet) -> models.Q:
    """The rows whose key is in any of these one-column queries.

    ``Q | Q`` over two relations joins both first: every row of the one with every row of the other.
    """
    return models.Q(pk__in=first.order_by().union(*(rows.order_by() for rows in others)))
