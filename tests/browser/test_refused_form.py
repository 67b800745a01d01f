"""A form that was not saved says so where the editor looks, however far down the button was."""

import pytest
from playwright.sync_api import Page, expect

from stories.models import Story
from tests.browser.test_admin import blocks, log_in
from tests.factories import make_draft, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(open_page) -> Page:
    """A long one, with a field near the top that is wrong."""
    story = make_draft(lead="Inleiding")
    for _ in range(8):
        make_text(parent=story, body="<p>Een alinea.</p>" * 4)
    page = open_page(width=1280)
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    expect(blocks(page)).to_have_count(8)
    page.locator("#id_revised_on").fill("01-01-2099")
    return page


def save_below(page: Page) -> None:
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.wait_for_load_state("load")
    page.wait_for_timeout(400)  # longer than the block editor waits before it scrolls


def test_focus_and_view_are_at_what_is_wrong(form):
    save_below(form)
    note = form.locator("p.errornote")
    expect(note).to_be_focused()
    expect(note).to_be_in_viewport()


def test_focus_and_view_are_at_what_somebody_else_saved(form):
    form.locator("#id_revised_on").fill("")
    form.locator("#id_lead").fill("Van mij")
    story = Story.objects.get()
    story.title = "Van een ander"
    story.save()
    save_below(form)
    expect(form.locator(".meanwhile")).to_be_focused()
    expect(form.locator("#intussen")).to_be_in_viewport()
