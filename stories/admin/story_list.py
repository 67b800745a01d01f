"""The list of stories: their states, and what can be done with several at once."""

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from netwerk.editing.bulk import asks_first
from netwerk.editing.transitions import TransitionAdmin
from practices.admin.bulk import AddTopicAdmin

from .. import publishing


class StoryStateFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin):
        return publishing.State.choices

    def queryset(self, request: HttpRequest, queryset):
        return publishing.in_state(queryset, self.value())


class RevisionFilter(admin.SimpleListFilter):
    title = "herziening"
    parameter_name = "herziening"

    def lookups(self, request: HttpRequest, model_admin):
        return [("nu", "Toe aan herziening")]

    def queryset(self, request: HttpRequest, queryset):
        return queryset.to_revise() if self.value() == "nu" else queryset


@admin.display(description="status", ordering="published_at")
def state(story) -> str:
    current = publishing.state_of(story, in_review=story.in_review)
    return format_html('<span class="state state-{}">{}</span>', current, current.label)


def not_published(stories):
    return stories.exclude(published_at__lte=timezone.now())


def not_draft(stories):
    return stories.exclude(published_at=None, archived_at=None)


def not_archived(stories):
    return stories.filter(archived_at=None)


def opened(stories):
    return stories.filter(comments_open=True)


def with_closed_comments(stories):
    return stories.filter(comments_open=False)


class StoryListActions(AddTopicAdmin, TransitionAdmin):
    """Each story is done by itself: it leaves its history and a line in the log, and passes on its moment."""

    def get_queryset(self, request: HttpRequest):
        return publishing.with_review(super().get_queryset(request))

    @admin.action(description="Publiceer nu", permissions=["change"])
    @asks_first("{what} publiceren", "Publiceer", only=not_published)
    def publish(self, request: HttpRequest, queryset):
        self.do_all(request, "publiceren", not_published(queryset), "gepubliceerd")

    @admin.action(description="Maak weer concept", permissions=["change"])
    @asks_first("{what} weer concept maken", "Maak weer concept", only=not_draft)
    def unpublish(self, request: HttpRequest, queryset):
        self.do_all(request, "concept", queryset, "weer concept")

    @admin.action(description="Archiveer", permissions=["change"])
    @asks_first("{what} archiveren", "Archiveer", only=not_archived)
    def archive(self, request: HttpRequest, queryset):
        self.do_all(request, "archiveren", not_archived(queryset), "gearchiveerd")

    def do_all(self, request: HttpRequest, name, queryset, done):
        total = self.carry_through_each(request, self.transitions[name], queryset, done)
        self.tell(request, total, done)

    @admin.action(description="Sluit de reacties", permissions=["change"])
    @asks_first("Reacties sluiten bij {what}", "Sluit de reacties", only=opened)
    def close_comments(self, request: HttpRequest, queryset):
        self.set_comments(request, queryset.filter(comments_open=True), opened=False)

    @admin.action(description="Open de reacties", permissions=["change"])
    @asks_first("Reacties openen bij {what}", "Open de reacties", only=with_closed_comments)
    def open_comments(self, request: HttpRequest, queryset):
        self.set_comments(request, queryset.filter(comments_open=False), opened=True)

    def set_comments(self, request: HttpRequest, queryset, *, opened):
        """By hand only: a story that closed on a date or after some days says so in its own form."""
        stories = list(queryset)
        for story in stories:
            story.comments_open = opened
            story.save()
            self.log_change(request, story, "Reacties geopend." if opened else "Reacties gesloten.")
        self.tell(request, len(stories), "weer open voor reacties" if opened else "gesloten voor reacties")

    def tell(self, request: HttpRequest, total, what):
        if total:
            stories = "1 verhaal is" if total == 1 else f"{total} verhalen zijn"
            self.message_user(request, f"{stories} {what}.", messages.SUCCESS)
