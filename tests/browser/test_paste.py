"""What is pasted from Word, a mail or a web page: its words, headings, lists and links, nothing of its looks."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from netwerk.content.richtext import plain
from stories.models import Text
from tests.browser.test_admin import add_block, blocks, log_in, save, write
from tests.factories import make_story, make_text

pytestmark = pytest.mark.django_db
CLIPBOARD = Path(__file__).parent / "clipboard"
PASTE = """(field, [text, html]) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/html", html)
  clipboardData.setData("text/plain", text)
  field.focus()
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""
LOOKS = [
    "style=",
    "Mso",
    "mso-",
    "SCXW",
    "javascript:",
    "file:",
    "data:",
    "cid:",
    "utm_",
    "geschrapt",
    "verborgen",
]


def clipboard(name: str) -> str:
    return (CLIPBOARD / f"{name}.html").read_text("utf-8")


def paste(block: Locator, html: str) -> None:
    block.get_by_role("textbox", name="Tekst", exact=True).evaluate(PASTE, [plain(html), html])


@pytest.mark.parametrize("source", ["word", "word-online", "outlook", "google-docs", "web"])
def test_what_is_pasted_is_stored_clean(page, source):
    """Each file has the clipboard of a program; its twin has what is stored."""
    story = make_story()
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    paste(add_block(page, "Tekst"), clipboard(source))
    save(page)
    body = Text.objects.get().body
    assert body == "".join(line.strip() for line in clipboard(f"{source}.stored").splitlines())

    page.goto(story.get_absolute_url())
    shown = page.get_by_role("main")
    expect(shown).to_contain_text({"word": "Samen aan tafel", "web": "Buurt aan zet"}.get(source, ""))
    html = shown.inner_html()
    assert [looks for looks in LOOKS if looks in html] == []


def test_pasted_words_stay_in_their_sentence(page):
    text = make_text(body="<p>werken</p>")
    log_in(page)
    page.goto(f"/beheer/stories/story/{text.parent_id}/change/")
    block = blocks(page).first
    write(block, "Tekst", "We gaan ")
    paste(block, '<meta charset="utf-8"><span style="color: red" onclick="x()">samen</span>')
    save(page)
    text.refresh_from_db()
    assert text.body == "<p>We gaan samenwerken</p>"


def test_copy_from_our_own_editor_loses_nothing(page):
    text = make_text(body="<p>x</p>")
    log_in(page)
    page.goto(f"/beheer/stories/story/{text.parent_id}/change/")
    own = '<p data-pm-slice="0 0 []">De <abbr title="gemeente">gem.</abbr> zegt <span lang="nl-BE">allez</span></p>'
    blocks(page).first.get_by_role("textbox", name="Tekst", exact=True).press("Control+a")
    paste(blocks(page).first, own)
    save(page)
    text.refresh_from_db()
    assert text.body == own.replace(' data-pm-slice="0 0 []"', "")


def test_title_with_text_is_pasted_at_once(page):
    story = make_story()
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    title = add_block(page, "Les").locator("input[name$=-title]")
    title.evaluate(PASTE, ["Samen aan tafel\nHet begon", clipboard("word")])
    expect(title).to_have_value("Samen aan tafel")
    save(page)
    stored = clipboard("word.stored")
    assert story.lessons.get().body == "".join(line.strip() for line in stored.splitlines()[1:])
