"""Which words of a question may be kept: ordinary ones, never what looks like the name of somebody."""

import re
from collections.abc import Iterable

from netwerk.content.names import fold

from . import dutch
from .sources import SOURCES

SIGNS = " \t\n\"'“”„‘’«»()[]{}.,;:!?…-–—"
SMALL = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def ordinary_words(text: str, words: Iterable[str]) -> list[str]:
    """Those of the words that are written small, that are Dutch, and that are in nobody's name.

    A capital, a digit or a sign inside may be of a name, a number or an address. A word that no dictionary knows,
    not even as a compound, may be a surname. Names are those of all people in the database, shown or not.
    """
    pieces = [piece.strip(SIGNS) for piece in text.split()]
    small = {piece for piece in pieces if SMALL.fullmatch(piece) and piece == piece.lower()}
    written = {token for piece in small for token in dutch.tokens(piece)}
    found = [word for word in dict.fromkeys(words) if word in written and dutch.is_dutch_word(word)]
    names = {part for name in people_called(found) for part in re.split(r"\W+", fold(name))}
    return [word for word in found if dutch.fold_word(word) not in names]


def people_called(words: list[str]) -> list[str]:
    return [name for source in SOURCES.values() for name in source.people_called(words)] if words else []
