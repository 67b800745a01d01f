"""Sending what waits in the queue: each mail once, and a mail that fails again later.

A mail is taken by moving its next attempt, in a short transaction. No lock is held while the mail server answers,
so that it delays nobody who withdraws or erases. A sender that is killed leaves mail that is tried again after
``TAKEN``; only when it is killed between the answer of the server and noting that, that one mail is sent twice.
"""

import logging
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, get_connection
from django.db import InterfaceError, OperationalError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from .messages import build_message
from .models import Mail

logger = logging.getLogger(__name__)

TAKEN = timedelta(minutes=10)  # longer than any conversation with a mail server takes
WAIT = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440)]
MOST_ATTEMPTS = len(WAIT) + 1
UNREACHABLE = 3  # in a row; then the next run tries again

SENT, DROPPED, FAILED, GAVE_UP = "sent", "dropped", "failed", "given up"


class Unreachable(Exception):
    """The mail server takes no connection."""


def send_due(is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
    """Send what is due, one by one. Returns how many had which outcome."""
    outcomes: Counter[str] = Counter()
    connection, in_vain = get_connection(), 0
    try:
        while in_vain < UNREACHABLE and not is_over() and (mail := claim()):
            try:
                outcomes[send_one(mail, connection)] += 1
                in_vain = 0
            except Unreachable as error:
                outcomes[failed(mail, describe(error.__cause__))] += 1
                in_vain += 1
    finally:
        close(connection)
    return outcomes


@transaction.atomic
def claim() -> Mail | None:
    """The next mail, for this sender alone."""
    mail = Mail.objects.due().select_for_update(skip_locked=True).order_by("send_after", "pk").first()
    if mail:
        mail.attempts += 1
        mail.send_after = timezone.now() + TAKEN
        mail.save(update_fields=["attempts", "send_after"])
    return mail


def send_one(mail: Mail, connection) -> str:
    try:
        message = build_message(mail)
        if message is None:  # nothing to tell any more, or not to this address
            mail.delete()
            return DROPPED
        deliver(message, connection)
    except (Unreachable, OperationalError, InterfaceError):  # not the fault of this mail
        raise
    except (SMTPException, OSError) as error:
        close(connection)  # the next mail begins with a connection of its own
        return failed(mail, describe(error))
    except Exception as error:  # noqa: BLE001 — a mail that cannot be written must not stop the others
        logger.error("Mail %s (%s) cannot be written: %s", mail.pk, mail.kind, where(error))
        return failed(mail, describe(error))
    Mail.objects.filter(pk=mail.pk).update(sent_at=Now(), error="")
    return SENT


def deliver(message: EmailMessage, connection) -> None:
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        close(connection)
        raise Unreachable from error
    connection.send_messages([message])


def close(connection) -> None:
    with suppress(SMTPException, OSError):  # it was gone already
        connection.close()


def failed(mail: Mail, problem: str) -> str:
    """Try again later, each time after a longer wait; in the end an editor has to look."""
    over = mail.attempts >= MOST_ATTEMPTS
    if over:
        mail.gave_up_at = timezone.now()
        logger.error("Mail %s (%s) is given up: %s", mail.pk, mail.kind, problem)
    else:
        mail.send_after = timezone.now() + WAIT[mail.attempts - 1]
    mail.error = problem
    Mail.objects.filter(pk=mail.pk).update(
        error=problem, send_after=mail.send_after, gave_up_at=mail.gave_up_at
    )
    return GAVE_UP if over else FAILED


def describe(error: BaseException | None) -> str:
    """The kind of problem and the code of the server. What servers say in words may name the address."""
    codes: list[int] = []
    if isinstance(error, SMTPResponseException):
        codes = [error.smtp_code]
    elif isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    return " ".join([type(error).__name__, *map(str, codes)])


def where(error: BaseException) -> str:
    """What a traceback ends with, without the message of the error: that may hold words of a reader."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
