"""Leaving a form with unsaved changes warns; saving does not."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_admin import add_block, blocks, log_in, save, write
from tests.browser.test_blocks import drag_last_to_top
from tests.browser.test_paste import paste
from tests.factories import make_draft, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The questions the browser asked before leaving."""
    questions: list[str] = []

    def stay(dialog):
        questions.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return questions


def try_to_leave(page: Page) -> None:
    page.get_by_role("link", name="netwerk – beheer").click()
    page.wait_for_timeout(300)


def open_form(page: Page):
    story = make_draft()
    for title in ("Eerst", "Dan"):
        make_lesson(parent=story, title=title)
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    expect(blocks(page)).to_have_count(2)
    return story


def test_form_that_was_only_looked_at_lets_go(page, asked):
    open_form(page)
    page.get_by_label("Titel").first.click()
    try_to_leave(page)
    expect(page.get_by_role("heading", name="Wat wil je doen?")).to_be_visible()
    assert asked == []


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.get_by_label("Titel").first.press_sequentially("x"),
        lambda page: blocks(page).nth(1).get_by_role("button", name="Omhoog").press("Enter"),
        lambda page: add_block(page, "Tip"),
        lambda page: drag(page),
        lambda page: blocks(page).first.get_by_role("button", name="Kopie maken").press("Enter"),
        lambda page: write(blocks(page).first, "Tekst", "Nieuw"),
        lambda page: paste(blocks(page).first, "<p>Nieuw</p>"),
    ],
    ids=["field", "order", "block", "drag", "copy", "rich text", "paste"],
)
def test_leaving_with_changes_asks_first(page, asked, change):
    open_form(page)
    change(page)
    try_to_leave(page)
    assert asked == ["beforeunload"]
    expect(blocks(page).first).to_be_visible()


def drag(page: Page) -> None:
    drag_last_to_top(page)
    expect(blocks(page).first.locator("> h3")).to_contain_text("Dan")


def test_saving_asks_nothing(page, asked):
    open_form(page)
    page.get_by_label("Titel").first.fill("Nieuw")
    write(blocks(page).first, "Tekst", "Nieuw")
    drag(page)
    blocks(page).first.get_by_role("button", name="Kopie maken").press("Enter")
    save(page)
    assert asked == []
