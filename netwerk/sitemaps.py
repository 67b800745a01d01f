"""The sitemap: every published page, with absolute addresses of this site."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.db.models import Max
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from .generic import absolute


class PublishedSitemap(Sitemap):
    """All published rows of one model."""

    limit = 10_000

    def __init__(self, model):
        self.model = model

    def rows(self):
        return self.model.objects.published()

    def items(self):
        return self.rows().order_by("pk")

    def lastmod(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        return self.rows().aggregate(latest=Max("updated_at"))["latest"]

    def get_urls(self, page=1, site=None, protocol=None):
        home = urlsplit(settings.SITE_URL)
        host: Any = SimpleNamespace(domain=home.netloc)  # all that is asked of a site
        return super().get_urls(page, host, home.scheme)


class EverySitemap(PublishedSitemap):
    """All rows of a model without drafts."""

    def rows(self):
        return self.model.objects.all()


class FixedSitemap(PublishedSitemap):
    """Pages that are not a row: home and the lists."""

    def __init__(self, names):
        self.names = names

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)

    def lastmod(self, item):
        return None

    def get_latest_lastmod(self):
        return None


@require_safe
def index(request, sitemaps):
    """Django's own index names the host of the request; ours names the host of the site."""
    entries = []
    for section, sitemap in sitemaps.items():
        address = absolute(reverse("sitemap-section", args=[section]))
        for page in sitemap.paginator.page_range:
            location = address if page == 1 else f"{address}?p={page}"
            entries.append(SitemapIndexItem(location, sitemap.get_latest_lastmod()))
    return TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": entries}, content_type="application/xml"
    )
