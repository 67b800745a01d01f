"""The glossary: what words mean, according to whom."""

from itertools import groupby

from netwerk.browse.generic import PublishedDetailView, PublishedListView
from practices import jsonld
from practices.filters import TermFilter
from practices.models import Definition, Practitioner, Term, Tip

MORE = 4


class TermListView(PublishedListView):
    model = Term
    filterset_class = TermFilter
    json_ld_type = "DefinedTermSet"
    heading = "Begrippen"
    lead = "Wat woorden over netwerken betekenen, en volgens wie."
    nouns = ("begrip", "begrippen")
    empty_text = "Hier staan nog geen begrippen."

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        terms, by_kind = context["object_list"], self.filter.order == "soort"
        kinds = groupby(terms, Term.get_kind_display) if by_kind else [("", terms)]
        return context | {"kinds": [(label, list(some)) for label, some in kinds]}


class TermDetailView(PublishedDetailView):
    model = Term
    parents = [("Begrippen", "/begrippen/")]

    def get_json_ld(self, context):
        return [jsonld.term(self.object, context["definitions"])]

    def get_queryset(self):
        return super().get_queryset().select_related("topic", "contrasts_with")

    def get_context_data(self, **kwargs):
        term, contrast = self.object, self.object.contrast()
        definitions = Definition.objects.published().select_related("story")
        tips = (
            Tip.objects.published().newest().for_cards().filter(topic_rows__tag=term.topic)
            if term.topic
            else []
        )
        return super().get_context_data(
            definitions=list(definitions.filter(term=term)),
            contrast=contrast,
            contrast_definitions=definitions.filter(term=contrast) if contrast else [],
            people=Practitioner.objects.published().for_cards().filter(network_roles=term),
            tips=tips[:MORE],
            **kwargs,
        )
