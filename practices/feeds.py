"""Atom feeds of the knowledge base."""

import heapq
from operator import attrgetter

from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from netwerk.browse.atom import FeedEntry
from netwerk.browse.feeds import AtomFeed, ListFeed, entry, key, newest
from netwerk.content.richtext import plain, with_absolute_links
from netwerk.content.site import absolute

from .models import Lesson, Quote, Tip, Topic
from .views.practice import LessonListView, QuoteListView, TipListView
from .views.topics import topic_feed_title


def authors(item):
    """Whose words they are: the writers' when they stand literally in a story, a reader's, and otherwise ours."""
    if item.parent and item.is_literal:
        return item.parent.author_names()
    sender = "" if item.parent else getattr(item, "contributor_name", "")
    return [sender] if sender else []


def with_writers(things):
    """The writers of the stories that literal words stand in, for all of them at once."""
    literal = [
        thing for thing in things if isinstance(thing, Tip | Lesson) and thing.parent_id and thing.is_literal
    ]
    prefetch_related_objects(literal, "parent__contributions__practitioner__organisation")
    return things


def practice_entry(item, html):
    path = item.get_absolute_url()
    return FeedEntry(
        key=key(item),
        title=item.title,
        path=path,
        updated=item.last_change,
        published=item.published_at,
        authors=authors(item),
        topics=item.topic_names,
        summary=plain(html),
        content=with_absolute_links(html, absolute(path)),
    )


@entry.register(Tip)
def tip_entry(item):
    return practice_entry(item, item.explanation)


@entry.register(Lesson)
def lesson_entry(item):
    return practice_entry(item, item.body)


@entry.register(Quote)
def quote_entry(item):
    """A retelling is in our words, whoever said it."""
    words = " ".join(item.paragraphs())
    said = format_html_join("", "<p>{}</p>", ([part] for part in item.paragraphs()))
    said = format_html("<blockquote>{}</blockquote>", said) if item.is_literal else said
    return FeedEntry(
        key=key(item),
        title=f"{item.speaker_name}: {Truncator(words).words(12)}",
        path=item.get_absolute_url(),
        updated=item.last_change,
        published=item.published_at,
        authors=[item.speaker_name] if item.is_literal else [],
        topics=item.topic_names,
        summary=f"{item.speaker_name}: {words}",
        content=format_html("{}<p>{}</p>", said, item.speaker_name),
    )


class PracticeFeed(ListFeed):
    def entries(self, filters):
        return map(entry, with_writers(newest(filters.narrowed().for_feed(), self.length)))


class TipFeed(PracticeFeed):
    view = TipListView


class LessonFeed(PracticeFeed):
    view = LessonListView


class QuoteFeed(ListFeed):
    view = QuoteListView


class TopicFeed(AtomFeed):
    """The newest things on one topic, of every kind that has a moment of publication."""

    model = Topic

    def get_object(self, request, slug):
        return get_object_or_404(Topic.objects.published(), slug=slug)

    def title(self, topic):
        return topic_feed_title(topic)

    def subtitle(self, topic):
        return plain(topic.description) or f"Verhalen, lessen, tips en citaten over {topic}."

    def key(self, topic):
        return key(topic)

    def began(self, topic):
        return topic.updated_at

    def page_path(self, topic):
        return topic.get_absolute_url()

    def feed_path(self, topic):
        return reverse("practices:topic-feed", args=[topic.slug])

    def entries(self, topic):
        models = [relation.related_model.content_model() for relation in Topic.tagged_relations()]
        things = [
            thing
            for model in models
            if hasattr(model, "published_at")
            for thing in newest(
                model.objects.published().for_feed().filter(topic_rows__tag=topic), self.length
            )
        ]
        shown = heapq.nlargest(self.length, things, key=attrgetter("published_at", "pk"))
        return map(entry, with_writers(shown))
