"""The comments of a page as a reader meets them: conversations of one level, places of what went, own ones."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from netwerk.browse.atom import site_title
from practices.models import Lesson, Tip
from stories import jsonld
from stories.models import Comment, Story
from stories.models.comment import EDIT_WINDOW

from . import cookie, markup
from .text import MENTION

Status = Comment.Status
JUST_NOW = timedelta(minutes=2)
NEWEST = "nieuwste"
MOST_IN_DATA = 50  # the page has them all


@dataclass
class ThreadEntry:
    """One comment on the page."""

    comment: Comment
    is_own: bool = False
    about: str = ""  # the place of the tip or lesson it is about: "tip-2"
    replies: list["ThreadEntry"] = field(default_factory=list)

    @property
    def is_waiting(self) -> bool:
        """Only its writer knows that it is not there; a comment that was caught looks as if it waits."""
        return self.comment.status in {Status.WAITING, Status.SPAM}

    @property
    def editable_until(self) -> datetime | None:
        ends = self.comment.created_at + EDIT_WINDOW
        open_to_change = self.is_own and (self.comment.is_visible or self.is_waiting)
        return ends if open_to_change and ends > timezone.now() else None

    @property
    def is_new(self) -> bool:
        return self.is_own and self.comment.created_at > timezone.now() - JUST_NOW

    @property
    def proposal(self) -> SafeString | str:
        """The words that wait for the editors, or that they turned down."""
        return markup.text_html(self.comment.proposed_body) if self.comment.proposed_body else ""

    @property
    def is_gone(self) -> bool:
        return not self.comment.is_visible and not (self.is_own and self.is_waiting)


def connect(comments: list[Comment]) -> None:
    """Give each comment the one it answers, which is among them: whatever was answered has its number for good."""
    by_pk = {comment.pk: comment for comment in comments}
    for comment in comments:
        if comment.reply_to_id in by_pk:
            comment.reply_to = by_pk[comment.reply_to_id]


class Conversation:
    """All that the comments section shows. ``total`` is the count of ``visible()``, here as everywhere."""

    def __init__(
        self, page: Story | Tip, comments, places: dict, own: Collection[UUID] = (), *, newest=False, kind=""
    ):
        """``places`` are the anchors of the blocks on the page."""
        self.page, self.path, self.is_open = page, page.get_absolute_url(), page.takes_comments()
        self.places = {(type(block), block.pk): anchor for block, anchor in places.items()}
        self.anchors, self.own, self.newest, self.kind = set(places.values()), set(own), newest, kind
        self.base = ""  # the places are on this page
        # Without joins: what a comment answers, or is about, is on this page already.
        rows = list(comments.numbered().order_by("number"))
        visible = [comment for comment in rows if comment.is_visible]
        self.total = len(visible)
        self.taken_over = sum(comment.taken_over for comment in visible)
        counts = Counter(comment.kind for comment in visible)
        self.kinds = [(value, label, counts[value]) for value, label in Comment.Kind.choices if counts[value]]
        # Not in the conversation: what nobody else sees yet.
        unseen = list(comments.filter(uid__in=self.own, number=None).order_by("pk")) if self.own else []
        connect([*rows, *unseen])
        self.waiting = [self.entry(comment) for comment in unseen if comment.status != Status.WITHDRAWN]
        self.entries = self.in_threads(rows)

    @classmethod
    def asked(cls, comments, page: Story | Tip, request, places: dict) -> "Conversation":
        """In the order and of the kind that the address names, with what is of this browser."""
        own = cookie.own_uids(request, page) if request.COOKIES else ()
        newest, kind = request.GET.get("reacties") == NEWEST, request.GET.get("soort", "")
        return cls(page, comments, places, own, newest=newest, kind=kind)

    @property
    def feed(self) -> tuple[str, str]:
        """Its title and address."""
        return site_title(f"Reacties op “{self.page.title}”"), f"{self.path}reacties.atom"

    def json_ld(self) -> dict:
        """What the data about the page tells of them."""
        said = [
            jsonld.comment_data(one, self.path) for one in islice(jsonld.visible(self.entries), MOST_IN_DATA)
        ]
        return {"commentCount": self.total, "comment": said}

    def in_threads(self, rows) -> list[ThreadEntry]:
        entries = {comment.pk: self.entry(comment) for comment in rows}
        first = [entry for entry in entries.values() if entry.comment.thread_id not in entries]
        for entry in entries.values():
            if entry.comment.thread_id in entries:
                entries[entry.comment.thread_id].replies.append(entry)
        if self.kind:
            first = [entry for entry in first if self.is_of_kind(entry)]
        return first[::-1] if self.newest else first

    def entry(self, comment: Comment) -> ThreadEntry:
        about = self.places.get((Tip, comment.tip_id)) or self.places.get((Lesson, comment.lesson_id), "")
        return ThreadEntry(comment, comment.uid in self.own, about)

    def is_of_kind(self, entry: ThreadEntry) -> bool:
        return any(
            one.comment.kind == self.kind and one.comment.is_visible for one in [entry, *entry.replies]
        )

    def html(self) -> SafeString:
        """All of them as they stand on the page, own ones that wait first."""
        waiting = format_html_join("", "{}", ([markup.comment_html(entry, self)] for entry in self.waiting))
        return format_html("{}{}", waiting, markup.comment_list(self.entries, self) if self.entries else "")


class Responses:
    """What readers said about one tip or lesson at its story, for the page of that tip or lesson itself.

    For everybody the same: an own comment that waits stands at the story only.
    """

    def __init__(self, story: Story, comments: QuerySet):
        self.page = story
        self.path = self.base = story.get_absolute_url()
        self.is_open = story.takes_comments()
        rows = list(comments.select_related("reply_to").order_by("number"))
        self.total, self.taken_over = len(rows), sum(comment.taken_over for comment in rows)
        self.entries = [ThreadEntry(comment) for comment in rows]
        self.anchors = self.places() if any(MENTION.search(comment.body) for comment in rows) else set()

    def places(self) -> set[str]:
        """The tips and lessons of the story, as words such as "tip 2" name them."""
        counted = {model: model.objects.filter(parent=self.page).count() for model in (Tip, Lesson)}
        return {f"{m._meta.verbose_name}-{n + 1}" for m, number in counted.items() for n in range(number)}

    def html(self) -> SafeString | str:
        return markup.comment_list(self.entries, self) if self.entries else ""
