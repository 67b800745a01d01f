"""Lessons, tips and quotes by themselves: to find them, and to change what is not in the form of the story."""

from collections.abc import Sequence

from django.contrib import admin
from django.utils import timezone

from netwerk.editing.model_admin import EditorAdmin, StateFilter, publication_state
from netwerk.editing.plausible import PlausibleDatesForm
from netwerk.editing.references import DeletionGuard

from ..models import Lesson, Quote, Submission, Tip
from .bulk import AddTopicAdmin


class PracticeAdmin(AddTopicAdmin, DeletionGuard, EditorAdmin):
    """They are made inside a story, so there is nothing to add here."""

    actions = ["add_topic"]
    used_by: Sequence[str] = ["parent"]
    takes_along: Sequence[str] = ["corrections"]
    delete_advice = "Haal het blok weg in het verhaal zelf."

    list_filter = [StateFilter, "provenance"]
    list_select_related = ["parent"]
    ordering = ["-pk"]

    def has_add_permission(self, request):
        return False


@admin.register(Lesson)
class LessonAdmin(PracticeAdmin):
    list_display = ["title", publication_state, "kind", "parent"]
    list_filter = [*PracticeAdmin.list_filter, "kind"]
    search_fields = ["title", "sort_name", "parent__title"]
    used_by = ["parent", "tips"]
    fields = ["title", "body", "kind", "topics", "provenance", "slug"]


class TipAdminForm(PlausibleDatesForm):
    not_to_come = ["revised_on"]


class SubmissionInline(admin.StackedInline):
    """The words of the sender, beside the tip that editors make of them."""

    model = Submission
    readonly_fields = ["title", "explanation", "situation", "name", "organisation", "may_be_named"]
    fields = tuple(readonly_fields)
    show_change_link = True
    can_delete = False
    max_num = 0

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("practices.change_tip")


def is_sent_in(tip: Tip | None) -> bool:
    return tip is not None and Submission.objects.filter(tip=tip).exists()


@admin.register(Tip)
class TipAdmin(PracticeAdmin):
    menu_order = 3
    form = TipAdminForm
    list_display = ["title", publication_state, "parent", "phase", "level"]
    list_filter = [*PracticeAdmin.list_filter, "status", "phase", "level"]
    search_fields = ["title", "contributor_name", "parent__title"]
    autocomplete_fields = ["lesson"]
    takes_along = ["submission", "corrections", "comments"]
    fields = [
        *["title", "explanation", "topics", "phase", "level", "cooperation", "lesson", "provenance"],
        *["status", "contributor_name", "revised_on", "slug"],
    ]

    def has_change_permission(self, request, obj=None):
        """A tip in a story is part of it: who decides about tips of readers does not change those."""
        in_story = obj is not None and obj.parent_id is not None
        may_change = super().has_change_permission(request, obj)
        return may_change and (not in_story or request.user.has_perm("stories.change_story"))

    def get_inlines(self, request, obj):
        return [SubmissionInline] if is_sent_in(obj) else []

    def get_readonly_fields(self, request, obj=None):
        """About what a reader sent in is decided at the submission, so that the sender hears of it."""
        return [*super().get_readonly_fields(request, obj), *(["status"] if is_sent_in(obj) else [])]

    def save_model(self, request, obj, form, change):
        """A tip without a story is published when it is accepted."""
        if obj.parent is None and obj.status == Tip.Status.ACCEPTED and obj.published_at is None:
            obj.published_at = timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(Quote)
class QuoteAdmin(PracticeAdmin):
    list_display = ["__str__", publication_state, "speaker_shown", "parent", "provenance"]
    list_select_related = ["parent", "speaker__organisation"]
    search_fields = ["text", "speaker__name", "speaker_label", "parent__title"]
    autocomplete_fields = ["speaker", "organisation"]
    fields = ["text", "speaker", "speaker_label", "role", "organisation", "topics", "provenance", "slug"]

    @admin.display(description="wie zei dit", ordering="speaker__sort_name")
    def speaker_shown(self, quote):
        return quote.speaker_name
