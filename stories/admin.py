"""Stories with their blocks, and the series they belong to."""

from content_editor.admin import ContentEditor, ContentEditorInline, RefinedModelAdmin
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils import timezone

from netwerk.editing import EDITOR_MEDIA, EditorAdmin, EditorFields, StateFilter, state
from practices.models import Lesson, Quote, Tip

from .models import Comparison, Contribution, Picture, Series, Story, Text

BLOCK_WORDS = {
    "createNew": "Voeg een blok toe",
    "empty": "Dit verhaal heeft nog geen blokken. Kies hieronder waarmee je begint.",
    "newItem": "nieuw",
    "collapseAll": "Klap alles in",
    "uncollapseAll": "Klap alles uit",
    "forDeletion": "gaat weg als je opslaat",
    "selectMultiple": "Sleep een blok aan zijn titel, of gebruik de pijlen. Met Ctrl en klik kies je er meer.",
}


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


@admin.register(Story)
class StoryAdmin(EditorAdmin, ContentEditor):
    list_display = ["title_or_none", state, "published_at", "kind", "series"]
    list_filter = [StateFilter, "kind", "permission", "series"]
    list_select_related = ["series"]
    search_fields = ["title", "subtitle", "lead", "source_name"]
    autocomplete_fields = ["series", "related"]
    actions = ["publish", "unpublish"]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "subtitle", "kind", "lead", "topics"]}),
        ("Publiceren", {"fields": ["published_at", "permission", "featured_until"]}),
        (
            "Bron",
            {
                "classes": ["collapse"],
                "fields": [
                    *["source_name", "source_url", "source_complete", "source_is_canonical"],
                    *["original_date", "taken_over_on", "source_gaps"],
                ],
            },
        ),
        (
            "Reeks, lees ook en adres",
            {
                "classes": ["collapse"],
                "fields": ["series", "series_position", "announced_part", "related", "tip_style", "slug"],
            },
        ),
    ]
    inlines = [
        ContributionInline,
        block(Text, "subject", ["body", "style"]),
        block(Lesson, "lightbulb", ["title", "body", "topics", ("kind", "provenance")]),
        block(
            Quote,
            "format_quote",
            ["text", ("speaker", "speaker_label"), ("role", "organisation"), "topics", "provenance"],
            autocomplete_fields=["speaker", "organisation"],
        ),
        block(
            Tip,
            "task_alt",
            ["title", "explanation", "topics", ("phase", "level", "cooperation"), ("lesson", "provenance")],
            autocomplete_fields=["lesson"],
        ),
        block(Picture, "image", ["image", "alt", "decorative", "caption", "credit"]),
        block(Comparison, "compare_arrows", ["caption", "left_heading", "right_heading", "lines"]),
    ]

    @property
    def media(self):
        # Without the tabs, which we do not use, and the shortcut for saving, which asks a question in English.
        return (
            super(RefinedModelAdmin, self).media + EDITOR_MEDIA + forms.Media(js=["admin_netwerk/blocks.js"])
        )

    def _content_editor_context(self, request, context):
        found = super()._content_editor_context(request, context)
        return {**found, "messages": {**found["messages"], **BLOCK_WORDS}}

    @admin.display(description="titel", ordering="sort_name")
    def title_or_none(self, story):
        return str(story)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.count_words()

    @admin.action(description="Publiceer nu", permissions=["change"])
    def publish(self, request, queryset):
        done = 0
        for story in queryset.exclude(published_at__lte=timezone.now()):
            story.published_at = timezone.now()
            try:
                story.validate_constraints()
            except ValidationError as error:
                refused = f"“{story}” is niet gepubliceerd. {' '.join(error.messages)}"
                self.message_user(request, refused, messages.ERROR)
            else:
                story.save()  # one by one: each leaves its history and passes its moment on to its blocks
                done += 1
        self.tell(request, done, "gepubliceerd")

    @admin.action(description="Maak weer concept", permissions=["change"])
    def unpublish(self, request, queryset):
        for story in queryset:
            story.published_at = None
            story.save()
        self.tell(request, len(queryset), "weer concept")

    def tell(self, request, number, what):
        if number:
            stories = "1 verhaal is" if number == 1 else f"{number} verhalen zijn"
            self.message_user(request, f"{stories} {what}.", messages.SUCCESS)


@admin.register(Series)
class SeriesAdmin(EditorAdmin):
    list_display = ["title", "updated_at"]
    search_fields = ["title"]
    fields = ["title", "description", "slug"]
