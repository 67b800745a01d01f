"""Filtering as a reader does it: with a mouse, with the keyboard, without JavaScript, on a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.search_index


@pytest.fixture(autouse=True)
def content(live_server):
    """The five stories."""
    call_command("load_starter_content", verbosity=0)


def number_beside(page: Page, name: str) -> int:
    label = page.locator("label", has_text=name).first.inner_text()
    return int(label.rpartition("(")[2].partition(" ")[0].rstrip(")"))


@pytest.mark.parametrize("javascript", [True, False])
def test_ticking_gives_the_number_that_was_promised(open_page, javascript):
    page = open_page(javascript=javascript)
    page.goto("/tips/")
    promised = number_beside(page, "Stoppen")
    page.get_by_role("checkbox", name="Stoppen").check()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.get_by_role("heading", level=2, name=f"{promised} tip")).to_be_visible()
    expect(page.locator(".cards > li")).to_have_count(promised)


def test_nothing_happens_before_the_button(page):
    page.goto("/tips/")
    page.get_by_role("checkbox", name="Stoppen").check()
    page.get_by_label("Volgorde").select_option("Op alfabet")
    page.wait_for_timeout(200)
    assert page.url.endswith("/tips/")


def test_a_chip_undoes_one_choice_and_back_brings_it_again(page):
    page.goto("/tips/?onderwerp=samenwerken&fase=starten")
    page.get_by_role("link", name="Verwijder filter Fase van het netwerk: Starten").click()
    assert page.url.split("#")[0].endswith("/tips/?onderwerp=samenwerken")
    page.go_back()
    expect(page.get_by_role("checkbox", name="Starten")).to_be_checked()
    page.get_by_role("link", name="Wis alle filters").click()
    assert page.url.split("#")[0].endswith("/tips/")


def test_with_the_keyboard_alone(page):
    page.goto("/tips/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de filters")).to_be_focused()
    page.keyboard.press("Enter")
    box = page.get_by_role("checkbox", name="Stoppen")
    for _ in range(80):
        page.keyboard.press("Tab")
        if box.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tips/?fase=stoppen#gevonden")


def test_nothing_found_leads_on(page):
    page.goto("/tips/?onderwerp=samenwerken&q=olifant")
    link = page.locator(".empty li a").first
    promised = int(link.inner_text().rpartition("(")[2].rstrip(")"))
    link.click()
    expect(page.get_by_role("heading", level=2, name=f"{promised} tip")).to_be_visible()


def test_filters_are_folded_on_a_telephone(open_page):
    page = open_page(width=360)
    page.goto("/tips/?fase=starten")
    expect(page.get_by_role("checkbox", name="Stoppen")).to_be_hidden()
    page.locator(".filters > summary").click()
    page.get_by_role("checkbox", name="Stoppen").check()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.locator(".filter-chip")).to_have_count(2)


def test_filtered_lists_are_accessible(page_in_every_look):
    page = page_in_every_look
    for address in (
        "/tips/?onderwerp=samenwerken&fase=starten",
        "/tips/?fase=x&q=olifant",
        "/mensen/?organisatie=gemeente",
    ):
        page.goto(address)
        found = Axe().run(page, options={"preload": False}).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], address
