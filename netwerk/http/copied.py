"""Addresses as people copy them: with the full stop of the sentence, a bracket, a space, capitals.

A page that is not there under such an address is asked for once more under the address that was meant. Only when
that answers, the visitor is led on to it, in one step.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse

LONGEST = 500
AND = re.compile(r"&(?:amp;)+", re.IGNORECASE)


def as_copied(text: str) -> str:
    """A slug without what came along from the text around it."""
    return re.sub(r"^[\W_]+|[\W_]+$|\s+", "", text[:LONGEST]).lower()


def meant_path(path: str) -> str:
    """The path without the site's own name in it, without signs and spaces around it, and without capitals."""
    site = re.escape((urlsplit(settings.SITE_URL).hostname or "").removeprefix("www."))
    path = re.sub(r"\s+", "", path.lower())
    path = re.sub(rf"^/+(?:https?:/+)?(?:www\.)*{site}(?::\d+)?(?=/|$)", "", path)
    path = re.sub(r"[^0-9a-z]+$", "", re.sub(r"/{2,}", "/", path))
    is_file = "." in path.rpartition("/")[2]
    return f"{path}{'' if is_file else '/'}" if path else "/"


def arguments_of(path: str) -> dict[str, Any]:
    """What the route of this address takes from it; empty also when it is the address of no page."""
    try:
        return resolve(f"{path.rstrip('/')}/").kwargs
    except Resolver404:
        return {}


class CopiedAddressMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        asked = request.path_info, request.META["QUERY_STRING"]
        if request.method not in {"GET", "HEAD"} or len(asked[0]) > LONGEST:
            return response
        meant = meant_path(asked[0]), AND.sub("&", asked[1])
        if asked == meant or meant[0].startswith(reverse("admin:index")):
            return response
        # A signed address is of one reader: its capitals count, and a sign more or less makes it a forgery.
        if any("token" in arguments_of(path) for path in (asked[0], meant[0])):
            return response
        # A page that is there stays where it is. One that only lacks its last slash is led on here, in one step.
        slash = response.status_code == 301 and urlsplit(response["Location"]).path == f"{request.path}/"
        if response.status_code == 404 or slash or asked[1] != meant[1]:
            return self.led_on(request, *meant) or response
        return response

    def led_on(self, request, path: str, query: str):
        environ = {**request.environ, "PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": query}
        other = type(request)(environ)
        answer = self.get_response(other)
        if answer.status_code == 200:
            return HttpResponsePermanentRedirect(other.get_full_path())
        return answer if answer.status_code in {301, 302} else None
