"""Responding as a reader does it: with and without JavaScript, with the keyboard, on a telephone, in every state."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from netwerk.publicforms.models import RateLimitCounter
from stories.models import Comment
from tests.factories import make_comment, make_reader_tip, make_story, make_text, make_tip

WORDS = "Bij ons ging het net zo."


@pytest.fixture
def story(live_server):
    story = make_story(title="Bellen werkt", lead="Een kort verhaal.")
    make_text(parent=story)
    make_tip(parent=story, title="Bel eerst")
    first = make_comment(story, name="Samira", kind="voorbeeld")
    make_comment(story, name="Renata", badge="auteur", reply_to=first)
    make_comment(story, name="Edwin", status="ingetrokken", number=3)
    return story


def fill_in(page: Page, name="Marjan", words=WORDS):
    page.get_by_label("Je reactie").fill(words)
    page.get_by_label("Je naam").fill(name)


def send(page: Page, name="Plaats je reactie"):
    page.get_by_role("button", name=name).click()


def check(page: Page):
    assert Axe().run(page, options={"preload": False}).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_story_to_the_own_comment_and_back(open_page, story, javascript):
    page = open_page(javascript=javascript)
    page.goto(story.get_absolute_url())
    page.get_by_role("link", name="Schrijf een reactie").click()
    fill_in(page)
    send(page)
    comment = Comment.objects.latest("pk")
    own = page.locator(f"#{comment.anchor()}")
    expect(own).to_contain_text("De redactie leest hem eerst. Alleen jij ziet hem nu.")
    page.get_by_role("link", name="Pas je reactie aan").click()
    page.get_by_label("Je reactie").fill("Toch iets anders.")
    send(page, "Bewaar je reactie")
    expect(own).to_contain_text("Toch iets anders.")
    own.get_by_role("link", name="Trek je reactie in").click()
    send(page, "Trek je reactie in")
    expect(page.locator("#reacties")).not_to_contain_text("Toch iets anders.")
    assert Comment.objects.latest("pk").body == ""


@pytest.mark.parametrize("javascript", [True, False])
def test_reader_responds_to_a_tip_that_is_in_no_story(live_server, open_page, width, javascript):
    tip = make_reader_tip(title="Zet koffie")
    first = make_comment(tip, name="Samira")
    make_comment(tip, name="Renata", badge="redactie", reply_to=first)
    page = open_page(width=width, javascript=javascript)
    page.goto(tip.get_absolute_url())
    page.get_by_role("link", name="Antwoord op reactie 1 van Samira").click()
    fill_in(page)
    send(page)
    comment = Comment.objects.latest("pk")
    assert (comment.page, comment.reply_to) == (tip, first)
    expect(page.locator(f"#{comment.anchor()}")).to_contain_text("De redactie leest hem eerst.")
    if javascript:
        check(page)


def test_form_opens_in_place_and_takes_the_focus(page, story):
    page.goto(story.get_absolute_url())
    page.get_by_role("link", name="Schrijf een reactie").click()
    expect(page.get_by_role("heading", name="Schrijf een reactie")).to_be_focused()
    assert page.url.endswith(story.get_absolute_url())
    page.get_by_role("link", name="Antwoord op reactie 1 van Samira").click()
    expect(page.get_by_role("heading", name="Schrijf een antwoord")).to_be_focused()
    fill_in(page)
    send(page)
    expect(page.locator(f"#{Comment.objects.latest('pk').anchor()}")).to_be_visible()
    assert Comment.objects.latest("pk").reply_to.name == "Samira"


@pytest.mark.parametrize("javascript", [True, False])
def test_focus_lands_on_the_errors_and_on_the_own_comment(open_page, story, javascript):
    page = open_page(javascript=javascript)
    page.goto(f"{story.get_absolute_url()}reageren/")
    page.get_by_label("Je reactie").fill(WORDS)
    with page.expect_response(lambda answer: answer.status == 422):
        send(page)
    expect(page.locator("#fouten")).to_be_focused()
    page.locator("#fouten a").click()
    expect(page.get_by_label("Je naam")).to_be_focused()
    expect(page.get_by_label("Je reactie")).to_have_value(WORDS)
    page.get_by_label("Je naam").fill("Marjan")
    send(page)
    expect(page.locator(f"#{Comment.objects.latest('pk').anchor()}")).to_be_focused()


def test_with_the_keyboard_alone(page, story):
    page.goto(f"{story.get_absolute_url()}reageren/")
    page.get_by_label("Je reactie").focus()
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Marjan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bellen-werkt/#eigen-*")
    assert Comment.objects.latest("pk").kind == "aanvulling"


def test_half_written_comment_is_not_left_in_silence(page, story):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(f"{story.get_absolute_url()}reageren/")
    page.get_by_label("Je reactie").press_sequentially("Half")
    page.evaluate("location.href = '/'")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    page.get_by_label("Je reactie").fill("")


def test_counter_tells_how_much_is_left(page, story):
    page.goto(f"{story.get_absolute_url()}reageren/")
    page.get_by_label("Je reactie").fill("x" * 5002)
    expect(page.locator(".counter")).to_have_text("2 tekens te veel")
    expect(page.get_by_label("Je reactie")).to_have_accessible_description(re.compile("2 tekens te veel$"))
    expect(page.get_by_role("status").filter(has_text="2 tekens te veel")).to_have_count(1)
    page.get_by_label("Je reactie").fill("x" * 1000)
    expect(page.locator(".counter")).to_have_text("Nog 4.000 tekens")
    page.get_by_label("Je reactie").fill("")


def test_what_was_typed_moves_along_to_the_form_that_is_opened_next(page, story):
    make_comment(story, name="Tweede")
    page.goto(story.get_absolute_url())
    page.get_by_role("link", name="Antwoord op reactie 1").click()
    page.get_by_label("Je reactie").fill("Al een heel stuk.")
    page.get_by_label("Je naam").fill("Farah")
    for name in (re.compile("van Tweede$"), re.compile("^Schrijf een reactie$")):
        page.get_by_role("link", name=name).first.click()
        expect(page.locator("form textarea")).to_have_count(1)
        expect(page.get_by_label("Je reactie")).to_have_value("Al een heel stuk.")
        expect(page.get_by_label("Je naam")).to_have_value("Farah")
    page.get_by_label("Je reactie").fill("")


def test_every_state_is_accessible_in_every_look(page_in_every_look, story):
    page = page_in_every_look
    path = story.get_absolute_url()
    page.goto(f"{path}reageren/?op=1")
    check(page)
    send(page)
    expect(page.locator("#fouten")).to_be_visible()
    check(page)
    fill_in(page)
    send(page, "Bekijk eerst een voorbeeld")
    check(page)
    send(page)
    expect(page.locator(".comment-own")).to_be_visible()
    check(page)
    for link in ("Pas je reactie aan", "Trek je reactie in"):
        page.goto(path)
        page.get_by_role("link", name=link).click()
        check(page)
    page.goto(path)
    page.get_by_role("link", name="Meld deze reactie (1, van Samira)").click()
    check(page)


@pytest.mark.parametrize("fields", [{"comments_open": False}, {}])
def test_refusals_are_accessible(page, story, fields):
    if fields:
        type(story).objects.filter(pk=story.pk).update(
            comments_open=False, comments_closed_at=story.published_at
        )
        page.goto(f"{story.get_absolute_url()}reageren/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Je kunt hier niet meer reageren")
    else:
        for n in range(4):
            page.goto(f"{story.get_absolute_url()}reageren/")
            fill_in(page, words=f"Reactie {n}")
            send(page)
        expect(page.locator("#fouten")).to_contain_text("Je reageert snel achter elkaar.")
        expect(page.get_by_label("Je reactie")).to_have_value("Reactie 3")
    check(page)


@pytest.fixture(autouse=True)
def nothing_counted(db):
    yield
    RateLimitCounter.objects.all().delete()
