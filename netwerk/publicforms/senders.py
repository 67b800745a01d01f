"""Who sends something: the computer, of which no address is kept, and the e-mail address."""

import ipaddress
import secrets

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import BlockedSender, DailySalt


def client_address(request) -> str:
    """The network a request comes from: an IPv4 address, or the /64 that one IPv6 subscriber has.

    Behind a proxy it is the last address of ``X-Forwarded-For``, the one our own proxy wrote; what stands before
    it is what the client says. Not an address at all: the peer's, or the empty text.
    """
    candidates = [request.META.get("REMOTE_ADDR", "")]
    if settings.BEHIND_PROXY:
        candidates.insert(0, request.headers.get("X-Forwarded-For", "")[-200:].rpartition(",")[2].strip())
    for candidate in candidates:
        try:
            address = ipaddress.ip_address(candidate)
        except ValueError:
            continue
        if isinstance(address, ipaddress.IPv6Address):
            if address.ipv4_mapped:
                return str(address.ipv4_mapped)
            return str(ipaddress.ip_network((int(address), 64), strict=False).network_address)
        return str(address)
    return ""


def client_key(request) -> str:
    """What counts requests of one computer for a day; the salt of the day keeps it from leading back to an address."""
    return salted_hmac(
        "netwerk.client", client_address(request), secret=todays_salt(), algorithm="sha256"
    ).hexdigest()


def todays_salt() -> str:
    """The same for every worker; each remembers it, as it is asked for at every form."""
    today = timezone.localdate()
    key = f"netwerk.salt.{today}"
    if not (salt := cache.get(key)):
        salt = stored_salt(today)
        cache.set(key, salt, 60 * 60)
    return salt


def stored_salt(today) -> str:
    salt = DailySalt.objects.filter(day=today).values_list("value", flat=True).first()
    if salt is None:
        DailySalt.objects.bulk_create(
            [DailySalt(day=today, value=secrets.token_hex(32))], ignore_conflicts=True
        )
        salt = DailySalt.objects.get(day=today).value  # of whoever was first
    return salt


def email_digest(email: str) -> str:
    """What an e-mail address is blocked or recognised by; it does not lead back to the address without our key."""
    return salted_hmac("netwerk.sender", email.strip().lower(), algorithm="sha256").hexdigest()


def is_blocked(email: str) -> bool:
    return bool(email) and BlockedSender.objects.filter(digest=email_digest(email)).exists()
