"""The screens about versions, and those that give typed text back, in a real browser: no barrier found by axe."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.browser.test_admin import PASSWORD, log_in, violations
from tests.factories import make_lesson, make_story, make_text, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = make_story(title="Oud", lead="Oude inleiding", topics=[make_topic("vertrouwen")])
    make_lesson(parent=story, title="Begin klein")
    make_text(parent=story)
    story.title, story.lead = "Nieuw", "Nieuwe inleiding"
    story.save()
    return story


def test_history_is_accessible(page: Page, story):
    log_in(page)
    for query in ("", "?versie=1", "?van=1&naar=nu", "?terug=1"):
        page.goto(f"/beheer/stories/story/{story.pk}/history/{query}")
        assert violations(page) == [], query


def test_choice_between_two_versions_is_accessible(page: Page, story):
    log_in(page)
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    page.get_by_label("Inleiding").fill("Mijn inleiding")
    story.lead = "Van een ander"
    story.save()
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(page.get_by_role("heading", name="Iemand anders heeft dit intussen ook veranderd")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Bewaar mijn versie toch").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    assert story.lead == "Mijn inleiding"


def test_session_that_ended_while_writing(page: Page, story):
    log_in(page)
    name = page.locator("#user-tools strong").inner_text()
    page.goto(f"/beheer/stories/story/{story.pk}/change/")
    page.get_by_label("Inleiding").fill("Wat ik net schreef")
    Session.objects.all().delete()
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    assert violations(page) == []
    page.get_by_label("Gebruikersnaam").fill(name)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    assert violations(page) == []
    page.get_by_role("button", name="Ga verder met wat je schreef").click()
    expect(page.get_by_label("Inleiding")).to_have_value("Wat ik net schreef")
