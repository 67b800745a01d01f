"""Atom feeds of the knowledge base."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from netwerk.feeds import AtomFeed, ListFeed
from netwerk.richtext import plain

from .filters import LessonFilter, QuoteFilter, TipFilter
from .models import Lesson, Quote, Tip, Topic


class TipFeed(ListFeed):
    model, filterset_class, heading = Tip, TipFilter, "Tips"

    def item_description(self, item):
        return plain(item.explanation)


class LessonFeed(ListFeed):
    model, filterset_class, heading = Lesson, LessonFilter, "Lessen"

    def item_description(self, item):
        return plain(item.body)


class QuoteFeed(ListFeed):
    model, filterset_class, heading = Quote, QuoteFilter, "Citaten"

    def items(self, filters):
        return filters.narrowed().for_cards().newest()[: self.length]

    def item_description(self, item):
        return f"{item.speaker_name}: {' '.join(item.paragraphs())}"


class TopicFeed(AtomFeed):
    """Tips on one topic."""

    model = Topic

    def get_object(self, request, slug):
        return get_object_or_404(Topic.objects.published(), slug=slug)

    def title(self, topic):
        return f"Tips over {topic} – netwerk"

    def page_path(self, topic):
        return topic.get_absolute_url()

    def feed_path(self, topic):
        return reverse("practices:topic-feed", args=[topic.slug])

    def items(self, topic):
        return Tip.objects.published().filter(topic_rows__tag=topic).newest()[: self.length]

    def item_description(self, item):
        return plain(item.explanation)
