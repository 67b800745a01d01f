"""Everything that is kept about one e-mail address."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from netwerk.mail.models import EmailAddress, Mail
from netwerk.publicforms.models import BlockedSender
from netwerk.publicforms.senders import email_digest
from practices.models import Submission, Tip
from stories.models import Comment, Correction, Report


@dataclass(frozen=True)
class PersonalData:
    comments: QuerySet[Comment]
    submissions: QuerySet[Submission]
    reports: QuerySet[Report]
    corrections: QuerySet[Correction]
    addresses: QuerySet[EmailAddress]
    mails: QuerySet[Mail]
    blocks: QuerySet[BlockedSender]

    @classmethod
    def of(cls, email: str) -> "PersonalData":
        email = email.strip().lower()
        return cls(
            Comment.objects.by_sender(email).with_pages(),
            Submission.objects.filter(email__iexact=email).select_related("tip", "story"),
            Report.objects.filter(email__iexact=email).select_related("comment__story", "comment__tip"),
            Correction.objects.filter(email__iexact=email).select_related(*Correction.KINDS_OF_PAGE),
            EmailAddress.objects.filter(email=email),
            Mail.objects.filter(to=email),
            BlockedSender.objects.filter(digest=email_digest(email)),
        )

    def something(self) -> bool:
        """Whether there is anything to show; that we sent a mail, or block the address, is not."""
        kinds = [self.comments, self.submissions, self.reports, self.corrections, self.addresses]
        return any(rows.exists() for rows in kinds)

    def reports_of_comments(self) -> QuerySet[Report]:
        """What others reported of what this reader wrote."""
        others = Report.objects.filter(comment__in=self.comments)
        return others.exclude(pk__in=self.reports.values("pk"))

    def names(self) -> set[str]:
        names = [
            *self.comments.values_list("name", flat=True),
            *self.submissions.values_list("name", flat=True),
        ]
        return {" ".join(name.split()) for name in names if name.strip()}

    def tips(self) -> QuerySet[Tip]:
        """Sent in by this address, or made out of one of its comments."""
        return Tip.objects.filter(
            Q(submission__in=self.submissions) | Q(made_from__in=self.comments)
        ).distinct()
