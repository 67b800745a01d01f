"""Long words and addresses on the narrowest telephone: nothing scrolls sideways, on any type of page."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.factories import (
    make_comment,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
)

pytestmark = pytest.mark.django_db
WORD = "Informatiebeveiligingsfunctionarissenoverleg"
ADDRESS = "https://www.example.org/" + "samenwerkingsovereenkomst" * 3 + "/bijlage"
LISTS = [
    "verhalen",
    "tips",
    "lessen",
    "citaten",
    "mensen",
    "organisaties",
    "onderwerpen",
    "reeksen",
    "begrippen",
]


@pytest.fixture
def addresses(live_server) -> list[str]:
    """Every type of page, about things with words that have no place to break."""
    topic = make_topic(WORD.lower(), featured=True, description=f"<p>{ADDRESS}</p>")
    organisation = make_organisation(name=f"Gemeente {WORD}")
    person = make_practitioner(name=f"Robin {WORD}", role=WORD, organisation=organisation, topics=[topic])
    series = make_series(title=WORD, description=f"<p>{ADDRESS}</p>")
    story = make_story(
        title=f"{WORD} aan tafel",
        subtitle=WORD,
        lead=f"Zie {ADDRESS}",
        source_name=WORD,
        source_url=ADDRESS,
        series=series,
        authors=[person],
        topics=[topic],
    )
    parts = {"parent": story, "topics": [topic]}
    make_text(parent=story, body=f"<h2>{WORD}</h2><p>{ADDRESS}</p><ul><li>{ADDRESS}</li></ul>")
    tip = make_tip(title=f"{WORD} bellen", explanation=f"<p>{ADDRESS}</p>", **parts)
    lesson = make_lesson(title=f"{WORD} helpt", body=f"<p>{ADDRESS}</p>", **parts)
    quote = make_quote(
        text=f"{WORD} {ADDRESS}", speaker=person, role=WORD, organisation=organisation, **parts
    )
    make_comment(story, name=WORD, body=ADDRESS, tip=tip)
    term = make_term(name=WORD.lower(), definition=ADDRESS, story=story)
    things = [story, tip, lesson, quote, person, organisation, topic, term, series]
    filtered = f"/tips/?onderwerp={topic.slug}&q={WORD}"
    forms = [
        f"{story.get_absolute_url()}reageren/?op=1",
        "/tips/insturen/",
        "/mijn-reacties/",
        "/hulp/bericht/",
    ]
    fixed = ["/over/", "/hulp/", "/privacy/", "/toegankelijkheid/", "/kwetsbaarheid-melden/"]
    return [
        "/",
        *(f"/{name}/" for name in LISTS),
        *(thing.get_absolute_url() for thing in things),
        *[filtered, f"/tips/?q={WORD}x", f"/zoeken/?q={WORD}", f"/zoeken/?q={WORD}x", f"/{WORD}/"],
        *[*forms, *fixed],
    ]


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_no_page_scrolls_sideways_on_the_narrowest_telephone(open_page: OpenPage, addresses):
    page = open_page(width=320)
    wide = {}
    for address in addresses:
        page.goto(address)
        if (over := too_wide(page)) > 0:
            wide[address] = over
    assert wide == {}


def test_refused_form_with_what_was_typed_does_not_either(open_page: OpenPage, addresses):
    page = open_page(width=320)
    page.goto("/tips/insturen/")
    for field in page.locator("form.form textarea:visible").all():
        field.fill(ADDRESS * 3)
    page.locator("main form.form button[type=submit]").first.click()
    assert too_wide(page) <= 0


def test_words_of_a_button_stay_whole(open_page: OpenPage, addresses):
    page = open_page(width=320)
    page.goto("/tips/")
    search = page.get_by_role("button", name="Zoek", exact=True)
    assert search.evaluate("button => button.getClientRects()[0].height") < 56
