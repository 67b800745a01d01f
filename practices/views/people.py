"""People and the organisations they work for."""

from django.apps import apps

from netwerk.browse.generic import PublishedDetailView, PublishedListView
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
    lead = "Zij vertellen hoe zij het aanpakken. Bij een deskundige die wordt aangehaald, staat dat erbij."
    nouns = ("persoon", "mensen")


class PractitionerDetailView(PublishedDetailView):
    """What somebody said, wrote, and is mentioned in: three things.

    Lessons and tips come from stories of their own work. A story that only mentions them, or an expert who is quoted in
    it, has no part in those.
    """

    model = Practitioner
    section = "mensen"
    parents = [("Mensen", "/mensen/")]

    def get_queryset(self):
        return Practitioner.objects.with_page().with_part().select_related("organisation")

    def get_context_data(self, **kwargs):
        person, people = self.object, [self.object.pk]
        quotes = Quote.objects.published().filter(speaker=person)
        stories = apps.get_model("stories.Story").objects.published()
        wrote, quoted = stories.written_by(people), stories.quoting(quotes)
        own = wrote if person.is_expert else wrote | quoted
        lessons = Lesson.objects.published().for_cards().filter(parent__in=own)
        tips = Tip.objects.published().for_cards().filter(parent__in=own)
        mentioned = stories.mentioning(people).exclude(pk__in=wrote).exclude(pk__in=quoted)
        return super().get_context_data(
            stories=list(own.newest().for_cards()[:SHOWN]),
            quoted_in=quoted.exclude(pk__in=own).newest().for_cards()[:SHOWN] if person.is_expert else [],
            mentioned_in=mentioned.newest().for_cards()[:SHOWN] if person.is_mentioned else [],
            quotes=quotes.for_cards().newest()[:SHOWN],
            lessons=lessons.in_story_order()[:SHOWN],
            tips=tips.in_story_order()[:SHOWN],
            topics=person.topics.filter(merged_into=None),
            network_roles=person.network_roles.published(),
            **kwargs,
        )

    def get_json_ld(self, context):
        return [jsonld.profile(self.object)]


class OrganisationListView(PublishedListView):
    model = Organisation
    template_name = "practices/practice_list.html"
    filterset_class = OrganisationFilter
    section = "mensen"
    parents = [("Mensen", "/mensen/")]
    heading = "Organisaties"
    lead = "Waar de mensen uit de verhalen werken."
    nouns = ("organisatie", "organisaties")


class OrganisationDetailView(PublishedDetailView):
    model = Organisation
    section = "mensen"
    parents = [("Mensen", "/mensen/"), ("Organisaties", "/organisaties/")]

    def get_json_ld(self, context):
        return [jsonld.organisation(self.object)]

    def get_context_data(self, **kwargs):
        organisation = self.object
        quotes = Quote.objects.published().filter(organisation=organisation)
        colleagues = Practitioner.objects.filter(organisation=organisation).order_by().values("pk")
        stories = apps.get_model("stories.Story").objects.published()
        own = stories.written_by(colleagues) | stories.quoting(quotes)
        people = Practitioner.objects.with_page().with_part().for_cards().filter(organisation=organisation)
        people = list(people.order_by("-tells", "sort_name")[: 2 * SHOWN])
        return super().get_context_data(
            people=[person for person in people if person.tells][:SHOWN],
            mentioned=[person for person in people if not person.tells][:SHOWN],
            quotes=quotes.for_cards().newest()[:SHOWN],
            stories=own.newest().for_cards()[:SHOWN],
            **kwargs,
        )
