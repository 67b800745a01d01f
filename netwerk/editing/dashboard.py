"""What waits for editors, on the first page of the admin. Each app says in its ``dashboard.py`` what it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from netwerk.mail.models import Mail


@dataclass(frozen=True)
class Counter:
    """``number`` things wait. ``words`` are for one and for several; ``url`` leads to exactly those things."""

    number: int
    words: tuple[str, str]
    url: str
    since: datetime | None = None  # the oldest of them

    @property
    def sentence(self) -> str:
        return f"{self.number} {self.words[self.number != 1]}"


Source = Callable[[], Iterable[Counter]]
SOURCES: list[tuple[str, Source]] = []


def register_counter(permission: str):
    """The decorated function tells of things that only somebody with the permission may see; in one query."""

    def add(source: Source) -> Source:
        SOURCES.append((permission, source))
        return source

    return add


def counters_for(user) -> list[Counter]:
    """What waits for this editor, people before things; nothing is said about what does not wait."""
    told = [line for permission, source in SOURCES if user.has_perm(permission) for line in source()]
    return sorted((line for line in told if line.number), key=lambda line: line.since is None)


@register_counter("mail.view_mail")
def mail_given_up():
    url = f"{reverse('admin:mail_mail_changelist')}?status=opgegeven"
    words = ("e-mail kon niet worden verstuurd", "e-mails konden niet worden verstuurd")
    yield Counter(Mail.objects.given_up().count(), words, url)
