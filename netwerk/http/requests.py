"""What a layer of middleware is given: the types of a request and of what answers it."""

from collections.abc import Callable
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse

from .csp import LazyNonce


class SiteRequest(HttpRequest):
    """A request with what our layers put on it."""

    csp_nonce: LazyNonce


GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponse]
