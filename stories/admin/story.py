"""Stories with their blocks."""

from content_editor.admin import ContentEditor, RefinedModelAdmin
from django import forms
from django.contrib import admin

from netwerk.editing import EDITOR_MEDIA, EditorAdmin
from practices.models import Lesson, Quote, Tip

from ..models import Comparison, Picture, Story, Text
from ..publishing import unplan
from .attention import AttentionFilter
from .blocks import ContributionInline, block
from .previewing import PreviewAdmin
from .publishing import PublishingAdmin
from .story_list import RevisionFilter, StoryListActions, StoryStateFilter, state

BLOCK_WORDS = {
    "createNew": "Voeg een blok toe",
    "empty": "Dit verhaal heeft nog geen blokken. Kies hieronder waarmee je begint.",
    "newItem": "nieuw",
    "collapseAll": "Klap alles in",
    "uncollapseAll": "Klap alles uit",
    "forDeletion": "gaat weg als je opslaat",
    "selectMultiple": "Sleep een blok aan zijn titel, of gebruik de pijlen. Met Ctrl en klik kies je er meer.",
}


@admin.register(Story)
class StoryAdmin(PreviewAdmin, PublishingAdmin, StoryListActions, EditorAdmin, ContentEditor):
    list_display = ["title_or_none", state, "published_at", "kind", "series"]
    list_filter = [StoryStateFilter, RevisionFilter, AttentionFilter, "kind", "permission", "series"]
    list_select_related = ["series"]
    search_fields = ["title", "subtitle", "lead", "source_name"]
    autocomplete_fields = ["series", "related"]
    actions = ["publish", "unpublish", "archive", "add_topic", "close_comments", "open_comments"]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "subtitle", "kind", "lead", "topics"]}),
        (
            "Publiceren",
            {"fields": ["published_at", "permission", "featured_until", "revised_on", "review_on"]},
        ),
        (
            "Reacties",
            {
                "classes": ["collapse"],
                "fields": [
                    *["comments_open", "comments_close_on", "comments_close_after"],
                    "comments_closed_reason",
                ],
            },
        ),
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

    def after_restore(self, thing):
        thing.count_words()
        unplan(thing)

    @admin.display(description="titel", ordering="sort_name")
    def title_or_none(self, story):
        return str(story)
