"""How the lists of stories and series can be narrowed and sorted, and how a choice reads above the results."""

from django.db.models import Q

from netwerk.browse.facets import Facet, TextFacet, YearFacet
from netwerk.browse.filters import FacetedFilter
from netwerk.browse.related_facets import PersonFacet, SeveralWaysFacet, TopicFacet
from practices.filters import BY_NAME, OF_ORGANISATIONS, SOURCE
from practices.models import Practitioner

from .models import Contribution, Story

WROTE = Q(contributions__kind__in=Contribution.WROTE)
KIND_OF_ORGANISATION = {
    "quotes__organisation__kind": Q(quotes__published_at__isnull=False),
    "contributions__practitioner__organisation__kind": WROTE,
}


class StoryFilter(FacetedFilter):
    onderwerp = TopicFacet()
    organisatie = SeveralWaysFacet(
        KIND_OF_ORGANISATION, own="organisation_kinds", reads="van {}", comes_first=True, **OF_ORGANISATIONS
    )
    soort = Facet("kind", label="Soort verhaal", reads="in de vorm van een {}", choices=Story.Kind.choices)
    persoon = PersonFacet(
        "contributions__practitioner",
        label="Wie schreef mee",
        reads="met een bijdrage van {}",
        people=Practitioner.objects.may_be_named,
        only=WROTE,
    )
    bron = TextFacet("source_name", **SOURCE)
    jaar = YearFacet("original_date", label="Jaar van de bron", reads="uit {}", unknown="een onbekend jaar")


class SeriesFilter(FacetedFilter):
    ORDERS = BY_NAME | {"nieuwste": ("Nieuwste deel eerst", ["-newest_part", "-pk"])}
