"""SECURITY row 4: what the cleaner lets through, whatever is pasted, and on the way to the page too."""

import time

import html5lib
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from netwerk.content.richtext import TAGS, clean_html, not_too_deep, plain
from netwerk.content.templatetags.netwerk import rich
from practices.models import Lesson, Term
from stories.markup import Markup
from stories.models import Text
from tests.factories import make_lesson, make_story, make_text
from tests.netwerk.content.bypasses import BYPASSES

ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}, "abbr": {"title"}}
# What the page adds: a wrapper with a permalink round each heading, and links to the glossary.
ADDED_TAGS = {"div"}
ADDED_ATTRIBUTES = {
    "div": {"class"},
    "a": {"href", "rel", "class", "aria-label"},
    "h2": {"id"},
    "h3": {"id"},
}
SCHEMES = ("http:", "https:", "mailto:")


def forbidden(html: str, tags=frozenset(), attributes=None) -> list[str]:
    """What a browser would make of the HTML that we do not allow."""
    allowed = ATTRIBUTES | (attributes or {})
    found = []
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        tag = str(element.tag)
        if tag == "DOCUMENT_FRAGMENT":
            continue
        if tag not in TAGS | tags:
            found.append(f"<{tag}>")
        found += [f"{tag} {name}" for name in element.attrib if name not in {"lang", *allowed.get(tag, [])}]
        href = element.attrib.get("href", "")
        if ":" in href.split("/")[0] and not href.startswith(SCHEMES):
            found.append(href)
    return found


def near_html():
    """Pieces of markup in any order, which reach more of a parser than random text does."""
    names = st.sampled_from(
        [*sorted(TAGS), "script", "style", "svg", "math", "table", "td", "img", "form", "!--"]
    )
    values = st.sampled_from(
        ["x", "javascript:alert(1)", "https://a.nl/", "'", '"', "<h2>", "&quot;", "> <script>"]
    )
    attributes = st.builds(
        " {}={}".format, st.sampled_from(["href", "title", "onclick", "style", "lang", "id"]), values
    )
    tags = st.builds("<{}{}{}>".format, st.sampled_from(["", "/"]), names, attributes | st.just(""))
    return st.lists(tags | st.text(max_size=8), max_size=12).map("".join)


@pytest.mark.parametrize("html", BYPASSES)
def test_known_bypass_is_harmless(html):
    assert forbidden(clean_html(html)) == []


@given(near_html() | st.text())
def test_only_what_is_allowed_is_left(html):
    assert forbidden(clean_html(html)) == []


@given(near_html() | st.text())
def test_cleaning_twice_changes_nothing(html):
    assert clean_html(clean_html(html)) == clean_html(html)


