"""Steps of an editor in the browser. The fixture ``desk`` begins with one who is logged in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from netwerk.accounts import second_factor
from tests.authenticator import code_of
from tests.browser.eyes import barriers

PASSWORD = "lang genoeg wachtwoord"


def be_logged_in(page: Page, user) -> Page:
    """Without filling in the form for it, which has tests of its own."""
    page.emulate_media(reduced_motion="reduce")  # axe must not look in the middle of a change of colours
    page.goto("/beheer/login/")
    client = Client()
    client.force_login(user)
    name, key = settings.SESSION_COOKIE_NAME, client.session.session_key or ""
    page.context.add_cookies(
        [{"name": name, "value": key, "domain": urlsplit(page.url).hostname or "", "path": "/"}]
    )
    return page


def see(page: Page, heading: str) -> None:
    """The screen with this heading is there, and axe finds nothing wrong with it."""
    expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    assert barriers(page) == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).last.click()


def follow(page: Page, name: str) -> None:
    """By the keyboard: a form that was saved scrolls back to its block in a moment, and a click would miss."""
    page.get_by_role("link", name=name, exact=True).first.press("Enter")


def pick(place: Locator, name: str) -> None:
    """Type some letters in the only autocomplete there and take the only answer."""
    place.locator(".select2-selection").click()
    place.page.locator(".select2-container--open .select2-search__field").press_sequentially(name[:5])
    place.page.get_by_role("option", name=name, exact=True).click()


def told(page: Page, sentence: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(sentence)


def give_password(page: Page, name: str) -> None:
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill(name)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    press(page, "Inloggen")


def set_up_codes(page: Page, user):
    """Scan the QR code, as an app would, and keep the spare codes. Gives the app."""
    see(page, "Stel inloggen met een code in")
    expect(page.get_by_role("img", name="QR-code met je sleutel")).to_be_visible()
    app = second_factor.device_of(user, page.locator("[name=key]").input_value())
    page.get_by_label("Code uit de app").fill(code_of(app))
    press(page, "Zet inloggen met een code aan")
    see(page, "Bewaar je reservecodes")
    follow(page, "Ik heb ze bewaard, ga verder")
    return app


def give_code(page: Page, app) -> None:
    see(page, "Vul de code uit je app in")
    page.get_by_label("Code").fill(code_of(app, later=1))
    press(page, "Ga verder")
