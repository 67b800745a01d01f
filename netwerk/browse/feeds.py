"""Atom with absolute addresses of this site, whatever host a visitor's request names."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.syndication.views import Feed
from django.db.models import OuterRef
from django.http import Http404, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from netwerk.content.changes import with_last_change
from netwerk.content.site import SITE_NAME, absolute

from .atom import LONG_AGO, AtomGenerator, FeedEntry, feed_title, tag
from .redirects import redirect_from_old_slug


@singledispatch
def entry(thing: Any) -> FeedEntry:
    """How a thing stands in a feed; each kind that has a feed registers its own."""
    raise NotImplementedError(type(thing))


def key(thing: Any) -> str:
    return f"{thing._meta.model_name}:{thing.pk}"


def newest(queryset: Any, length: int) -> list[Any]:
    """With the names of their topics, and when they changed, in the same statement."""
    rows = queryset.model._meta.get_field("topic_rows").related_model.objects.filter(tag__merged_into=None)
    names = rows.filter(content_object=OuterRef("pk")).order_by("tag__sort_name").values("tag__name")
    return list(with_last_change(queryset).annotate(topic_names=ArraySubquery(names)).newest()[:length])


class AtomFeed(Feed):
    feed_type = AtomGenerator
    language = "nl"
    author_name = SITE_NAME
    length = 30
    model: Any = None

    @method_decorator(require_safe)
    def __call__(self, request, *args, **kwargs):
        try:
            return super().__call__(request, *args, **kwargs)
        except Http404:
            if "slug" in kwargs and (answer := redirect_from_old_slug(request, self.model, kwargs["slug"])):
                return answer
            raise

    def page_path(self, obj):
        """The page this feed follows."""
        raise NotImplementedError

    def feed_path(self, obj):
        raise NotImplementedError

    def key(self, obj):
        """What the id of the feed is made of."""
        raise NotImplementedError

    def began(self, obj):
        """When a feed without entries changed for the last time."""
        return LONG_AGO

    def entries(self, obj) -> Iterable[FeedEntry]:
        raise NotImplementedError

    def author_link(self):
        return absolute("/")

    def link(self, obj):
        return absolute(self.page_path(obj))

    def feed_url(self, obj):
        return absolute(self.feed_path(obj))

    def feed_guid(self, obj):
        return tag(f"feed/{self.key(obj)}")

    def feed_extra_kwargs(self, obj):
        return {"icon": absolute(static("icons/icon-180.png")), "began": self.began(obj)}

    def items(self, obj):
        return self.entries(obj)

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return absolute(item.path)

    def item_guid(self, item):
        return tag(item.key)

    def item_extra_kwargs(self, item):
        return {"entry": item}


class ListFeed(AtomFeed):
    """The newest of a list, narrowed by the same parameters as the list itself."""

    view: Any = None

    def __call__(self, request, *args, **kwargs):
        filters = self.get_object(request)
        if address := filters.moved_address():
            return HttpResponsePermanentRedirect(address)
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request):
        listed = self.view.model.objects.published()
        return self.view.filterset_class(request.GET, queryset=listed, request=request)

    def title(self, filters):
        return feed_title(self.view.heading, filters)

    def subtitle(self, filters):
        return self.view.lead

    def key(self, filters):
        name, narrowed = self.view.model._meta.model_name, filters.identity()
        return f"{name}?{urlencode(narrowed)}" if narrowed else name

    def page_path(self, filters):
        return self.feed_path(filters).replace("feed.atom", "", 1)

    def feed_path(self, filters):
        return filters.request.path + filters.query_string()

    def entries(self, filters):
        return map(entry, newest(filters.narrowed().for_feed(), self.length))
