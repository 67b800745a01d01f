"""The topic index, and a page for each topic."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from netwerk.browse.atom import site_title
from netwerk.browse.generic import PublishedDetailView, PublishedListView
from netwerk.content.jsonld import page_data, thing
from practices.filters import TopicFilter
from practices.models import Topic

SHOWN = 4
BEGIN = 12  # chosen by the editors
# What a topic page shows: the key in the context, and the list that has them all.
KINDS = {"tip": "tips", "story": "stories", "lesson": "lessons", "quote": "quotes", "practitioner": "people"}
LISTS = {
    "tips": "/tips/",
    "stories": "/verhalen/",
    "lessons": "/lessen/",
    "quotes": "/citaten/",
    "people": "/mensen/",
}


def topic_feed_title(topic):
    return site_title(f"Nieuw over {topic}")


class TopicListView(PublishedListView):
    model = Topic
    template_name = "practices/topic_list.html"
    filterset_class = TopicFilter
    section = "onderwerpen"
    heading = "Onderwerpen"
    lead = (
        "Kies waar je over wilt lezen. Bij elk onderwerp staan verhalen, lessen, tips en citaten bij elkaar."
    )
    nouns = ("onderwerp", "onderwerpen")
    empty_text = "Er zijn nog geen onderwerpen. Ze komen er vanzelf bij de eerste verhalen."

    def get_queryset(self):
        if self.filter.order != "meeste":
            return self.filter.qs
        return sorted(self.filter.narrowed().with_totals(), key=lambda topic: (-topic.total, topic.sort_name))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        topics = list(context["object_list"])
        is_first = context["page_obj"].number == 1 and not self.filter.is_filtered
        begin = list(Topic.objects.published().filter(featured=True)[:BEGIN]) if is_first else []
        totals = Topic.totals(tag__in=[topic.pk for topic in topics + begin])
        for topic in topics + begin:
            topic.total = totals[topic.pk]
        return context | {"topics": topics, "begin": begin}


class TopicDetailView(PublishedDetailView):
    model = Topic
    section = "onderwerpen"
    parents = [("Onderwerpen", "/onderwerpen/")]

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            merged = Topic.objects.filter(slug=kwargs["slug"]).exclude(merged_into=None).first()
            target = merged and Topic.objects.published().filter(pk=merged.end_of_merges().pk).first()
            if not target:
                raise
            return HttpResponsePermanentRedirect(target.get_absolute_url())

    def get_json_ld(self, context):
        about = thing("Thing", name=self.object.name)
        return [page_data("CollectionPage", self.object.name, self.object.get_absolute_url(), about=about)]

    def get_feeds(self):
        return [(topic_feed_title(self.object), reverse("practices:topic-feed", args=[self.object.slug]))]

    def get_context_data(self, **kwargs):
        counts, shown = {}, {}
        for relation in Topic.tagged_relations():
            model = relation.related_model.content_model()
            name = KINDS[model._meta.model_name]
            things = model.objects.published().filter(topic_rows__tag=self.object)
            counts[name] = {"total": things.count(), "url": f"{LISTS[name]}?onderwerp={self.object.slug}"}
            in_order = things if name == "people" else things.newest()
            shown[name] = in_order.for_cards()[:SHOWN]
        related = Topic.objects.published().related_to(self.object)[:SHOWN]
        return super().get_context_data(counts=counts, related_topics=related, **shown, **kwargs)
