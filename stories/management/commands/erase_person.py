"""A request by post or telephone: erase what leads to one reader. And the same again after an old backup."""

from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction

from netwerk.guard.senders import email_digest
from netwerk.models import EmailAddress, Mail
from practices.models import Submission
from stories.models import Comment, Correction, Erasure, Report
from stories.privacy.erase import erase


class Command(BaseCommand):
    help = "Wis de gegevens van een lezer: reacties, tips, meldingen, e-mail en adres."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--email", help="het adres van de lezer")
        what.add_argument(
            "--log", action="store_true", help="toon wie er is gewist, om buiten de database te bewaren"
        )
        what.add_argument(
            "--replay", type=Path, metavar="BESTAND", help="wis wie in dit bestand van --log staat"
        )
        parser.add_argument("--keep-words", action="store_true", help="laat teksten staan, als “Anoniem”")
        parser.add_argument(
            "--mentions", action="store_true", help="ook de volledige naam in teksten van anderen"
        )
        parser.add_argument("--dry-run", action="store_true", help="zeg alleen wat er zou gebeuren")

    @transaction.atomic
    def handle(self, *, email, log, replay, keep_words, mentions, dry_run, **options):
        if log:
            self.stdout.write("\n".join(map(str, Erasure.objects.order_by("pk"))))
            return
        if replay:
            self.replay(dict(line.split() for line in replay.read_text().splitlines()), mentions)
        else:
            for line in erase(email, keep_words=keep_words, mentions=mentions).lines():
                self.stdout.write(line)
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write("Dit was een proef: er is niets gewist.")

    def replay(self, erased: dict[str, str], mentions: bool) -> None:
        """``erased`` tells by digest what happened to the words."""
        holders = [(model, "email") for model in (Comment, Submission, Report, Correction, EmailAddress)]
        rows = (model._base_manager.values_list(name, flat=True) for model, name in [*holders, (Mail, "to")])
        found = {email.strip().lower() for email in chain.from_iterable(rows) if email}
        again = {email: erased[email_digest(email)] for email in found if email_digest(email) in erased}
        for email, words in again.items():
            erase(email, keep_words=words == "anoniem", mentions=mentions)
        self.stdout.write(f"Opnieuw gewist: {len(again)}")
