"""With the setting, whoever wrote a story or asked for its review cannot publish it, in no way at all."""

import pytest
from django.test import Client

from stories.models import Story
from stories.publishing import OWN_WORK
from tests import history
from tests.admin_form import as_sent
from tests.factories import (
    make_draft,
    make_editor,
    make_review,
    make_story,
    make_topic,
    tomorrow,
    yesterday,
)
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"
MOMENT = {"published_at_0": "22-11-2025", "published_at_1": "10:00"}


@pytest.fixture(autouse=True)
def second_eyes(settings):
    settings.SECOND_EYES = True


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def author():
    return make_editor(username="schrijver")


@pytest.fixture
def other():
    return logged_in(make_editor(username="collega"))


@pytest.fixture
def written(author):
    """A story that the author made in the form."""
    client = logged_in(author)
    topic = make_topic("vertrouwen")
    fields = {"title": "Bellen werkt", "permission": "eigen-werk", "topics": [str(topic.pk)]}
    client.post(f"{LIST}add/", as_sent(client.get(f"{LIST}add/"), **fields))
    return Story.objects.get()


def by_form(client, story):
    url = f"{LIST}{story.pk}/change/"
    return client.post(url, as_sent(client.get(url), **MOMENT), follow=True)


def by_list(client, story):
    chosen = {"bevestigd": "ja", "action": "publish", "_selected_action": [story.pk]}
    return client.post(LIST, chosen, follow=True)


def by_button(client, story):
    return client.post(f"{LIST}{story.pk}/publiceren/", follow=True)


def by_planning(client, story):
    return client.post(f"{LIST}{story.pk}/plannen/", {"at": "2090-01-01T10:00"}, follow=True)


WAYS = pytest.mark.parametrize("way", [by_form, by_list, by_button, by_planning])


@WAYS
def test_author_cannot_publish_own_story(way, author, written):
    assert OWN_WORK in page_text(way(logged_in(author), written))
    assert Story.objects.get().published_at is None


@WAYS
def test_somebody_else_can(way, other, written):
    way(other, written)
    assert Story.objects.get().published_at is not None


@WAYS
def test_without_the_setting_everybody_can(way, settings, author, written):
    settings.SECOND_EYES = False
    way(logged_in(author), written)
    assert Story.objects.get().published_at is not None


def test_new_story_cannot_be_published_as_it_is_made(author):
    client, topic = logged_in(author), make_topic("vertrouwen")
    fields = {"title": "Bellen werkt", "permission": "eigen-werk", "topics": [str(topic.pk)], **MOMENT}
    response = client.post(f"{LIST}add/", as_sent(client.get(f"{LIST}add/"), **fields), follow=True)
    assert OWN_WORK in page_text(response)
    assert Story.objects.get().published_at is None


def test_who_asked_for_the_review_cannot_approve_it(author, other):
    story = make_draft(topics=["vertrouwen"])
    make_review(story, asked_by=author)
    told = page_text(logged_in(author).post(f"{LIST}{story.pk}/goedkeuren/", follow=True))
    assert OWN_WORK in told
    assert not story.is_published
    other.post(f"{LIST}{story.pk}/goedkeuren/")
    assert story.is_published


def test_form_offers_the_author_no_button_that_publishes(author, other, written):
    path = f"{LIST}{written.pk}/change/"
    page = logged_in(author).get(path)
    assert texts(page, "p[@class='publication-buttons']/button") == ["Stuur ter beoordeling", "Archiveer"]
    assert OWN_WORK in page_text(page)
    assert OWN_WORK not in page_text(other.get(path))


@pytest.mark.parametrize("moment", [yesterday(), tomorrow()])
def test_author_puts_no_older_version_on_the_site(author, other, written, moment):
    Story.objects.update(published_at=moment)
    client, url = logged_in(author), history.change_url(written)
    client.post(url, as_sent(client.get(url), lead="Beoordeeld"))
    assert "Iemand anders van de redactie moet deze versie terugzetten" in page_text(
        client.get(history.history_url(written), {"terug": "1"})
    )
    assert client.post(history.history_url(written), {"terug": "1"}).status_code == 403
    assert Story.objects.get().lead == "Beoordeeld"
    history.go_back(other, written, 1)
    assert Story.objects.get().lead == ""


def test_author_goes_back_to_an_older_version_of_a_draft(author, written):
    client = logged_in(author)
    history.save(client, written, lead="Nieuw")
    history.go_back(client, written, 1)
    assert Story.objects.get().lead == ""


@pytest.mark.parametrize("name", ["publiceren", "plannen", "goedkeuren"])
def test_button_that_is_not_offered_does_nothing_when_it_is_sent_all_the_same(author, written, name):
    make_review(written, asked_by=author)
    answers = {"at": "2090-01-01T10:00", "bevestigd": "ja", "gezien": "", "_stap": name}
    logged_in(author).post(f"{LIST}{written.pk}/{name}/", answers)
    client, url = logged_in(author), f"{LIST}{written.pk}/change/"
    client.post(url, as_sent(client.get(url), **answers, **MOMENT))
    assert Story.objects.get().published_at is None
    assert written.reviews.open().exists()


def test_author_may_change_a_story_that_somebody_else_planned(author, written):
    Story.objects.update(published_at=tomorrow())
    url, client = f"{LIST}{written.pk}/change/", logged_in(author)
    client.post(url, as_sent(client.get(url), title="Nieuwe titel"))
    story = Story.objects.get()
    assert (story.title, story.published_at is None) == ("Nieuwe titel", False)
    planned = story.published_at
    assert OWN_WORK in page_text(by_form(client, story))
    assert Story.objects.get().published_at == planned


def test_story_that_was_loaded_is_nobodys_own(author):
    story = make_story(published_at=None, topics=["vertrouwen"])
    by_button(logged_in(author), story)
    assert story.is_published
