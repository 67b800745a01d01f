"""What an editor can decide about a comment, and about which state of it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django import forms

from netwerk.guard.forms import ReadableField
from stories.models import Comment

from .moderation import AlreadyDecided, decide

Status = Comment.Status
WAS = {
    Status.WAITING: "wacht nog",
    Status.APPROVED: "was al geplaatst",
    Status.REJECTED: "was al afgewezen",
    Status.SPAM: "stond al bij de spam",
    Status.WITHDRAWN: "was al ingetrokken door de schrijver",
    Status.REMOVED: "was al weggehaald",
}


@dataclass(frozen=True)
class Decision:
    """``name`` stands in forms; ``asks`` says that it needs a reason."""

    name: str
    status: Comment.Status
    label: str
    done: tuple[str, str]
    asks: bool = False


PLACE = Decision("plaats", Status.APPROVED, "Plaats", ("is geplaatst", "zijn geplaatst"))
KEEP = Decision("laat-staan", Status.APPROVED, "Laat staan", ("blijft staan", "blijven staan"))
REJECT = Decision("wijs-af", Status.REJECTED, "Wijs af", ("is afgewezen", "zijn afgewezen"), asks=True)
SPAM = Decision("spam", Status.SPAM, "Naar de spam", ("staat bij de spam", "staan bij de spam"))
REMOVE = Decision("haal-weg", Status.REMOVED, "Haal weg", ("is weggehaald", "zijn weggehaald"), asks=True)
DECISIONS = {decision.name: decision for decision in (PLACE, KEEP, REJECT, SPAM, REMOVE)}


def possible(comment: Comment, *, reported: bool = False) -> list[Decision]:
    """The buttons at a comment. One that stood on the site before is taken away, not turned down."""
    match comment.status:
        case Status.WAITING:
            return [PLACE, REMOVE if comment.number else REJECT, SPAM]
        case Status.APPROVED if reported or comment.hidden_at:
            return [KEEP, REMOVE, SPAM]
        case Status.APPROVED:
            return [REMOVE, SPAM]
        case Status.REJECTED | Status.SPAM | Status.REMOVED:
            return [PLACE]
    return []


class ReasonForm(forms.Form):
    """A decision, and the reason where the decision needs one."""

    decision = forms.ChoiceField(choices=[(name, choice.label) for name, choice in DECISIONS.items()])
    reason = ReadableField(
        label="Reden",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Nodig bij afwijzen en weghalen. De schrijver krijgt deze reden te lezen.",
        error_messages={
            "max_length": "Maak de reden korter. Nu zijn het %(show_value)d tekens, het mag tot %(limit_value)d zijn."
        },
    )

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        chosen = DECISIONS.get(cleaned.get("decision", ""))
        if chosen and chosen.asks and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Schrijf waarom.")
        return cleaned

    @property
    def chosen(self) -> Decision:
        return DECISIONS[self.cleaned_data["decision"]]


def version(comment: Comment) -> str:
    """The state of a comment as an editor sees it, to send along with what is decided about it."""
    moments = [moment.isoformat() if moment else "-" for moment in (comment.edited_at, comment.decided_at)]
    return " ".join([comment.status, *moments])


def as_seen(comment: Comment, seen: str) -> Comment:
    """The comment as it was when the editor saw it. A text that is not of ours fits no comment."""
    then = copy(comment)
    try:
        then.status, *moments = seen.split(" ")
        then.edited_at, then.decided_at = (None if m == "-" else datetime.fromisoformat(m) for m in moments)
    except ValueError:
        then.status = ""
    return then


def decide_all(
    comments: Iterable[Comment], chosen: Decision, *, by, reason=""
) -> tuple[list[Comment], list[str]]:
    """What was done, and what was not. Each by itself: what somebody else decided stays as it is, and is told."""
    done, refused = [], []
    for comment in comments:
        if (chosen is KEEP and comment.status != Status.APPROVED) or (
            chosen is PLACE and comment.status == Status.APPROVED
        ):
            refused.append(told(comment, comment))
            continue
        try:
            done.append(decide(comment, chosen.status, by=by, reason=reason if chosen.asks else ""))
        except AlreadyDecided as error:
            refused.append(told(error.comment, comment))
        except Comment.DoesNotExist:
            refused.append(f"{spoken(comment)} bestaat niet meer.")
    return done, refused


def told(now: Comment, then: Comment) -> str:
    """Why nothing was done."""
    has_words = now.status in {Status.WAITING, Status.APPROVED, Status.SPAM}
    if has_words and now.edited_at != then.edited_at:
        return f"{spoken(now)} is intussen aangepast. Lees eerst de nieuwe tekst."
    return f"{spoken(now)} {WAS[Status(now.status)]}."


def spoken(comment: Comment) -> str:
    return f"Reactie {comment.number}" if comment.number else f"De reactie van {comment.name}"
