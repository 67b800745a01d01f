"""Atom with absolute addresses of this site, whatever host a visitor's request names."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from .generic import absolute
from .moved import moved


class AtomFeed(Feed):
    feed_type = Atom1Feed
    language = "nl"
    length = 30
    model: Any = None

    @method_decorator(require_safe)
    def __call__(self, request, *args, **kwargs):
        try:
            return super().__call__(request, *args, **kwargs)
        except Http404:
            if "slug" in kwargs and (answer := moved(request, self.model, kwargs["slug"])):
                return answer
            raise

    def page_path(self, obj):
        """The page this feed follows."""
        raise NotImplementedError

    def feed_path(self, obj):
        raise NotImplementedError

    def link(self, obj):
        return absolute(self.page_path(obj))

    def feed_url(self, obj):
        return absolute(self.feed_path(obj))

    def item_title(self, item):
        return str(item)

    def item_link(self, item):
        return absolute(item.get_absolute_url())

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.updated_at


class ListFeed(AtomFeed):
    """The newest of a list, narrowed by the same parameters as the list itself."""

    filterset_class: Any
    heading = ""

    def get_object(self, request):
        return self.filterset_class(request.GET, queryset=self.model.objects.published(), request=request)

    def title(self, filters):
        return f"{' '.join(filter(None, [self.heading, filters.about()]))} – netwerk"

    def page_path(self, filters):
        name = f"{self.model._meta.app_label}:{self.model._meta.model_name}-list"
        return reverse(name) + filters.query_string()

    def feed_path(self, filters):
        return filters.request.path + filters.query_string()

    def items(self, filters):
        return filters.narrowed().newest()[: self.length]
