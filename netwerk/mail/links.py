"""Signed links in mail. Each purpose has its own salt: a link for one thing opens nothing else."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.urls import reverse

from netwerk.content.site import absolute

from .kinds import ALL, Stream
from .models import EmailAddress

CONFIRM, CONFIRM_AGE = "netwerk.mail.confirm", timedelta(days=7)
STOP = "netwerk.mail.stop"


def read_token(token: str, salt: str, max_age: timedelta | None = None) -> Any:
    """What was signed for this purpose; None when it is forged, of another purpose or too old."""
    try:
        return signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None


def confirm_link(address: EmailAddress) -> str:
    return absolute(reverse("mail-confirm", args=[signing.dumps(address.pk, salt=CONFIRM)]))


def to_confirm(token: str) -> EmailAddress | None:
    return EmailAddress.objects.filter(pk=read_token(token, CONFIRM, CONFIRM_AGE)).first()


def stop_link(address: EmailAddress, stream: str) -> str:
    return absolute(reverse("mail-stop", args=[signing.dumps([address.pk, stream], salt=STOP)]))


def to_stop(token: str) -> tuple[EmailAddress, str] | None:
    """The address and the stream. It does not grow old: whoever finds a mail of years ago can still stop it."""
    pk, stream = read_token(token, STOP) or (0, "")
    address = EmailAddress.objects.filter(pk=pk).first()
    return (address, stream) if address and stream in {ALL, *Stream.values} else None
