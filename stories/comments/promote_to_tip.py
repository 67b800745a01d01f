"""A tip out of a comment, with thanks to who wrote it."""

import re

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.utils.html import linebreaks

from netwerk.content.names import tidy
from netwerk.mail.outbox import queue
from practices.models import Tip

from ..models import Comment
from .moderation import AlreadyDecided, locked_comment

LONGEST_TITLE = 120


def can_be_tip(comment: Comment) -> bool:
    with_words = comment.status in {Comment.Status.WAITING, Comment.Status.APPROVED}
    return with_words and comment.made_into_id is None


@transaction.atomic
def make_tip(comment: Comment, *, by) -> Tip:
    """A draft for editors to work on. A second time gives the same tip."""
    now = locked_comment(comment)
    if now.made_into:
        return now.made_into
    if not can_be_tip(now):
        raise AlreadyDecided(now)
    title = first_sentence(now.body)
    tip = Tip.objects.create(
        title=title,
        explanation=linebreaks(without(title, now.body), autoescape=True),
        contributor_name=now.name,
        status=Tip.Status.SENT_IN,
    )
    if about := now.tip or now.lesson:  # of the whole story an editor chooses, in the form that opens
        tip.topics.set(about.topics.filter(merged_into=None))
    now.made_into = tip
    now.save(update_fields=["made_into"])
    for thing, flag, told in (
        (tip, ADDITION, f"Gemaakt van {now}"),
        (now, CHANGE, f"Tip van gemaakt ({tip.pk})"),
    ):
        LogEntry.objects.log_actions(by.pk, [thing], flag, change_message=told, single_object=True)
    if now.email:
        queue("reactie-tip", now.email, key=f"reactie-tip:{now.uid}", about=now.uid)
    return tip


def first_sentence(text: str) -> str:
    line = tidy(text.strip().split("\n")[0])
    sentence = re.match(r".+?[.!?…](?=\s|$)", line)
    return shorten((sentence[0] if sentence else line).rstrip("."))


def without(title: str, text: str) -> str:
    """The words that do not stand in the title already; all of them when the title was cut off."""
    beginning = re.match(r"\s*" + r"\s+".join(map(re.escape, title.split())) + r"\.?(?=\s|$)\s*", text)
    return text[beginning.end() :] if beginning else text


def shorten(sentence: str) -> str:
    """At most as long as a title may be, and cut between words where there are any."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    head, space, _ = sentence[:LONGEST_TITLE].rpartition(" ")
    return f"{head if space else sentence[: LONGEST_TITLE - 1]}…"
