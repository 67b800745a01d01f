"""Comments that were taken over from elsewhere, as part of a story's file. A number is theirs within the story."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from stories.models import Comment, Story

from .errors import located
from .kinds import COMMENT

if TYPE_CHECKING:
    from .read import ContentRow


def taken_over(story: Story) -> list[Comment]:
    """What an export holds of the comments of a story: never what a reader wrote here."""
    rows = Comment.objects.numbered().filter(story=story, taken_over=True, status=Comment.Status.APPROVED)
    return list(rows.select_related("reply_to").order_by("number"))


def check_comments(entries: "Iterable[ContentRow]") -> list[str]:
    """What is wrong with the numbers, and with what refers to them."""
    problems = []
    seen: dict[int, set[int]] = defaultdict(set)
    for entry in (entry for entry in entries if entry.kind is COMMENT):
        numbers = seen[id(entry.parent)]
        number, reply_to = entry.values.get("number", 0), entry.values.get("reply_to")
        if "number" in entry.values and (number < 1 or number in numbers):
            problems.append(
                located(entry.place, "number", "choose a number from 1 that is not used here yet.")
            )
        if reply_to is not None and reply_to not in numbers:
            problems.append(
                located(entry.place, "reply_to", f"comment {reply_to} does not stand above this one.")
            )
        numbers.add(number)
    return problems


class Conversations:
    """Which numbers of each story are in use. Where a reader has one of ours, all of ours stay away."""

    def __init__(self, entries: "Iterable[ContentRow]"):
        self.wanted: dict[int, set[int]] = defaultdict(set)
        for entry in entries:
            if entry.kind is COMMENT:
                self.wanted[id(entry.parent)].add(entry.values["number"])
        self.numbered = cache(self._numbered)

    @staticmethod
    def _numbered(story: int) -> dict[int, Comment]:
        Story.objects.select_for_update(no_key=True).only("pk").get(pk=story)  # nobody takes a number now
        return {c.number: c for c in Comment.objects.numbered().filter(story=story) if c.number}

    def new_comment(self, entry: "ContentRow", story: int) -> Comment | None:
        """The row to fill in and save; None when the number is in use."""
        found, number = self.numbered(story), entry.values["number"]
        of_readers = {n for n, comment in found.items() if not comment.taken_over}
        if number in found or of_readers & self.wanted[id(entry.parent)]:
            return None
        comment = Comment(story_id=story, taken_over=True, status=Comment.Status.APPROVED)
        answered = found.get(entry.values.get("reply_to", 0))
        if answered and answered.pk:
            comment.reply_to, comment.thread = answered, answered.thread or answered
        found[number] = comment
        return comment
