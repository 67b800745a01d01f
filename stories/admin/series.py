"""The series that stories belong to."""

from django.contrib import admin

from netwerk.editing.merging.admin import MergeAdmin
from netwerk.editing.model_admin import EditorAdmin
from netwerk.editing.references import DeletionGuard, UsedFilter

from ..models import Series, Story


@admin.register(Series)
class SeriesAdmin(MergeAdmin, DeletionGuard, EditorAdmin):
    list_display = ["title", "updated_at"]
    list_filter = [UsedFilter]
    search_fields = ["title", "sort_name"]
    fields = ["title", "description", "slug"]
    merge_key = Story._meta.get_field("series")
    used_by = ["stories"]
    delete_advice = "Voeg de reeks samen met een andere. Of haal deze verhalen eerst uit de reeks."
