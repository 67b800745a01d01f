"""The sitemap: every published page, with absolute addresses of this site."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, sitemap
from django.core.paginator import Page, Paginator
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from netwerk.content.changes import with_last_change
from netwerk.content.site import absolute


class OwnSitemap(Sitemap):
    limit = 10_000  # the protocol allows 50,000

    def get_urls(self, page=1, site=None, protocol=None):
        home = urlsplit(settings.SITE_URL)
        host: Any = SimpleNamespace(domain=home.netloc)  # all that is asked of a site
        return super().get_urls(page, host, home.scheme)


class ChangesPaginator(Paginator):
    """Works out when the rows of a page changed, and not those on the pages before it, which an offset skips."""

    def page(self, number: Any) -> Page:
        page: Any = super().page(number)
        keys = page.object_list.values("pk")
        rows = page.object_list.model.objects.filter(pk__in=keys)
        page.object_list = with_last_change(rows).order_by("pk")
        return page


class PublishedSitemap(OwnSitemap):
    """All published rows of one model."""

    def __init__(self, model, **elsewhere):
        """``elsewhere`` tells which rows have their original on another site: these are not ours to list."""
        self.model, self.elsewhere = model, elsewhere

    def rows(self):
        return self.model.objects.published()

    def items(self):
        rows = self.rows().exclude(**self.elsewhere) if self.elsewhere else self.rows()
        return rows.order_by("pk")

    @property
    def paginator(self):
        return ChangesPaginator(self.items(), self.limit)

    def lastmod(self, item):
        return item.last_change


class EverySitemap(PublishedSitemap):
    """All rows of a model without drafts."""

    def rows(self):
        return self.model.objects.all()


class FixedSitemap(OwnSitemap):
    """Pages that are not a row: home and the lists."""

    def __init__(self, names):
        self.names = names

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)


@require_safe
def section(request, **kwargs):
    response = sitemap(request, **kwargs)
    # When something is taken away, the latest of what is left is older: "not modified since" would be untrue.
    # The ETag of the whole answer tells.
    del response["Last-Modified"]
    return response


@require_safe
def sitemap_index(request, sitemaps):
    """Django's own index names the host of the request; ours names the host of the site."""
    entries = []
    for name, make in sitemaps.items():
        address = absolute(reverse("sitemap-section", args=[name]))
        parts = [address, *(f"{address}?p={page}" for page in range(2, make().paginator.num_pages + 1))]
        entries += [SitemapIndexItem(part) for part in parts]
    return TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": entries}, content_type="application/xml"
    )
