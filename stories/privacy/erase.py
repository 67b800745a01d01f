"""Erasing what leads to one reader. What was said can stay, without a name; what others answered always stays."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from netwerk.accounts.models import User
from netwerk.http.pagecache import content_changed
from netwerk.mail.models import Mail
from netwerk.publicforms.senders import email_digest
from netwerk.search import indexing
from practices.models import Submission, Tip
from practices.retention import delete_with_history
from stories.comments.moderation import erase_text, locked_comment
from stories.models import Comment, Erasure

from .held import PersonalData
from .traces import ANONYMOUS, TEXTS, Traces

OWN_WORDS = ("title", "explanation", "situation", "answer")
TIP_TEXTS = ("title", "sort_name", "explanation")


@dataclass
class ErasureReport:
    """What was done, and what an editor still has to look at."""

    comments: int = 0
    tips: int = 0
    reports: int = 0
    mails: int = 0
    addresses: int = 0
    others_changed: int = 0
    mentions: int = 0
    is_blocked: bool = False
    is_practitioner: bool = False
    is_editor: bool = False

    def lines(self) -> list[str]:
        done = [
            f"Reacties: {self.comments}",
            f"Tips: {self.tips}",
            f"Meldingen: {self.reports}",
            f"E-mails in de wachtrij en in het logboek: {self.mails}",
            f"E-mailadressen: {self.addresses}",
            f"Teksten van anderen waarin de naam of het adres stond, aangepast: {self.others_changed}",
        ]
        if self.mentions:
            done.append(f"Let op: de volledige naam staat nog in {self.mentions} teksten van anderen.")
        if self.is_blocked:
            done.append("Het adres blijft geblokkeerd. Daarvan bewaren we alleen een code, niet het adres.")
        if self.is_practitioner:
            done.append("De naam staat ook bij Mensen. Gebruik daar “Naam intrekken” als die weg moet.")
        if self.is_editor:
            done.append("Er is een account van een redacteur met dit adres. Dat is niet veranderd.")
        return done


@transaction.atomic
def erase(email: str, *, keep_words: bool, mentions: bool = False) -> ErasureReport:
    """Erase what leads to the reader with this address.

    ``keep_words``: comments and tips stay, as of “Anoniem”. ``mentions`` also changes what others wrote, where
    they give the full name; only editors choose that, as anybody can call themselves anything.
    """
    email = email.strip().lower()
    held = PersonalData.of(email)
    names = held.names()
    traces = Traces(email, names)
    report = ErasureReport(
        reports=held.reports.count() + held.corrections.count(),
        is_blocked=held.blocks.exists(),
        is_practitioner=traces.is_practitioner(),
        is_editor=User.objects.filter(email__iexact=email).exists(),
    )
    report.mails, _ = mails_of(
        held, keep_words
    ).delete()  # first: what follows would take some along uncounted
    if not keep_words:
        report.reports += held.reports_of_comments().count()
    tips = list(held.tips())
    report.tips = len(tips)
    for comment in held.comments.order_by("story_id", "tip_id", "pk"):
        erase_comment(locked_comment(comment), traces, keep_words)
        report.comments += 1
    for tip in tips:
        # What was never published goes with its words; what editors published is theirs as well, and stays.
        if keep_words or tip.status == Tip.Status.ACCEPTED:
            erase_credit(tip, traces)
        else:
            delete_with_history([tip])
    for submission in held.submissions:
        erase_submission(submission, traces, keep_words)
    for rows in (held.reports, held.corrections):
        if keep_words:
            traces.clean_rows(rows, ["note"], own=True)
            rows.update(email="")
        else:
            rows.delete()
    report.addresses, _ = held.addresses.delete()
    report.others_changed = traces.clean_others(names=mentions)
    report.mentions = traces.count_mentions()
    indexing.forget(names, inside=True)
    Erasure.objects.update_or_create(digest=email_digest(email), defaults={"keep_words": keep_words})
    content_changed()
    return report


def mails_of(held: PersonalData, keep_words: bool) -> QuerySet[Mail]:
    """To the reader; and to others, about words that go."""
    uids = [] if keep_words else list(held.comments.values_list("uid", flat=True))
    return Mail.objects.filter(Q(pk__in=held.mails) | Q(about__in=uids))


def erase_comment(comment: Comment, traces: Traces, keep_words: bool) -> None:
    if keep_words:
        traces.clean_rows([comment], TEXTS[Comment], own=True)
        comment.refresh_from_db(fields=TEXTS[Comment])
        comment.versions.all().delete()
        comment.drop_proposal()
    else:
        erase_text(comment)
        if comment.status != Comment.Status.REMOVED:
            comment.status = Comment.Status.WITHDRAWN
    # A mark such as “auteur” says who it was, too.
    comment.name, comment.email, comment.badge, comment.name_inferred = ANONYMOUS, "", "", False
    comment.save()


def erase_submission(submission: Submission, traces: Traces, keep_words: bool) -> None:
    traces.clean_rows([submission], TEXTS[Submission], own=True)
    gone = dict.fromkeys(["name", "organisation", "email", *(() if keep_words else OWN_WORDS)], "")
    Submission.objects.filter(pk=submission.pk).update(may_be_named=False, **gone)


def erase_credit(tip: Tip, traces: Traces) -> None:
    """Nothing of the person on the tip, nor in its history."""
    for rows in (Tip.objects.filter(pk=tip.pk), Tip.history.filter(id=tip.pk)):
        rows.update(contributor_name="")
        traces.clean_rows(rows, TIP_TEXTS, own=True)
    for now in Tip.objects.filter(pk=tip.pk):
        indexing.index_row(now)
