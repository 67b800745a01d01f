"""All that readers sent in and that waits, in one list, oldest first."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.accounts.models import User
from practices.models import Submission
from stories.models import Correction, Report
from tests.factories import make_comment, make_editor, make_reader_tip, make_story, make_waiting
from tests.reader import texts, tree

pytestmark = pytest.mark.django_db
URL = "/beheer/van-lezers/"
ROWS = "ol[@class='inbox']/li"


def ago(days):
    return timezone.now() - timedelta(days=days)


def make_correction(story, days, **fields):
    fields = {"kind": "verouderd", "note": "Dit is oud."} | fields
    return Correction.objects.create(story=story, created_at=ago(days), **fields)


def make_sent_in(story, days, **fields):
    tip = make_reader_tip(status="ingestuurd", published_at=None)
    fields = {"title": "Bel eerst even.", "explanation": "Dat scheelt."} | fields
    return Submission.objects.create(tip=tip, story=story, created_at=ago(days), **fields)


@pytest.fixture
def story():
    return make_story(title="De wijk aan zet")


@pytest.fixture
def everything(story):
    make_waiting(story, age=timedelta(days=2), body="Nieuwe woorden.")
    make_comment(story, proposed_body="Andere woorden.", proposed_at=ago(4), age=timedelta(days=9))
    reported = make_comment(story, body="Gemelde woorden.", age=timedelta(days=9))
    Report.objects.create(comment=reported, reason="anders", reporter="a", created_at=ago(3))
    Report.objects.create(comment=reported, reason="anders", reporter="b", created_at=ago(1))
    make_sent_in(story, 5)
    make_correction(story, 6)


def allow(client, *codenames):
    user = User.objects.create_user("alleen", "m@example.org", "lang genoeg wachtwoord", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)


def kinds(answer):
    return [row.split(":")[0] for row in texts(answer, ROWS)]


def test_inbox_has_everything_that_waits_oldest_first(client, everything):
    client.force_login(make_editor())
    assert texts(client.get(URL), ROWS) == [
        "Het is verouderd: De wijk aan zet wacht 6 dagen Dit is oud.",
        "Ingestuurde tip: De wijk aan zet wacht 5 dagen Bel eerst even. Dat scheelt.",
        "Aangepaste reactie: De wijk aan zet wacht 4 dagen Andere woorden.",
        "Gemelde reactie: De wijk aan zet wacht 3 dagen Gemelde woorden.",
        "Reactie: De wijk aan zet wacht 2 dagen Nieuwe woorden.",
    ]


def test_inbox_leaves_out_what_was_decided_or_caught(client, story):
    make_comment(story)
    make_comment(story, status="spam")
    make_correction(story, 1, status="bijgewerkt")
    make_correction(story, 1, caught_by="link")
    make_sent_in(story, 1, caught_by="link")
    done = make_comment(story)
    Report.objects.create(comment=done, reason="anders", reporter="a", handled_at=timezone.now())
    client.force_login(make_editor())
    answer = client.get(URL)
    assert texts(answer, ROWS) == []
    assert "Er wacht niets van lezers." in answer.content.decode()


def test_each_row_leads_to_its_own_page_to_decide(client, everything):
    client.force_login(make_editor())
    links = [link.get("href") for link in tree(client.get(URL)).findall(f".//{ROWS}/a")]
    assert len(set(links)) == 5
    for link in links:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(
    ("codename", "seen"),
    [
        ("change_comment", ["Aangepaste reactie", "Gemelde reactie", "Reactie"]),
        ("change_correction", ["Het is verouderd"]),
        ("change_tip", ["Ingestuurde tip"]),
    ],
)
def test_inbox_shows_only_what_the_account_may_decide_about(client, everything, codename, seen):
    allow(client, codename)
    assert kinds(client.get(URL)) == seen


def test_who_decides_about_nothing_of_readers_has_no_inbox(client, everything):
    allow(client, "view_comment", "view_correction")
    assert client.get(URL).status_code == 403
    assert URL not in client.get("/beheer/").content.decode()


def test_first_page_of_the_admin_leads_to_the_inbox(client):
    client.force_login(make_editor())
    assert f'href="{URL}"' in client.get("/beheer/").content.decode()


@pytest.mark.parametrize("times", [1, 12])
def test_inbox_asks_the_same_number_of_statements_however_much_waits(
    client, story, everything, times, django_assert_max_num_queries
):
    for _ in range(times):
        make_waiting(make_story(), age=timedelta(days=8))
        make_correction(story, 1)
        make_sent_in(make_story(), 1)
    client.force_login(make_editor())
    client.get(URL)
    # Session, account, two of permissions; how many there are, which come first, and one for each of the four sources.
    with django_assert_max_num_queries(10):
        client.get(URL)


def test_inbox_is_paged(client, story):
    for day in range(26):
        make_waiting(story, age=timedelta(days=day))
    client.force_login(make_editor())
    assert len(texts(client.get(URL), ROWS)) == 25
    last = client.get(f"{URL}?p=2")
    assert len(texts(last, ROWS)) == 1
    assert "Pagina 2 van 2" in last.content.decode()
    assert client.get(f"{URL}?p=x").status_code == 200


@pytest.mark.parametrize(("button", "status"), [("updated", "bijgewerkt"), ("left", "geen-wijziging")])
@pytest.mark.parametrize("caught_by", ["", "link"])
def test_a_correction_is_decided_about_on_its_own_page(client, story, button, status, caught_by):
    correction = make_correction(story, 1, caught_by=caught_by)
    client.force_login(make_editor())
    url = f"/beheer/stories/correction/{correction.pk}/change/"
    form = next(form for form in tree(client.get(url)).iter("form") if form.get("class") == "decision")
    assert button in [one.get("value") for one in form.iter("button")]
    fields = {one.get("name"): one.get("value") for one in form.iter("input")}
    client.post(form.get("action"), fields | {"action": button})
    correction.refresh_from_db()
    assert correction.status == status
    assert 'class="decision"' not in client.get(url).content.decode()
