"""What search knows of lessons, tips, quotes, people, organisations, topics and terms."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, F, Min, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.text import Truncator

from netwerk.content.names import fold
from netwerk.content.richtext import plain
from netwerk.search.sources import Source, follow, register_source

from .models import (
    Definition,
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    Term,
    Tip,
    Topic,
)

WORDS_IN_TITLE = 14


def first_moment(rows: QuerySet[Any], by: str, path: str = "published_at") -> Subquery:
    """When the first of the rows of each ``by`` is published, now or later.

    Grouped, so that PostgreSQL reads the rows of this one: for "the first by date" it may read those of all others.
    """
    mine = rows.filter(**{by: OuterRef("pk")}).order_by()
    return Subquery(mine.values(by).annotate(first=Min(path)).values("first"))


def public_names_of(*things: Practitioner | Organisation | None) -> list[str]:
    """Names that readers may see."""
    return [t.name for t in things if t and getattr(t, "may_be_named", True)]


def topic_words(row: Any) -> list[str]:
    """The topics of a row by all words they are found by; takes them from ``prefetch_related("topics")``.

    In one order, so that the same row has the same document.
    """
    return [
        word for topic in sorted(row.topics.all(), key=lambda topic: topic.sort_name) for word in topic.words
    ]


class BlockSource(Source):
    """A lesson or tip: published with its story, and found by its topics too."""

    def rows(self):
        rows = self.model._default_manager.filter(published_at__isnull=False)
        return rows.select_related("parent").prefetch_related("topics")

    def keywords(self, row):
        return [row._meta.verbose_name, *topic_words(row)]

    def origin(self, row):
        return f"Uit: {row.parent}" if row.parent else ""


@register_source
class LessonSource(BlockSource):
    model = Lesson

    def keywords(self, row):
        return [row.get_kind_display(), *super().keywords(row)]

    def text(self, row):
        return plain(row.body)


@register_source
class TipSource(BlockSource):
    model = Tip

    def rows(self):
        return super().rows().filter(status=Tip.Status.ACCEPTED)

    def keywords(self, row):
        return [*super().keywords(row), row.get_phase_display()]

    def names(self, row):
        return [row.contributor_name]

    def text(self, row):
        return plain(row.explanation)


@register_source
class QuoteSource(BlockSource):
    model = Quote

    def rows(self):
        return super().rows().select_related("speaker__organisation", "organisation")

    def title(self, row):
        return Truncator(row.text).words(WORDS_IN_TITLE)

    def title_words(self, row):
        return ""

    def names(self, row):
        return public_names_of(row.speaker, row.organisation)

    def keywords(self, row):
        kind = row.organisation.get_kind_display() if row.organisation else ""
        label = "" if public_names_of(row.speaker) else row.speaker_name
        return [*super().keywords(row), row.role, label, kind]

    def text(self, row):
        return row.text

    def origin(self, row):
        return ", ".join(filter(None, [row.speaker_name, row.role, *public_names_of(row.organisation)]))


@register_source
class PractitionerSource(Source):
    model = Practitioner
    is_name = True

    def rows(self):
        rows = self.moments().filter(published_at__isnull=False)
        return rows.select_related("organisation").prefetch_related("topics")

    def moments(self):
        contribution: Any = Practitioner.contributions.rel.related_model
        # Whoever is only mentioned has a page too: it is found by the name.
        moment = Least(
            first_moment(Quote.objects.all(), "speaker"),
            first_moment(contribution.objects.shown(), "practitioner", "story__published_at"),
        )
        return Practitioner.objects.may_be_named().annotate(published_at=moment)

    def names(self, row):
        return public_names_of(row.organisation)

    def people_called(self, words):
        called = reduce(or_, (Q(sort_name__contains=fold(word)) for word in words))
        return Practitioner.objects.filter(called).values_list("name", flat=True)

    def keywords(self, row):
        kind = row.organisation.get_kind_display() if row.organisation else ""
        return [row.role, row.former_roles, kind, *topic_words(row)]

    def text(self, row):
        return plain(row.bio)

    def origin(self, row):
        return ", ".join(filter(None, [row.role, *public_names_of(row.organisation)]))

    def dependents(self, pk):
        quotes = Quote.objects.filter(speaker=pk)
        story = Quote.parent.field.related_model
        wrote = story._default_manager.filter(contributions__practitioner=pk)
        return [quotes, wrote, story._default_manager.filter(pk__in=quotes.values("parent"))]


@register_source
class OrganisationSource(Source):
    model = Organisation
    is_name = True

    def rows(self):
        people = first_moment(PractitionerSource().moments(), "organisation")
        said = first_moment(Quote.objects.all(), "organisation")
        rows = Organisation.objects.annotate(published_at=Least(people, said))
        return rows.filter(published_at__isnull=False)

    def keywords(self, row):
        return [row.get_kind_display(), row.region]

    def origin(self, row):
        return row.get_kind_display()

    def dependents(self, pk):
        return [Practitioner.objects.filter(organisation=pk), Quote.objects.filter(organisation=pk)]


@register_source
class TopicSource(Source):
    model = Topic
    words_are_shared = True

    def rows(self):
        moments = []
        for relation in Topic.tagged_relations():
            content = relation.related_model.content_model()
            if content is not Practitioner:  # is published with a quote or story, and those have topics too
                rows = relation.related_model.objects.all()
                moments.append(first_moment(rows, "tag", "content_object__published_at"))
        rows = Topic.objects.filter(merged_into=None).annotate(published_at=Least(*moments))
        return rows.filter(published_at__isnull=False)

    def also_called(self, row):
        return row.other_words

    def keywords(self, row):
        return row.other_words

    def text(self, row):
        return plain(row.description)

    def dependents(self, pk):
        for relation in Topic.tagged_relations():
            tagged = relation.related_model._default_manager.filter(tag=pk)
            yield relation.related_model.content_model().objects.filter(
                pk__in=tagged.values("content_object")
            )


@register_source
class TermSource(Source):
    model = Term

    def rows(self):
        definitions = Definition.objects.with_text().filter(term=OuterRef("pk"))
        always = Case(When(Exists(definitions.filter(story=None)), then=F("updated_at")))
        rows = Term.objects.annotate(
            published_at=Least(
                first_moment(Definition.objects.with_text(), "term", "story__published_at"), always
            )
        )
        shown = Prefetch("definitions", Definition.objects.with_text().select_related("story"))
        return rows.filter(published_at__isnull=False).prefetch_related(shown)

    def title_words(self, row):
        return " ".join(row.spellings)

    def keywords(self, row):
        return [row.get_kind_display()]

    def text(self, row):
        """Without the words of a story that is published later than the term itself."""
        until = max(timezone.now(), row.published_at)
        shown = (d for d in row.definitions.all() if not d.story or (d.story.published_at or until) < until)
        return " ".join(f"{d.text} {d.judgement}" for d in shown)

    def origin(self, row):
        return row.get_kind_display()


follow(Lesson, "parent")
follow(Tip, "parent")
follow(Quote, "parent", "speaker", "organisation")
follow(Practitioner, "organisation")
follow(Definition, "term")
for relation in Topic.tagged_relations():
    follow(relation.related_model, "content_object", "tag")
