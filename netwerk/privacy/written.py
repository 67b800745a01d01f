"""How a name stands in a text, to find it there and take it away."""

import re

APOSTROPHES = "'’‘ʼ´`"
BETWEEN_WORDS = r"(?:\s|&nbsp;|<[^>]*>)+"  # also in rich text
END = r"(?!\w)"
GENITIVE = rf"(?=[{APOSTROPHES}]?s?(?!\w))"  # "Testelaars aanpak"


def written_name(words: str, *, genitive: bool = False) -> str:
    """A regular expression for the words as a whole, with any apostrophe and any space between them.

    ``genitive``: also before an s. A name may begin or end with a sign that is no letter: "’t Hart", "Smit Sr.".
    """
    return rf"(?<!\w){BETWEEN_WORDS.join(map(_written_word, words.split()))}{GENITIVE if genitive else END}"


def _written_word(word: str) -> str:
    return "".join(f"[{APOSTROPHES}]" if sign in APOSTROPHES else re.escape(sign) for sign in word)


def letters_of(name: str) -> list[str]:
    """The parts of a name that stand in every way of writing it; longest first."""
    return sorted(re.findall(rf"[^\s{APOSTROPHES}]+", name), key=len, reverse=True)
