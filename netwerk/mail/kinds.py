"""Which mails there are, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from .models import Mail


class Stream(models.TextChoices):
    """What a reader can stop, one by one."""

    COMMENTS = "reacties", "Berichten over je eigen reacties"
    ANSWERS = "antwoorden", "Antwoorden op je reacties"
    TIPS = "tips", "Berichten over je tip"
    REPORTS = "meldingen", "Berichten over je meldingen"


# All streams at once, the confirmation included: this address is never asked again.
ALL = "alles"


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


@dataclass(frozen=True)
class MailKind:
    write: "Callable[[Mail], Message | None]"
    stream: str  # empty: not to be stopped (mail to moderators, what a reader asks for at that moment)
    to_reader: bool  # a reader's address must be confirmed first

    def is_wanted(self, confirmed: bool, stopped: list[str]) -> bool:
        if not self.to_reader and not self.stream:
            return True
        return (confirmed or not self.to_reader) and not {self.stream, ALL} & set(stopped)


KINDS: dict[str, MailKind] = {}


def register_mail(name: str, *, stream: str = "", to_reader: bool = True):
    """The decorated function writes the mail when it is sent; None when there is nothing to tell any more."""

    def add(write):
        KINDS[name] = MailKind(write, stream, to_reader)
        return write

    return add
