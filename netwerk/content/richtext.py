"""Rich text: one editor configuration, and the one cleaner that makes what is stored safe to show.

The editor's field cleans only in ``full_clean()``; ``RichTextField`` cleans on every save.
"""

import re
from collections import Counter
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

import nh3
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import ProseEditorField

from . import plaintext
from .left_out import left_out
from .nesting import is_too_deep

# A search vector holds 1 MB at most: a longer text could not be saved with its index.
MAX_LENGTH = 200_000
TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "h2", "h3", "blockquote", "abbr", "span"}
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "HardBreak": True,
    "Blockquote": True,
    "Heading": {"levels": [2, 3]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Abbreviation": True,
    "Language": True,
    "Pasting": True,
    "NoSpellCheck": False,  # on by default; a spelling checker helps
}
_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style", "title", "textarea", "noscript", "template"},
    attributes={"*": {"lang"}, "a": {"href"}, "ol": {"start"}, "abbr": {"title"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
    strip_comments=True,
)


# Headings and links that stand in each other are written out in an order that is read in another one.
PASSES = 5
LINK = re.compile(r'(<a(?: [a-z]+="[^"]*")*? href=)"([^"]*)"')
MARKUP = re.compile(r"<[^<>]*>|[<>]")
MOST = 5 * MAX_LENGTH  # the cleaner writes & as &amp;
EMPTY_PARAGRAPH = re.compile(r"<p>(\s|&nbsp;|<br>)*</p>")  # somebody pressed Enter twice


def clean_html(html: str) -> str:
    """Only the tags, attributes and link schemes we allow; nothing that runs. Cleaning twice changes nothing.

    Of what is too long or too deep for the cleaner only the words are left, so that a page never waits for it.
    """
    html, before = plaintext.clean_plaintext(html).strip(), ""
    if len(html) > MOST or is_too_deep(html):
        html = " ".join(MARKUP.sub(" ", html[:MOST]).split())
    for _ in range(PASSES):
        if html == before:
            break
        # After the cleaner too: it writes an entity such as &#11; as the sign itself.
        html, before = EMPTY_PARAGRAPH.sub("", plaintext.clean_plaintext(_cleaner.clean(html))).strip(), html
    return html


def plain(html: str) -> str:
    """The words of a rich text, for counting, searching and summaries."""
    spaced = re.sub(r"</(p|li|h2|h3|blockquote)>|<br>", " ", html)
    return re.sub(r"\s+", " ", unescape(strip_tags(spaced))).strip()


def with_absolute_links(html: str, page: str) -> SafeString:
    """Clean HTML for who reads it elsewhere: each link leads where it leads on its page."""

    def absolute(match: re.Match[str]) -> str:
        try:
            address = urljoin(page, unescape(match[2]))
        except ValueError:  # a browser does not understand it either
            address = page
        return f'{match[1]}"{escape(address)}"'

    # Safe: only what the cleaner lets through; it writes attributes between double quotes.
    return mark_safe(LINK.sub(absolute, clean_html(html)))


def not_too_deep(html: str) -> None:
    if len(html) <= MOST and is_too_deep(html):
        raise ValidationError(
            "In deze tekst staan te veel lijsten of andere onderdelen in elkaar. Zet ze onder elkaar, of plak de"
            " tekst zonder opmaak.",
            code="too_deep",
        )


class RichTextField(ProseEditorField):
    """HTML that is clean whenever it is stored."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("config", {"extensions": EXTENSIONS})
        kwargs.setdefault("sanitize", clean_html)
        super().__init__(*args, **kwargs)
        self.validators += [MaxLengthValidator(MAX_LENGTH), not_too_deep]

    def clean(self, value, model_instance):
        if model_instance and (counted := left_out(value or "")):
            before: Any = getattr(model_instance, "left_out", None) or Counter()
            model_instance.left_out = before + counted
        return super().clean(value, model_instance)

    def pre_save(self, model_instance, add):
        """What the cleaner could not take is refused here too: words would lose their markup in silence."""
        value = getattr(model_instance, self.attname) or ""
        MaxLengthValidator(MOST)(value)
        not_too_deep(value)
        value = clean_html(value)
        setattr(model_instance, self.attname, value)
        return value
