"""Strict readers of environment variables: a wrong value stops the start and names the variable."""

import ipaddress
import os
import re

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"true", "1", "yes", "on"}, {"false", "0", "no", "off"}


def string(name: str, default: str | None = None) -> str:
    """The variable as it is; without a default the variable must be set. Empty is not set."""
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def matching(name: str, pattern: str, what: str, default: str | None = None) -> str:
    """A text of one form; ``what`` tells the operator which."""
    value = string(name, default).strip()
    if not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} must be {what}, not {value!r}.")
    return value


NAME = r'"?([^"<>\r\n]*?)"?\s*<\s*([^@\s<>,]+@[^@\s<>,]+)\s*>'


def sender(name: str, default: str) -> str:
    """An e-mail address, or a name and an address between angle brackets; quoted where mail wants it."""
    value = string(name, default).strip()
    if re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", value):
        return value
    match = re.fullmatch(NAME, value)
    if not match:
        raise ImproperlyConfigured(
            f"{name} must be an e-mail address, or a name and <an address>, not {value!r}."
        )
    called, address = match[1].strip(), match[2]
    if re.search(r"[()<>@,:;\\.\[\]]", called):
        called = '"' + called.replace("\\", "") + '"'
    return f"{called} <{address}>" if called else address


def boolean(name: str, default: bool) -> bool:
    """As people write them; not set is the default, empty is a mistake."""
    value = os.environ.get(name, str(default))
    if value.strip().lower() in YES:
        return True
    if value.strip().lower() in NO:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def strings(name: str, default: str = "") -> list[str]:
    """A list of values with commas or spaces between them."""
    return re.findall(r"[^,\s]+", os.environ.get(name, default))


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default)).strip()
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """A list of networks, as in ``198.51.100.0/24,2001:db8::/48``."""
    try:
        found = [ipaddress.ip_network(word) for word in strings(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must name networks: {error}.") from error
    if any(network.version == 6 and network.prefixlen > 64 for network in found):
        raise ImproperlyConfigured(f"{name} must name networks of /64 or wider for IPv6.")
    return found