@given(near_html(), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_page_adds_only_headings_and_glossary_links(html, spellings):
    terms = [Term(pk=pk, name=spelling, slug="begrip") for pk, spelling in enumerate(spellings)]
    rendered = Markup(terms).render(html)
    assert forbidden(rendered, ADDED_TAGS, ADDED_ATTRIBUTES) == []
    assert rendered.count("<script") == 0


@pytest.mark.parametrize("spelling", ["istanbul", "straße", "kelvin", "amp", "lt", "R&D", "d'accord"])
def test_glossary_link_changes_no_word_of_the_text(spelling):
    """Case-blind search finds more letters than case folding makes equal: dotted and dotless i."""
    html = "<p>İstanbul ıstanbul ISTANBUL STRASSE \u212aelvin Q &amp; A &lt;b&gt; R&amp;D d'accord</p>"
    assert plain(Markup([Term(pk=1, name=spelling, slug="begrip")]).render(html)) == plain(html)


def test_glossary_links_a_term_with_signs():
    rendered = Markup([Term(pk=1, name="R&D", slug="r-d")]).render("<p>Onze R&amp;D groeit.</p>")
    assert '<a class="term" href="/begrippen/r-d/">R&amp;D</a>' in rendered


@pytest.mark.parametrize(
    "html", ["", " ", "<p></p>", "<p> </p>", "<p>&nbsp;</p>\n<p><br></p>", "<p>\u00a0</p>"]
)
def test_empty_editor_leaves_nothing(html):
    assert clean_html(html) == ""


def test_empty_paragraphs_go():
    assert (
        clean_html("<p>Een</p><p></p><p>&nbsp;<br></p>\n<p>twee<br>drie</p>")
        == "<p>Een</p>\n<p>twee<br>drie</p>"
    )


def test_no_text_that_runs_is_left_as_text():
    assert clean_html("<p>Voor<script>alert(1)</script><style>p{}</style> na</p>") == "<p>Voor na</p>"


def test_links_keep_their_address_and_lose_the_rest():
    html = '<p><a href="https://voorbeeld.nl/a?b=c&amp;d" target="_blank" onclick="x()">a</a></p>'
    assert clean_html(html) == '<p><a href="https://voorbeeld.nl/a?b=c&amp;d" rel="noopener">a</a></p>'


@pytest.mark.parametrize(
    "text",
    ["<p>" * 30_000, "<p>" + "<br>" * 30_000, "<p></p>" * 20_000 + "x", "<p>" + "&nbsp;" * 30_000 + "x"],
)
def test_cleaning_long_text_takes_no_time(text):
    start = time.process_time()
    clean_html(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("entity", ["&#11;", "&#x2;", "&#xFFFE;", "&shy;", "&#8203;", "&#x1F;", "\x0b"])
def test_an_entity_brings_in_no_sign_that_may_not_be_stored(entity):
    assert clean_html(f"<p>een{entity}twee</p>") in {"<p>een twee</p>", "<p>eentwee</p>", "<p>een\ntwee</p>"}


DEEP = ["<ul><li>" * 8_000, "<b>" * 30_000, '<ul title="</ul>">' * 8_000, "<ul><table></ul></table>" * 8_000]


@pytest.mark.parametrize("html", [*DEEP, "<ul><script></ul></script>" * 5_000, "<blockquote>" * 101])
def test_what_is_too_deep_is_refused_before_the_cleaner_sees_it(html, monkeypatch):
    monkeypatch.setattr("netwerk.content.richtext._cleaner", Cleaner())
    field = Text._meta.get_field("body")
    with pytest.raises(ValidationError, match="te veel lijsten"):
        field.clean(html, None)
    with pytest.raises(ValidationError, match="te veel lijsten"):
        field.pre_save(Text(body=html), add=True)
    assert Cleaner.asked == 0


class Cleaner:
    asked = 0

    def clean(self, html):
        Cleaner.asked += 1
        return html


def test_of_what_came_past_save_only_the_words_are_shown():
    assert clean_html("<ul><li>" * 8_000 + "Woorden <b>&amp; meer</b>") == "Woorden &amp; meer"


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><p>een</p></li></ul>" * 5_000,
        "<p>" * 5_000,
        "<p>een<br>twee" * 5_000,
        "<ul><li>een<li>twee</ul>" * 5_000,
        "<p>2 < 3 en R&D</p>" * 5_000,
        '<p>zie <a href="https://a.nl/?a=b&amp;c" lang="nl">a</a> <em><strong>b</strong></em></p>' * 1_500,
        "<blockquote>" * 10 + "<p>tien</p>" + "</blockquote>" * 10,
    ],
)
def test_a_long_text_is_not_a_deep_one(html):
    not_too_deep(html)


@pytest.mark.django_db
@pytest.mark.parametrize("html", BYPASSES)
def test_bypass_is_harmless_through_save_and_render(html):
    """Also when a row came into its table without save()."""
    story = make_story()
    text = make_text(parent=story, body=html)
    lesson = make_lesson(parent=story, body=html)
    assert forbidden(text.body + lesson.body) == []
    Lesson.objects.filter(pk=lesson.pk).update(body=html.replace("\0", ""))
    lesson.refresh_from_db()
    assert forbidden(rich(lesson.body)) == []
    parts = "".join(part.html for part in story.body().parts)
    assert forbidden(parts, ADDED_TAGS, ADDED_ATTRIBUTES) == []
