"""How each list of the knowledge base can be narrowed and sorted, and how a choice reads above its results."""

from typing import Any

from netwerk.browse.facets import Facet, FlagFacet, LetterFacet, TextFacet
from netwerk.browse.filters import FacetedFilter
from netwerk.browse.related_facets import PersonFacet, TopicFacet

from .models import Lesson, Organisation, Practitioner, Provenance, Quote, Term, Tip

IN_STORY_ORDER = {
    "nieuwste": ("Nieuwste eerst", [*Quote.objects.none().NEWEST]),
    "titel": FacetedFilter.ORDERS["titel"],
}
OLDEST = {"oudste": ("Oudste eerst", ["published_at", "parent_id", "ordering", "pk"])}
BY_NAME = {"naam": ("Op alfabet", ["sort_name", "pk"])}
SEVERAL = {
    "gemeente": "gemeenten",
    "provincie": "provincies",
    "ministerie": "ministeries",
    "waterschap": "waterschappen",
    "inspectie": "inspecties",
    "uitvoering": "uitvoeringsorganisaties",
    "onderwijs": "organisaties voor onderwijs en onderzoek",
    "zorg": "zorgorganisaties",
    "maatschappelijk": "maatschappelijke organisaties",
    "adviesbureau": "adviesbureaus",
    "bedrijf": "bedrijven",
    "anders": "andere organisaties",
}
OF_ORGANISATIONS: dict[str, Any] = {
    "label": "Soort organisatie",
    "choices": Organisation.Kind.choices,
    "words": SEVERAL,
}
SOURCE: dict[str, Any] = {"label": "Bron", "reads": "uit {}", "unknown": "een onbekende bron"}


class LessonFilter(FacetedFilter):
    ORDERS = IN_STORY_ORDER

    onderwerp = TopicFacet()
    soort = Facet("kind", label="Soort", reads="van de soort {}", choices=Lesson.Kind.choices)
    bron = TextFacet("parent__source_name", **SOURCE)


class TipFilter(FacetedFilter):
    ORDERS = IN_STORY_ORDER

    onderwerp = TopicFacet()
    fase = Facet("phase", label="Fase van het netwerk", reads="voor de fase {}", choices=Tip.Phase.choices)
    niveau = Facet(
        "level",
        label="Voor wie",
        reads="voor {}",
        choices=Tip.Level.choices,
        words={"persoon": "jezelf"},
    )
    samenwerking = Facet(
        "cooperation",
        label="Soort samenwerking",
        reads="bij samenwerken {}",
        choices=Tip.Cooperation.choices,
        words={"gouden-driehoek": "van overheid, bedrijven en kennisinstellingen"},
    )
    bron = TextFacet("parent__source_name", **SOURCE)


class QuoteFilter(FacetedFilter):
    ORDERS = {"nieuwste": IN_STORY_ORDER["nieuwste"]} | OLDEST

    onderwerp = TopicFacet()
    organisatie = Facet(
        "organisation__kind", reads="uit de praktijk van {}", comes_first=True, **OF_ORGANISATIONS
    )
    persoon = PersonFacet(
        "speaker",
        label="Wie zei het",
        reads="van {}",
        people=Practitioner.objects.may_be_named,
        comes_first=True,
    )
    weergave = Facet(
        "provenance",
        label="Hoe weergegeven",
        reads="in {}",
        choices=[
            (Provenance.LITERAL, "Letterlijk"),
            (Provenance.EDITED, "In onze woorden"),
            (Provenance.DERIVED, "Afgeleid door de redactie"),
        ],
        words={
            "letterlijk": "letterlijke woorden",
            "bewerkt": "onze woorden",
            "afgeleid": "woorden die de redactie afleidde",
        },
    )
    bron = TextFacet("parent__source_name", **SOURCE)


class PractitionerFilter(FacetedFilter):
    ORDERS = BY_NAME | {"organisatie": ("Op organisatie", ["organisation__sort_name", "sort_name", "pk"])}

    onderwerp = TopicFacet(reads="met iets te vertellen over {}")
    stem = Facet(
        "voice",
        label="Spreekt als",
        reads="{}",
        choices=Practitioner.Voice.choices,
        words={"praktijk": "met verhalen over het eigen werk", "deskundige": "aangehaald als deskundige"},
    )
    organisatie = Facet("organisation__kind", reads="bij {}", comes_first=True, **OF_ORGANISATIONS)
    letter = LetterFacet("sort_name", label="Achternaam", reads="onder de letter {}")


class OrganisationFilter(FacetedFilter):
    ORDERS = BY_NAME | {"soort": ("Op soort", ["kind", "sort_name", "pk"])}

    soort = Facet(
        "kind", label="Soort organisatie", reads="van de soort {}", choices=Organisation.Kind.choices
    )
    letter = LetterFacet("sort_name", label="Eerste letter", reads="onder de letter {}")


class TopicFilter(FacetedFilter):
    # How much there is under a topic is counted by the view.
    ORDERS = BY_NAME | {"meeste": ("Meeste om te lezen eerst", ["sort_name", "pk"])}

    uitgelicht = FlagFacet("featured", label="Keuze", choice="Gekozen door de redactie", reads="{}")
    letter = LetterFacet("sort_name", label="Eerste letter", reads="onder de letter {}")


class TermFilter(FacetedFilter):
    ORDERS = {"soort": ("Op soort", ["kind", "sort_name", "pk"])} | BY_NAME

    soort = Facet("kind", label="Soort", reads="van de soort {}", choices=Term.Kind.choices)
    letter = LetterFacet("sort_name", label="Eerste letter", reads="onder de letter {}")
