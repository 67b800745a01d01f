"""What is known of who wrote a comment: what became of the earlier ones from the same e-mail address."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from netwerk.mail.models import EmailAddress
from netwerk.publicforms.models import BlockedSender
from netwerk.publicforms.senders import email_digest
from stories.models import Comment

WORDS = {
    Comment.Status.APPROVED: "geplaatst",
    Comment.Status.WAITING: "wacht",
    Comment.Status.REJECTED: "afgewezen",
    Comment.Status.SPAM: "spam",
    Comment.Status.REMOVED: "weggehaald",
    Comment.Status.WITHDRAWN: "ingetrokken",
}


@dataclass(frozen=True)
class SenderHistory:
    email: str
    is_confirmed: bool
    is_blocked: bool
    earlier: list[tuple[str, int]]  # other comments of this address: what became of them, and how many

    def address(self) -> str:
        """What editors are told of the address; the address itself is not for everybody."""
        if not self.email:
            return "zonder e-mailadres"
        return f"met e-mailadres ({'bevestigd' if self.is_confirmed else 'nog niet bevestigd'})"

    def record(self) -> str:
        if not self.email:
            return "Wat deze schrijver eerder stuurde, weten we niet."
        return " · ".join(f"{number} {word}" for word, number in self.earlier) or "Eerste reactie."


def add_senders(comments: Sequence[Comment]) -> None:
    """Give each comment its ``sender``, in three queries for all of them."""
    emails = {comment.email for comment in comments if comment.email}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    rows = Comment.objects.filter(email__in=emails).order_by().values_list("email", "status")
    for email, status, number in rows.annotate(number=Count("pk")):
        counts[email][status] = number
    confirmed = set(EmailAddress.objects.confirmed().filter(email__in=emails).values_list("email", flat=True))
    digests = {email_digest(email): email for email in emails}
    blocked = BlockedSender.objects.filter(digest__in=digests).values_list("digest", flat=True)
    blocked_emails = {digests[digest] for digest in blocked}
    for comment in comments:
        others = counts[comment.email] - Counter([comment.status])
        earlier = [(word, others[status]) for status, word in WORDS.items() if others[status]]
        known = comment.email in confirmed, comment.email in blocked_emails
        comment.sender = SenderHistory(comment.email, *known, earlier)  # type: ignore[attr-defined]  # for templates
