"""What search knows of stories and series."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from netwerk.content.querysets import found_by
from netwerk.content.richtext import plain
from netwerk.search.sources import Source, follow, register_source
from practices.models import (
    Block,
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    TaggedLesson,
    TaggedQuote,
    TaggedTip,
    Term,
    Tip,
    Topic,
)
from practices.search import first_moment, public_names_of, topic_words

from .models import Comparison, Contribution, Picture, Series, Story, TaggedStory, Text


def passage(block: Block) -> str:
    """The words of a block; its title stands apart, as a snippet shows them in one line."""
    title = getattr(block, "title", "")
    return f"{title} – {block.words().removeprefix(title).strip()}" if title else block.words()


def topics_of(story: int) -> Iterator[QuerySet[Any]]:
    """The topics of the story itself and of its parts."""
    yield TaggedStory.objects.filter(content_object=story).values("tag")
    for rows in (TaggedLesson, TaggedTip, TaggedQuote):
        yield rows.objects.filter(content_object__parent=story).values("tag")


@register_source
class StorySource(Source):
    model = Story

    def rows(self):
        rows = Story.objects.filter(published_at__isnull=False).select_related("series")
        people = ["contributions__practitioner__organisation", "quotes__speaker", "quotes__organisation"]
        related = ["topics", *self._blocks(), *people]
        return rows.prefetch_related(*related)

    def names(self, row):
        named = [c for c in row.contributions.all() if not row.is_link_only or c.kind in Contribution.WROTE]
        people = [c.practitioner for c in named]
        quotes = filter(row.shows, row.quotes.all())
        said = [thing for quote in quotes for thing in (quote.speaker, quote.organisation)]
        return [*public_names_of(*people, *said), row.source_name]

    def keywords(self, row):
        series = row.series.title if row.series else ""
        return [row.shown_subtitle, row.get_kind_display(), series, *topic_words(row)]

    def text(self, row):
        blocks = [b for name in self._blocks() for b in getattr(row, name).all() if row.shows(b)]
        blocks.sort(key=lambda block: (block.ordering, block.pk))
        return " ".join([row.shown_lead, *map(passage, blocks)])

    def origin(self, row):
        return f"Door {row.byline()}" if row.authors() else ""

    def dependents(self, pk):
        blocks = [model.objects.filter(parent=pk) for model in (Lesson, Tip, Quote)]
        return [*blocks, Term.objects.filter(definitions__story=pk)]

    def published_with(self, pk):
        quotes, wrote = Quote.objects.filter(parent=pk), Contribution.objects.filter(story=pk)
        people = Practitioner.objects.filter(found_by(quotes.values("speaker"), wrote.values("practitioner")))
        work = Organisation.objects.filter(
            found_by(quotes.values("organisation"), people.values("organisation"))
        )
        topics = Topic.objects.filter(found_by(*topics_of(pk)))
        return [people, work, topics, Series.objects.filter(stories=pk)]

    @staticmethod
    def _blocks() -> list[str]:
        return [Story._meta.get_field(f"{m._meta.model_name}s").name for m in Story.block_models()]


@register_source
class SeriesSource(Source):
    model = Series

    def rows(self):
        rows = Series.objects.annotate(published_at=first_moment(Story.objects.all(), "series"))
        return rows.filter(published_at__isnull=False)

    def text(self, row):
        return plain(row.description)

    def dependents(self, pk):
        return [Story.objects.filter(series=pk)]


follow(Story, "series")
follow(Contribution, "story", "practitioner")
for block in (Text, Picture, Comparison):
    follow(block, "parent")
