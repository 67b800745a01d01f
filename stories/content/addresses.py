"""Which row a slug leads to: as it is now, by an old address, or by one that is gone."""

from functools import cache

from django.db import models

from netwerk.content.slugs import SlugHistory, slug_digest

from .errors import nearest, shortened

Model = type[models.Model]


class Addresses:
    """All slugs of a model in one query, so that a large folder does not ask for each of them."""

    def __init__(self) -> None:
        self.current = cache(self._current)
        self.old = cache(self._old)

    @staticmethod
    def _current(model: Model) -> dict[str, int]:
        return dict(model._base_manager.values_list("slug", "pk"))

    @staticmethod
    def _old(model: Model) -> dict[str, int]:
        rows = SlugHistory.objects.filter(kind=model._meta.label_lower)
        return dict(rows.values_list("slug", "object_id"))

    def is_known(self, model: Model, slug: str) -> bool:
        return slug in self.current(model) or not self.old(model).keys().isdisjoint([slug, slug_digest(slug)])

    def find(self, model: Model, slug: str) -> int:
        """The key of the row; raise ValueError if there is none. A withdrawn person's row has no name."""
        now, old = self.current(model), self.old(model)
        if slug in now:
            return now[slug]
        key = old.get(slug) or old.get(slug_digest(slug))
        if key and key in now.values():
            return key
        if self.is_known(model, slug):
            raise ValueError(f"{shortened(slug)} was removed from the site.")
        raise ValueError(f"{shortened(slug)} ({model._meta.model_name}) does not exist.{nearest(slug, now)}")
