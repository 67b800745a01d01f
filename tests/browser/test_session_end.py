"""Before a session ends the editor is told so, and can stay logged in."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db


def test_editor_is_warned_five_minutes_before_the_end_and_can_stay(desk: Page):
    page = desk
    page.clock.install()
    page.goto("/beheer/")
    warning = page.get_by_role("alert")
    page.clock.run_for(50 * 60 * 1000)
    expect(warning).to_have_count(0)
    page.clock.run_for(6 * 60 * 1000)
    expect(warning).to_contain_text("uur word je uitgelogd.")
    page.get_by_role("button", name="Blijf ingelogd").click()
    expect(warning).to_have_count(0)
    page.clock.run_for(56 * 60 * 1000)
    expect(warning).to_contain_text("uur word je uitgelogd.")


def test_editor_whose_session_is_over_hears_that_nothing_is_lost(desk: Page):
    page = desk
    page.clock.install()
    page.goto("/beheer/")
    page.clock.run_for(61 * 60 * 1000)
    expect(page.get_by_role("alert")).to_contain_text("Je bent uitgelogd. Bewaar wat je schrijft.")
    expect(page.get_by_role("button", name="Blijf ingelogd")).to_have_count(0)
