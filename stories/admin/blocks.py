"""What stands in the form of a story: who worked on it, and its blocks."""

from content_editor.admin import ContentEditorInline
from django.contrib import admin

from netwerk.editing import EditorFields

from ..models import Contribution


class ContributionInline(EditorFields, admin.StackedInline):
    model = Contribution
    extra = 0
    fields = [("practitioner", "kind"), ("role", "ordering")]
    autocomplete_fields = ["practitioner"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("practitioner")


class BlockInline(EditorFields, ContentEditorInline):
    view_on_site = False
    color = "var(--link-fg)"


def block(model, icon, fields, **options):
    """The inline of one kind of block."""
    return BlockInline.create(
        model,
        fields=[*fields, "region", "ordering"],
        button=f'<span class="material-icons" aria-hidden="true">{icon}</span>',
        **options,
    )
