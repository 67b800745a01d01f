"""Nothing that an editor pastes goes in silence: beside the text stands what was left out."""

import pytest
from playwright.sync_api import expect

from stories.models import Text
from tests.browser.test_admin import add_block, log_in, save
from tests.browser.test_paste import PASTE, paste
from tests.factories import make_story

pytestmark = pytest.mark.django_db
PAGE = """<h1>Samen  aan tafel</h1><p>Hoe een wijk begon</p>
<p>Het begon klein<sup><a href="#fn1">1</a></sup>. Zie <a href="/files/verslag.pdf">het verslag</a>,
<a href="https://example.org/plan.pdf">het plan</a> en <a href="../over">over ons</a>.</p>
<figure><iframe src="https://example.org/v"></iframe></figure><video><source src="x"></video>
<img src="a.png" alt=""><span aria-hidden="true"><svg></svg></span>
<table><tr><td>2025</td><td>tien</td></tr></table>"""
FILE = """(field) => {
  const clipboardData = new DataTransfer()
  clipboardData.items.add(new File(["x"], "foto.png", { type: "image/png" }))
  field.focus()
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""


def open_block(page, kind="Tekst"):
    story = make_story(title="Samen aan tafel", subtitle="Hoe een wijk begon")
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    return add_block(page, kind)


def test_what_is_left_out_of_a_pasted_page_is_told_and_its_title_not_repeated(page):
    block = open_block(page)
    notice = block.get_by_role("status")
    expect(notice).to_have_text("")
    paste(block, PAGE)
    expect(notice).to_have_text(
        "Niet overgenomen: 2 video’s, 1 afbeelding. Alleen als tekst overgenomen: 1 voetnoot, 1 tabel, 1 link naar een"
        " bestand, 1 link zonder webadres. De titel staat al boven het verhaal en is niet nog een keer geplakt."
    )
    save(page)
    body = Text.objects.get().body
    assert "aan tafel" not in body
    assert "wijk" not in body
    assert body.startswith("<p>Het begon klein1. Zie het verslag,")
    assert "<p>2025 | tien</p>" in body


def test_a_paste_that_loses_nothing_tells_nothing_and_a_file_is_told(page):
    block = open_block(page)
    field, notice = block.get_by_role("textbox", name="Tekst", exact=True), block.get_by_role("status")
    field.evaluate(FILE)
    expect(notice).to_have_text("Niet overgenomen: 1 afbeelding.")
    paste(block, "<p>Samen aan tafel</p>")  # the title alone is meant
    expect(field).to_contain_text("Samen aan tafel")
    expect(notice).to_have_text("")


def test_a_first_line_too_long_for_a_title_stays_whole(page):
    block = open_block(page, "Les")
    line = "Lang " * 100
    title = block.locator("input[name$=-title]")
    title.evaluate(PASTE, [f"{line}\nRest", f"<p>{line}</p><p>Rest</p>"])
    expect(title).to_have_value("")
    expect(block.get_by_role("textbox", name="Tekst", exact=True)).to_contain_text(line.strip())
