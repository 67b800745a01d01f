"""Whatever reads a text from outside takes ten times as long for ten times as much, and no longer.

Each text is the worst one for what reads it. What is looked at is the ratio, so that a slow machine does not matter.
"""

import logging
import time

import pytest

from netwerk.browse.tags import topics_from_string
from netwerk.content import plaintext, richtext
from netwerk.content.names import fold, short_slug, sort_key, tidy
from netwerk.content.nesting import is_too_deep
from netwerk.content.surnames import index_name, person_sort_key
from netwerk.content.validators import is_http_address
from netwerk.editing.revisions.texts import readable
from netwerk.editing.revisions.words import difference
from netwerk.http.logs import HideTokens
from netwerk.publicforms.text import clean_name, clean_text, count_links, has_letter, poses_as_editor
from netwerk.search import dutch
from netwerk.search.query import Query
from netwerk.search.snippets import marked, snippet
from practices.models import Term, Topic
from stories.checks import is_told, sentences
from stories.comments.promote_to_tip import first_sentence
from stories.comments.text import paragraphs
from stories.markup import Markup

pytestmark = pytest.mark.django_db  # a question is asked with the editors' synonyms

SLACK = 15  # times as long, for ten times as much
SHORTEST = 0.003  # seconds; what takes less is not measured


def log(text: str) -> None:
    HideTokens().filter(logging.LogRecord("x", logging.INFO, "x", 1, "Not Found: /%s", (text,), None))


def compared(text: str) -> None:
    difference(text, text[1:])


def linked(text: str) -> None:
    Markup([Term(pk=1, name="de kracht", aliases="kracht, netwerk", slug="x")]).render(text)


def searched(text: str) -> None:
    query = Query(text)
    snippet(text, query)


CASES = {
    "log of word signs": (log, "a"),
    "log of halves of keys": (log, "aaaaaa:aaaaaa:"),
    "log of stops": (log, ".-:"),
    "rich text of nested lists": (richtext.clean_html, "<ul><li>"),
    "rich text of paragraphs": (richtext.clean_html, "<p>"),
    "rich text of lists": (richtext.clean_html, "<ul><li>a</li></ul>"),
    "rich text of empty lines": (richtext.clean_html, "<p>&nbsp;<br></p><p> "),
    "rich text of open tags": (richtext.clean_html, "<a b='"),
    "rich text of smaller than": (richtext.clean_html, "<"),
    "rich text of spaces in a tag": (richtext.clean_html, "<a   "),
    "rich text of comments": (richtext.clean_html, "<!--"),
    "depth": (is_too_deep, "<p a=b c='d'><br></p>"),
    "words of rich text": (richtext.plain, "<p>a &amp; b</p>"),
    "words of brackets": (richtext.plain, "&lt;a&gt; "),
    "signs": (plaintext.clean_plaintext, "\u200d\u200c\r\x02"),
    "joiners": (plaintext.clean_plaintext, "\u200d"),
    "name": (tidy, " \u00a0\u200d"),
    "folded": (fold, "\u0132\u0301\ufdfa"),
    "sorted": (sort_key, "-"),
    "address": (short_slug, "\ufdfa-"),
    "surname of prefixes": (person_sort_key, "van "),
    "surname of titles": (person_sort_key, "prof. mr. "),
    "surname of initials": (index_name, "A.B.-"),
    "surname of separate initials": (index_name, "a "),
    "topics": (topics_from_string, "# a,"),
    "synonyms": (lambda text: Topic(name="x", synonyms=text).words, "een woord,"),
    "comment": (clean_text, "\n\n\n \u0301"),
    "writer": (clean_name, "\u0301 \t"),
    "nothing to read": (has_letter, "\u0301."),
    "writer like an editor": (poses_as_editor, "r\u0435da"),
    "links of commas": (count_links, "https://a.nl,;"),
    "links of brackets": (paragraphs, "https://a.nl/)"),
    "link of closing brackets": (lambda text: paragraphs("https://a.nl/" + text), ")"),
    "links of slashes": (paragraphs, "https://"),
    "links of www": (paragraphs, "www."),
    "mentions": (lambda text: paragraphs(text, {"tip-1"}), "tip 1"),
    "empty lines": (paragraphs, "\n \t"),
    "marks": (paragraphs, "\u0301"),
    "address of a website": (is_http_address, "https://a.nl?#/"),
    "words of a text": (lambda text: list(dutch.word_matches(text)), "a-'"),
    "words with unseen signs": (lambda text: list(dutch.word_matches("a" + text)), "\u00ad"),
    "words of letters": (lambda text: list(dutch.word_matches(text)), "a.b & c en "),
    "numbers": (lambda text: list(dutch.word_matches(text)), "1.000"),
    "tokens": (lambda text: list(dutch.tokens(text)), "x" * 70 + " y"),
    "question of quotes": (searched, '-"'),
    "question of letters": (searched, "a.b&c "),
    "snippet": (lambda text: snippet(text, Query("de kracht")), "de kracht van een "),
    "title": (lambda text: marked(text, Query("de kracht")), "de kracht-"),
    "glossary": (linked, "<p>de kracht &amp; het net</p>"),
    "headings": (linked, "<h2>kop</h2><h3>kop</h3>"),
    "rich text in a version": (readable, '<ul><li><a href="https://a.nl">a</a></li></ul>'),
    "difference": (compared, "a b\n"),
    "difference of one line": (compared, "ab"),
    "sentences": (sentences, "<p>Een.) ”Twee"),
    "sentences of stops": (sentences, ".)"),
    "what is missing": (lambda text: is_told([text], "naam"), "naam "),
    "first sentence": (first_sentence, "a. b"),
    "first sentence without end": (first_sentence, ".a"),
}


def seconds(read, text: str) -> float:
    spent = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("case", CASES)
def test_ten_times_as_much_takes_no_more_than_ten_times_as_long(case):
    read, piece = CASES[case]
    once, most = (piece * (length // len(piece) + 1) for length in (4_000, 40_000))
    assert seconds(read, most) <= SLACK * max(seconds(read, once), SHORTEST)
