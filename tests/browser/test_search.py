"""Searching in a real browser: with and without JavaScript, by keyboard, in every look."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.search_index


@pytest.fixture(autouse=True)
def content(live_server):
    call_command("load_starter_content", verbosity=0)


def search_for(page: Page, text: str) -> None:
    page.get_by_label("Zoek in netwerk").fill(text)
    page.get_by_role("button", name="Zoek", exact=True).click()


def test_searching_works_without_javascript(page_without_js):
    page = page_without_js
    page.goto("/")
    search_for(page, "netwerkpartner")
    expect(page.locator("h1")).to_contain_text("netwerkpartner")
    search_for(page, "partner")
    expect(page.locator("h1")).to_contain_text("resultaten voor “partner”")
    expect(page.locator("mark").first).to_be_visible()

    page.get_by_role("link", name="Tips 3").click()
    expect(page.locator("h1")).to_have_text("3 tips voor “partner”")
    expect(page.locator("main [aria-current]")).to_have_text("Tips 3")
    expect(page.get_by_label("Zoek in netwerk")).to_have_value("partner")
    expect(page.locator("datalist")).to_have_count(0)


def test_typing_error_is_one_click_away_from_results(page):
    page.goto("/zoeken/?q=vertouwen")
    page.get_by_role("link", name="vertrouwen", exact=True).first.click()

    expect(page.locator("h1")).to_contain_text("resultaten voor “vertrouwen”")


def test_titles_are_suggested_while_typing(page):
    page.goto("/")
    page.get_by_label("Zoek in netwerk").press_sequentially("pold")
    expect(page.locator("datalist option")).to_have_count(1)
    expect(page.locator("datalist option")).to_have_attribute("value", "polderen")

    page.get_by_label("Zoek in netwerk").fill("p")
    expect(page.locator("datalist option")).to_have_count(0)


def test_at_most_one_request_in_200_milliseconds(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggesties" in request.url else None)
    page.goto("/")
    page.get_by_label("Zoek in netwerk").press_sequentially("samenwerken", delay=20)
    expect(page.locator("datalist option").first).to_be_attached()

    assert len(asked) <= 2
    assert asked[-1].endswith("?q=samenwerken")


def test_suggestions_that_fail_do_not_stand_in_the_way(open_page):
    page = open_page()
    page.goto("/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('away')); }")
    page.get_by_label("Zoek in netwerk").press_sequentially("samenwerken")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("samenwerken")


def test_search_by_keyboard_alone(page):
    page.goto("/zoeken/")
    page.get_by_label("Zoek in netwerk").focus()
    page.keyboard.type("vertrouwen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("“vertrouwen”")
    page.locator("main [aria-current]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main [aria-current]")).not_to_contain_text("Alles")
    assert "soort=" in page.url


@pytest.mark.parametrize(
    "question", ["", "vertrouwen", "belen", "de het", "xqzvw", "hoe begin ik een gesprek zonder pindakaas"]
)
def test_every_state_is_accessible_in_every_look(page_in_every_look, question):
    page = page_in_every_look
    page.goto(f"/zoeken/?q={question}")

    # Without "preload": axe would add style sheets of its own, which the policy refuses.
    report = Axe().run(page, options={"preload": False}).response
    assert [violation["id"] for violation in report["violations"]] == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
