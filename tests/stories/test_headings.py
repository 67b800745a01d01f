"""Who goes through a story by its headings finds every lesson and tip, and never skips a level."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.content.outline import Outline
from tests.factories import make_lesson, make_picture, make_quote, make_story, make_text, make_tip
from tests.reader import texts, tree, words

pytestmark = pytest.mark.django_db


def headings(response):
    main = tree(response).find(".//main")
    return [(int(e.tag[1]), words(e)) for e in main.iter() if re.fullmatch("h[1-6]", str(e.tag))]


def jumps(found):
    levels = [level for level, _ in found]
    return [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]


@given(st.lists(st.integers(2, 3), max_size=12), st.integers(1, 4))
def test_no_order_of_headings_skips_a_level(asked, under):
    html = Outline(under).arrange("".join(f'<h{n} lang="en">x</h{n}><p>y</p>' for n in asked))
    opened = [int(n) for n in re.findall(r"<h(\d)", html)]
    assert opened == [int(n) for n in re.findall(r"</h(\d)>", html)]
    assert [
        b for a, b in zip([under, *opened], opened, strict=False) if b > min(a + 1, 6) or b <= under
    ] == []


def test_a_tip_in_a_story_is_a_heading_below_what_it_belongs_to(client):
    story = make_story(title="Verhaal")
    make_tip(parent=story, title="Voor alles", explanation="<h2>Erin</h2>")
    make_lesson(parent=story, title="Les", body="<h3>In de les</h3>")
    make_tip(parent=story, title="Bij de les", explanation="<h2>Binnen</h2>")
    make_text(parent=story, body="<h3>Erna</h3>")
    found = headings(client.get(story.get_absolute_url()))[:8]
    assert found == [
        (1, "Verhaal"),
        (2, "Voor alles"),
        (3, "Erin"),
        (2, "Les"),
        (3, "In de les"),
        (3, "Bij de les"),
        (4, "Binnen"),
        (3, "Erna"),
    ]


def test_the_contents_of_a_story_lead_to_its_tips(client):
    story = make_story()
    make_lesson(parent=story, title="Les een")
    make_tip(parent=story, title="Tip een")
    make_tip(parent=story, title="Tip twee")
    contents = tree(client.get(story.get_absolute_url())).find(".//nav[@class='contents']")
    links = {words(a): a.get("href") for a in contents.iter("a")}
    assert links == {"Les een": "#les-1", "Tip een": "#tip-1", "Tip twee": "#tip-2"}
    assert [words(a) for a in contents.findall(".//li//li/a")] == ["Tip een", "Tip twee"]


@pytest.mark.parametrize("body", ["<h3>Klein</h3><h2>Groot</h2><h3>Klein</h3>", '<h3 lang="en">Small</h3>'])
def test_a_text_that_begins_with_a_small_heading_skips_nothing(client, body):
    story = make_story()
    make_text(parent=story, body=body)
    lesson = make_lesson(parent=story, body=body)
    make_picture(parent=story)
    make_quote(parent=story)
    tip = make_tip(parent=story, explanation=body)
    make_tip(parent=make_story(), explanation=body)
    for thing in (story, lesson, tip):
        response = client.get(thing.get_absolute_url())
        assert jumps(headings(response)) == []
        assert texts(response, "h1")
    assert jumps(headings(client.get("/"))) == []


def test_a_heading_in_another_language_has_an_anchor_too(client):
    story = make_story()
    make_text(parent=story, body='<h2 lang="en">Fail fast</h2>')
    assert 'id="deel-fail-fast" lang="en"' in client.get(story.get_absolute_url()).content.decode()
