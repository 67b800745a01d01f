"""Topics."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from taggit.models import Tag

from netwerk.content.names import sort_key
from netwerk.editing.editor_form import EditorForm
from netwerk.editing.merging.admin import MergeAdmin
from netwerk.editing.model_admin import EditorAdmin
from netwerk.editing.references import DeletionGuard, UsedFilter

from ..models import Topic

admin.site.unregister(Tag)  # the tags that taggit brings; ours are topics


class TopicForm(EditorForm):
    def clean_synonyms(self):
        """A word that is a topic by itself would find two things at once."""
        keys = [sort_key(word) for word in self.cleaned_data["synonyms"].split(",")]
        own = Topic.objects.filter(sort_name__in=keys, merged_into=None).exclude(pk=self.instance.pk).first()
        if own:
            raise ValidationError(
                f"“{own.name}” is zelf een onderwerp. Voeg de twee samen, of haal dit woord weg."
            )
        return self.cleaned_data["synonyms"]


@admin.register(Topic)
class TopicAdmin(MergeAdmin, DeletionGuard, EditorAdmin):
    menu_order = 2
    form = TopicForm
    list_display = ["name", "synonyms", "featured", "merged_into", "updated_at"]
    list_filter = ["featured", UsedFilter]
    list_select_related = ["merged_into"]
    search_fields = ["name", "sort_name", "synonyms"]
    fields = ["name", "synonyms", "description", "featured", "slug"]
    merge_key = Topic._meta.get_field("merged_into")
    used_by = [
        *["terms", "merged_topics", "merged_into"],  # the address of what was merged has to lead on
        *(r.get_accessor_name() for r in Topic.tagged_relations()),
    ]
    delete_advice = (
        "Voeg het onderwerp samen met een ander. Of haal het eerst weg bij alles wat hier staat. "
        "Een onderwerp dat in een ander is opgegaan, blijft bestaan: het oude adres leidt naar dat andere."
    )

    def get_search_results(self, request, queryset, search_term):
        """What went into another topic is not there to choose; its name finds that other one."""
        found, several = super().get_search_results(request, queryset, search_term)
        choosing = request.resolver_match.url_name == "autocomplete"
        return found.filter(merged_into=None) if choosing else found, several
