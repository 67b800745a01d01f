"""Words as search compares them: what is written into the index and asked of it are made here, by one set of rules."""

from collections.abc import Iterable, Iterator
from functools import cache

from . import dutch
from .dutch_words import SYNONYMS

# Names and titles are in the index under marks of their own, so that "Han" is not found by "Hans".
NAME, TITLE = "n0", "t0"


def forms(text: str, limit: int) -> str:
    """One form for each word, in order, stop words too: phrases need them."""
    return _capped((dutch.form(token) for token in dutch.tokens(text)), limit)


def forms_of_parts(text: str, limit: int) -> str:
    """The forms of the parts of all compounds."""
    return _capped((part for token in dutch.tokens(text) for part in dutch.compound_parts(token)), limit)


def title_marks(text: str, limit: int) -> str:
    tokens = (token for token in dutch.tokens(text) if not dutch.is_stop_word(token))
    return _capped((TITLE + dutch.form(token) for token in tokens), limit)


def names(text: str, limit: int, mark: str = NAME) -> str:
    """Names as they are spelled, without accents; "Noord-Brabant" is found by "Brabant" too."""
    spelled = (
        spelling for token in dutch.tokens(text) for spelling in dict.fromkeys([token, *token.split("-")])
    )
    return _capped((mark + dutch.fold_word(spelling) for spelling in spelled), limit)


def either_form(word: str) -> str:
    """What finds a word, whether it is a word or a name."""
    return f"{dutch.form(word)} | {NAME}{dutch.fold_word(word)}"


def _capped(words: Iterable[str], limit: int) -> str:
    """Words that take at most ``limit`` bytes in a search vector: one of more than 1 MB cannot be stored."""
    return " ".join(_until(words, limit))


def _until(words: Iterable[str], limit: int) -> Iterator[str]:
    for word in words:
        limit -= len(word.encode()) + 6  # what PostgreSQL adds for a word and its place
        if limit < 0:
            return
        yield word


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    groups = [frozenset(map(dutch.form, line.split())) for line in SYNONYMS]
    return {form: group for group in groups for form in group}


def synonyms(word: str, added: Iterable[frozenset[str]] = ()) -> frozenset[str]:
    """Forms of words that mean the same: of our own list, and of the added groups the word is in."""
    form = dutch.form(word)
    groups = [_synonyms().get(form, frozenset()), *(group for group in added if form in group)]
    return frozenset[str]().union(*groups) - {form}
