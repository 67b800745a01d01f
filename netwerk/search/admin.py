"""What readers look for and do not find, and which words mean the same, for editors."""

from django.contrib import admin

from netwerk.editing.model_admin import EditorAdmin

from .models import SearchFeedback, SearchMiss, SynonymGroup


@admin.register(SearchMiss)
class SearchMissAdmin(admin.ModelAdmin):
    """Counted by the site; nobody writes in it."""

    list_display = ["word", "day", "times"]
    search_fields = ["word"]
    date_hierarchy = "day"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(SearchFeedback)
class SearchFeedbackAdmin(SearchMissAdmin):
    list_display = ["__str__", "day", "found", "not_found"]


@admin.register(SynonymGroup)
class SynonymGroupAdmin(EditorAdmin):
    list_display = ["words"]
    search_fields = ["words"]
    fields = ["words"]

    def view_on_site(self, obj):
        return None
