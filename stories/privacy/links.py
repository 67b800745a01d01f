"""The link that is mailed: signed, good for one hour, and without the address in it."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from netwerk.content.site import absolute
from netwerk.mail.models import EmailAddress

SALT = "stories.my-comments"
AGE = timedelta(hours=1)


def link_for(email: str) -> str:
    address, _ = EmailAddress.objects.get_or_create(email=email.strip().lower())
    token = signing.dumps(address.pk, salt=SALT)
    return absolute(reverse("stories:my-comments", args=[token]))


def address_of(token: str) -> EmailAddress | None:
    """None when the link is not ours or too old, and when all of the address was erased."""
    try:
        key = signing.loads(token, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    return EmailAddress.objects.filter(pk=key).first()
