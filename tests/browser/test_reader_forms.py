"""The other forms of readers: a tip, something that is not right, the own data. Every screen is checked by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from netwerk.mail.models import Mail
from practices.models import Submission
from stories.models import Correction
from tests.factories import make_comment, make_story, make_topic

LOOKS = [{"width": 1280}, {"width": 360, "color_scheme": "dark"}, {"width": 1280, "javascript": False}]


@pytest.fixture(params=LOOKS, ids=["desktop", "telephone-dark", "without-script"])
def look(request):
    return request.param


@pytest.fixture
def page(look, open_page):
    return open_page(**look)


@pytest.fixture
def check(page, look):
    """The screen has this heading, no fault that axe can find, and does not scroll sideways."""

    def checked(heading: str):
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        if look.get("javascript", True):  # axe is a script
            assert Axe().run(page, options={"preload": False}).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    return checked


@pytest.fixture
def story(live_server):
    make_topic("luisteren", featured=True)
    return make_story(title="Bellen werkt")


def test_sending_a_tip(page, story, check):
    page.goto(story.get_absolute_url())
    page.get_by_role("link", name="Stuur een tip in").click()
    check("Stuur een tip in")
    page.get_by_role("button", name="Verstuur je tip").click()
    expect(page.locator("#fouten")).to_be_focused()
    check("Stuur een tip in")
    page.get_by_label("Je tip in één zin").fill("Bel voordat je mailt")
    page.get_by_label("Leg je tip uit").fill("Dan weet je meteen wat er speelt.")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Verstuur je tip").click()
    check("Bedankt voor je tip")
    assert Submission.objects.get().story == story


def test_saying_that_something_is_not_right(page, story, check):
    page.goto(story.get_absolute_url())
    page.get_by_role("link", name="Laat het ons weten").click()
    page.get_by_role("radio").first.check()
    page.get_by_label("Wat klopt er niet, en hoe is het wel?").fill("De gemeente heet nu anders.")
    check(page.get_by_role("heading", level=1).inner_text())
    page.get_by_role("button", name="Verstuur je melding").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bedankt")
    assert Correction.objects.get().story == story


def test_asking_for_the_own_comments(page, story, check):
    make_comment(story, email="marjan@example.org")
    page.goto("/mijn-reacties/")
    check(page.get_by_role("heading", level=1).inner_text())
    page.get_by_label("Je e-mailadres").fill("marjan@example.org")
    page.locator("main form button").click()
    page.wait_for_url("**/mijn-reacties/verstuurd/**")
    check(page.get_by_role("heading", level=1).inner_text())
    assert Mail.objects.get().kind == "mijn-reacties"
