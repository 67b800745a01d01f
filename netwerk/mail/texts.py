"""The words of a mail."""

import re

from django.conf import settings
from django.template.loader import render_to_string


def mail_text(name: str, **context) -> str:
    """The template ``mail/<name>.txt``, without the empty lines that its tags leave behind."""
    site = {"SITE_URL": settings.SITE_URL, "CONTACT_EMAIL": settings.CONTACT_EMAIL}
    words = render_to_string(f"mail/{name}.txt", site | context)
    return re.sub(r"(?<![ \t])[ \t]++\n", "\n", re.sub(r"\n{3,}", "\n\n", words)).strip()
