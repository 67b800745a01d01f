"""The series that stories belong to."""

from django.contrib import admin

from netwerk.editing import EditorAdmin
from netwerk.uses import UsedAdmin, UsedFilter

from ..models import Series


@admin.register(Series)
class SeriesAdmin(UsedAdmin, EditorAdmin):
    list_display = ["title", "updated_at"]
    list_filter = [UsedFilter]
    search_fields = ["title"]
    fields = ["title", "description", "slug"]
    used_by = ["stories"]
    instead = "Haal deze verhalen eerst uit de reeks."
