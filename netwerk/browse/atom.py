"""Atom (RFC 4287): what Django's generator leaves out, and text that is well-formed whatever is stored.

Words, HTML and HTML that is escaped are three things. A title and a summary are words; ``content`` is clean HTML,
marked as such; escaping is done by the generator, once, for all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.safestring import SafeString
from django.utils.xmlutils import SimplerXMLGenerator

from netwerk.content.site import SITE_NAME

# Part of every id: RFC 4151 asks for a day on which the domain was ours. Another day, and every reader of a feed
# gets everything as new once more.
TAG_DATE = "2026"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # when a feed changed in which nothing ever stood
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class FeedEntry:
    """One thing in a feed. ``key`` is its kind and primary key: its address may change, what it is does not."""

    key: str
    title: str
    path: str
    updated: datetime
    published: datetime | None = None
    authors: Sequence[str] = ()
    topics: Sequence[str] = ()
    summary: str = ""
    content: SafeString | None = None


def tag(name: str) -> str:
    """An id for ever (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAG_DATE}:{name}"


def site_title(words: str) -> str:
    return f"{words} – {SITE_NAME}"


def feed_title(heading: str, filters: Any) -> str:
    """Says all that a list is narrowed by, with the name of each group: two feeds have two titles."""
    parts = [
        f"{filters.facets[name].label}: {', '.join(labels.values())}"
        for name, labels in filters.known.items()
        if labels
    ]
    parts += ["alle onderwerpen tegelijk"] if filters.every_topic else []
    parts += [f"met “{filters.search.text}”" if filters.search else ""]
    narrowed = "; ".join(filter(None, parts))
    return site_title(f"{heading} ({narrowed})" if narrowed else heading)


class ReadableXML(SimplerXMLGenerator):
    """What XML cannot hold becomes a space: one sign in an old row would make the whole feed unreadable."""

    def characters(self, content):
        super().characters(NOT_XML.sub(" ", content))

    def startElement(self, name, attrs):  # noqa: N802 — the name it has in SAX
        readable: Any = {key: NOT_XML.sub(" ", value) for key, value in attrs.items()}
        super().startElement(name, readable)


class AtomGenerator(Atom1Feed):
    def write(self, outfile, encoding):
        handler = ReadableXML(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def latest_post_date(self):
        """Without entries the same each time: a feed in which nothing changed is not fetched again."""
        return max((item["entry"].updated for item in self.items), default=self.feed["began"])

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon"])

    def add_item_elements(self, handler, item):
        entry = item["entry"]
        handler.addQuickElement("title", entry.title)
        link = {"rel": "alternate", "type": "text/html", "href": item["link"]}
        handler.addQuickElement("link", "", link)
        handler.addQuickElement("id", item["unique_id"])
        if entry.published:
            handler.addQuickElement("published", rfc3339_date(entry.published))
        handler.addQuickElement("updated", rfc3339_date(entry.updated))
        for name in [name for name in entry.authors if NOT_XML.sub(" ", name).strip()] or [SITE_NAME]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for topic in entry.topics:
            handler.addQuickElement("category", "", {"term": topic})
        if entry.summary:
            handler.addQuickElement("summary", entry.summary, {"type": "text"})
        if entry.content:
            handler.addQuickElement("content", entry.content, {"type": "html"})
