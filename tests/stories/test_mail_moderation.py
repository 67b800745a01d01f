"""Deciding about a comment from the mail: shown by GET, done by POST, once."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core import signing
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from netwerk.accounts.models import User
from stories.comments.moderation import decide, withdraw_comment
from stories.comments.tokens import moderation_token
from stories.models import Comment
from tests.factories import make_comment, make_editor, make_story, make_tip, make_waiting
from tests.reader import links, meta, page_text, texts

pytestmark = pytest.mark.django_db
QUEUE = "/beheer/stories/comment/"


@pytest.fixture
def moderator():
    user = make_editor(username="anne")
    User.objects.update(is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="change_comment"))
    return User.objects.get()


def link(comment, user):
    return reverse("stories:comment-moderate", args=[moderation_token(comment, user)])


def gone(response):
    assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]
    assert QUEUE not in links(response)  # it may be anybody who asks
    return page_text(response)


def test_get_shows_the_comment_and_changes_nothing(client, moderator):
    story = make_story(title="Aan tafel")
    first = make_comment(story, name="Hans", body="Wie doet dat?")
    about = {"reply_to": first, "tip": make_tip(parent=story, title="Bel eerst")}
    comment = make_waiting(story, body="Wij doen dat.\n<script>", caught_by="Meer dan 2 links", **about)
    response = client.get(link(comment, moderator))
    base_revision = page_text(response)
    for words in ["Aan tafel", "Wie doet dat?", "Wij doen dat.<script>", "Bel eerst", "Meer dan 2 links"]:
        assert words in base_revision
    assert texts(response, "form[@class='form']//button") == ["Plaats", "Wijs af", "Naar de spam"]
    assert client.head(link(comment, moderator)).status_code == 200
    assert meta(response, "robots") == "noindex"
    assert response["Cache-Control"] == "private, no-store"
    comment.refresh_from_db()
    assert comment.status == "wacht"


@pytest.mark.parametrize(
    ("name", "status", "told"),
    [
        ("plaats", "geplaatst", "De reactie is geplaatst."),
        ("wijs-af", "afgewezen", "De reactie is afgewezen."),
        ("spam", "spam", "De reactie staat bij de spam."),
    ],
)
def test_post_decides_as_the_moderator_of_the_mail(client, moderator, name, status, told):
    comment = make_waiting()
    response = client.post(link(comment, moderator), {"decision": name, "reason": "Daarom."})
    assert response.status_code == 303
    assert told in page_text(client.get(response.url))
    comment.refresh_from_db()
    assert comment.status == status
    assert LogEntry.objects.get().user == moderator


def test_link_works_once(client, moderator):
    comment = make_waiting()
    url = link(comment, moderator)
    client.post(url, {"decision": "spam"})
    assert "al beoordeeld" in gone(client.get(url))
    assert "al beoordeeld" in gone(client.post(url, {"decision": "plaats"}))
    comment.refresh_from_db()
    assert comment.status == "spam"


def test_reason_is_asked_and_kept(client, moderator):
    comment = make_waiting()
    url = link(comment, moderator)
    assert client.post(url, {"decision": "wijs-af"}).status_code == 422
    response = client.post(url, {"decision": "wijs-af", "reason": "x" * 301})
    assert "x" * 301 in response.content.decode()
    assert "Maak de reden korter." in page_text(response)
    comment.refresh_from_db()
    assert comment.status == "wacht"


@pytest.mark.parametrize(
    "change",
    [
        lambda comment, user: decide(comment, "geplaatst", by=user),
        lambda comment, user: withdraw_comment(comment),
        lambda comment, user: User.objects.update(is_active=False),
        lambda comment, user: User.objects.update(is_staff=False),
        lambda comment, user: user.user_permissions.clear(),
        lambda comment, user: comment.delete(),
    ],
)
def test_link_dies_with_what_it_was_for(client, moderator, change):
    comment = make_waiting()
    url = link(comment, moderator)
    change(comment, moderator)
    gone(client.get(url))
    gone(client.post(url, {"decision": "spam"}))
    assert not Comment.objects.filter(status="spam").exists()


def test_text_that_changed_meanwhile_is_shown_first_and_the_reason_kept(client, moderator):
    comment = make_waiting()
    url = link(comment, moderator)
    Comment.objects.update(edited_at=Now(), body="Heel iets anders.")
    refused = client.post(url, {"decision": "wijs-af", "reason": "Er staat een naam in."})
    assert refused.status_code == 409
    text = page_text(refused)
    for words in [
        "is intussen aangepast. Lees eerst de nieuwe tekst.",
        "Heel iets anders.",
        "Er staat een naam in.",
    ]:
        assert words in text
    [base_revision] = re.findall(r'name="base_revision" value="([^"]*)"', refused.content.decode())
    again = {"decision": "wijs-af", "reason": "Er staat een naam in.", "base_revision": base_revision}
    assert client.post(url, again).status_code == 303
    comment.refresh_from_db()
    assert (comment.status, comment.reason) == ("afgewezen", "Er staat een naam in.")


def test_reason_typed_after_somebody_else_decided_is_given_back(client, moderator):
    comment = make_waiting()
    url = link(comment, moderator)
    decide(comment, "geplaatst", by=moderator)
    answer = client.post(url, {"decision": "wijs-af", "reason": "Er staat een naam in."})
    assert "Er staat een naam in." in gone(answer)


def test_link_is_a_week_old_at_most(client, moderator, monkeypatch):
    url = link(make_waiting(), moderator)
    later = timezone.now().timestamp() + timedelta(days=7, seconds=2).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    gone(client.get(url))


def test_forged_links_are_refused_kindly(client, moderator):
    comment = make_waiting()
    token = moderation_token(comment, moderator)
    other = signing.dumps([comment.uid.hex, moderator.pk, "wacht  "], salt="stories.comment.open")
    for forged in [token[:-1], token.replace(":", "."), other, "x", "%00", "%ff", "a" * 5000, "klaar"]:
        response = client.get(f"/reacties/beoordelen/{forged}/")
        assert response.status_code in {400, 404}


def test_without_the_token_of_the_form_nothing_is_done(moderator):
    strict = Client(enforce_csrf_checks=True)
    comment = make_waiting()
    assert strict.post(link(comment, moderator), {"decision": "plaats"}).status_code == 403
    comment.refresh_from_db()
    assert comment.status == "wacht"


def test_reported_comment_can_stay(client, moderator):
    comment = make_comment(hidden_at=timezone.now())
    response = client.get(link(comment, moderator))
    assert texts(response, "form[@class='form']//button") == ["Laat staan", "Haal weg", "Naar de spam"]
    client.post(link(comment, moderator), {"decision": "laat-staan"})
    comment.refresh_from_db()
    assert comment.is_visible


def test_page_after_it_says_what_was_done_and_nothing_else(client):
    for asked in ["", "?besluit=<script>", "?besluit=plaats"]:
        response = client.get(f"/reacties/beoordeeld/{asked}")
        assert response.status_code == 200
        assert "<script>" not in page_text(response)
