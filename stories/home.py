"""The first page of the site: a choice from the stories and from the practice in them."""

from django.urls import reverse
from django.views.generic import TemplateView

from netwerk.browse.atom import site_title
from netwerk.browse.weekly import of_the_week
from netwerk.content import jsonld
from netwerk.http.pages import PageContext
from practices.models import Practitioner, Quote, Tip, Topic

from .models import Story

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
