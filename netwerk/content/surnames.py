"""What of a name decides its place in the alphabet: in Dutch the surname, with what stands before it last."""

import re

from .names import fold, sort_key, tidy

DUTCH = "aan bij de den der des het in op over onder uit te ten ter thoe tot van voor 't 's"
OTHER = "von vom zu zum zur und du la le les del della di da das do dos los las lo av af"
ARABIC = "al el ait bin bint ibn abu abou ben ould"
PREFIXES = {*DUTCH.split(), *OTHER.split(), *ARABIC.split()}
GIVEN_NAMES = {"ben", "al", "el", "del", "do", "lo", "bin", "di", "des", "zu"}  # as the first word of a name
TITLES = {
    "prof",
    "dr",
    "drs",
    "ir",
    "ing",
    "mr",
    "mw",
    "mevr",
    "mevrouw",
    "dhr",
    "heer",
    "ds",
    "bc",
    "em",
    "hc",
}
DEGREES = {"msc", "bsc", "ma", "ba", "phd", "llm", "mba", "mpa"}
QUOTES = str.maketrans("’‘`´ʼ", "'''''")
JOINED_PREFIX = re.compile(r"([dl]')(.+)", re.IGNORECASE)


def split_name(name: str) -> tuple[list[str], list[str], list[str]]:
    """Given names or initials, what stands before the surname, and the surname: "Jan", "van ’t", "Hoff"."""
    words = [word for word in tidy(name).split(" ") if word]
    while len(words) > 1 and _is_title(words[0]):
        words.pop(0)
    while len(words) > 1 and fold(words[-1].rstrip(".")) in DEGREES:
        words.pop()
        words[-1] = words[-1].rstrip(",")
    start = _start_of_surname(words)
    given, rest, prefixes = words[:start], words[start:], []
    while len(rest) > 1 and _is_prefix(rest[0]):
        prefixes.append(rest.pop(0))
    return given, prefixes, rest


def _start_of_surname(words: list[str]) -> int:
    """A name may begin with its surname; a first name may be two words when a prefix tells where they end."""
    if len(words) < 2 or (_is_prefix(words[0]) and (words[0].islower() or fold(words[0]) not in GIVEN_NAMES)):
        return 0
    for place, word in enumerate(words[1:-1], 1):
        if word.startswith(("-", "–")):
            break
        if _is_prefix(word):
            return place
    return _start_of_last_name(words)


def _start_of_last_name(words: list[str]) -> int:
    """The last word, with what is joined to it by a dash between spaces: "Jansen - Smit"."""
    start = len(words) - 1
    while start > 1 and (words[start].startswith(("-", "–")) or words[start - 1].endswith(("-", "–"))):
        start -= 1
    return start


def _is_prefix(word: str) -> bool:
    return fold(word.translate(QUOTES)) in PREFIXES


def _is_title(word: str) -> bool:
    parts = [part for part in fold(word).split(".") if part]
    return (word.endswith(".") or word.islower()) and bool(parts) and all(part in TITLES for part in parts)


def _parts(name: str) -> tuple[str, str, str]:
    given, prefixes, surname = split_name(name)
    if surname and (joined := JOINED_PREFIX.fullmatch(surname[0].translate(QUOTES))):
        length = len(joined[1])
        prefixes, surname = [*prefixes, surname[0][:length]], [surname[0][length:], *surname[1:]]
    return " ".join(given), " ".join(prefixes), " ".join(surname)


def person_sort_key(name: str) -> str:
    """Dutch order of names: on the surname, prefixes last ("Hans van Dommelen" under the D)."""
    given, prefixes, surname = _parts(name)
    return sort_key(" ".join(filter(None, [surname, given, prefixes])).translate(QUOTES))


def index_name(name: str) -> str:
    """How a name stands in an alphabetical list: "Hoff, Jan van ’t"."""
    given, prefixes, surname = _parts(name)
    after = " ".join(filter(None, [given, prefixes]))
    return f"{surname}, {after}" if after else surname
