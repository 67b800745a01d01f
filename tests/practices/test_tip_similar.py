"""Before a tip is sent, its sender sees the tips that look like it."""

import pytest
from django.db import OperationalError, connection

from netwerk.search.querysets import SearchDocumentQuerySet
from practices.models import Submission
from practices.submissions.similar import similar_tips
from tests.factories import make_draft, make_lesson, make_nonce, make_reader_tip, make_tip
from tests.reader import by_id, page_text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]
URL = "/tips/insturen/"


def form(**changes):
    words = {"title": "Bel je collega voordat je mailt", "explanation": "Dat werkt.", "topic": "anders"}
    return {"nonce": make_nonce("tip")} | words | changes


def test_similar_tips_are_shown_with_the_form_as_it_was_filled_in(client):
    make_tip(title="Bel een collega voordat je hem mailt")
    response = client.post(URL, form(situation="Op kantoor."))
    assert response.status_code == 200
    assert texts(response, "section[@aria-labelledby='lijken']//h3") == [
        "Bel een collega voordat je hem mailt"
    ]
    assert by_id(response, "id_situation").text.strip() == "Op kantoor."
    assert texts(response, "main//form//button") == ["Verstuur je tip toch"]
    assert not Submission.objects.exists()


def test_a_tip_that_is_sent_all_the_same_is_kept_once(client):
    make_tip(title="Bel een collega voordat je hem mailt")
    sent = form()
    shown = client.post(URL, sent)
    again = sent | {name: by_id(shown, f"id_{name}").get("value") for name in ("toch", "nonce")}
    assert [client.post(URL, again).status_code for _ in range(2)] == [302, 302]
    assert Submission.objects.count() == 1


def test_an_error_after_the_similar_tips_does_not_show_them_again(client):
    make_tip(title="Bel een collega voordat je hem mailt")
    refused = client.post(URL, form(toch="1", explanation=""))
    assert refused.status_code == 422
    assert "Verstuur je tip toch" in page_text(refused)
    assert client.post(URL, form(toch="1")).status_code == 302


def test_a_tip_unlike_all_others_is_kept_at_once(client):
    make_tip(title="Vier wat er lukt met een feest")
    assert client.post(URL, form()).status_code == 302


def test_at_most_three_published_tips_are_similar():
    tips = [make_tip(title=f"Bel een collega, manier {n}") for n in range(4)]
    make_tip(title="Bel een collega", parent=make_draft())
    make_reader_tip(title="Bel een collega", status="ingestuurd")
    make_lesson(title="Bel een collega")
    found = similar_tips("Bel een collega")
    assert len(found) == 3
    assert set(found) < set(tips)


@pytest.mark.parametrize(
    "title", ["", "de het een", "!!!", "-bel", '"', "🙂", "x" * 120, "or " * 40, "a b c d e f " * 10]
)
def test_any_title_can_be_looked_for(title):
    make_tip(title="Bel een collega")
    assert similar_tips(title) in ([], [title])


def fails(*args):
    raise OperationalError("away")


def is_slow(*args):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")


@pytest.mark.parametrize("search", [fails, is_slow])
def test_a_search_that_is_slow_or_away_never_stops_a_tip(client, monkeypatch, search):
    make_tip(title="Bel een collega voordat je hem mailt")
    monkeypatch.setattr(SearchDocumentQuerySet, "partly", search)
    assert client.post(URL, form()).status_code == 302
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("tips", [1, 20])
def test_query_count_does_not_depend_on_the_number_of_tips(tips, django_assert_max_num_queries):
    for n in range(tips):
        make_tip(title=f"Bel een collega {n}")
    with django_assert_max_num_queries(8):
        similar_tips("Bel een collega")
