"""A day at the desk: from logging in to a story that readers see. Every screen on the way passes axe."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from netwerk.mail.models import Mail
from stories.models import Story
from tests.browser.desk import (
    be_logged_in,
    follow,
    give_code,
    give_password,
    pick,
    press,
    see,
    set_up_codes,
    told,
)
from tests.browser.test_admin import add_block, choose, save, write
from tests.factories import (
    make_draft,
    make_lesson,
    make_member,
    make_practitioner,
    make_quote,
    make_story,
    make_text,
    make_tip,
    make_topic,
    make_waiting,
)

TITLE = "Samen aan één tafel"


@pytest.fixture
def noor(transactional_db):
    return make_member("redacteur", "moderator", username="noor", first_name="Noor", last_name="de Wit")


@pytest.fixture
def sam(transactional_db):
    return make_member("redacteur", username="sam", first_name="Sam", last_name="Bos")


@pytest.fixture
def desk(page, noor) -> Page:
    return be_logged_in(page, noor)


def write_story(page: Page) -> Story:
    page.goto("/beheer/stories/story/add/")
    page.get_by_label("Titel").first.fill(TITLE)
    page.get_by_label("Recht om te plaatsen").select_option("Eigen werk")
    write(add_block(page, "Tekst"), "Tekst", "Het begon met een mailtje.")
    lesson = add_block(page, "Les")
    lesson.get_by_label("Titel").fill("Begin klein")
    write(lesson, "Tekst", "Klein beginnen geeft vertrouwen.")
    quote = add_block(page, "Citaat")
    quote.get_by_label("Citaat").fill("Bellen werkt beter dan mailen.")
    choose(quote, "Wie zei dit", "Fatima Voorbeeld")
    add_block(page, "Tip").get_by_label("Tip in één zin").fill("Bel voordat je mailt")
    save(page)
    return Story.objects.get()


def put_right(page: Page, story: Story) -> None:
    """The list of checks leads to the field that is still empty."""
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    see(page, "Klaar om te publiceren?")
    checks = page.locator(".checks-errors a")
    expect(checks).to_have_count(1)
    checks.first.click()
    choose(page.locator(".field-topics").first, "Onderwerpen", "vertrouwen")
    press(page, "Opslaan en opnieuw bewerken")
    expect(page.get_by_text("Alles wat nodig is, is er.")).to_be_visible()


def assert_hidden(reader: Page, story: Story) -> None:
    answer = reader.goto(story.get_absolute_url())
    assert answer
    assert answer.status == 404


def look_at_preview(page: Page, reader: Page, story: Story) -> None:
    follow(page, "Voorbeeld")
    see(page, TITLE)
    expect(page.get_by_label("Voorbeeld")).to_contain_text("lezers zien dit nog niet")
    assert_hidden(reader, story)
    follow(page, "Terug naar het bewerken van dit verhaal")


def ask_for_review(page: Page, note: str) -> None:
    press(page, "Stuur ter beoordeling")
    see(page, "Stuur ter beoordeling")
    page.get_by_label("Wie beoordeelt het verhaal?").select_option("Sam Bos")
    page.get_by_label("Wat wil je vragen?").fill(note)
    press(page, "Stuur ter beoordeling")
    told(page, f"“{TITLE}” is ter beoordeling gestuurd.")


def send_back(page: Page, remark: str) -> None:
    page.goto("/beheer/")
    see(page, "Wat wacht er?")
    follow(page, "1 verhaal wacht op een tweede paar ogen")
    follow(page, TITLE)
    expect(page.get_by_text("Klopt de les?")).to_be_visible()
    press(page, "Stuur terug met een opmerking")
    page.get_by_label("Je opmerking").fill(remark)
    see(page, "Stuur terug met een opmerking")
    press(page, "Stuur terug met een opmerking")
    told(page, "is teruggestuurd")


def approve_and_plan(page: Page) -> None:
    page.reload()
    press(page, "Plan")
    see(page, "Plan")
    page.get_by_label("Wanneer komt het verhaal op de site?").fill("2038-03-28T09:00")
    press(page, "Plan")
    told(page, f"“{TITLE}” is gepland.")


def test_day_begins_with_a_second_factor(page, settings, noor):
    settings.SECOND_FACTOR = True
    give_password(page, "noor")
    app = set_up_codes(page, noor)
    see(page, "Wat wil je doen?")
    press(page, "Uitloggen")
    see(page, "Uitgelogd")
    give_password(page, "noor")
    give_code(page, app)
    see(page, "Wat wil je doen?")


def test_story_goes_from_the_first_word_to_the_reader(desk, open_page, sam):
    make_practitioner(name="Fatima Voorbeeld")
    make_topic("vertrouwen")
    of_sam, reader = be_logged_in(open_page(), sam), open_page()
    story = write_story(desk)
    put_right(desk, story)
    look_at_preview(desk, reader, story)
    ask_for_review(desk, "Klopt de les?")
    send_back(of_sam, "Noem de gemeente erbij.")
    desk.reload()
    expect(desk.get_by_text("Noem de gemeente erbij.")).to_be_visible()
    ask_for_review(desk, "Zo beter?")
    approve_and_plan(of_sam)
    assert_hidden(reader, story)
    Story.objects.update(published_at=timezone.now())  # the moment has come
    reader.goto(story.get_absolute_url())
    see(reader, TITLE)
    assert Mail.objects.filter(to__in=["noor@example.org", sam.email]).exists()


def test_topics_are_merged(desk):
    gone, stays = make_topic("samenwerking"), make_topic("samenwerken")
    tip = make_tip(topics=[gone])
    desk.goto(f"/beheer/practices/topic/{gone.pk}/change/")
    follow(desk, "Samenvoegen")
    see(desk, "Samenvoegen")
    pick(desk.get_by_role("main"), "samenwerken")
    press(desk, "Bekijk wat er verandert")
    expect(desk.get_by_text(str(tip))).to_be_visible()
    press(desk, "Voeg samen")
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert list(tip.topics.all()) == [stays]


def test_comment_is_placed_after_a_look(desk):
    waiting = make_waiting(make_story(title="Bellen werkt"), name="Marjan", body="Dat herken ik.")
    desk.goto("/beheer/")
    follow(desk, "1 reactie wacht op jou")
    see(desk, "Reacties")
    follow(desk, "Bekijk de reactie van Marjan")
    see(desk, "Reactie van Marjan")
    press(desk, "Plaats")
    told(desk, "geplaatst")
    desk.goto(waiting.story.get_absolute_url())
    expect(desk.locator("#reacties")).to_contain_text("Dat herken ik.")


def test_name_of_a_person_is_withdrawn(desk):
    quote = make_quote(speaker=make_practitioner(name="Fatima Voorbeeld", role="strateeg"))
    desk.goto(quote.get_absolute_url())
    expect(desk.get_by_role("main")).to_contain_text("Fatima Voorbeeld")
    desk.goto(f"/beheer/practices/practitioner/{quote.speaker_id}/change/")
    follow(desk, "Naam intrekken")
    see(desk, "Naam intrekken")
    press(desk, "Trek de naam in")
    expect(desk.locator(".messagelist .success")).to_be_visible()
    for address in (quote.get_absolute_url(), quote.parent.get_absolute_url(), "/mensen/"):
        desk.goto(address)
        expect(desk.get_by_role("main")).not_to_contain_text("Fatima Voorbeeld")


def test_several_stories_are_published_at_once(desk):
    for title in ("Eerste", "Tweede"):
        make_draft(title=title, topics=[make_topic()])
    desk.goto("/beheer/stories/story/")
    see(desk, "Verhalen")
    desk.locator("#action-toggle").check()
    desk.get_by_role("combobox", name="Actie").select_option("Publiceer nu")
    press(desk, "Uitvoeren")
    see(desk, "2 verhalen publiceren")
    press(desk, "Publiceer")
    told(desk, "2 verhalen zijn gepubliceerd.")
    assert Story.objects.published().count() == 2


def test_earlier_version_comes_back(desk):
    story = make_story(title="Zoals het was")
    make_text(parent=story)
    make_lesson(parent=story)
    story.title = "Zoals het werd"
    story.save()
    desk.goto(f"/beheer/stories/story/{story.pk}/change/")
    follow(desk, "Geschiedenis")
    see(desk, "Geschiedenis")
    desk.get_by_role("link", name="Zet versie 1 terug").click()
    see(desk, "Versie 1 terugzetten")
    press(desk, "Zet versie 1 terug")
    expect(desk.get_by_label("Titel").first).to_have_value("Zoals het was")
