"""What an editor can decide about a comment, and about which state of it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from django import forms

from netwerk.publicforms.forms import ReadableField
from stories.models import Comment

from .changing import accept_change, refuse_change
from .moderation import AlreadyDecided, decide

Status = Comment.Status
WAS: dict[str, str] = {
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

PLACE_CHANGE = replace(PLACE, label="Plaats de aanpassing")
REFUSE_CHANGE = replace(REJECT, label="Wijs de aanpassing af")


def possible_decisions(comment: Comment, *, reported: bool = False) -> list[Decision]:
    """The buttons at a comment. One that stood on the site before is taken away, not turned down."""
    is_reported = reported or comment.hidden_at
    match comment.status:
        case Status.APPROVED if comment.has_pending_change:
            return [PLACE_CHANGE, REFUSE_CHANGE, *([KEEP] if is_reported else []), REMOVE, SPAM]
        case Status.WAITING:
            return [PLACE, REMOVE if comment.number else REJECT, SPAM]
        case Status.APPROVED if is_reported:
            return [KEEP, REMOVE, SPAM]
        case Status.APPROVED:
            return [REMOVE, SPAM]
        case Status.REJECTED | Status.SPAM | Status.REMOVED:
            return [PLACE]
    return []


class DecisionForm(forms.Form):
    """A decision, and the reason where the decision needs one."""

    decision = forms.ChoiceField(choices=[(name, choice.label) for name, choice in DECISIONS.items()])
    reason = ReadableField(
        label="Reden",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Nodig bij afwijzen en weghalen. De schrijver krijgt deze reden te lezen. Wie de reactie meldde ook.",
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


def editor_revision(comment: Comment) -> str:
    """The state of a comment as an editor sees it, to send along with what is decided about it."""
    moments = [comment.edited_at, comment.decided_at, *filter(None, [comment.proposed_at])]
    return " ".join([comment.status, *(moment.isoformat() if moment else "-" for moment in moments)])


def at_base_revision(comment: Comment, base_revision: str) -> Comment:
    """The comment as it was when the editor saw it. A text that is not of ours fits no comment."""
    then = copy(comment)
    try:
        then.status, edited, decided, *proposed = base_revision.split(" ")
        then.edited_at, then.decided_at = (
            None if m == "-" else datetime.fromisoformat(m) for m in (edited, decided)
        )
        [then.proposed_at] = map(datetime.fromisoformat, proposed) if proposed else [None]
    except ValueError:
        then.status = ""
    return then


@dataclass(frozen=True)
class Refusal:
    """What was not done, and why. ``comment`` is as it is now; None when it is gone."""

    sentence: str
    comment: Comment | None = None

    def __str__(self):
        return self.sentence


def decide_all(
    comments: Iterable[Comment], chosen: Decision, *, by, reason=""
) -> tuple[list[Comment], list[Refusal]]:
    """What was done, and what was not. Each by itself: what somebody else decided stays as it is, and is told."""
    done, refused = [], []
    for comment in comments:
        try:
            done.append(
                decide_one(comment, chosen, by=by, reason=reason if chosen.asks or chosen is KEEP else "")
            )
        except AlreadyDecided as error:
            refused.append(Refusal(why_nothing_was_done(error.comment, comment), error.comment))
        except Comment.DoesNotExist:
            refused.append(Refusal(f"{comment_in_words(comment)} bestaat niet meer."))
    return done, refused


def decide_one(comment: Comment, chosen: Decision, *, by, reason: str) -> Comment:
    """To place or to turn down is about the change, where one waits."""
    if comment.status == Status.APPROVED and comment.proposed_at:
        if chosen.name == PLACE.name:
            return accept_change(comment, by=by)
        if chosen.name == REJECT.name:
            return refuse_change(comment, by=by, reason=reason)
    if chosen.name == PLACE.name and comment.status == Status.APPROVED:
        raise AlreadyDecided(comment)
    if chosen.name == KEEP.name and comment.status != Status.APPROVED:
        raise AlreadyDecided(comment)
    return decide(comment, chosen.status, by=by, reason=reason)


def why_nothing_was_done(now: Comment, then: Comment) -> str:
    """Why nothing was done."""
    if then.status == now.status == Status.APPROVED and then.proposed_at:
        if now.proposal_refused_at and now.proposed_at == then.proposed_at:
            return f"De aanpassing van {comment_in_words(now).lower()} was al afgewezen."
        if now.proposed_at is None:
            what = "ingetrokken door de schrijver" if now.edited_at == then.edited_at else "geplaatst"
            return f"De aanpassing van {comment_in_words(now).lower()} was al {what}."
    has_words = now.status in {Status.WAITING, Status.APPROVED, Status.SPAM}
    if has_words and (now.edited_at, now.proposed_at) != (then.edited_at, then.proposed_at):
        return f"{comment_in_words(now)} is intussen aangepast. Lees eerst de nieuwe tekst."
    return f"{comment_in_words(now)} {WAS.get(now.status, 'is intussen veranderd')}."


def comment_in_words(comment: Comment) -> str:
    return f"Reactie {comment.number}" if comment.number else f"De reactie van {comment.name}"
