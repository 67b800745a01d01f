"""How long things are kept, and why. ``manage.py clean_up`` applies it; the page about privacy tells readers.

An app says in its ``retention.py`` what is over its time (``keep``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from netwerk.mail.models import EmailAddress, Mail
from netwerk.publicforms.models import DailySalt, RateLimitCounter
from netwerk.search.models import SearchFeedback, SearchMiss, SearchWord

# Long enough for an editor to see a mistake and put it right.
REFUSED = timedelta(days=30)
# A conversation may come back to life; after that nobody needs to reach the writer.
ADDRESS = timedelta(days=365)
EARLIER_TEXT = timedelta(days=365)
# An older backup should be gone; until then, what was erased can be erased again.
BACKUP = timedelta(days=365)
# Who did not confirm within two weeks does not want mail, or never asked for it.
UNCONFIRMED = timedelta(days=14)
# To answer "I got no mail".
MAIL = timedelta(days=30)
# To look back when something went wrong.
RIGHTS_CHANGE = timedelta(days=3 * 365)
# An account that nobody uses is a door that nobody watches; its owner hears of it first.
UNUSED_ACCOUNT = timedelta(days=2 * 365)
UNUSED_ACCOUNT_WARNING = timedelta(days=30)
# No limit counts longer than a day.
HIT = timedelta(days=1)

BATCH = 500


@dataclass(frozen=True)
class Rule:
    """``rows`` gives what is over its time now. It is deleted, or emptied by ``empty``."""

    what: str
    rows: Callable[[], QuerySet[Any]]
    empty: Callable[[Iterable[Any]], None] | None = None

    def count(self) -> int:
        return self.rows().count()

    def apply(self) -> int:
        """Batch by batch, each in a transaction of its own: it can be stopped halfway, and run again."""
        done, last = 0, None
        while True:
            with transaction.atomic():
                left = self.rows() if last is None else self.rows().filter(pk__gt=last)
                # Whoever changes a row at this moment goes first; then the row may no longer be over its time.
                batch = list(left.order_by("pk").select_for_update(of=("self",), skip_locked=True)[:BATCH])
                if not batch:
                    return done
                (self.empty or delete_rows)(batch)
            done, last = done + len(batch), batch[-1].pk


RULES: list[Rule] = []


def purge_rule(what: str, empty: Callable[[Iterable[Any]], None] | None = None):
    """The decorated function gives the rows that are over their time."""

    def add(rows):
        RULES.append(Rule(what, rows, empty))
        return rows

    return add


def delete_rows(rows: Iterable[Model]) -> None:
    rows = list(rows)
    type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]).delete()


@purge_rule("counters against abuse")
def old_hits():
    return RateLimitCounter.objects.filter(since__lt=timezone.now() - HIT)


@purge_rule("salts of earlier days")
def old_salts():
    """Without the salt of its day, no hash leads back to a computer."""
    return DailySalt.objects.filter(day__lt=timezone.localdate())


@purge_rule("mails that were sent or given up")
def old_mail():
    limit = timezone.now() - MAIL
    return Mail.objects.filter(Q(sent_at__lt=limit) | Q(gave_up_at__lt=limit))


@purge_rule("addresses that nobody confirmed")
def unconfirmed_addresses():
    """Who stopped mail without confirming stays known as such, as long as any address."""
    limit = timezone.now() - UNCONFIRMED
    asked = EmailAddress.objects.alias(asked=Greatest("asked_at", "created_at"))
    return asked.filter(asked__lt=limit, confirmed_at=None, stopped=[])


@purge_rule("words that search found nothing for")
def old_search_misses():
    return SearchMiss.objects.expired()


@purge_rule("answers to whether search found it")
def old_search_feedback():
    return SearchFeedback.objects.expired()


@purge_rule("words that are in nothing any more")
def unused_words():
    return SearchWord.objects.in_nothing()
