"""Quotes, minus and ``or``, and nothing a reader types is an error."""

import random

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from netwerk.search.answers import Answer
from netwerk.search.models import SearchDocument
from netwerk.search.query import Query
from netwerk.search.snippets import marked
from tests.factories import make_reader_tip

OPERATORS = st.sampled_from(
    ["-", "(", ")", '"', "“", "&", "|", "!", "<->", ":*", ":A", "'", "\\", "\0", " or ", "%", "*", " "]
)
ANYTHING = st.lists(
    st.one_of(st.text(), OPERATORS, st.sampled_from(["netwerk", "de", "ﱞ", "ß", "İ"])), max_size=60
).map("".join)


@pytest.mark.parametrize(
    "text",
    ["-" * 33, "- " * 33, "-(" * 33, '"' * 33, '-"' * 50, "or or or", "' | '", "a\0b", "\ud800", "x" * 5000],
)
@pytest.mark.django_db
def test_hostile_question_is_only_a_question(text):
    make_reader_tip(title="Bel voordat je mailt")

    assert Answer(Query(text)).total == 0


class AnyQuestion(TestCase):
    @pytest.mark.slow
    @settings(max_examples=250, deadline=None)
    @given(ANYTHING)
    def test_any_text_can_be_searched(self, text):
        answer = Answer(Query(text))

        assert list(answer.documents) == []


@pytest.fixture
def tips(db):
    return [
        make_reader_tip(title=title, explanation="")
        for title in ["Bel de wethouder", "Bel de raad", "Mail de raad"]
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("bel", {"Bel de wethouder", "Bel de raad"}),
        ("bel raad", {"Bel de raad"}),
        ("bel -raad", {"Bel de wethouder"}),
        ("bellen -raden", {"Bel de wethouder"}),
        ("wethouder or mail", {"Bel de wethouder", "Mail de raad"}),
        ('"bel de raad"', {"Bel de raad"}),
        ("“bel de raad”", {"Bel de raad"}),
        ('"bel raad"', set()),
        ('"raad bel"', set()),
        ('tip -"bel de raad"', {"Bel de wethouder", "Mail de raad"}),
        ('"de"', {"Bel de wethouder", "Bel de raad", "Mail de raad"}),
        ("mail and raad", {"Mail de raad"}),
        ("BEL RAAD", {"Bel de raad"}),
    ],
)
def test_signs_of_a_question(tips, text, titles):
    assert {d.title for d in SearchDocument.objects.search(text).filter(kind="practices.tip")} == titles


def test_minus_leaves_compounds_where_they_are(db):
    make_reader_tip(title="Bel je partner", explanation="")
    make_reader_tip(title="Bel vaker", explanation="<p>Met netwerkpartners.</p>")

    assert [d.title for d in SearchDocument.objects.search("bel -partner")] == ["Bel vaker"]


def test_question_of_stop_words_says_so():
    assert Query("de het een").only_stop_words
    assert not Query("").only_stop_words
    assert not Query('"de het"').only_stop_words


def test_long_question_is_cut_and_says_so():
    query = Query("woord " * 50)

    assert query.is_cut
    assert len(query.text) <= 200


def thousand_questions():
    """The same thousand each time: every operator, control characters, and letters of many scripts."""
    chance = random.Random(1_000)
    signs = [
        chr(code) for code in [*range(0x300), *range(0x370, 0x700), 0x202E, 0xFEFF, 0xFDFA, 0xD800, 0x1F4A9]
    ]
    operators = [
        "-",
        "(",
        ")",
        '"',
        "“",
        "&",
        "|",
        "!",
        "<->",
        ":*",
        ":A",
        "'",
        "\\",
        "\0",
        " or ",
        " AND ",
        "%",
        " ",
    ]
    words = [
        "netwerk",
        "de",
        "A.V.G.",
        "B & W",
        "’s-",
        "1.000",
        "ge\u00admeente",
        "ﱞ",
        "ß",
        "İ",
        "語",
        "नमस्ते",
        "שלום",
    ]
    for _ in range(1_000):
        yield "".join(
            chance.choice(chance.choice([signs, operators, words])) for _ in range(chance.randrange(40))
        )


@pytest.mark.django_db
def test_thousand_questions_are_all_questions_to_postgresql():
    queries = [Query(text) for text in thousand_questions()]
    asked = {text for q in queries for text in (q.loose, q.near, q.exact, q.in_title)}
    for query in queries:
        list(marked(query.text, query))

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(to_tsquery('nl_plain', t)) FROM unnest(%s::text[]) AS t", [list(asked)])
        assert cursor.fetchone() == (len(asked),)
    assert len(asked) > 2_000


@pytest.fixture
def council(db):
    make_reader_tip(title="Betrek de OR", explanation="<p>Vraag om advies.</p>")
    make_reader_tip(title="Vraag om advies", explanation="")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("OR", ["Betrek de OR"]),
        ("or", ["Betrek de OR"]),
        ("O.R.", ["Betrek de OR"]),
        ("OR advies", ["Betrek de OR"]),
        ("advies OR", ["Betrek de OR"]),
        ("advies van de OR vragen", ["Betrek de OR"]),
        ("betrek OR om", ["Betrek de OR"]),
        ("advies -OR", ["Vraag om advies"]),
        ("OR OR xyzzy", ["Betrek de OR"]),
        ("betrek OR xyzzy", ["Betrek de OR"]),
        ("advies AND or", ["Betrek de OR"]),
    ],
)
def test_or_is_an_operator_only_between_two_terms(council, text, titles):
    assert [d.title for d in SearchDocument.objects.search(text)] == titles
