"""The editor's day at /beheer/ in a real browser, under the site's own security policy."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from stories.models import Story
from tests.factories import (
    make_draft,
    make_editor,
    make_lesson,
    make_practitioner,
    make_quote,
    make_story,
    make_text,
    make_topic,
)

PASSWORD = "lang genoeg wachtwoord"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def log_in(page: Page) -> None:
    editor = make_editor(password=PASSWORD)
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill(editor.username)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Wat wil je doen?")).to_be_visible()


def blocks(page: Page) -> Locator:
    return page.locator(".order-machine .inline-related:not(.empty-form)")


def add_block(page: Page, kind: str) -> Locator:
    """Add a block below the others; the page gives it the focus."""
    before = blocks(page).count()
    page.locator(".plugin-buttons").get_by_role("button", name=kind, exact=True).click()
    expect(blocks(page)).to_have_count(before + 1)
    rich_texts = 1 if kind in {"Tekst", "Les", "Tip"} else 0
    expect(blocks(page).last.locator(".left-out")).to_have_count(rich_texts)  # then the editor is ready
    return blocks(page).last


def write(block: Locator, label: str, text: str) -> None:
    """Type in a rich text."""
    block.get_by_role("textbox", name=label, exact=True).press_sequentially(text)


def choose(block: Locator, label: str, name: str) -> None:
    """Type some letters in an autocomplete and take the only answer."""
    row = block.locator(".flex-container", has=block.page.get_by_text(f"{label}:", exact=True)).last
    row.locator(".select2-selection").click()
    block.page.locator(".select2-container--open .select2-search__field").last.press_sequentially(name[:5])
    block.page.get_by_role("option", name=name, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_editor_makes_a_story_and_publishes_it(page):
    make_practitioner(name="Fatima Voorbeeld", role="strateeg")
    make_topic("vertrouwen")
    make_topic("warme netwerken")
    log_in(page)

    page.locator(".model-story").get_by_role("link", name="Toevoegen").click()
    page.get_by_label("Titel").first.fill("Samen aan één tafel")
    page.get_by_label("Recht om te plaatsen").select_option("Eigen werk")
    choose(page.locator(".field-topics").first, "Onderwerpen", "vertrouwen")
    write(add_block(page, "Tekst"), "Tekst", "Het begon met een mailtje.")
    lesson = add_block(page, "Les")
    lesson.get_by_label("Titel").fill("Begin klein")
    write(lesson, "Tekst", "Klein beginnen geeft vertrouwen.")
    quote = add_block(page, "Citaat")
    quote.get_by_label("Citaat").fill("Bellen werkt beter dan mailen.")
    choose(quote, "Wie zei dit", "Fatima Voorbeeld")
    for title, topic in [("Bel voordat je mailt", "vertrouwen"), ("Drink koffie", "warme netwerken")]:
        tip = add_block(page, "Tip")
        tip.get_by_label("Tip in één zin").fill(title)
        choose(tip, "Onderwerpen", topic)
    save(page)

    expect(page.get_by_role("row", name="Samen aan één tafel")).to_contain_text("Concept")
    page.get_by_role("row", name="Samen aan één tafel").get_by_role("checkbox").check()
    page.get_by_role("combobox", name="Actie").select_option("Publiceer nu")
    page.get_by_role("button", name="Uitvoeren").click()
    page.locator("#content form button, #content form input[type=submit]").first.click()
    expect(page.get_by_text("1 verhaal is gepubliceerd.")).to_be_visible()

    page.goto(Story.objects.get().get_absolute_url())
    shown = page.get_by_role("main")
    expect(shown.get_by_role("heading", level=1, name="Samen aan één tafel")).to_be_visible()
    for words in ["Het begon met een mailtje.", "Begin klein", "Bellen werkt beter", "Bel voordat je mailt"]:
        expect(shown).to_contain_text(words)
    assert [list(t.topics.names()) for t in Story.objects.get().tips.all()] == [
        ["vertrouwen"],
        ["warme netwerken"],
    ]
    assert Story.objects.get().quotes.get().speaker.name == "Fatima Voorbeeld"
    assert Story.objects.get().word_count > 10


def expect_order(page: Page, titles: list[str]) -> None:
    """What stands in the title of each block, in the order of the Tab key, when it has moved."""
    expect(blocks(page).locator(".inline_label")).to_have_text(titles)


def test_blocks_move_with_the_keyboard(page):
    story = make_story()
    for title in ["Eerste", "Tweede", "Derde"]:
        make_lesson(parent=story, title=title)
    make_text(parent=story, body="<p>Slot</p>")
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    expect(blocks(page)).to_have_count(4)

    blocks(page).nth(3).get_by_role("button", name="Omhoog").press("Enter")
    expect_order(page, ["Eerste", "Tweede", "Slot", "Derde"])
    blocks(page).nth(0).get_by_role("button", name="Omlaag").press("Enter")
    expect_order(page, ["Tweede", "Eerste", "Slot", "Derde"])

    blocks(page).nth(1).get_by_role("button", name="Voeg hier een blok toe").press("Enter")
    page.locator(".plugin-buttons").get_by_role("button", name="Tip", exact=True).press("Enter")
    expect(page.get_by_label("Tip in één zin").nth(0)).to_be_focused()
    page.keyboard.type("Nieuw")
    save(page)
    saved = sorted(
        (block.ordering, str(block)) for model in Story.block_models() for block in model.objects.all()
    )
    assert [name for _, name in saved] == ["Tweede", "Nieuw", "Eerste", "Slot", "Derde"]


def test_the_rich_text_editor_keeps_what_it_does_not_know(page):
    """A word in another language and an abbreviation survive an edit."""
    body = '<p>De <abbr title="gemeente">gem.</abbr> doet aan <span lang="en">community building</span></p>'
    text = make_text(body=body)
    log_in(page)
    page.goto(f"/beheer/stories/story/{text.parent_id}/change/")
    write(blocks(page).first, "Tekst", "Nu: ")
    save(page)
    text.refresh_from_db()
    assert text.body == body.replace("<p>De", "<p>Nu: De")


def test_rich_text_gets_a_link_in_dutch(page):
    text = make_text(body="<p>netwerk</p>")
    log_in(page)
    page.goto(f"/beheer/stories/story/{text.parent_id}/change/")
    blocks(page).first.get_by_role("textbox", name="Tekst", exact=True).press("Control+a")
    blocks(page).first.get_by_role("button", name="Link maken").click()
    page.get_by_label("Adres (begin met https://)").fill("https://voorbeeld.nl/")
    page.get_by_role("button", name="Gebruik dit adres").click()
    save(page)
    text.refresh_from_db()
    assert text.body == '<p><a href="https://voorbeeld.nl/" rel="noopener">netwerk</a></p>'


def test_person_is_added_while_writing(page):
    quote = make_quote(parent=make_draft())
    log_in(page)
    page.goto(f"/beheer/stories/story/{quote.parent_id}/change/")
    with page.expect_popup() as opened:
        blocks(page).first.locator(".fieldBox.field-speaker .add-related").click()
    opened.value.get_by_label("Naam", exact=False).first.fill("Fatima Voorbeeld")
    opened.value.get_by_role("button", name="Opslaan", exact=True).click()
    expect(blocks(page).first.locator(".fieldBox.field-speaker")).to_contain_text("Fatima Voorbeeld")
    save(page)
    quote.refresh_from_db()
    assert quote.speaker.name == "Fatima Voorbeeld"


def test_page_to_log_in_is_accessible(page_in_every_look):
    """The other screens: test_screens.py."""
    page_in_every_look.goto("/beheer/login/")
    assert violations(page_in_every_look) == []


def violations(page: Page) -> list[str]:
    # Without "preload": axe would add style sheets of its own, which the policy refuses.
    report = Axe().run(page, options={"preload": False, "runOnly": RULES}).response
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in report["violations"]] + ["scrolls sideways"] * wide
