"""Terms with what they mean, according to which story."""

from django.contrib import admin

from netwerk.editing.merging.admin import MergeAdmin
from netwerk.editing.model_admin import EditorAdmin, EditorFields
from netwerk.editing.references import DeletionGuard, UsedFilter

from ..models import Definition, Term


class DefinitionInline(EditorFields, admin.StackedInline):
    model = Definition
    extra = 0
    fields = ["text", "judgement", ("story", "ordering")]
    autocomplete_fields = ["story"]


@admin.register(Term)
class TermAdmin(MergeAdmin, DeletionGuard, EditorAdmin):
    list_display = ["name", "kind", "contrasts_with", "topic", "updated_at"]
    list_filter = ["kind", UsedFilter]
    list_select_related = ["contrasts_with", "topic"]
    search_fields = ["name", "sort_name", "aliases"]
    autocomplete_fields = ["contrasts_with", "topic"]
    fields = ["name", "kind", "aliases", "contrasts_with", "topic", "slug"]
    inlines = [DefinitionInline]
    merge_key = Term._meta.get_field("contrasts_with")
    used_by = ["practitioners", "contrasted_by"]
    delete_advice = "Voeg het begrip samen met een ander. Of haal het eerst weg bij deze mensen en begrippen."
