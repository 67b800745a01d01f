"""Two topics become one and two again, and what is kept of a reader: by mouse, under the policy, checked by axe."""

from playwright.sync_api import expect

from tests.browser.eyes import barriers_in_every_look
from tests.factories import make_address, make_comment, make_story, make_submission, make_topic

TOPIC = "/beheer/practices/topic/"


def test_editor_merges_two_topics_and_undoes_it(desk):
    gone, stays = make_topic("samenwerking", featured=True), make_topic("samenwerken")
    make_story(title="Alleen het ene", topics=[gone])
    lost = make_story(title="Sindsdien veranderd", topics=[gone])
    make_story(title="Allebei", topics=[gone, stays])
    desk.goto(f"{TOPIC}{gone.pk}/samenvoegen/?doel={stays.pk}")
    desk.get_by_role("button", name="Voeg samen").click()
    expect(desk.locator(".messagelist")).to_contain_text("“samenwerking” is opgegaan in “samenwerken”.")
    lost.topics.clear()
    desk.goto("/beheer/editing/merge/")
    assert barriers_in_every_look(desk) == []
    desk.get_by_role("link", name="samenwerking in samenwerken").click()
    desk.get_by_role("link", name="Draai terug").click()
    expect(desk.locator("#content")).to_contain_text("is sindsdien veranderd en blijft zoals het nu is")
    assert barriers_in_every_look(desk) == []
    desk.get_by_role("button", name="Draai terug").click()
    expect(desk.locator(".messagelist")).to_contain_text("“samenwerking” is weer los van “samenwerken”.")
    desk.go_back()
    expect(desk.locator(".errornote")).to_contain_text("Terugdraaien kan nu niet.")
    assert barriers_in_every_look(desk) == []


def test_editor_sees_what_is_kept_of_a_reader(desk):
    make_address()
    make_submission()
    make_comment(email="marjan@example.org", name="Marjan")
    desk.goto("/beheer/mail/emailaddress/gegevens/")
    desk.get_by_label("E-mailadres van de lezer").fill("marjan@example.org")
    desk.get_by_role("button", name="Bekijk de gegevens").click()
    expect(desk.get_by_role("heading", name="Reacties (1)")).to_be_visible()
    assert barriers_in_every_look(desk) == []
    with desk.expect_download() as found:
        desk.get_by_role("button", name="Download alles").click()
    assert found.value.suggested_filename.endswith(".json")
