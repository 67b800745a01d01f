"""A moderator's morning: log in, read what waits, decide, answer. Under the policy, and checked by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from stories.models import Comment
from tests.factories import make_comment, make_editor, make_story, make_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(page: Page, live_server) -> Page:
    make_editor(username="noor")
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill("noor")
    page.get_by_label("Wachtwoord").fill("lang genoeg wachtwoord")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wat wacht er?")).to_be_visible()
    return page


def check(page: Page):
    assert Axe().run(page, options={"preload": False}).response["violations"] == []


def test_from_the_desk_to_a_placed_comment(desk):
    story = make_story(title="Bellen werkt")
    make_comment(story, name="Samira")
    waiting = make_waiting(story, name="Marjan", body="Dat herken ik.", reply_to=story.comments.get())
    desk.goto("/beheer/")
    check(desk)
    desk.get_by_role("link", name="1 reactie wacht op jou").click()
    expect(desk.get_by_text("Dat herken ik.")).to_be_visible()
    check(desk)
    desk.get_by_role("link", name="Bekijk de reactie van Marjan").click()
    check(desk)
    desk.get_by_role("button", name="Plaats", exact=True).click()
    expect(desk.get_by_text("geplaatst").first).to_be_visible()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.number) == ("geplaatst", 2)


def test_twenty_at_once(desk):
    story = make_story()
    for n in range(20):
        make_waiting(story, body=f"Reactie van lezer {n}")
    desk.goto("/beheer/stories/comment/")
    desk.locator("#action-toggle").check()
    desk.get_by_role("button", name="Plaats", exact=True).first.click()
    expect(desk.locator(".messagelist")).to_contain_text("20")
    assert Comment.objects.visible().count() == 20
