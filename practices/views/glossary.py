"""The glossary: what words mean, according to whom."""

from itertools import groupby

from django.views.generic import ListView

from netwerk.generic import PageContext, PublishedDetailView
from practices.models import Definition, Practitioner, Term, Tip

MORE = 4


class TermListView(PageContext, ListView):
    model = Term

    def get_queryset(self):
        return Term.objects.published().order_by("kind", "sort_name")

    def get_context_data(self, **kwargs):
        kinds = [(label, list(terms)) for label, terms in groupby(self.object_list, Term.get_kind_display)]
        return super().get_context_data(kinds=kinds, **kwargs)


class TermDetailView(PublishedDetailView):
    model = Term
    parents = [("Begrippen", "/begrippen/")]

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
