"""Choices of a list as parts of a Dutch sentence."""

from collections.abc import Iterable, Sequence

MOST_WORDS = 4


def listed_words(words: Sequence[str], link: str) -> str:
    """“a”, “a of b”, “a, b of c”; of a long row the first three."""
    if len(words) > MOST_WORDS:
        words = [*words[:3], f"{len(words) - 3} andere"]
    *before, last = words
    return f"{', '.join(before)} {link} {last}" if before else last


def in_quotes(words: Iterable[str], link: str = "of") -> str:
    return listed_words([f"‘{word}’" for word in words], link)


def the_words(text: str) -> str:
    """What was searched for, as part of a sentence."""
    return f"{'de woorden' if len(text.split()) > 1 else 'het woord'} ‘{text}’"
