"""How the list of stories can be narrowed and sorted."""

from django.db.models import Q

from netwerk.facets import Facet, PersonFacet, SeveralWaysFacet, TextFacet, TopicFacet, YearFacet
from netwerk.filters import FacetedFilter
from practices.models import Organisation, Practitioner

from .models import Contribution, Story

WROTE = Q(contributions__kind__in=Contribution.WROTE)
KIND_OF_ORGANISATION = {
    "quotes__organisation__kind": Q(quotes__published_at__isnull=False),
    "contributions__practitioner__organisation__kind": WROTE,
}


class StoryFilter(FacetedFilter):
    onderwerp = TopicFacet()
    organisatie = SeveralWaysFacet(
        KIND_OF_ORGANISATION, label="Soort organisatie", choices=Organisation.Kind.choices
    )
    soort = Facet("kind", label="Soort verhaal", choices=Story.Kind.choices)
    persoon = PersonFacet(
        "contributions__practitioner",
        label="Wie schreef mee",
        people=Practitioner.objects.may_be_named,
        only=WROTE,
    )
    bron = TextFacet("source_name", label="Bron")
    jaar = YearFacet("original_date", label="Jaar van de bron")
