"""What a reader typed, read as in other search engines: words, "phrases", -words and ``or``.

PostgreSQL's own ``websearch_to_tsquery`` fails on input such as 33 dashes. Here its ``to_tsquery`` only gets words
that we made ourselves, without signs and without nesting, so no input can make it fail.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from netwerk.content.names import tidy

from . import dutch
from .words import NAME, TITLE, synonyms

LONGEST = 200
TERM = re.compile(
    rf'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>{dutch.SINGLE_LETTERS}|[^\s"]+))', re.IGNORECASE
)
OPERATORS = {"or", "and"}  # all terms of a group must be found anyway, so "and" changes nothing
QUOTES = str.maketrans("“”„«»\0", '""""" ')
JOINED = 6  # in a longer question, two words that are really one are rare


@dataclass(frozen=True)
class QueryTerm:
    """A word or a phrase, wanted or not."""

    words: tuple[str, ...]
    wanted: bool = True
    quoted: bool = False
    same: Callable[[str], frozenset[str]] = field(default=synonyms, compare=False)  # forms that mean the same

    @property
    def strict(self) -> str:
        """The word itself in all its inflections, or the words of the phrase side by side."""
        forms = " <-> ".join(map(dutch.form, self.words))
        names = " <-> ".join(NAME + dutch.fold_word(word.removesuffix("'s")) for word in self.words)
        if self.wanted:
            return f"({forms} | {names})"
        # Weight D is for parts of compounds: "-partner" leaves "netwerkpartner" where it is.
        return f"!({forms}:ABC | {names})"

    @property
    def loose(self) -> str:
        """Also what means the same, and the parts of a compound that is spelled as separate words."""
        if self.quoted or not self.wanted:
            return self.strict
        pieces = dutch.compound_pieces(self.words[0])
        apart = [" <-> ".join(map(dutch.form, pieces))] if pieces else []
        return f"({' | '.join([self.strict, *self.same(self.words[0]), *(f'({a})' for a in apart)])})"


class Query:
    """The terms of a search. Groups are alternatives; all terms of a group must be found."""

    def __init__(self, text: str):
        text = tidy(text.encode(errors="replace").decode().translate(QUOTES))
        self.text = text[:LONGEST].strip()
        self.is_cut = len(text) > LONGEST
        self.left_out: list[str] = []
        self._found: dict[str, bool] = {}
        self.groups = [group for group in self._groups() if group]

    def __bool__(self):
        return bool(self.groups)

    @property
    def only_stop_words(self) -> bool:
        return not self.groups and bool(self.left_out)

    @cached_property
    def words(self) -> list[str]:
        """The words that are searched for, without phrases and without those that are not wanted."""
        terms = [term for group in self.groups for term in group if term.wanted and not term.quoted]
        return list(dict.fromkeys(term.words[0] for term in terms))

    @property
    def exact(self) -> str:
        """The words themselves, to rank with."""
        return self._wanted([[term.strict for term in group if term.wanted] for group in self.groups])

    @property
    def near(self) -> str:
        """What comes close to the words too, to rank with."""
        return self._wanted([[term.loose for term in group if term.wanted] for group in self.groups])

    @staticmethod
    def _wanted(groups: list[list[str]]) -> str:
        """Only wanted terms: the others would make every rank zero."""
        return " | ".join(" & ".join(terms) for terms in groups if terms)

    @property
    def loose(self) -> str:
        """Everything that may be found."""
        return " | ".join(alternative for group in self.groups for alternative in self._spellings(group))

    @property
    def in_title(self) -> str:
        """Everything in the title; nothing when that cannot be asked this way."""
        if len(self.groups) != 1 or any(term.quoted or not term.wanted for term in self.groups[0]):
            return ""
        return " & ".join(f"({TITLE}{dutch.form(w)} | {TITLE}{dutch.fold_word(w)})" for w in self.words)

    def finds(self, word: str) -> bool:
        """Whether this word of a text is one that was searched for: a snippet marks it."""
        if word not in self._found:
            tokens = list(dutch.tokens(word))
            forms = {
                form for t in tokens for form in (dutch.form(t), dutch.fold_word(t), *dutch.compound_parts(t))
            }
            self._found[word] = not forms.isdisjoint(self._marked)
        return self._found[word]

    @cached_property
    def _marked(self) -> frozenset[str]:
        terms = [term for group in self.groups for term in group if term.wanted]
        words = [word for term in terms for word in term.words]
        near = [word for term in terms if not term.quoted for word in term.words]
        found = {*map(dutch.form, words), *map(dutch.fold_word, words)}
        found.update(form for word in near for form in self.synonyms(word))
        found.update(dutch.form(piece) for word in near for piece in dutch.compound_pieces(word))
        return frozenset(found)

    def _groups(self) -> Iterator[list[QueryTerm]]:
        """An operator stands between two terms. Anywhere else it is a word, such as OR for a works council."""
        matches = list(TERM.finditer(self.text))
        terms = [[], *map(self._terms, matches), []]
        group: list[QueryTerm] = []
        for i, match in enumerate(matches, 1):
            word = "" if match["minus"] else (match["word"] or "").lower()
            if not (word in OPERATORS and group and terms[i - 1] and terms[i + 1]):
                group = [*group, *terms[i]]
            elif word == "or":
                yield group
                group = []
        yield group

    def _terms(self, match: re.Match[str]) -> list[QueryTerm]:
        wanted, quoted = not match["minus"], match["phrase"] is not None
        words = tuple(dutch.tokens(match["phrase"] if quoted else match["word"]))
        if quoted:
            return [QueryTerm(words, wanted, quoted)] if words else []
        self.left_out += [word for word in words if dutch.is_stop_word(word)]
        return [self.term(word, wanted) for word in words if not dutch.is_stop_word(word)]

    def term(self, word: str, wanted: bool = True) -> QueryTerm:
        return QueryTerm((word,), wanted, same=self.synonyms)

    def synonyms(self, word: str) -> frozenset[str]:
        return synonyms(word, self._groups_of_editors)

    @cached_property
    def _groups_of_editors(self) -> list[frozenset[str]]:
        """Asked of the database for each question, so that a change by an editor counts at once."""
        from .synonyms import groups_with  # a model, and models need this module

        return groups_with([*map(dutch.form, self.words)])

    def _spellings(self, group: list[QueryTerm]) -> list[str]:
        """The group, and the group with two words that follow each other written as one."""
        found = [" & ".join(term.loose for term in group)]
        if len(group) > JOINED:
            return found
        for i, (first, second) in enumerate(itertools.pairwise(group)):
            if first.wanted and second.wanted and not (first.quoted or second.quoted):
                joined = QueryTerm((f"{first.words[0]}{second.words[0]}",))
                found.append(" & ".join([t.strict for t in [*group[:i], joined, *group[i + 2 :]]]))
        return found
