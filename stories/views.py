"""Stories and the series they belong to."""

from django.db.models import Count

from netwerk.browse.generic import PublishedDetailView, PublishedListView
from netwerk.content.commenting import ShowsOwnComments

from . import jsonld
from .filters import SeriesFilter, StoryFilter
from .models import Contribution, Series, Story

RELATED = 4


class StoryListView(PublishedListView):
    model = Story
    filterset_class = StoryFilter
    has_feed = True
    section = "verhalen"
    heading = "Verhalen"
    lead = "Hoe collega’s bij de overheid netwerken: wat ze deden, wat het gaf en wat ze ervan leerden."
    nouns = ("verhaal", "verhalen")


class StoryDetailView(ShowsOwnComments, PublishedDetailView):
    model = Story
    section = "verhalen"
    parents = [("Verhalen", "/verhalen/")]

    def get_queryset(self):
        return super().get_queryset().select_related("series").prefetch_related("topics")

    def get_context_data(self, **kwargs):
        story, body = self.object, self.object.body()
        contributions = story.contributions.select_related("practitioner__organisation")
        by_kind = {kind: [c for c in contributions if c.kind == kind] for kind in Contribution.Kind}
        topics = [topic for topic in story.topics.all() if not topic.merged_into_id]
        previous, following = self.neighbours()
        comments = self.conversation(body)
        context = super().get_context_data(
            body=body,
            authors=by_kind[Contribution.Kind.AUTHOR],
            contributors=by_kind[Contribution.Kind.CONTRIBUTOR],
            mentioned=[] if story.is_link_only else by_kind[Contribution.Kind.MENTIONED],
            topics=topics,
            previous=previous,
            next=following,
            related=self.related(topics),
            people=list(
                dict.fromkeys(q.speaker for q in body.quotes() if q.speaker and q.speaker.may_be_named)
            ),
            comments=comments,
            og_type="article",
            **kwargs,
        )
        context["feeds"] = [comments.feed] if comments else []
        if story.source_is_canonical:
            context["canonical"] = story.source_link()
        return context

    def conversation(self, body):
        return self.object.comments.as_conversation(self.object, self.request, body.anchors)

    def neighbours(self):
        """The parts of the series before and after this one, as far as they are published."""
        if not self.object.series:
            return None, None
        parts = list(self.object.series.parts())
        place = parts.index(self.object)
        return (parts[place - 1] if place else None), (parts[place + 1] if place + 1 < len(parts) else None)

    def related(self, topics):
        """What to read next, and why: the editors' choice first, then stories that share most topics."""
        chosen = list(self.object.related.published().exclude(pk=self.object.pk)[:RELATED])
        others = Story.objects.published().filter(topic_rows__tag__in=topics).exclude(pk=self.object.pk)
        others = others.annotate(shared=Count("topic_rows")).order_by("-shared", "-published_at", "-pk")
        reasons = [(story, "Gekozen door de redactie") for story in chosen]
        for story in others[: RELATED + len(chosen)]:
            if story not in chosen:
                one = story.shared == 1
                reasons.append(
                    (story, "1 gedeeld onderwerp" if one else f"{story.shared} gedeelde onderwerpen")
                )
        return reasons[:RELATED]

    def get_json_ld(self, context):
        return [jsonld.article(self.object, context)]


class SeriesListView(PublishedListView):
    model = Series
    template_name = "practices/practice_list.html"
    filterset_class = SeriesFilter
    section = "verhalen"
    parents = [("Verhalen", "/verhalen/")]
    heading = "Reeksen"
    lead = "Verhalen die bij elkaar horen, in de goede volgorde."
    nouns = ("reeks", "reeksen")
    empty_text = "Er zijn nog geen reeksen."


class SeriesDetailView(PublishedDetailView):
    model = Series
    section = "verhalen"
    parents = [("Verhalen", "/verhalen/"), ("Reeksen", "/reeksen/")]

    def get_json_ld(self, context):
        return [jsonld.series(self.object, context["stories"])]

    def get_context_data(self, **kwargs):
        stories = list(self.object.parts().for_cards())
        announced = stories[-1].announced_part if stories else ""
        return super().get_context_data(stories=stories, announced=announced, **kwargs)
