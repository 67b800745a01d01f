"""Two editors on one story, and a session that ends, in a real browser: with blocks, and with what others change."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from practices.models import Tip
from tests.browser.test_admin import PASSWORD, add_block, blocks, log_in, violations, write
from tests.factories import make_draft, make_lesson, make_picture, make_text, make_tip

pytestmark = pytest.mark.django_db
TOLD = "Iemand anders heeft dit intussen ook veranderd"


@pytest.fixture
def story():
    story = make_draft(title="Bellen werkt", lead="Oude inleiding")
    make_lesson(parent=story, title="Begin klein")
    make_text(parent=story, body="<p>Het begon met een mailtje.</p>")
    make_tip(parent=story, title="Bel eerst")
    return story


@pytest.fixture(params=[1280, 360])
def editor(open_page, request, story) -> Page:
    """Has the form open."""
    page = open_page(width=request.param)
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    expect(blocks(page)).to_have_count(3)
    return page


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Opslaan", exact=True).last.click()


def by_colleague(form: Page, path: str, field: str, text: str) -> None:
    """In another browser, with another account."""
    log_in(form)
    form.goto(path)
    form.locator(field).fill(text)
    press_save(form)
    expect(form.locator(".messagelist .success")).to_be_visible()


def test_second_editor_sees_both_versions_of_the_blocks_and_chooses(editor, story, page):
    tip = story.tips.get()
    write(add_block(editor, "Tekst"), "Tekst", "Mijn nieuwe alinea.")
    editor.locator("#id_tips-0-title").fill("Bel meteen")
    by_colleague(page, f"/beheer/practices/tip/{tip.pk}/change/", "#id_title", "Bel nooit")
    story.lessons.all().delete()
    press_save(editor)

    expect(editor.get_by_role("heading", name=TOLD)).to_be_visible()
    shown = editor.locator(".meanwhile")
    for words in ["Bel nooit", "Bel meteen", "Mijn nieuwe alinea.", "Begin klein"]:
        expect(shown).to_contain_text(words)
    assert violations(editor) == []
    assert editor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (Tip.objects.get().title, story.texts.count(), story.lessons.count()) == ("Bel nooit", 1, 0)

    editor.get_by_role("button", name="Bewaar mijn versie toch").click()
    expect(editor.locator(".messagelist .success")).to_be_visible()
    assert (Tip.objects.get().title, story.texts.count(), story.lessons.count()) == ("Bel meteen", 2, 1)


def test_second_editor_goes_on_with_what_there_is(editor, story):
    editor.locator("#id_lead").fill("Mijn inleiding")
    story.lead = "Van een ander"
    story.save()
    press_save(editor)
    editor.on("dialog", lambda dialog: dialog.accept())
    editor.get_by_role("link", name="Ga verder met wat er nu staat").click()
    expect(editor.locator("#id_lead")).to_have_value("Van een ander")
    expect(editor.get_by_role("heading", name=TOLD)).to_have_count(0)


def test_blocks_come_back_after_the_session_ended_and_a_picture_is_chosen_again(editor, story):
    make_picture(parent=story, caption="Oud onderschrift")
    editor.reload()
    name = editor.locator("#user-tools strong").inner_text()
    write(add_block(editor, "Tekst"), "Tekst", "Mijn nieuwe alinea.")
    editor.locator("#id_pictures-0-caption").fill("Nieuw onderschrift")
    Session.objects.all().delete()
    press_save(editor)
    editor.get_by_label("Gebruikersnaam").fill(name)
    editor.get_by_label("Wachtwoord").fill(PASSWORD)
    editor.get_by_role("button", name="Inloggen").click()
    expect(editor.get_by_text("Had je een afbeelding gekozen? Die kies je opnieuw.")).to_be_visible()
    editor.get_by_role("button", name="Ga verder met wat je schreef").click()
    expect(editor.get_by_text("Mijn nieuwe alinea.", exact=True)).to_be_visible()
    press_save(editor)
    expect(editor.locator(".messagelist .success")).to_be_visible()
    assert story.texts.last().body == "<p>Mijn nieuwe alinea.</p>"
    assert story.pictures.get().caption == "Nieuw onderschrift"
