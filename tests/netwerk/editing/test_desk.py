"""The first page of the admin: what waits, how long, and the way to exactly those things (EA13)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.accounts.models import User
from netwerk.mail.models import Mail
from netwerk.pages.models import Page
from netwerk.search.models import SearchMiss
from practices.models import Submission
from stories.models import Correction
from tests.factories import (
    make_comment,
    make_draft,
    make_editor,
    make_practitioner,
    make_reader_tip,
    make_review,
    make_story,
    make_waiting,
)
from tests.reader import texts, tree

pytestmark = pytest.mark.django_db
DESK = "section[@class='desk']//li"


@pytest.fixture
def everything_waits():
    story = make_story(
        source_complete=False,
        source_gaps="De foto ontbreekt.",
        original_date="2014-05-01",
        review_on="2020-01-01",
    )
    make_review(make_draft())
    make_waiting(story, age=timedelta(days=3))
    make_waiting(story)
    make_comment(story, kind="vraag")
    Correction.objects.create(story=story, kind="verouderd", note="Dit is oud.")
    Submission.objects.create(
        tip=make_reader_tip(status="ingestuurd", published_at=None), title="x", explanation="y"
    )
    make_practitioner(legal_ground="bezwaar")
    Mail.objects.create(kind="x", to="a@example.org", key="x", gave_up_at=timezone.now())
    SearchMiss.objects.create(word="olifant", day=timezone.localdate(), times=3)
    Page.objects.exclude(slug="over").update(body="<p>Klaar.</p>")
    Page.objects.filter(slug="over").update(body="<p>Vul in van wie de site is.</p>")


def test_says_what_waits_and_how_long(client, everything_waits):
    client.force_login(make_editor())
    told = texts(client.get("/beheer/"), DESK)
    assert told[0] == "2 reacties wachten op jou de oudste 3 dagen geleden"
    assert len(told) == 13


def test_every_line_leads_to_as_many_things(client, everything_waits):
    client.force_login(make_editor())
    for line in tree(client.get("/beheer/")).findall(f".//{DESK}/a"):
        number = int(line.text.split()[0])
        answer = client.get(line.get("href"))
        assert answer.status_code == 200, line.text
        assert answer.context["cl"].result_count == number, line.text


def test_nothing_waits(client):
    Page.objects.update(body="<p>Klaar.</p>")
    client.force_login(make_editor())
    answer = client.get("/beheer/")
    assert texts(answer, DESK) == []
    assert "Er wacht niets." in answer.content.decode()


def test_an_editor_is_told_only_of_what_is_theirs(client, everything_waits):
    user = User.objects.create_user("moderator", "m@example.org", "lang genoeg wachtwoord", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_comment"))
    client.force_login(user)
    assert [told.split(" ", 1)[1][:6] for told in texts(client.get("/beheer/"), DESK)] == ["reacti", "vraag "]


@pytest.mark.parametrize("number", [1, 20])
def test_costs_at_most_twelve_queries(client, everything_waits, number, django_assert_max_num_queries):
    for _ in range(number):
        make_waiting(make_story())
    client.force_login(make_editor())
    client.get("/beheer/")
    with django_assert_max_num_queries(12):
        client.get("/beheer/")
