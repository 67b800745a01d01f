"""How the plain text of a comment is shown: paragraphs, line ends, safe links. The words stay as they were typed."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from netwerk.content.links import links_in

MENTION = re.compile(r"\b(tip|les)\s(\d{1,3})\b", re.IGNORECASE)
FIRST_MARK = "\u0300"
MOST_MARKS = 8  # on one letter; more of them climb over the lines above


@dataclass(frozen=True)
class LinkedText:
    """Some words; ``href`` is where they lead, ``own`` tells that it is to a place on the same page."""

    words: str
    href: str = ""
    own: bool = False


def paragraphs(text: str, anchors: Collection[str] = ()) -> list[list[list[LinkedText]]]:
    """Paragraphs of lines of pieces. ``anchors`` are the places on the page that "tip 2" can lead to."""
    blocks = re.split(r"\n\s*\n", calm(text))
    return [
        [list(linked_pieces(line, anchors)) for line in block.split("\n")]
        for block in blocks
        if block.strip()
    ]


def linked_pieces(line: str, anchors: Collection[str] = ()) -> Iterator[LinkedText]:
    place = 0
    for link in links_in(line):
        if link.href:
            yield from mentions(line[place : link.start], anchors)
            yield LinkedText(link.words, href=link.href)
            place = link.end
    yield from mentions(line[place:], anchors)


def mentions(words: str, anchors: Collection[str]) -> Iterator[LinkedText]:
    place = 0
    for match in MENTION.finditer(words):
        anchor = f"{match[1].lower()}-{int(match[2])}"
        if anchor in anchors:
            yield from [LinkedText(words[place : match.start()])] if match.start() > place else []
            yield LinkedText(match[0], href=f"#{anchor}", own=True)
            place = match.end()
    if words[place:]:
        yield LinkedText(words[place:])


def calm(text: str) -> str:
    """Without the marks past the eighth on one letter. Only for showing: what is kept is what was typed."""
    if max(text, default="") < FIRST_MARK:
        return text
    shown, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            shown.append(sign)
    return "".join(shown)
