"""The found words are marked, and content can never bring in markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.search.query import Query
from netwerk.search.snippets import MarkedText, marked, snippet
from tests.factories import make_quote, make_reader_tip

pytestmark = pytest.mark.django_db  # a question asks for the synonyms of the editors


def show(pieces):
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("les", "Drie lessen geleerd.", "Drie [lessen] geleerd."),
        ("partner", "Onze netwerkpartners.", "Onze [netwerkpartners]."),
        ("ideeen", "Twee ideeën.", "Twee [ideeën]."),
        ("collegas", "Mijn collega’s!", "Mijn [collega’s]!"),
        ('"warm netwerk" -koud', "Een warm en koud netwerk.", "Een [warm] en koud [netwerk]."),
        ("netwerkjaarverslag", "Een netwerk jaarverslag.", "Een [netwerk] [jaarverslag]."),
        ("bellen", "Niets hier.", "Niets hier."),
    ],
)
def test_found_forms_are_marked(question, text, shown):
    assert show(marked(text, Query(question))) == shown
    assert show(snippet(text, Query(question))) == shown


def test_snippet_shows_where_most_words_stand():
    text = f"Bellen. {'Vulling. ' * 60}Bellen met de wethouder. {'Vulling. ' * 60}"

    shown = show(snippet(text, Query("wethouder bellen")))

    assert shown.startswith("… Vulling")
    assert "[Bellen] met de [wethouder]." in shown
    assert shown.endswith(" …")
    assert len(shown) < 400


def test_snippet_of_nothing_is_empty():
    assert snippet("", Query("bellen")) == []


@given(st.text(), st.text())
def test_pieces_are_the_text_itself(text, question):
    pieces = marked(text, Query(question))

    assert "".join(piece.text for piece in pieces) == text
    assert all(isinstance(piece, MarkedText) for piece in snippet(text, Query(question)))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script> bellen",
        "<mark>bellen</mark>",
        "bel<b>len</b> bellen \" onmouseover=alert(1) '",
        "&lt;script&gt; bellen &amp;lt;img src=x&gt;",
        "bellen <img src=x onerror=alert(1)>",
    ],
)
def test_content_brings_no_markup_into_the_results(client, hostile):
    make_quote(speaker=None, speaker_label=hostile, text=hostile)
    make_reader_tip(title=hostile, explanation="<p>bellen &lt;script&gt;alert(1)&lt;/script&gt;</p>")

    page = client.get("/zoeken/", {"q": f"bellen {hostile}"[:190]}).content.decode()
    page += client.get("/zoeken/", {"q": "bellen"}).content.decode()

    main = page.replace("<mark>", "").replace("</mark>", "")
    for tag in ["<script>alert", "<img src=x", "<b>", "onerror=alert(1)>"]:
        assert tag not in main
    assert 'onmouseover=alert(1) "' not in main
