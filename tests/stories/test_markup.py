"""Rich text on its way to the page: anchors on headings and links to the glossary."""

import pytest
from django.utils.html import escape

from stories.markup import Markup
from tests.factories import make_term

pytestmark = pytest.mark.django_db
LINK = '<a class="term" href="/begrippen/{}/">{}</a>'


def test_a_heading_has_an_anchor_and_a_permalink_with_a_name():
    html = Markup().render("<h2>Bel eerst</h2><p>Dan pas mailen.</p>")
    assert html == (
        '<div class="heading"><h2 id="deel-bel-eerst">Bel eerst</h2>'
        '<a class="heading-link" href="#deel-bel-eerst" aria-label="Link naar “Bel eerst”">#</a></div>'
        "<p>Dan pas mailen.</p>"
    )


def test_equal_headings_have_anchors_of_their_own():
    markup = Markup()
    html = markup.render("<h2>Slot</h2><h3>Slot</h3>") + markup.render("<h2>Slot</h2>")
    assert [f'id="deel-slot{n}"' in html for n in ("", "-2", "-3")] == [True, True, True]


def test_a_heading_of_signs_only_still_has_an_anchor():
    assert 'id="deel"' in Markup().render("<h2>???</h2>")


def test_contents_list_the_second_level_only():
    contents = []
    Markup().render("<h2>Eén &amp; <em>twee</em></h2><h3>Drie</h3>", contents)
    assert contents == [("deel-een-twee", "Eén & twee")]


def test_what_the_cleaner_refuses_never_reaches_the_page():
    html = Markup().render('<p onclick="x()">Tekst<script>alert(1)</script></p>')
    assert html == "<p>Tekst</p>"


def test_a_heading_with_quotes_stays_one_attribute():
    html = Markup().render('<h2>Zeg "ja" &lt;b&gt;</h2>')
    assert 'aria-label="Link naar “Zeg &quot;ja&quot; &lt;b&gt;”"' in html


def test_the_first_use_of_a_term_in_a_section_is_a_plain_link():
    html = Markup([make_term(name="keten")]).render(
        "<p>Een keten is geen Keten.</p><h2>Deel</h2><p>De keten.</p>"
    )
    keten = LINK.format("keten", "keten")
    assert html.startswith(f"<p>Een {keten} is geen Keten.</p>")
    assert html.endswith(f"<p>De {keten}.</p>")


@pytest.mark.parametrize(
    "html", ['<p><a href="https://example.org" rel="noopener">keten</a></p>', "<p>ketens</p>"]
)
def test_no_link_in_a_link_or_in_another_word(html):
    assert Markup([make_term(name="keten")]).render(html) == html


def test_no_link_in_a_heading():
    assert "/begrippen/" not in Markup([make_term(name="keten")]).render("<h2>De keten</h2><h3>Keten</h3>")


def test_no_link_in_an_attribute():
    html = '<p><abbr title="keten">k.</abbr></p>'
    assert Markup([make_term(name="keten")]).render(html) == html


def test_every_spelling_links_to_the_one_page():
    term = make_term(name="netwerkcoördinator", aliases="netwerk coördinator, coördinator van een netwerk")
    html = Markup([term]).render("<p>De netwerk coördinator.</p>")
    assert html == f"<p>De {LINK.format('netwerkcoordinator', 'netwerk coördinator')}.</p>"


def test_the_longest_term_wins():
    markup = Markup([make_term(name="netwerk"), make_term(name="warm netwerk")])
    assert (
        markup.render("<p>Een warm netwerk.</p>")
        == f"<p>Een {LINK.format('warm-netwerk', 'warm netwerk')}.</p>"
    )


@pytest.mark.parametrize("name", ["R&D (samen)", "foto’s", "foto's"])
def test_a_term_with_signs_is_found_as_it_is_written(name):
    html = Markup([make_term(name=name)]).render(f"<p>Over {escape(name)} gesproken.</p>")
    assert "/begrippen/" in html


def test_a_section_goes_on_in_the_next_text_until_it_is_ended():
    markup = Markup([make_term(name="keten")])
    first, second = markup.render("<p>Een keten.</p>"), markup.render("<p>De keten.</p>")
    markup.start_section()
    third = markup.render("<p>De keten.</p>")
    assert ["/begrippen/" in html for html in (first, second, third)] == [True, False, True]
