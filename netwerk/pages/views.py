"""Pages of the site as a whole."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, TemplateView

from netwerk.browse.atom import site_title
from netwerk.browse.weekly import of_the_week
from netwerk.content import jsonld
from netwerk.content.site import absolute
from netwerk.http.pages import PageContext
from netwerk.privacy.notice import COOKIES, KEPT
from practices.models import Practitioner, Quote, Tip, Topic
from stories.models import Story

from .models import Page

PLAIN = "text/plain; charset=utf-8"
NEWEST = 3
TOPICS = 6


class HomeView(PageContext, TemplateView):
    template_name = "stories/home.html"

    def get_breadcrumbs(self):
        return []

    def get_json_ld(self, context):
        return [jsonld.website()]

    def get_feeds(self):
        lists = [("Verhalen", "stories:story-feed"), ("Tips", "practices:tip-feed")]
        return [(site_title(title), reverse(name)) for title, name in lists]

    def get_context_data(self, **kwargs):
        stories = Story.objects.published().newest().for_cards()
        featured = list(stories.featured())  # each ends by itself
        tip_of_the_week = of_the_week(Tip.objects.published().for_cards())
        tips = Tip.objects.published().newest().for_cards()
        return super().get_context_data(
            featured=featured,
            newest_stories=stories.exclude(pk__in=[story.pk for story in featured])[:NEWEST],
            newest_tips=tips.exclude(pk=tip_of_the_week.pk if tip_of_the_week else None)[:NEWEST],
            tip_of_the_week=tip_of_the_week,
            quote=of_the_week(Quote.objects.from_practice().for_cards()),
            people=Practitioner.objects.from_practice().for_cards()[:NEWEST],
            topics=popular_topics(),
            **kwargs,
        )


def popular_topics():
    """Where to begin: the topics editors chose, then those with most to read."""
    return sorted(Topic.objects.with_totals(), key=lambda topic: (not topic.featured, -topic.total))[:TOPICS]


def chosen_topics():
    """Without totals: these take a query for each kind of thing."""
    return Topic.objects.published().order_by("-featured", "sort_name")[:TOPICS]


class PageView(PageContext, DetailView):
    """A page that says more than its text has a template of its own."""

    model = Page

    def get_name(self):
        return self.object.title

    def get_json_ld(self, context):
        changed = jsonld.moment(self.object.updated_at)
        return [jsonld.page("WebPage", self.object.title, self.request.path, dateModified=changed)]

    def get_template_names(self):
        return [f"pages/{self.object.slug}.html", "pages/page.html"]

    def get_context_data(self, **kwargs):
        facts = {"kept": KEPT, "cookies": COOKIES} if self.object.slug == "privacy" else {}
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
