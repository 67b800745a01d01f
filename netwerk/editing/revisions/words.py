"""The difference between two texts, by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from operator import attrgetter

SAME, ADDED, REMOVED = "same", "added", "removed"
MOST = 2_000_000  # pairs of words; two longer texts are compared by line


@dataclass(frozen=True)
class TextChange:
    kind: str
    text: str


def difference(before: str, after: str) -> list[TextChange]:
    return joined(
        compare_texts(before, after, r"\S+\s*|\s+")
        or compare_texts(before, after, r".*\n?")
        or whole(before, after)
    )


def compare_texts(before: str, after: str, token: str) -> list[TextChange]:
    """Nothing when there is too much to compare."""
    old, new = re.findall(token, before), re.findall(token, after)
    start = shared(zip(old, new, strict=False))
    end = shared(zip(reversed(old[start:]), reversed(new[start:]), strict=False))
    middle = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle[0]) * len(middle[1]) > MOST:
        return []
    found = [TextChange(SAME, "".join(old[:start]))]
    for _, here, to, there, until in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        was, is_now = "".join(middle[0][here:to]), "".join(middle[1][there:until])
        found += [TextChange(SAME, was)] if was == is_now else whole(was, is_now)
    return [*found, TextChange(SAME, "".join(old[len(old) - end :]))]


def shared(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are the same before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def whole(before: str, after: str) -> list[TextChange]:
    return [TextChange(kind, text) for kind, text in ((REMOVED, before), (ADDED, after)) if text]


def joined(pieces: list[TextChange]) -> list[TextChange]:
    found: list[TextChange] = []
    for piece in filter(attrgetter("text"), pieces):
        if found and found[-1].kind == piece.kind:
            piece = TextChange(piece.kind, found.pop().text + piece.text)
        found.append(piece)
    return found
