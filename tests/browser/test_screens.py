"""Every screen of the admin for everybody: axe finds no barrier, in light and dark, and it fits a telephone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.eyes import barriers, barriers_in_every_look
from tests.browser.screens import make_things, screens
from tests.factories import make_practitioner, make_quote, make_story, make_tip, make_topic
from tests.security.test_rights import VIEWS

STORIES, TOPICS = "/beheer/stories/story/", "/beheer/practices/topic/"
# Made by Django of the same parts as the form of the model: looked at in light colours only.
SAME_PARTS = ("_add", "_delete", "_history")
# They answer a form of another screen, which they show again when something is wrong.
POST_ONLY = {f"stories_comment_{name}" for name in ("beslis", "antwoord", "maak-tip")}


def test_every_screen_of_the_admin_is_accessible(desk, admin_client):
    """What is excused has its reason in ``excused.py``."""
    found = {}
    for screen in screens(admin_client, make_things()):
        desk.goto(screen.address)
        found[screen.name] = barriers_in_every_look(desk, dark=not screen.name.endswith(SAME_PARTS))
    assert {name: one for name, one in found.items() if one} == {}
    assert VIEWS.keys() - found.keys() == POST_ONLY


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_menu_is_accessible(desk, color_scheme):
    desk.emulate_media(color_scheme=color_scheme)
    desk.goto("/beheer/stories/")
    assert barriers(desk) == []


def test_every_form_with_mistakes_is_accessible(desk, admin_client):
    found = {}
    for screen in screens(admin_client, {}):
        if screen.name.endswith("_add"):
            desk.goto(screen.address)
            desk.get_by_role("button", name="Opslaan", exact=True).last.click()
            desk.wait_for_load_state()
            found[screen.name] = barriers(desk)
    assert len(found) > 8
    assert {name: one for name, one in found.items() if one} == {}


def choose(page: Page, address: str, action: str) -> None:
    """Tick everything in a list and choose what to do with it."""
    page.goto(address)
    page.locator("#action-toggle").check()
    page.get_by_role("combobox", name="Actie").select_option(action)
    page.get_by_role("button", name="Uitvoeren").click()


@pytest.mark.parametrize("action", ["archive", "add_topic", "publish", "delete_selected"])
def test_question_before_a_bulk_action_is_accessible(desk, action):
    make_story(published_at=None)
    make_tip()
    choose(desk, STORIES, action)
    expect(desk.get_by_role("link", name="Nee,")).to_be_visible()
    assert barriers_in_every_look(desk) == []


def test_refusal_to_delete_what_is_used_is_accessible(desk):
    quote = make_quote(speaker=make_practitioner(topics=[make_topic()]))
    for address in (f"/beheer/practices/practitioner/{quote.speaker_id}/delete/", TOPICS):
        desk.goto(address)
        if address == TOPICS:
            choose(desk, TOPICS, "delete_selected")
        assert barriers(desk) == []


def test_what_a_merge_changes_is_accessible(desk):
    gone, stays = make_topic("samenwerking"), make_topic("samenwerken")
    make_tip(topics=[gone])
    desk.goto(f"{TOPICS}{gone.pk}/samenvoegen/?doel={stays.pk}")
    expect(desk.get_by_role("button", name="Voeg samen")).to_be_visible()
    assert barriers_in_every_look(desk) == []


@pytest.mark.parametrize(
    "address",
    [
        *[STORIES + query for query in ("?q=olifant", "?status=concept", "?q=Verhaal")],
        f"{TOPICS}add/?_popup=1",
        "/beheer/bestaat-niet/",
    ],
)
def test_list_that_is_searched_a_window_for_adding_and_a_dead_end_are_accessible(desk, address):
    make_story()
    desk.goto(address)
    assert barriers(desk) == []
