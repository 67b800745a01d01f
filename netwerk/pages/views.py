"""The fixed pages about the site, and what machines ask for."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from netwerk.content import jsonld
from netwerk.content.site import absolute
from netwerk.http.pages import PageContext
from netwerk.privacy.notice import COOKIES, RETENTION_NOTICE

from .models import Page

PLAIN = "text/plain; charset=utf-8"


class PageView(PageContext, DetailView):
    """A page that says more than its text has a template of its own."""

    model = Page

    def get_name(self):
        return self.object.title

    def get_json_ld(self, context):
        changed = jsonld.moment(self.object.updated_at)
        return [jsonld.page_data("WebPage", self.object.title, self.request.path, dateModified=changed)]

    def get_template_names(self):
        return [f"pages/{self.object.slug}.html", "pages/page.html"]

    def get_context_data(self, **kwargs):
        facts = {"kept": RETENTION_NOTICE, "cookies": COOKIES} if self.object.slug == "privacy" else {}
        return super().get_context_data(**facts, **kwargs)


@require_safe
def security_txt(request):
    """RFC 9116. It expires within half a year, and is made anew at each request."""
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {absolute(reverse('security-txt'))}",
        f"Policy: {absolute(reverse('page', args=['kwetsbaarheid-melden']))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", PLAIN)


@require_safe
def robots(request):
    """Nothing is hidden by this file: what may not be found is not published, or says noindex. It would tell."""
    return HttpResponse(f"User-agent: *\nDisallow:\nSitemap: {absolute(reverse('sitemap'))}\n", PLAIN)
