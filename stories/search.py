"""What search knows of stories and series."""

from django.db.models import OuterRef, Q

from netwerk.richtext import plain
from netwerk.search import Source, follow, register
from practices.models import Block, Lesson, Organisation, Practitioner, Quote, Term, Tip, Topic
from practices.search import first_moment, names_of, topic_words

from .models import Comparison, Contribution, Picture, Series, Story, Text


def passage(block: Block) -> str:
    """The words of a block; its title stands apart, as a snippet shows them in one line."""
    title = getattr(block, "title", "")
    return f"{title} – {block.words().removeprefix(title).strip()}" if title else block.words()


@register
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
        return [*names_of(*people, *said), row.source_name]

    def keywords(self, row):
        series = row.series.title if row.series else ""
        return [row.shown_subtitle, row.get_kind_display(), series, *topic_words(row)]

    def text(self, row):
        blocks = [b for name in self._blocks() for b in getattr(row, name).all() if row.shows(b)]
        blocks.sort(key=lambda block: (block.ordering, block.pk))
        return " ".join([row.shown_lead, *map(passage, blocks)])

    def origin(self, row):
        return f"Door {', '.join(c.practitioner.public_name for c in row.authors())}" if row.authors() else ""

    def dependents(self, pk):
        """Whatever is published with the story or names it."""
        blocks = [model.objects.filter(parent=pk) for model in (Lesson, Tip, Quote)]
        people = Practitioner.objects.filter(Q(quotes__parent=pk) | Q(contributions__story=pk))
        work = Organisation.objects.filter(Q(quotes__parent=pk) | Q(practitioners__in=people))
        topics = Topic.objects.filter(
            Q(stories=pk) | Q(lessons__parent=pk) | Q(tips__parent=pk) | Q(quotes__parent=pk)
        )
        terms, series = Term.objects.filter(definitions__story=pk), Series.objects.filter(stories=pk)
        return [*blocks, people, work, topics, terms, series]

    @staticmethod
    def _blocks() -> list[str]:
        return [Story._meta.get_field(f"{m._meta.model_name}s").name for m in Story.block_models()]


@register
class SeriesSource(Source):
    model = Series

    def rows(self):
        stories = Story.objects.filter(series=OuterRef("pk"))
        rows = Series.objects.annotate(published_at=first_moment(stories))
        return rows.filter(published_at__isnull=False)

    def text(self, row):
        return plain(row.description)

    def dependents(self, pk):
        return [Story.objects.filter(series=pk)]


follow(Story, "series")
follow(Contribution, "story", "practitioner")
for block in (Text, Picture, Comparison):
    follow(block, "parent")
