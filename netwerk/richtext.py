"""Rich text: one editor configuration, and the one cleaner that makes what is stored safe to show.

The editor's field cleans only in ``full_clean()``; ``RichTextField`` cleans on every save.
"""

import re
from html import escape, unescape
from urllib.parse import urljoin

import nh3
from django.core.validators import MaxLengthValidator
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import ProseEditorField

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
EMPTY_PARAGRAPH = re.compile(r"<p>(\s|&nbsp;|<br>)*</p>")  # somebody pressed Enter twice


def clean(html: str) -> str:
    """Only the tags, attributes and link schemes we allow; nothing that runs. Cleaning twice changes nothing."""
    html, before = html.replace("\0", "").strip(), ""
    for _ in range(PASSES):
        if html == before:
            break
        html, before = EMPTY_PARAGRAPH.sub("", _cleaner.clean(html)).strip(), html
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
    return mark_safe(LINK.sub(absolute, clean(html)))


class RichTextField(ProseEditorField):
    """HTML that is clean whenever it is stored."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("config", {"extensions": EXTENSIONS})
        kwargs.setdefault("sanitize", clean)
        super().__init__(*args, **kwargs)
        self.validators.append(MaxLengthValidator(MAX_LENGTH))

    def pre_save(self, model_instance, add):
        value = clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value
