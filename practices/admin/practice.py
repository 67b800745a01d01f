"""Lessons, tips and quotes by themselves: to find them, and to change what is not in the form of the story."""

from django.contrib import admin

from netwerk.editing import EditorAdmin, StateFilter, state

from ..models import Lesson, Quote, Tip


class PracticeAdmin(EditorAdmin):
    """They are made inside a story, so there is nothing to add here."""

    list_filter = [StateFilter, "provenance"]
    list_select_related = ["parent"]
    ordering = ["-pk"]

    def has_add_permission(self, request):
        return False


@admin.register(Lesson)
class LessonAdmin(PracticeAdmin):
    list_display = ["title", state, "kind", "parent"]
    list_filter = [*PracticeAdmin.list_filter, "kind"]
    search_fields = ["title", "parent__title"]
    fields = ["title", "body", "kind", "topics", "provenance", "slug"]


@admin.register(Tip)
class TipAdmin(PracticeAdmin):
    list_display = ["title", state, "parent", "phase", "level"]
    list_filter = [*PracticeAdmin.list_filter, "status", "phase", "level"]
    search_fields = ["title", "contributor_name", "parent__title"]
    autocomplete_fields = ["lesson"]
    fields = [
        *["title", "explanation", "topics", "phase", "level", "cooperation", "lesson", "provenance"],
        *["status", "contributor_name", "slug"],
    ]


@admin.register(Quote)
class QuoteAdmin(PracticeAdmin):
    list_display = ["__str__", state, "speaker_shown", "parent", "provenance"]
    list_select_related = ["parent", "speaker__organisation"]
    search_fields = ["text", "speaker__name", "speaker_label", "parent__title"]
    autocomplete_fields = ["speaker", "organisation"]
    fields = ["text", "speaker", "speaker_label", "role", "organisation", "topics", "provenance", "slug"]

    @admin.display(description="wie zei dit", ordering="speaker__sort_name")
    def speaker_shown(self, quote):
        return quote.speaker_name
