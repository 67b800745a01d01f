"""Dutch word forms for search: what a stemmer alone misses.

``form(word)`` is one token for all inflections of a word: the stem of its lemma, without accents. "lessen" and
"les" have one form, and so have "ging" and "gegaan". ``parts(word)`` are the forms of what a compound is made of.

Index and query use the same functions, so results do not depend on the version of PostgreSQL, whose Dutch stemmer
is not the same everywhere. The word data is read when the first word is asked for.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from snowballstemmer import stemmer

from netwerk.content import names

from .dutch_words import LINKS, NO_HEAD, NO_TAIL, NOT_INFLECTED, OWN_LEMMAS, SHORT_PARTS, STOP_WORDS

# Signs that nobody sees: where a word may be broken, and marks of direction.
UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
LETTER = r"(?<![^\W_])[^\W\d_](?![^\W_])"  # that stands alone
# "A.V.G.", "B & W" and "B en W", "1.000": one word, though it has signs in it.
SINGLE_LETTERS = rf"{LETTER}(?:\.{LETTER})+|{LETTER}(?:(?: ?& ?| en ){LETTER})+"
NUMBER = r"(?<![^\W_])\d{1,3}(?:\.\d{3})+(?![^\W_])"
WORD = re.compile(
    rf"{SINGLE_LETTERS}|{NUMBER}|[^\W_]+(?:(?:[{UNSEEN}]+|[{UNSEEN}]*['-][{UNSEEN}]*)[^\W_]+)*", re.IGNORECASE
)
NO_SIGNS = re.compile(rf"[{UNSEEN} .]")
PLAIN_SIGNS = str.maketrans("’‘‑‐", "''--")
LONGEST = 60  # a longer "word" is an address or a code, and nobody searches for it
SHORTEST_INFLECTED = 3  # to the dictionary, "s" is "het" and "ns" is "n"
SHORTEST_PART = 4
SHORTEST_PIECE = 3  # of a word with hyphens: "1-op-1" is three words
LONGEST_COMPOUND = 40


def word_matches(text: str) -> Iterator[re.Match[str]]:
    """Where the words of a text are. A word with a hyphen or an apostrophe is one word."""
    return WORD.finditer(text.translate(PLAIN_SIGNS))  # one sign for one: the places stay right


def tokens(text: str) -> Iterator[str]:
    """The words of a text in lower case, in one spelling: "A.V.G." as "avg", "B&W" as "benw"."""
    for match in word_matches(unicodedata.normalize("NFC", text)):
        word = NO_SIGNS.sub("", match[0].lower().replace("&", "en"))
        short = all(len(piece) < SHORTEST_PIECE for piece in word.split("-"))
        for token in word.split("-") if short else [word]:
            # Without accents and ligatures a word can be longer than it was, and some signs of Arabic leave nothing.
            if 0 < len(token if token.isascii() else fold_word(token)) <= LONGEST:
                yield token


def fold_word(word: str) -> str:
    """The word without accents, apostrophes and hyphens: "coördinator" as "coordinator", "foto's" as "fotos"."""
    return "".join(sign for sign in names.fold(word) if sign.isalnum())


def is_stop_word(word: str) -> bool:
    return fold_word(word) in STOP_WORDS


@lru_cache(20_000)
def form(word: str) -> str:
    """The one token that stands for all inflections of a word (in lower case)."""
    lemma = _lemma(word)
    stem = _stem(lemma)
    # A stem of three letters has lost too much: "mens" would become "men", and "toont" would be "ton".
    return fold_word(lemma if lemma in OWN_LEMMAS.values() or len(stem) < 4 else stem)


@lru_cache(20_000)
def compound_parts(word: str) -> tuple[str, ...]:
    """The forms of the parts of a compound, and of their parts: "gemeenteraadsverkiezing" has "raad" as well."""
    found = (f for piece in compound_pieces(word) for f in (form(piece), *compound_parts(piece)))
    return tuple(dict.fromkeys(f for f in found if f not in STOP_WORDS))


def compound_pieces(word: str) -> tuple[str, ...]:
    """What the writer or the dictionary divides a word into: at its hyphens, or into two halves."""
    return (
        tuple(p for p in word.split("-") if len(p) >= SHORTEST_PIECE) if "-" in word else _split(_lemma(word))
    )


def is_dutch_word(word: str) -> bool:
    """Whether it is a Dutch word, or a compound of Dutch words."""
    return bool(_spelling(word) or _split(fold_word(word)))


def load() -> None:
    """Read the word data now; otherwise the first reader waits for it."""
    _dictionary()
    _accented()


def _stem(word: str) -> str:
    """A stemmer keeps the word it works on in itself, so no two threads may have the same one. Making one is nothing
    beside its work."""
    return stemmer("dutch_porter").stemWord(word)


@cache
def _dictionary() -> Mapping[str, str]:
    return DefaultDictionaryFactory().get_dictionary("nl")


@cache
def _accented() -> dict[str, str]:
    """Words that have accents or an apostrophe, found by how they are typed without."""
    return {fold_word(word): word for word in _dictionary() if not (word.isascii() and word.isalpha())}


def _spelling(word: str) -> str:
    """How the dictionary spells the word, or nothing if it does not know it."""
    return word if _dictionary().get(word) is not None else _accented().get(fold_word(word), "")


def _lemma(word: str) -> str:
    """The dictionary's word, or for an unknown compound the lemma of its last part behind the rest."""
    if own := OWN_LEMMAS.get(fold_word(word)):
        return own
    if len(fold_word(word)) < SHORTEST_INFLECTED or word in NOT_INFLECTED:
        return fold_word(word)
    if known := _spelling(word):
        return _follow(known)
    word = fold_word(word.removesuffix("'s"))
    head, tail = _split(word) or ("", word)
    return word[: len(word) - len(tail)] + (_follow(_spelling(tail) or tail) if head else tail)


def _follow(word: str) -> str:
    """The end of the chain of lemmas. Where it goes round (les, lessen, les), the shortest word."""
    seen = [word]
    while True:
        last = seen[-1]
        known = last if last in NOT_INFLECTED else _dictionary().get(last, last)
        after = OWN_LEMMAS.get(last) or known.lower().replace("_", "")
        if after in seen:
            return min(seen[seen.index(after) :], key=lambda w: (len(w), w))
        seen.append(after)


@lru_cache(5_000)
def _split(word: str) -> tuple[str, ...]:
    """The two halves of a compound (without accents): as even as possible, and both known if that can be."""
    if len(word) > LONGEST_COMPOUND:
        return ()
    whole, partly = (0, "", ""), (0, "", "")
    for head, tail in _ways(word):
        evenness = min(len(head), len(tail))
        knows_head, knows_tail = _is_part(head, NO_HEAD), _is_part(tail, NO_TAIL)
        if knows_head and knows_tail:
            whole = max(whole, (evenness, head, tail))
        elif whole[0] == 0 and ((knows_tail and _split(head)) or (knows_head and _split(tail))):
            partly = max(partly, (evenness, head, tail))
    return (whole if whole[0] else partly)[1:] if whole[0] or partly[0] else ()


def _ways(word: str) -> Iterator[tuple[str, str]]:
    """All places to cut, with and without a letter that only joins."""
    for i in range(3, len(word) - 2):
        for link in LINKS:
            if word.endswith(link, 0, i):
                yield word[: i - len(link)], word[i:]


def _is_part(word: str, excluded: frozenset[str]) -> bool:
    if len(word) < SHORTEST_PART:
        return word in SHORT_PARTS
    return word not in excluded and (_dictionary().get(word) is not None or word in _accented())
