"""The blocks of a story: add, drag, fold, copy. Moving them with the keyboard is in test_admin."""

import pytest
from playwright.sync_api import Page, expect

from stories.models import Picture, Story
from tests.browser.test_admin import add_block, blocks, choose, expect_order, log_in, save, violations, write
from tests.factories import (
    make_comparison,
    make_draft,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_text,
    make_tip,
    make_topic,
)

pytestmark = pytest.mark.django_db


def open_form(page: Page, story: Story) -> None:
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    expect(page.locator(".order-machine")).to_be_visible()


def copy(page: Page, number: int) -> None:
    before = blocks(page).count()
    blocks(page).nth(number).get_by_role("button", name="Kopie maken").click()
    expect(blocks(page)).to_have_count(before + 1)


def drag_last_to_top(page: Page) -> None:
    """With the mouse itself: ``drag_to`` may scroll a block to the edge, where dragging scrolls on."""
    page.get_by_text("Klap alles in").click()
    expect(blocks(page).last.locator("fieldset").first).to_be_hidden()
    top, last = blocks(page).first.locator("> h3"), blocks(page).last.locator("> h3 > b")
    top.evaluate("title => title.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    place, goal = last.bounding_box(), top.bounding_box()
    assert place is not None
    assert goal is not None
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, goal["y"] + 2, steps=8)
    page.mouse.up()


def saved_blocks() -> list[tuple[str, str]]:
    found = [block for model in Story.block_models() for block in model.objects.all()]
    return [(one._meta.model_name, str(one)) for one in sorted(found, key=lambda one: one.ordering)]


@pytest.fixture
def lessons():
    story = make_draft()
    for title in ["Eerste", "Tweede", "Derde"]:
        make_lesson(parent=story, title=title)
    return story


def test_blocks_are_dragged(page, lessons):
    open_form(page, lessons)
    drag_last_to_top(page)
    expect(blocks(page).locator(".inline_label")).to_have_text(["Derde", "Eerste", "Tweede"])
    save(page)
    assert [name for _, name in saved_blocks()] == ["Derde", "Eerste", "Tweede"]


def test_folded_block_says_what_it_is(page, lessons):
    open_form(page, lessons)
    title = blocks(page).nth(1).get_by_role("button", name="Tweede")
    expect(title).to_have_attribute("aria-expanded", "true")
    title.press("Enter")
    expect(title).to_have_attribute("aria-expanded", "false")
    expect(blocks(page).nth(1).get_by_label("Titel")).to_be_hidden()
    expect(blocks(page).nth(1).locator("> h3")).to_contain_text("Les: Tweede")


FIRST_FIELDS = {"Tekst": "[role=textbox]", "Les": "input", "Citaat": "textarea", "Tip": "input"}


@pytest.mark.parametrize("kind", FIRST_FIELDS)
def test_new_block_has_the_focus_and_shows_its_first_words(page, lessons, kind):
    open_form(page, lessons)
    block = add_block(page, kind)
    expect(block.locator(f"fieldset {FIRST_FIELDS[kind]}").first).to_be_focused()
    expect(block.locator("> h3")).to_contain_text(f"{kind}: nieuw")
    page.keyboard.type("Nog niet bewaard")
    block.locator("> h3 .inline_label").click()
    expect(block.locator("> h3")).to_contain_text(f"{kind}: Nog niet bewaard")


def test_every_kind_of_block_can_be_copied(page):
    story, topic = make_draft(), make_topic("vertrouwen")
    make_text(parent=story, body="<p>Een <strong>alinea</strong>.</p>", style="uitgelicht")
    lesson = make_lesson(parent=story, title="Les", body="<p>Uitleg</p>", kind="valkuil", topics=[topic])
    speaker, gone = make_practitioner(), make_organisation()
    make_quote(parent=story, text="Bel", speaker=speaker, role="wethouder", organisation=gone, topics=[topic])
    make_tip(parent=story, title="Tip", lesson=lesson, phase="starten", topics=[topic])
    make_picture(parent=story, decorative=False, alt="Een tafel")
    make_comparison(parent=story)
    open_form(page, story)
    for number in range(0, 12, 2):
        copy(page, number)
    assert violations(page) == []
    save(page)

    kinds = [kind for kind, _ in saved_blocks()]
    assert kinds == [kind for kind in kinds[::2] for _ in "12"]
    for model in Story.block_models():
        first, second = (values_of(block) for block in model.objects.order_by("ordering"))
        assert first == second


def values_of(block) -> dict:
    """All that is typed or chosen in a block."""
    own = {"id", "slug", "ordering", "updated_at"}
    values = {f.attname: getattr(block, f.attname) for f in block._meta.fields if f.attname not in own}
    return values | {"topics": sorted(block.topics.names()) if hasattr(block, "topics") else []}


def test_copy_comes_below_takes_the_focus_and_what_is_not_saved_yet(page, lessons):
    open_form(page, lessons)
    blocks(page).nth(0).get_by_label("Titel").fill("Eerste, veranderd")
    write(blocks(page).nth(0), "Tekst", "Getypt.")
    copy(page, 0)
    expect(blocks(page).nth(1).get_by_label("Titel")).to_be_focused()
    page.keyboard.type("Kopie")  # the words of the first are selected, so this comes in their place
    expect_order(page, ["Eerste, veranderd", "Kopie", "Tweede", "Derde"])
    copy(page, 1)  # a copy of what is new itself
    save(page)
    names = [name for _, name in saved_blocks()]
    assert names == ["Eerste, veranderd", "Kopie", "Kopie", "Tweede", "Derde"]
    bodies = lessons.lessons.in_story_order().values_list("body", flat=True)
    assert all("Getypt." in body for body in bodies[:3])
    assert len(set(lessons.lessons.values_list("slug", flat=True))) == 5


def test_copied_picture_stays_when_the_first_one_goes(page):
    picture = make_picture(parent=make_draft())
    open_form(page, picture.parent)
    copy(page, 0)
    expect(blocks(page).nth(1)).to_contain_text("Dit blok toont dezelfde afbeelding.")
    blocks(page).nth(0).get_by_label("Verwijderen").check()
    save(page)
    left = Picture.objects.get()
    assert left.image.name == picture.image.name
    assert left.image.storage.exists(left.image.name)


def test_second_quote_of_somebody_gets_the_same_role(page):
    story, speaker = make_draft(), make_practitioner(name="Fatima Voorbeeld")
    organisation = make_organisation(name="Gemeente Voorbeeld")
    make_quote(parent=story, speaker=speaker, role="wethouder", organisation=organisation)
    open_form(page, story)
    quote = add_block(page, "Citaat")
    page.keyboard.type("Nog een uitspraak")
    choose(quote, "Wie zei dit", "Fatima Voorbeeld")
    save(page)
    second = story.quotes.in_story_order().last()
    assert (second.role, second.organisation) == ("wethouder", organisation)


def test_person_who_is_not_there_is_made_from_the_autocomplete(page):
    open_form(page, make_draft())
    quote = add_block(page, "Citaat")
    page.keyboard.type("Een uitspraak")
    quote.locator(".field-speaker .select2-selection").first.focus()
    page.keyboard.type("Fatima")  # opens it too
    with page.expect_popup() as opened:
        page.get_by_role("option", name="Maak nieuw: Fatima").click()
    expect(opened.value.get_by_label("Naam").first).to_have_value("Fatima")
    opened.value.get_by_role("button", name="Opslaan", exact=True).click()
    expect(quote.locator(".fieldBox.field-speaker")).to_contain_text("Fatima")
    save(page)
    assert Story.objects.get().quotes.get().speaker.name == "Fatima"
