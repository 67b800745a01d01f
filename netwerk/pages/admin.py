from django.contrib import admin

from netwerk.editing.model_admin import EditorAdmin

from .models import Page


class UnfinishedFilter(admin.SimpleListFilter):
    title = "nog niet af"
    parameter_name = "af"

    def lookups(self, request, model_admin):
        return [("nee", "Nog niet af")]

    def queryset(self, request, queryset):
        return queryset.unfinished() if self.value() == "nee" else queryset


@admin.register(Page)
class PageAdmin(EditorAdmin):
    """The pages are fixed; their text is not."""

    list_display = ["title", "slug", "updated_at"]
    list_filter = [UnfinishedFilter]
    fields = ["title", "lead", "body"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return obj.get_absolute_url()
