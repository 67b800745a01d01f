"""A request by post or telephone: erase what leads to one reader. And the same again after an old backup."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction

from netwerk.mail.models import EmailAddress, Mail
from netwerk.publicforms.senders import email_digest
from practices.models import Submission
from stories.models import Comment, Correction, Erasure, Report
from stories.privacy.erase import ErasureReport as Erased
from stories.privacy.erase import erase

KEPT, GONE = ("anonymous", "anoniem"), "erased"  # older logs are in Dutch


class Command(BaseCommand):
    help = "Erase what leads to a reader: comments, tips, reports, mail and address."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--email", help="the address of the reader")
        what.add_argument(
            "--log", action="store_true", help="show who was erased, to keep outside the database"
        )
        what.add_argument("--replay", type=Path, metavar="FILE", help="erase whom this output of --log names")
        parser.add_argument("--keep-words", action="store_true", help="keep the texts, without a name")
        parser.add_argument("--mentions", action="store_true", help="also the full name in texts of others")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")

    @transaction.atomic
    def handle(self, *, email, log, replay, keep_words, mentions, dry_run, **options):
        if log:
            self.stdout.write("\n".join(map(log_line, Erasure.objects.order_by("pk"))))
            return
        if replay:
            self.replay(dict(line.split() for line in replay.read_text().splitlines()), mentions)
        else:
            for line in report_in_words(erase(email, keep_words=keep_words, mentions=mentions)):
                self.stdout.write(line)
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write("Nothing was erased: this was a dry run.")

    def replay(self, erased: dict[str, str], mentions: bool) -> None:
        """``erased`` tells by digest what happened to the words."""
        holders = [(model, "email") for model in (Comment, Submission, Report, Correction, EmailAddress)]
        rows = (model._base_manager.values_list(name, flat=True) for model, name in [*holders, (Mail, "to")])
        found = {email.strip().lower() for email in chain.from_iterable(rows) if email}
        again = {email: erased[email_digest(email)] for email in found if email_digest(email) in erased}
        for email, words in again.items():
            erase(email, keep_words=words in KEPT, mentions=mentions)
        self.stdout.write(f"Erased again: {len(again)}")


def log_line(erasure: Erasure) -> str:
    return f"{erasure.digest} {KEPT[0] if erasure.keep_words else GONE}"


def report_in_words(report: Erased) -> Iterator[str]:
    """For the operator; editors read the same in Dutch (``Report.lines``)."""
    yield f"Comments: {report.comments}"
    yield f"Tips: {report.tips}"
    yield f"Reports: {report.reports}"
    yield f"Mails, waiting or sent: {report.mails}"
    yield f"Addresses: {report.addresses}"
    yield f"Texts of others with the name or the address, changed: {report.others_changed}"
    if report.mentions:
        yield f"The full name is still in {report.mentions} texts of others: see --mentions."
    if report.is_blocked:
        yield "The address stays blocked: only a digest of it is kept."
    if report.is_practitioner:
        yield "The name is also that of a person on the site: withdraw it in the admin if it must go."
    if report.is_editor:
        yield "An editor has an account with this address. It was not changed."
