"""Logging in with a second factor in a real browser, under the site's own security policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from netwerk.accounts import second_factor
from tests.authenticator import code_of, give_app
from tests.factories import make_editor

PASSWORD = "lang genoeg wachtwoord"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def compulsory(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def editor(transactional_db):
    return make_editor(username="sam", password=PASSWORD)


def give_password(page: Page) -> None:
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill("sam")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def violations(page: Page) -> list[str]:
    # Without "preload": axe would add style sheets of its own, which the policy refuses.
    report = Axe().run(page, options={"preload": False, "runOnly": RULES}).response
    return [f"{found['id']}: {found['nodes'][0]['html'][:150]}" for found in report["violations"]]


def at_desk(page: Page) -> None:
    expect(page.get_by_role("heading", name="Wat wil je doen?")).to_be_visible()


def test_editor_sets_up_an_app_and_keeps_the_codes(page_in_every_look, editor):
    page = page_in_every_look
    give_password(page)
    expect(page.get_by_role("heading", name="Stel inloggen met een code in")).to_be_visible()
    expect(page.get_by_role("img", name="QR-code met je sleutel")).to_be_visible()
    assert violations(page) == []
    device = second_factor.device_of(editor, page.locator("[name=key]").input_value())
    page.get_by_label("Code uit de app").fill(code_of(device))
    page.get_by_role("button", name="Zet inloggen met een code aan").click()
    expect(page.get_by_role("heading", name="Bewaar je reservecodes")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)
    assert violations(page) == []
    page.get_by_role("link", name="Ik heb ze bewaard, ga verder").click()
    at_desk(page)


def test_editor_logs_in_with_a_code(page_in_every_look, editor):
    page, device = page_in_every_look, give_app(editor)
    give_password(page)
    field = page.get_by_label("Code")
    expect(page.get_by_role("heading", name="Vul de code uit je app in")).to_be_visible()
    assert field.get_attribute("inputmode") == "numeric"
    assert field.get_attribute("autocomplete") == "one-time-code"
    assert violations(page) == []
    field.fill("12")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_label("Code")).to_have_accessible_description("Een code heeft 6 of 10 cijfers.")
    assert violations(page) == []
    page.get_by_label("Code").fill(code_of(device))
    page.get_by_role("button", name="Ga verder").click()
    at_desk(page)
    page.get_by_role("link", name="Inloggen met een code").click()
    expect(page.get_by_role("button", name="Maak nieuwe reservecodes")).to_be_visible()
    assert violations(page) == []
