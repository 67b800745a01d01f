"""What readers reported, at /beheer/: comments that should not be there, stories and tips that are not right."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.accounts.models import User
from stories.models import Correction, Report
from tests.admin_form import as_sent
from tests.factories import make_comment, make_editor, make_reader_tip, make_story
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db
REPORTS = "/beheer/stories/report/"
CORRECTIONS = "/beheer/stories/correction/"


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="anne"))
    client.get("/beheer/")  # later requests find the content types in the cache
    return client


def report(comment=None, **fields):
    given = {"reason": "reclame", "reporter": "a", "email": "lezer@example.org"} | fields
    return Report.objects.create(comment=comment or make_comment(), **given)


def correct(thing, **fields):
    given = {"kind": "verouderd", "note": "De link\nis oud.", "email": "lezer@example.org"} | fields
    return Correction.objects.create(**{thing._meta.model_name: thing}, **given)


def handle(editor, action, *corrections):
    chosen = {"action": action, "index": "0", "_selected_action": [c.pk for c in corrections]}
    return editor.post(CORRECTIONS, chosen, follow=True)


def test_list_shows_what_is_open_with_the_comment(editor):
    report(make_comment(name="Sam", body="Koop nu"), note="Dit is een winkel")
    report(reason="privacy", handled_at=timezone.now())
    base_revision = page_text(editor.get(REPORTS))
    for words in [
        "Het is reclame",
        "Dit is een winkel",
        "Sam bij Verhaal",
        "Koop nu",
        "Te doen 1",
        "Afgehandeld 1",
    ]:
        assert words in base_revision
    assert "Er staan gegevens" not in base_revision


def test_report_is_decided_at_the_comment(editor):
    comment = make_comment(hidden_at=timezone.now())
    report(comment)
    page = editor.get(REPORTS)
    assert texts(page, "div[@class='comment-buttons']/button")[0].startswith("Laat staan")
    html = page.content.decode()
    assert 'formaction="/beheer/stories/comment/?stand=gemeld"' in html
    sent = as_sent(page, only=f"laat-staan:{comment.pk}")
    sent |= {"csrfmiddlewaretoken": ["x"], f"base_revision-{comment.pk}": ["geplaatst - -"]}
    told = page_text(editor.post("/beheer/stories/comment/?stand=gemeld", sent, follow=True))
    assert "1 reactie blijft staan." in told
    comment.refresh_from_db()
    assert comment.is_visible
    assert Report.objects.get().handled_at is not None


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("url", "queries"), [(REPORTS, 6), (CORRECTIONS, 6)])
def test_lists_ask_the_database_a_fixed_number_of_times(
    editor, number, url, queries, django_assert_num_queries
):
    for _ in range(number):
        report()
        correct(make_story())
    with django_assert_num_queries(queries):
        editor.get(url)


@pytest.mark.parametrize("make", [make_story, make_reader_tip])
def test_updated_is_visible_on_the_story_or_tip(editor, make):
    thing = make()
    correction = correct(thing)
    assert "1 melding is afgehandeld: bijgewerkt." in page_text(handle(editor, "updated", correction))
    correction.refresh_from_db()
    thing.refresh_from_db()
    assert (correction.status, thing.revised_on) == ("bijgewerkt", timezone.localdate())
    assert correction.handled_at is not None
    assert thing.history.first().history_user.username == "anne"
    assert LogEntry.objects.get().get_change_message() == "Bijgewerkt"


def test_nothing_changed_leaves_the_story(editor):
    story = make_story(revised_on=date(2020, 1, 1))
    correction = correct(story)
    handle(editor, "left", correction)
    correction.refresh_from_db()
    story.refresh_from_db()
    assert (correction.status, story.revised_on) == ("geen-wijziging", date(2020, 1, 1))


def test_correction_is_handled_once(editor):
    correction = correct(make_story(), status="geen-wijziging")
    chosen = {"action": "updated", "index": "0", "_selected_action": [correction.pk]}
    told = page_text(editor.post(f"{CORRECTIONS}?stand=geen-wijziging", chosen, follow=True))
    assert "De rest was al afgehandeld." in told
    correction.refresh_from_db()
    assert correction.status == "geen-wijziging"


def test_corrections_stand_in_tabs_and_lead_to_what_they_are_about(editor):
    story = make_story()
    correct(story)
    correct(make_reader_tip(), note="Koop nu", caught_by="Woord op de spamlijst: koop")
    response = editor.get(CORRECTIONS)
    assert texts(response, "ul[@class='tab-row']//a") == [
        *["Te doen 1", "Misschien spam 1", "Bijgewerkt 0", "Niets gewijzigd 0"]
    ]
    assert story.get_absolute_url() in links(response)
    assert "Koop nu" not in page_text(response)
    assert "Koop nu" in page_text(editor.get(f"{CORRECTIONS}?stand=spam"))


def test_words_of_readers_are_not_changed_here(editor):
    told, correction = report(), correct(make_story())
    editor.post(f"{REPORTS}{told.pk}/change/", {"note": "x"})
    editor.post(
        f"{CORRECTIONS}{correction.pk}/change/", {"note": "x", "status": "bijgewerkt", "kind": "link"}
    )
    for row in (told, correction):
        before = (row.note, row.email)
        row.refresh_from_db()
        assert (row.note, row.email) == before
    correction.refresh_from_db()
    assert correction.status == "open"
    for url in (f"{REPORTS}add/", f"{CORRECTIONS}add/", f"{REPORTS}{told.pk}/delete/"):
        assert editor.get(url).status_code == 403


def test_address_of_who_reports_is_for_superusers_only(editor):
    told, correction = report(), correct(make_story())
    pages = [REPORTS, CORRECTIONS, f"{REPORTS}{told.pk}/change/", f"{CORRECTIONS}{correction.pk}/change/"]
    assert "lezer@example.org" in page_text(editor.get(CORRECTIONS))
    User.objects.update(is_superuser=False)
    rights = ["view_report", "view_correction", "change_correction"]
    User.objects.get().user_permissions.set(Permission.objects.filter(codename__in=rights))
    for url in pages:
        response = editor.get(url)
        assert response.status_code == 200
        assert "lezer@example.org" not in response.content.decode()
    for url in (REPORTS, CORRECTIONS):
        assert editor.get(url, {"email__startswith": "l"}).status_code in {302, 400}
