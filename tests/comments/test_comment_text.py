"""How words become a page: links, places in the story, and nothing else."""

import time

import html5lib
import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from netwerk.publicforms.text import clean_name, clean_text, count_links, require_readable
from stories.comments import markup
from stories.comments.text import MOST_MARKS, calm, paragraphs

WIKIPEDIA = "https://nl.wikipedia.org/wiki/Netwerk_(sociologie)"
PIECES = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(list("<>\"'&/:.()[]\u202e\u2066\u200b\u200d\ufeff\u0301\n\r\t\0 ")),
    st.sampled_from(
        ["http://", "https://a.nl", "javascript:", "tip 1", "les 2", "<script>", "<a href=", "👩\u200d👧"]
    ),
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def rendered(text, anchors=()):
    return html5lib.parseFragment(markup.text_html(text, anchors), namespaceHTMLElements=False)


@given(TEXTS)
def test_only_paragraphs_line_ends_and_safe_links_come_out(text):
    tree = rendered(clean_text(text), {"tip-1"})
    for element in tree.iter():
        assert element.tag in {"DOCUMENT_FRAGMENT", "p", "br", "a"}
        if element.tag == "a":
            href = element.get("href")
            assert href == "#tip-1" or href.lower().startswith(("http://", "https://"))
            assert href.startswith("#") or element.get("rel") == "ugc nofollow noopener"
            assert set(element.attrib) <= {"href", "rel"}


@given(TEXTS)
def test_words_stay_as_they_were_typed(text):
    text = clean_text(text)
    shown = "".join("".join(rendered(text, {"tip-1"}).itertext()).split())
    assert shown == "".join(calm(text).split())


@given(TEXTS)
@example("l\x1f\u0301")  # what is taken away stood between two parts of one letter
def test_cleaning_is_done_once_and_for_all(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_name(clean_name(text)) == clean_name(text)
    assert not set("\0\u202e\u2066") & set(clean_text(text))


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        ("Zie https://example.org/a?b=c&d.", ["https://example.org/a?b=c&d"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("HTTPS://EXAMPLE.ORG", ["HTTPS://EXAMPLE.ORG"]),
        ("javascript:alert(1) data:text/html,x ftp://a.nl", []),
        ("https://exаmple.org met een Russische a", []),
        ("https://iemand@example.org", []),
        ("https://localhost", []),
        ("[klik](https://example.org/x)", ["https://example.org/x"]),
        ('<a href="https://example.org">klik</a>', ["https://example.org"]),
        ("Zie https://nl.wikipedia.org/wiki/Netwerk_(sociologie) voor", [WIKIPEDIA]),
        ("(zie https://nl.wikipedia.org/wiki/Netwerk_(sociologie)).", [WIKIPEDIA]),
        (
            "https://example.nl/pad_ en https://example.nl/a*",
            ["https://example.nl/pad_", "https://example.nl/a*"],
        ),
        ("*https://example.nl/a* _https://example.nl/b_", ["https://example.nl/a", "https://example.nl/b"]),
        (
            "https://example.nl/a[1] [https://example.nl/b]",
            ["https://example.nl/a[1]", "https://example.nl/b"],
        ),
        ("https://a.nl,https://b.nl;http://c.nl", ["https://a.nl", "https://b.nl", "http://c.nl"]),
        ("https://web.archive.org/web/https://a.nl", ["https://web.archive.org/web/https://a.nl"]),
        ("Kijk op www.example.nl/x. Of mail a@www.example.nl", ["https://www.example.nl/x"]),
        (
            "‘https://a.nl/x’ “https://b.nl/y” 'https://c.nl/z'",
            ["https://a.nl/x", "https://b.nl/y", "https://c.nl/z"],
        ),
        ("https://a.nl:8080/x?y=a@b#z… https://a.nl…!?", ["https://a.nl:8080/x?y=a@b#z", "https://a.nl"]),
        (
            "https://a.nl/caf\u00e9 https://xn--mnchen-3ya.de",
            ["https://a.nl/caf\u00e9", "https://xn--mnchen-3ya.de"],
        ),
        ("https://m\u00fcnchen.de https://[2001:db8::1]/ https://.. https:// www.", []),
        (f"https://a.nl/{'a' * 3000}", []),
    ],
)
def test_links(text, hrefs):
    assert [a.get("href") for a in rendered(text).iter("a")] == hrefs
    assert count_links(text) >= len(hrefs)


def test_what_is_counted_is_what_becomes_a_link():
    text = (
        "https://a.nl,https://b.nl/(c) www.d.nl https://web.archive.org/https://e.nl ahttps://f.nl awww.g.nl"
    )
    assert count_links(text) == len(list(rendered(text).iter("a"))) == 5


def test_line_ends_and_paragraphs():
    tree = rendered("Een\ntwee\n\ndrie")
    assert [len(p.findall("br")) for p in tree.findall("p")] == [1, 0]


def test_marks_that_climb_are_cut_when_shown():
    assert calm("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * MOST_MARKS + "b"


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧",
        "Wat een dag \U0001fae9 zeg",  # newer than the table of this Python
        "\U0001fae9",
        "می\u200cخواهم",
        "क्\u200dष",
        "\ue000 uit een eigen lettertype",
        "\U000e0100",
    ],
)
def test_what_is_kept_does_not_depend_on_the_script_or_the_age_of_a_sign(text):
    assert clean_text(text) == text


@pytest.mark.parametrize("text", ["\U0001fae9", "\U0003fff0", "\ue000", "٣"])
def test_a_sign_that_is_newer_than_python_is_something_to_read(text):
    require_readable(text)
    assert clean_name(text) == text


@pytest.mark.parametrize("text", ["\u0301\u0301", "\u3164", "\u2800", "...", "\ufe0f"])
def test_signs_that_show_nothing_by_themselves_are_nothing_to_read(text):
    with pytest.raises(ValidationError):
        require_readable(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ge\u00admeen\u00adte\u00adraad", "Gemeenteraad"),
        ("\ufeffa\u200bb\u2060c\u200dd\u200c", "abcd"),
        ("een\x0btwee\u2028drie\x85vier\rvijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("a\x02b\x1fc\x9fd\ufffee\U0010fffff\ufdd0g", "a b c d e f g"),
    ],
)
def test_signs_that_may_not_be_stored_leave_the_words_apart(text, kept):
    assert clean_text(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "https://" * 600,
        "tip " * 1250,
        "a." * 2500,
        "https://a.nl/" + ")" * 5000,
        "https://a.nl,;" * 400,
        "\u0301" * 5000,
        "/" * 5000,
    ],
)
def test_no_text_takes_long(text):

    start = time.process_time()
    paragraphs(clean_text(text), {"tip-1"})
    clean_name(text)
    assert time.process_time() - start < 0.5  # a bound on work, not a measure of speed
