"""The list of stories: their states, and what can be done with several at once."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html

from netwerk.editing.bulk import asks_first
from practices.admin.bulk import AddTopicAdmin

from .. import publishing


class StoryStateFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return publishing.State.choices

    def queryset(self, request, queryset):
        return publishing.in_state(queryset, self.value())


class RevisionFilter(admin.SimpleListFilter):
    title = "herziening"
    parameter_name = "herziening"

    def lookups(self, request, model_admin):
        return [("nu", "Toe aan herziening")]

    def queryset(self, request, queryset):
        return queryset.to_revise() if self.value() == "nu" else queryset


@admin.display(description="status", ordering="published_at")
def state(story) -> str:
    found = publishing.state_of(story, in_review=story.in_review)
    return format_html('<span class="state state-{}">{}</span>', found, found.label)


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


class StoryListActions(AddTopicAdmin):
    """Each story is done by itself: it leaves its history and a line in the log, and passes on its moment."""

    def get_queryset(self, request):
        return publishing.with_review(super().get_queryset(request))

    @admin.action(description="Publiceer nu", permissions=["change"])
    @asks_first("{what} publiceren", "Publiceer", only=not_published)
    def publish(self, request, queryset):
        done = 0
        for story in queryset.exclude(published_at__lte=timezone.now()):
            if reasons := publishing.publish_blockers(story, request.user):
                refused = f"“{story}” is niet gepubliceerd. {' '.join(reasons)}"
                self.message_user(request, refused, messages.ERROR)
            else:
                publishing.publish(story, by=request.user)
                self.log_change(request, story, "Gepubliceerd.")
                done += 1
        self.tell(request, done, "gepubliceerd")

    @admin.action(description="Maak weer concept", permissions=["change"])
    @asks_first("{what} weer concept maken", "Maak weer concept", only=not_draft)
    def unpublish(self, request, queryset):
        for story in queryset:
            publishing.make_draft(story, by=request.user)
            self.log_change(request, story, "Weer concept gemaakt.")
        self.tell(request, len(queryset), "weer concept")

    @admin.action(description="Archiveer", permissions=["change"])
    @asks_first("{what} archiveren", "Archiveer", only=not_archived)
    def archive(self, request, queryset):
        stories = list(queryset.filter(archived_at=None))
        for story in stories:
            publishing.archive(story, by=request.user)
            self.log_change(request, story, "Gearchiveerd.")
        self.tell(request, len(stories), "gearchiveerd")

    @admin.action(description="Sluit de reacties", permissions=["change"])
    @asks_first("Reacties sluiten bij {what}", "Sluit de reacties", only=opened)
    def close_comments(self, request, queryset):
        self.set_comments(request, queryset.filter(comments_open=True), opened=False)

    @admin.action(description="Open de reacties", permissions=["change"])
    @asks_first("Reacties openen bij {what}", "Open de reacties", only=with_closed_comments)
    def open_comments(self, request, queryset):
        self.set_comments(request, queryset.filter(comments_open=False), opened=True)

    def set_comments(self, request, queryset, *, opened):
        """By hand only: a story that closed on a date or after some days says so in its own form."""
        stories = list(queryset)
        for story in stories:
            story.comments_open = opened
            story.save()
            self.log_change(request, story, "Reacties geopend." if opened else "Reacties gesloten.")
        self.tell(request, len(stories), "weer open voor reacties" if opened else "gesloten voor reacties")

    def tell(self, request, number, what):
        if number:
            stories = "1 verhaal is" if number == 1 else f"{number} verhalen zijn"
            self.message_user(request, f"{stories} {what}.", messages.SUCCESS)
