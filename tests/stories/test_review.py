"""One editor asks another to look at a story; both hear of it by mail."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from netwerk.accounts.models import User
from netwerk.mail.sending import send_due
from stories.models import Review, Story
from tests import history
from tests.admin_form import as_sent
from tests.factories import make_draft, make_editor, make_review
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"


@pytest.fixture
def author():
    return make_editor(username="schrijver", first_name="Noor", last_name="de Wit", email="noor@example.org")


@pytest.fixture
def reviewer():
    return make_editor(username="beoordelaar", first_name="Sam", last_name="Bos", email="sam@example.org")


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def step(user, story, name, **answers):
    response = logged_in(user).post(f"{LIST}{story.pk}/{name}/", answers, follow=True)
    story.refresh_from_db()
    return page_text(response)


def ready():
    return make_draft(title="Bellen werkt", topics=["vertrouwen"])


def sent(mailoutbox):
    send_due()
    return [(mail.to, mail.subject) for mail in mailoutbox]


def test_named_reviewer_gets_the_story_with_the_note(author, reviewer, mailoutbox):
    story = ready()
    told = step(author, story, "beoordelen", reviewer=reviewer.pk, note="Klopt alinea 2?")
    assert "“Bellen werkt” is ter beoordeling gestuurd." in told
    assert "Ter beoordeling bij Sam Bos" in told
    assert sent(mailoutbox) == [(["sam@example.org"], "Wil je dit verhaal beoordelen: Bellen werkt")]
    body = mailoutbox[0].body
    assert "Noor de Wit vraagt je" in body
    assert "> Klopt alinea 2?" in body
    assert f"/beheer/stories/story/{story.pk}/change/" in body


def test_approved_story_is_published_and_its_author_hears_of_it(author, reviewer, mailoutbox):
    story = ready()
    review = make_review(story, asked_by=author, reviewer=reviewer)
    step(reviewer, story, "goedkeuren")
    review.refresh_from_db()
    assert story.is_published
    assert (review.outcome, review.decided_by) == ("goedgekeurd", reviewer)
    assert sent(mailoutbox) == [(["noor@example.org"], "Goedgekeurd: Bellen werkt")]
    assert "Het verhaal staat op de site vanaf" in mailoutbox[0].body


def test_story_is_sent_back_with_a_remark(author, reviewer, mailoutbox):
    story = ready()
    make_review(story, asked_by=author, reviewer=reviewer)
    step(reviewer, story, "terugsturen", remark="Noem de gemeente.")
    assert sent(mailoutbox) == [(["noor@example.org"], "Teruggestuurd: Bellen werkt")]
    assert "> Noem de gemeente." in mailoutbox[0].body
    form = page_text(logged_in(author).get(f"{LIST}{story.pk}/change/"))
    assert "Teruggestuurd door Sam Bos" in form
    assert "Noem de gemeente." in form


def test_sending_back_needs_a_remark(author, reviewer):
    story = ready()
    make_review(story, asked_by=author, reviewer=reviewer)
    assert "Schrijf wat er nog moet gebeuren." in step(reviewer, story, "terugsturen", remark=" ")
    assert Review.objects.open().exists()


def test_reviewer_is_a_colleague_who_may_change_stories(author, reviewer):
    moderator = make_editor(username="moderator")
    User.objects.filter(pk=moderator.pk).update(is_superuser=False)
    moderator.user_permissions.add(Permission.objects.get(codename="change_comment"))
    story = ready()
    page = logged_in(author).get(f"{LIST}{story.pk}/beoordelen/")
    assert texts(page, "select/option") == ["Kies een collega", "Sam Bos"]
    for person in (author, moderator):
        step(author, story, "beoordelen", reviewer=person.pk)
    assert not Review.objects.exists()


def test_author_takes_the_question_back_without_mail_to_herself(author, reviewer, mailoutbox):
    story = ready()
    make_review(story, asked_by=author, reviewer=reviewer)
    step(author, story, "concept")
    assert not Review.objects.open().exists()
    assert sent(mailoutbox) == []


def test_second_question_waits_for_the_answer_to_the_first(author, reviewer):
    story = ready()
    make_review(story, asked_by=author, reviewer=reviewer)
    assert "“Stuur ter beoordeling” kan niet." in step(reviewer, story, "beoordelen", reviewer=author.pk)
    assert Review.objects.count() == 1


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "elders@example.org"}])
def test_mail_is_not_sent_to_who_is_no_reviewer_any_more(author, reviewer, mailoutbox, change):
    step(author, ready(), "beoordelen", reviewer=reviewer.pk)
    User.objects.filter(pk=reviewer.pk).update(**change)
    assert sent(mailoutbox) == []


def test_mail_is_not_sent_about_what_was_decided_meanwhile(author, reviewer, mailoutbox):
    story = ready()
    step(author, story, "beoordelen", reviewer=reviewer.pk)
    step(author, story, "concept")
    assert sent(mailoutbox) == []


def test_review_is_in_the_log(author, reviewer):
    story = ready()
    step(author, story, "beoordelen", reviewer=reviewer.pk)
    step(reviewer, story, "terugsturen", remark="Noem de gemeente.")
    said = [(entry.user, entry.change_message) for entry in LogEntry.objects.order_by("pk")]
    assert said == [
        (author, "Ter beoordeling gestuurd aan beoordelaar."),
        (reviewer, "Teruggestuurd met een opmerking."),
    ]


@pytest.mark.parametrize("name", ["goedkeuren", "plannen"])
def test_text_that_was_changed_after_the_reviewer_looked_is_not_published(author, reviewer, name):
    story = make_draft(topics=["vertrouwen"])
    make_review(story, asked_by=author, reviewer=reviewer)
    client, url = logged_in(reviewer), f"{LIST}{story.pk}/{name}/"
    base_revision = as_sent(client.get(url), at="2090-01-01T10:00")
    history.save(logged_in(author), story, lead="Snel nog iets anders")
    told = page_text(client.post(url, base_revision, follow=True))
    assert "Er is nog niets gepubliceerd: iemand heeft het verhaal net veranderd." in told
    assert not Story.objects.exclude(published_at=None).exists()
    client.post(url, as_sent(client.get(url), at="2090-01-01T10:00"))
    assert Story.objects.exclude(published_at=None).exists()
