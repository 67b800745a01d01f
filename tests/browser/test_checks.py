"""The list of what is still to be done leads to each field, also in what is folded; in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from stories.models import Contribution, Picture
from tests.browser.test_admin import blocks, log_in
from tests.factories import (
    make_draft,
    make_lesson,
    make_picture,
    make_practitioner,
    make_quote,
    make_text,
    make_tip,
)

pytestmark = pytest.mark.django_db
NO_GROUND = {"legal_ground": ""}


@pytest.fixture
def story():
    """Everything is wrong with it."""
    story = make_draft(title="", permission="navertelling", lead=f"{'woord ' * 31}einde.")
    make_lesson(parent=story, body=f"<p>{'woord ' * 31}einde.</p>")
    make_text(parent=story, body="<h3>Te klein</h3>")
    make_quote(parent=story, speaker=make_practitioner(name="Robin Voorbeeld", **NO_GROUND))
    make_picture(parent=story)
    Picture.objects.update(decorative=False, alt=" ")
    make_tip(parent=story, explanation="")
    Contribution.objects.create(
        story=story, practitioner=make_practitioner(name="Sam Voorbeeld", **NO_GROUND)
    )
    return story


def focused(page: Page) -> str:
    """The name of the field that has the focus and can be seen, or that it fills in."""
    return page.evaluate(
        """() => {
          const field = document.activeElement
          if (!field.checkVisibility()) return "not to be seen"
          const box = field.getBoundingClientRect()
          if (box.bottom < 0 || box.top > innerHeight) return `outside the window: ${box.top} to ${box.bottom}`
          const own = field.closest(".form-row, .flex-container")
          return field.id || own?.querySelector("textarea[id], select[id]")?.id || field.outerHTML
        }"""
    )


def landed_on(page: Page, address: str) -> str:
    """Wait until the focus is where the address says, as scrolling and unfolding take their time; tell where it is."""
    for _ in range(100):
        if f"#{focused(page)}" == address:
            break
        page.wait_for_timeout(50)
    return f"#{focused(page)}"


@pytest.mark.parametrize("folded", [False, True])
def test_each_check_gives_its_field_the_focus(page: Page, story, folded):
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    expect(blocks(page)).to_have_count(5)
    if folded:
        page.locator(".collapse-items").first.click()
        expect(page.locator(".order-machine .inline-related.collapsed")).to_have_count(5)
        page.evaluate("document.querySelectorAll('fieldset details').forEach((part) => (part.open = false))")
    page.locator(".checks summary").click()
    links = page.locator(".checks a")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    landed = []
    for link, address in zip(links.all(), addresses, strict=True):
        link.click()
        landed.append(landed_on(page, address))
    assert landed == addresses
    assert len(addresses) >= 11
