"""A mail as it goes out: its words with below them how to stop it, and the headers that programs read."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from netwerk.publicforms.text import clean_name

from .kinds import ALL, KINDS, Stream
from .links import stop_link
from .models import EmailAddress, Mail
from .texts import mail_text

MAX_SUBJECT = 150
SIGNATURE = "-- "  # with its space: mail programs leave what follows out of an answer


def build_message(mail: Mail) -> EmailMessage | None:
    """None when there is nothing to tell any more, or when its reader did not confirm the address or stopped this."""
    kind = KINDS[mail.kind]
    address = EmailAddress.objects.for_email(mail.to).first()
    confirmed, stopped = (bool(address.confirmed_at), address.stopped) if address else (False, [])
    message = kind.write(mail) if kind.is_wanted(confirmed, stopped) else None
    if message is None:
        return None
    headers = {"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated"}
    stream, link = kind.stream or (ALL if kind.to_reader else ""), ""
    if stream and address:
        link = stop_link(address, stream)
        headers |= {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    footer = mail_text("footer", stop_link=link, stream=Stream(stream).label if stream in Stream else "")
    return EmailMessage(
        subject(message.subject),
        f"{message.body}\n\n{SIGNATURE}\n{footer}\n",
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        reply_to=[settings.CONTACT_EMAIL],
        headers=headers,
    )


def subject(words: str) -> str:
    """One line, whatever stands in it."""
    words = clean_name(words)
    return words if len(words) <= MAX_SUBJECT else f"{words[: MAX_SUBJECT - 1]}…"


def message_id(mail: Mail) -> str:
    """The same at every attempt: a mail that was sent twice is recognised by mail programs."""
    name = salted_hmac("netwerk.mail.id", mail.key, algorithm="sha256").hexdigest()[:32]
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{name}@{host}>"
