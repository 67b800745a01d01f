"""The part of a text where the words of a search stand, with those words marked.

Made here and not by ``ts_headline``: that marks what PostgreSQL's stemmer thinks equal, and misses what our forms
found. The pieces are plain text; the template writes the marks, so content can never bring in markup.
"""

import re
from typing import NamedTuple

from django.apps import apps

from . import dutch
from .models import SearchDocument
from .query import Query

WORDS = 32
BEFORE = 6  # words that lead up to the first marked one
SCANNED = 50_000  # characters; further on in a very long text nothing is marked


class MarkedText(NamedTuple):
    text: str
    is_marked: bool


class Result:
    """One document as the page shows it."""

    def __init__(self, document: SearchDocument, query: Query):
        self.url, self.origin = document.url, document.origin
        self.kind = apps.get_model(document.kind)._meta.verbose_name
        self.title = marked(document.title, query)
        # A short quote is its own title.
        self.snippet = snippet(document.text, query) if document.text != document.title else []


def marked(text: str, query: Query) -> list[MarkedText]:
    """The whole text in pieces."""
    return _pieces(text, [m.span() for m in dutch.word_matches(text) if query.finds(m[0])])


def snippet(text: str, query: Query) -> list[MarkedText]:
    """The stretch of the text that has most of the different words."""
    found = list(dutch.word_matches(text[:SCANNED]))
    if not found:
        return []
    hits = [i for i, match in enumerate(found) if query.finds(match[0])]
    first = max(0, _best_start(hits, found) - BEFORE)
    last = min(len(found), first + WORDS) - 1
    start = 0 if first == 0 else found[first].start()
    end = _after_signs(text, found[last].end())
    inside = [(found[i].start() - start, found[i].end() - start) for i in hits if first <= i <= last]
    pieces = _pieces(text[start:end], inside)
    return [MarkedText("… ", False)] * (start > 0) + pieces + [MarkedText(" …", False)] * (end < len(text))


def _best_start(hits: list[int], found: list[re.Match[str]]) -> int:
    """The found word after which most of the different words follow soon."""
    best, most = 0, 0
    for place, start in enumerate(hits):
        soon = [i for i in hits[place : place + WORDS] if i < start + WORDS - BEFORE]
        different = len({found[i][0].lower() for i in soon})
        if different > most:
            best, most = start, different
    return best


def _after_signs(text: str, end: int) -> int:
    """Where the full stop or closing mark after a word ends."""
    match = re.compile(r"[^\w\s]*").match(text, end)
    return match.end() if match else end


def _pieces(text: str, hits: list[tuple[int, int]]) -> list[MarkedText]:
    pieces, at = [], 0
    for start, end in hits:
        pieces += [MarkedText(text[at:start], False), MarkedText(text[start:end], True)]
        at = end
    pieces.append(MarkedText(text[at:], False))
    return [piece for piece in pieces if piece.text]
