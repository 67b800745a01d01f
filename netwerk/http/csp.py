"""Content Security Policy with the names Django 6 gives it; delete when Django 6.2 brings its own."""

import secrets
from collections.abc import Mapping, Sequence

from django.utils.functional import SimpleLazyObject

from netwerk.content.compat import is_evaluated


class CSP:
    SELF = "'self'"
    NONE = "'none'"
    NONCE = "<nonce>"


class LazyNonce(SimpleLazyObject):
    """Made when a template asks for it. Until then it is false, and the header names no nonce."""

    def __init__(self):
        super().__init__(lambda: secrets.token_urlsafe(16))

    def __bool__(self):
        return is_evaluated(self)


def build_policy(policy: Mapping[str, Sequence[str]], nonce: LazyNonce) -> str:
    parts = []
    for directive, sources in policy.items():
        found = [f"'nonce-{nonce}'" if s == CSP.NONCE else s for s in sources if s != CSP.NONCE or nonce]
        parts.append(" ".join([directive, *found]))
    return "; ".join(parts)
