"""Who proved an address in this browser. Typing somebody's address makes nobody that person."""

from datetime import timedelta

from django.conf import settings
from django.utils.crypto import constant_time_compare

from netwerk.publicforms.senders import email_digest

from .models import EmailAddress

NAME = "trusted_author"
SALT = "netwerk.known-writer"
AGE = timedelta(days=365)
PATH = "/verhalen/"


def trust_author(response, email: str) -> None:
    """Only after the owner of the address confirmed it. The cookie does not hold the address itself."""
    response.set_signed_cookie(
        NAME,
        email_digest(email),
        salt=SALT,
        max_age=AGE,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_trusted_author(request, email: str) -> bool:
    """Whether this browser proved this address, and the address is still confirmed."""
    digest = request.get_signed_cookie(NAME, default="", salt=SALT, max_age=AGE)
    if not email or not constant_time_compare(digest, email_digest(email)):
        return False
    return EmailAddress.objects.for_email(email).confirmed().exists()
