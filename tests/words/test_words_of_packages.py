"""No Dutch of Django or a package says "u", wherever it may be shown one day: we say it ourselves instead."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from netwerk.content import catalogues
from tests.words.test_plain_dutch import POLITE, STIFF

POLITE_OR_STIFF = re.compile(rf"(?<![\w-])(?:{'|'.join([*POLITE, *STIFF])})(?![\w-])", re.IGNORECASE)
PACKAGES = [
    *("django.conf", "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes"),
    *("django.contrib.postgres", "django.contrib.sessions", "django_otp", "django_filters", "taggit"),
    *("simple_history", "django_prose_editor", "content_editor"),
]
# Django's page for a form without its token, for which we have a page of our own; its page for an empty site; words of
# an older version of its scripts.
NEVER_SHOWN = re.compile(
    r"CSRF|Referer|Referrer-Policy|disable cookies|DEBUG=True|This is the list of (available|chosen)"
)


def messages(path: Path) -> dict[str, str]:
    """What is said in English, and how that reads in Dutch."""
    with path.open("rb") as file:
        found = [message for message in read_po(file, locale="nl") if message.id and not message.fuzzy]
    return {
        english: dutch
        for message in found
        for english, dutch in zip(as_tuple(message.id), as_tuple(message.string), strict=False)
    }


def as_tuple(text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("package", PACKAGES)
def test_what_a_package_says_to_u_we_say_to_je(package):
    spec = find_spec(package)
    assert spec is not None
    folder = Path(str(spec.origin)).parent
    ours = set().union(*(messages(source) for source in catalogues.sources()))
    left = {
        english: dutch
        for path in folder.glob("locale/nl/LC_MESSAGES/*.po")
        for english, dutch in messages(path).items()
        if POLITE_OR_STIFF.search(dutch) and english not in ours and not NEVER_SHOWN.search(english)
    }
    assert left == {}


def test_the_form_without_its_token_has_a_page_of_our_own(settings):
    assert settings.CSRF_FAILURE_VIEW == "netwerk.pages.csrf.csrf_failure"
