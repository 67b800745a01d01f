"""What the site is called, and the absolute addresses of its pages."""

from django.conf import settings

SITE_NAME = "netwerk"


def absolute(path: str) -> str:
    """The address of a page for mails, feeds and machines: of ``SITE_URL``, whatever host a request names."""
    return f"{settings.SITE_URL}{path}"
