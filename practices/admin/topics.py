"""Topics."""

from django.contrib import admin
from taggit.models import Tag

from netwerk.editing import EditorAdmin

from ..models import Topic

admin.site.unregister(Tag)  # the tags that taggit brings; ours are topics


@admin.register(Topic)
class TopicAdmin(EditorAdmin):
    list_display = ["name", "featured", "updated_at"]
    list_filter = ["featured"]
    search_fields = ["name"]
    fields = ["name", "description", "featured", "slug"]
