"""Stories with their blocks."""

from content_editor.admin import ContentEditor, RefinedModelAdmin
from django import forms
from django.contrib import admin

from netwerk.editing.model_admin import EDITOR_MEDIA, EditorAdmin
from netwerk.editing.references import DeletionGuard
from practices.models import Lesson, Quote, Tip

from ..models import Comparison, Picture, Story, Text
from ..publishing import unplan
from .attention import AttentionFilter
from .block_words import BLOCK_WORDS, HELP
from .blocks import ContributionInline, PictureForm, block_inline
from .previewing import PreviewAdmin
from .publishing import PublishingAdmin
from .story_form import StoryForm
from .story_list import RevisionFilter, StoryListActions, StoryStateFilter, state

BLOCK_MEDIA = forms.Media(
    js=[
        f"admin_netwerk/{name}.js"
        for name in ("blocks", "block-titles", "clone", "quote-roles", "paste-title")
    ]
)


@admin.register(Story)
class StoryAdmin(PreviewAdmin, PublishingAdmin, StoryListActions, DeletionGuard, EditorAdmin, ContentEditor):
    menu_order = 0
    form = StoryForm
    list_display = ["title_or_none", state, "published_at", "kind", "series"]
    list_filter = [StoryStateFilter, RevisionFilter, AttentionFilter, "kind", "permission", "series"]
    list_select_related = ["series"]
    search_fields = ["title", "sort_name", "subtitle", "lead", "source_name"]
    autocomplete_fields = ["series", "related"]
    actions = ["publish", "unpublish", "archive", "add_topic", "close_comments", "open_comments"]
    used_by = ["definitions", "story"]  # terms that are explained in it, and stories that lead to it
    delete_advice = (
        "Kies een ander verhaal bij deze begrippen en verhalen. "
        "Of archiveer dit verhaal: dan blijft het bewaard."
    )
    where_used_classes = ["collapse"]  # the form is long
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
                    *["original_date", "taken_over_on", "source_gaps", "has_unknown_author"],
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
        ("Soorten organisaties", {"classes": ["collapse"], "fields": ["organisation_kinds"]}),
    ]
    inlines = [
        ContributionInline,
        block_inline(Text, "subject", ["body", "style"], help_texts=HELP["text"]),
        block_inline(
            Lesson,
            "lightbulb",
            ["title", "body", "topics", ("kind", "provenance")],
            help_texts=HELP["lesson"],
        ),
        block_inline(
            Quote,
            "format_quote",
            ["text", ("speaker", "speaker_label"), ("role", "organisation"), "topics", "provenance"],
            autocomplete_fields=["speaker", "organisation"],
            help_texts=HELP["quote"],
        ),
        block_inline(
            Tip,
            "task_alt",
            ["title", "explanation", "topics", ("phase", "level", "cooperation"), ("lesson", "provenance")],
            autocomplete_fields=["lesson"],
            help_texts=HELP["tip"],
        ),
        block_inline(
            Picture,
            "image",
            ["image", "alt", "decorative", "caption", ("credit", "licence"), "copy_of"],
            form=PictureForm,
            help_texts=HELP["picture"],
        ),
        block_inline(
            Comparison,
            "compare_arrows",
            ["caption", "left_heading", "right_heading", "lines"],
            help_texts=HELP["comparison"],
        ),
    ]

    @property
    def media(self):
        # Without the tabs, which we do not use, and the shortcut for saving, which asks a question in English.
        scripts = [
            f"admin_netwerk/{name}.js"
            for name in ("blocks", "block-titles", "clone", "quote-roles", "paste-title")
        ]
        return super(RefinedModelAdmin, self).media + EDITOR_MEDIA + forms.Media(js=scripts)

    def _content_editor_context(self, request, context):
        found = super()._content_editor_context(request, context)
        return {**found, "messages": {**found["messages"], **BLOCK_WORDS}}

    def after_restore(self, thing):
        thing.count_words()
        unplan(thing)

    @admin.display(description="titel", ordering="sort_name")
    def title_or_none(self, story):
        return str(story)
