"""Lessons, tips and quotes: a list and a page for each."""

from django.urls import reverse

from netwerk.browse.atom import site_title
from netwerk.browse.generic import PublishedDetailView, PublishedListView
from netwerk.content.commenting import ShowsOwnComments
from practices import jsonld
from practices.filters import LessonFilter, QuoteFilter, TipFilter
from practices.models import Lesson, Provenance, Quote, Tip

PROVENANCE_SENTENCES = {
    Provenance.LITERAL: "Letterlijk uit",
    Provenance.EDITED: "Uit",
    Provenance.DERIVED: "Door de redactie afgeleid uit",
}
MORE = 4


class PracticeListView(PublishedListView):
    template_name = "practices/practice_list.html"
    has_feed = True


class PracticeDetailView(PublishedDetailView):
    def get_feeds(self):
        """What is new of its kind."""
        list_title, _ = self.parents[-1]
        return [(site_title(list_title), reverse(f"practices:{self.model._meta.model_name}-feed"))]

    def get_queryset(self):
        return super().get_queryset().select_related("parent")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        story, anchor = self.object.parent, self.object.anchor() if self.object.parent else ""
        context.update(
            topics=self.object.topics.filter(merged_into=None),
            provenance_sentence=PROVENANCE_SENTENCES[Provenance(self.object.provenance)] if story else "",
            anchor=anchor,
            source_anchor=f"{story.get_absolute_url()}#{anchor}" if story else "",
        )
        return context


class CommentedDetailView(ShowsOwnComments, PracticeDetailView):
    """With what readers said about it at the story it comes from."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(comments=self.get_comments(), **kwargs)

    def get_comments(self):
        story = self.object.parent
        return self.object.comments.visible().as_responses(story) if story else None


class LessonListView(PracticeListView):
    model = Lesson
    filterset_class = LessonFilter
    section = "lessen"
    heading = "Lessen"
    lead = (
        "Wat collega’s leerden van samenwerken in netwerken. Elke les komt uit een verhaal uit de praktijk."
    )
    nouns = ("les", "lessen")


class LessonDetailView(CommentedDetailView):
    model = Lesson
    section = "lessen"
    parents = [("Lessen", "/lessen/")]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        story = self.object.parent
        context.update(
            parts=story.body(page_of=self.object).section(self.object) if story else [],
            tips=self.object.tips.published().for_cards(),
        )
        return context

    def get_json_ld(self, context):
        return [jsonld.practice(self.object)]


class TipListView(PracticeListView):
    model = Tip
    template_name = "practices/tip_list.html"
    filterset_class = TipFilter
    section = "tips"
    heading = "Tips"
    lead = "Korte, praktische tips die je morgen kunt gebruiken. Bij elke tip staat waar hij vandaan komt."
    nouns = ("tip", "tips")


class TipDetailView(CommentedDetailView):
    model = Tip
    section = "tips"
    parents = [("Tips", "/tips/")]

    def get_queryset(self):
        return super().get_queryset().select_related("lesson")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        related = Tip.objects.published().for_cards().filter(topic_rows__tag__in=context["topics"])
        lesson = self.object.lesson
        if not self.object.parent:
            context["feeds"] = [*context["feeds"], context["comments"].feed]
        context.update(
            more_tips=related.exclude(pk=self.object.pk).distinct().newest()[:MORE],
            lesson=lesson if lesson and Lesson.objects.published().filter(pk=lesson.pk).exists() else None,
            made_from=self.made_from(),
        )
        return context

    def get_comments(self):
        """A tip that is in no story has its own."""
        if self.object.parent:
            return super().get_comments()
        return self.object.comments.as_conversation(self.object, self.request)

    def made_from(self):
        """The comment that this tip was made of; its writer is thanked as long as the name may be there."""
        if not self.object.contributor_name:
            return None
        return self.object.made_from.with_pages().first()

    def get_json_ld(self, context):
        comments = {} if self.object.parent else context["comments"].json_ld()
        return [jsonld.practice(self.object, **comments)]


class QuoteListView(PracticeListView):
    model = Quote
    filterset_class = QuoteFilter
    section = "citaten"
    heading = "Citaten"
    lead = "Wat mensen uit de praktijk zeggen, met de functie die ze toen hadden."
    nouns = ("citaat", "citaten")


class QuoteDetailView(PracticeDetailView):
    model = Quote
    section = "citaten"
    parents = [("Citaten", "/citaten/")]

    def get_queryset(self):
        return super().get_queryset().for_cards()

    def get_json_ld(self, context):
        return [jsonld.quotation(self.object)]
