"""An old address leads on from every page that has it in its own address, not only from the page of the thing."""

import pytest
from django.urls import reverse

from netwerk.content.slugs import SlugHistory
from tests.factories import make_comment, make_story, make_tip, make_topic

pytestmark = pytest.mark.django_db
OF_A_STORY = ["story-detail", "comment-create", "comment-feed", "comment-reported", "correction-create"]


def renamed(thing, slug):
    thing.slug = slug
    thing.save()
    return thing


@pytest.mark.parametrize("name", OF_A_STORY)
def test_every_page_of_a_story_leads_on_from_its_old_address(client, name):
    story = renamed(make_story(slug="eerst"), "daarna")
    answer = client.get(reverse(f"stories:{name}", args=["eerst"]))
    assert (answer.status_code, answer["Location"]) == (301, reverse(f"stories:{name}", args=[story.slug]))


def test_report_of_a_comment_leads_on_from_the_old_address(client):
    story = make_story(slug="eerst")
    uid = make_comment(story).uid
    renamed(story, "daarna")
    answer = client.get(reverse("stories:comment-report", args=["eerst", uid]))
    assert answer["Location"] == reverse("stories:comment-report", args=["daarna", uid])


def test_forms_and_feeds_of_a_tip_and_a_topic_lead_on(client):
    renamed(make_tip(slug="eerst"), "daarna")
    topic = make_topic("bellen")
    make_tip(topics=[topic])
    renamed(topic, "opbellen")
    assert client.get("/tips/eerst/klopt-niet/")["Location"] == "/tips/daarna/klopt-niet/"
    assert client.get("/feed/onderwerpen/bellen/")["Location"] == "/feed/onderwerpen/opbellen/"


def test_question_in_an_old_address_is_kept(client):
    make_comment(renamed(make_story(slug="eerst"), "daarna"), number=1)
    answer = client.get("/verhalen/eerst/reageren/?op=1")
    assert answer["Location"] == "/verhalen/daarna/reageren/?op=1"


def test_pages_of_what_was_withdrawn_answer_that_it_is_gone(client):
    SlugHistory.objects.create(kind="stories.story", slug="weg", object_id=1, gone=True)
    assert client.get("/verhalen/weg/").status_code == 410
    assert client.get("/verhalen/weg/reageren/").status_code == 410


def test_text_sent_to_an_old_address_is_given_back_instead_of_lost(client):
    renamed(make_story(slug="eerst"), "daarna")
    answer = client.post("/verhalen/eerst/reageren/", {"body": "Dat herken ik."})
    assert answer.status_code == 404
    assert "Dat herken ik." in answer.content.decode()


def test_a_password_is_never_given_back(client):
    sent = {"password": "geheim-woord", "new_password2": "geheim-woord", "body": "Dat herken ik."}
    assert "geheim-woord" not in client.post("/bestaat-niet/", sent).text
