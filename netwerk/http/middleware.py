"""What holds for every answer: security headers, no malformed requests, cacheable public pages."""

import re
from urllib.parse import parse_qsl

from django.conf import settings
from django.urls import reverse
from django.utils.cache import has_vary_header

from .csp import LazyNonce, build_policy
from .errors import bad_request, too_large

MAX_BODY = 256_000
# In UTF-8: the controls that are no white space, and the code points that will never be characters.
NOT_HTML = re.compile(
    rb"[\x00-\x08\x0b\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]|\xef\xb7[\x90-\xaf]"
    rb"|[\xf0-\xf4][\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]"
)
FORM = "application/x-www-form-urlencoded"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class SecurityHeadersMiddleware:
    """Outermost, so that an answer another layer made early (a 400, a redirect, a file) has the headers too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.csp_nonce = LazyNonce()
        response = self.get_response(request)
        headers = {
            "Content-Security-Policy": build_policy(settings.SECURE_CSP, request.csp_nonce),
            "Permissions-Policy": PERMISSIONS_POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
        }
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response


class OriginByFetchMetadata:
    """A setting or extension for privacy can hide where a form comes from; then the browser's other word for it counts.

    No page can set ``Sec-Fetch-Site``, and it says what the header that is missing would say: this request is from a
    page of ours. The token of the form is asked for as always.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_hidden = request.META.get("HTTP_ORIGIN", "null") == "null"
        if (
            is_hidden
            and request.META.get("HTTP_SEC_FETCH_SITE") == "same-origin"
            and request.method == "POST"
        ):
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)


class RefuseMalformedRequests:
    """A NUL byte or an odd charset comes from a program, never from a reader; the database refuses both."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        charset = request.content_params.get("charset", "utf-8")
        query = request.META.get("QUERY_STRING", "").replace("%00", "\0")
        has_nul = "\0" in "".join([request.path, query, *request.COOKIES.values()])
        if has_nul or charset.lower() not in {"utf-8", "utf8"}:
            return bad_request(request)
        return self.get_response(request)


class RefuseLargeBodies:
    """What no reader types in a form. As much as may be is given back; editors send whole stories and pictures."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) <= MAX_BODY or request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        read = request.read(MAX_BODY) if request.content_type == FORM else b""
        return too_large(request, dict(parse_qsl(read.decode(errors="replace"))))


class ReadableText:
    """What HTML may not hold becomes a space, such as the control characters of an old row, or of a form sent back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = NOT_HTML.sub(b" ", response.content)
        return response


class PublicCacheMiddleware:
    """A page that looked at no cookie is the same for everybody: caches may keep it, and ask if it changed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        personal = response.cookies or has_vary_header(response, "Cookie") or response.status_code >= 500
        if personal and "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "private, no-store"
        response.headers.setdefault("Cache-Control", "public, no-cache")
        return response
