"""People and the organisations they work for."""

from django.apps import apps
from django.db.models import Q

from netwerk.generic import PublishedDetailView, PublishedListView
from practices import jsonld
from practices.filters import OrganisationFilter, PractitionerFilter
from practices.models import Lesson, Organisation, Practitioner, Quote, Tip

SHOWN = 12  # of each kind, on the page of a person or organisation


class PractitionerListView(PublishedListView):
    model = Practitioner
    template_name = "practices/practice_list.html"
    filterset_class = PractitionerFilter
    section = "mensen"
    heading = "Mensen"
    lead = "Zij vertellen hoe zij het aanpakken."
    nouns = ("persoon", "mensen")


class PractitionerDetailView(PublishedDetailView):
    """Somebody's quotes, the stories they wrote or are quoted in, and the lessons and tips of those stories."""

    model = Practitioner
    section = "mensen"
    parents = [("Mensen", "/mensen/")]

    def get_queryset(self):
        return super().get_queryset().select_related("organisation")

    def get_context_data(self, **kwargs):
        person = self.object
        wrote_or_said = Q(contributions__practitioner=person) | Q(quotes__speaker=person)
        stories = apps.get_model("stories.Story").objects.published().filter(wrote_or_said).distinct()
        lessons = Lesson.objects.published().for_cards().filter(parent__in=stories)
        tips = Tip.objects.published().for_cards().filter(parent__in=stories)
        quotes = Quote.objects.published().for_cards().filter(speaker=person)
        return super().get_context_data(
            stories=list(stories.newest().for_cards()[:SHOWN]),
            quotes=quotes.newest()[:SHOWN],
            lessons=lessons.in_story_order()[:SHOWN],
            tips=tips.in_story_order()[:SHOWN],
            topics=person.topics.filter(merged_into=None),
            network_roles=person.network_roles.published(),
            **kwargs,
        )

    def get_json_ld(self, context):
        return [jsonld.person(self.object)]


class OrganisationListView(PublishedListView):
    model = Organisation
    template_name = "practices/practice_list.html"
    filterset_class = OrganisationFilter
    section = "mensen"
    parents = [("Mensen", "/mensen/")]
    heading = "Organisaties"
    lead = "Waar de mensen werken die hier hun ervaring delen."
    nouns = ("organisatie", "organisaties")


class OrganisationDetailView(PublishedDetailView):
    model = Organisation
    section = "mensen"
    parents = [("Mensen", "/mensen/"), ("Organisaties", "/organisaties/")]

    def get_context_data(self, **kwargs):
        organisation = self.object
        quotes = Quote.objects.published().for_cards().filter(organisation=organisation)
        wrote_or_said = Q(contributions__practitioner__organisation=organisation) | Q(
            quotes__organisation=organisation
        )
        stories = apps.get_model("stories.Story").objects.published().filter(wrote_or_said).distinct()
        people = Practitioner.objects.published().for_cards().filter(organisation=organisation)
        return super().get_context_data(
            people=people[:SHOWN],
            quotes=quotes.newest()[:SHOWN],
            stories=stories.newest().for_cards()[:SHOWN],
            **kwargs,
        )
