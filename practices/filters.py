"""How each list of the knowledge base can be narrowed and sorted."""

from netwerk.facets import Facet, PersonFacet, TextFacet, TopicFacet
from netwerk.filters import FacetedFilter

from .models import Lesson, Organisation, Practitioner, Tip

BY_NAME = {"naam": ("Op alfabet", ["sort_name", "pk"])}


class LessonFilter(FacetedFilter):
    onderwerp = TopicFacet()
    soort = Facet("kind", label="Soort", choices=Lesson.Kind.choices)
    bron = TextFacet("parent__source_name", label="Bron")


class TipFilter(FacetedFilter):
    onderwerp = TopicFacet()
    fase = Facet("phase", label="Fase van het netwerk", choices=Tip.Phase.choices)
    niveau = Facet("level", label="Voor wie", choices=Tip.Level.choices)
    samenwerking = Facet("cooperation", label="Soort samenwerking", choices=Tip.Cooperation.choices)
    bron = TextFacet("parent__source_name", label="Bron")


class QuoteFilter(FacetedFilter):
    ORDERS = {"nieuwste": FacetedFilter.ORDERS["nieuwste"]}

    onderwerp = TopicFacet()
    organisatie = Facet("organisation__kind", label="Soort organisatie", choices=Organisation.Kind.choices)
    persoon = PersonFacet("speaker", label="Wie zei het", people=Practitioner.objects.may_be_named)
    bron = TextFacet("parent__source_name", label="Bron")


class PractitionerFilter(FacetedFilter):
    ORDERS = BY_NAME

    onderwerp = TopicFacet()
    stem = Facet("voice", label="Spreekt als", choices=Practitioner.Voice.choices)
    organisatie = Facet("organisation__kind", label="Soort organisatie", choices=Organisation.Kind.choices)


class OrganisationFilter(FacetedFilter):
    ORDERS = BY_NAME

    soort = Facet("kind", label="Soort organisatie", choices=Organisation.Kind.choices)
