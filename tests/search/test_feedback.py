"""“Vond je wat je zocht?”: one answer, without cookie on the list, and nothing about the reader."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from netwerk.search.models import SearchFeedback
from tests.factories import make_practitioner, make_reader_tip
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db


def counted():
    return {row.word: (row.found, row.not_found) for row in SearchFeedback.objects.all()}


@pytest.fixture
def answer(client):
    return lambda answer, q: client.post(f"/zoeken/gevonden/?q={q}", {"antwoord": answer}, follow=True)


def test_list_of_results_leads_to_the_question_and_sets_no_cookie(client):
    make_reader_tip(title="Bellen")
    page = client.get("/zoeken/", {"q": "bellen", "soort": "tips"})

    assert "/zoeken/gevonden/?q=bellen" in links(page)
    assert not page.cookies
    assert "/zoeken/gevonden/" not in " ".join(links(client.get("/zoeken/")))


def test_answers_are_counted_a_day_and_word(answer):
    assert "Dank je wel" in page_text(answer("ja", "wortel tafel"))
    answer("nee", "wortel")

    assert counted() == {"wortel": (1, 1), "tafel": (1, 0)}


def test_answer_without_a_word_that_may_be_kept_is_counted_without_word(answer):
    make_practitioner(name="Robin Bakker")
    for q in ["Jansen", "bakker", "0612345678", "robin@wortel.org", "", "de"]:
        answer("nee", q)

    assert counted() == {"": (0, 6)}


def test_looking_at_the_question_counts_nothing(client):
    for method in (client.get, client.head):
        assert method("/zoeken/gevonden/?q=wortel").status_code == 200

    assert counted() == {}


@pytest.mark.parametrize("wrong", ["", "misschien", "x" * 1000])
def test_other_answers_are_not_counted(answer, wrong):
    assert "Kies “Ja” of “Nee”." in page_text(answer(wrong, "wortel"))
    assert counted() == {}


def test_nothing_but_word_day_and_counts_is_kept():
    fields = {field.name for field in SearchFeedback._meta.get_fields()}
    assert fields == {"id", "word", "day", "found", "not_found"}


def test_program_cannot_fill_the_table(answer, monkeypatch):
    monkeypatch.setattr("netwerk.search.misses.WORDS_A_DAY", 2)
    answer("ja", "wortel tafel lepel")

    assert len(counted()) == 2


def test_kept_for_ninety_days(answer):
    today = timezone.localdate()
    for word, days in [("oud", 91), ("bewaard", 90)]:
        SearchFeedback.objects.create(word=word, day=today - timedelta(days=days))
    call_command("clean_up", verbosity=0)

    assert set(counted()) == {"bewaard"}
