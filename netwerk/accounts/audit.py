"""Who did what, to what, from where, with what result, and when: one line of JSON on stdout for each action.

A line names things by their kind and number, never by their words: it holds no text of a reader, no address,
no password and no code. ``json.dumps`` escapes whatever could begin a new line.
"""

import ipaddress
import json
import logging

from django.utils import timezone
from simple_history.models import HistoricalRecords

from netwerk.publicforms.senders import client_address

logger = logging.getLogger("netwerk.audit")
NETWORK = {4: 24, 6: 48}  # so many bits of an address are kept
LONGEST = 150


def record(action: str, thing=None, *, request=None, actor=None, result: str = "done", **more: str) -> None:
    """``thing`` is what it was done to; ``actor`` is who did it, when the request does not tell."""
    request = request or getattr(HistoricalRecords.context, "request", None)
    line = {
        "time": timezone.now().isoformat(timespec="milliseconds"),
        "action": action,
        "object": label(thing),
        "result": result,
        "origin": origin(request) if request else "",
        "actor": name(actor or getattr(request, "user", None)),
    }
    logger.info(json.dumps(line | more))


def label(thing) -> str:
    return thing if isinstance(thing, str) else f"{thing._meta.label_lower}:{thing.pk}" if thing else ""


def name(user) -> str:
    """Nobody is logged in: a command of the operator, or somebody who tries to log in."""
    return user.get_username()[:LONGEST] if user else ""


def origin(request) -> str:
    """The network a request came from; empty when there is no address."""
    if not (text := client_address(request)):
        return ""
    address = ipaddress.ip_address(text)
    return str(ipaddress.ip_network((text, NETWORK[address.version]), strict=False))
