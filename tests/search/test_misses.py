"""Words that are searched and occur nowhere, without anything about the reader."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from netwerk.search.models import SearchMiss
from practices.models import Practitioner
from tests.factories import make_practitioner, make_reader_tip

pytestmark = pytest.mark.django_db


def counted():
    return dict(SearchMiss.objects.values_list("word", "times"))


def test_word_without_result_is_counted_a_day(client):
    for _ in range(2):
        client.get("/zoeken/", {"q": "omgevingswet"})

    assert counted() == {"omgevingswet": 2}
    assert SearchMiss.objects.get().day == timezone.localdate()


def test_only_the_word_that_occurs_nowhere(client):
    make_reader_tip(title="Bellen")
    client.get("/zoeken/", {"q": "bellen over omgevingswet"})
    client.get("/zoeken/", {"q": "bellen"})

    assert counted() == {"omgevingswet": 1}


def test_what_may_be_a_number_or_an_address_is_not_kept(client):
    client.get(
        "/zoeken/", {"q": "0612345678 tafel@wortel.org 1234AB w8woord wortel.nl tafel/wortel 12-tafel"}
    )

    assert counted() == {}


@pytest.mark.parametrize(
    "text",
    ["Wortel", "WORTEL", "wortel Tafel", "fatima jansen", "“Wortel”", "mevrouw jansen", "Wortel-tafel"],
)
def test_what_looks_like_a_name_is_not_kept(client, text):
    make_reader_tip(title="mevrouw")
    client.get("/zoeken/", {"q": text})

    assert counted() == ({"wortel": 1} if text == "wortel Tafel" else {})


@pytest.mark.parametrize("shown", [True, False])
def test_name_of_somebody_we_know_is_not_kept_though_it_is_a_word(client, shown):
    ground = Practitioner.LegalGround.CONSENT if shown else Practitioner.LegalGround.WITHDRAWN
    make_practitioner(name="Robin de Bakker-Vísser", legal_ground=ground)
    client.get("/zoeken/", {"q": "bakker visser wortel"})

    assert counted() == {"wortel": 1}


def test_nothing_but_word_day_and_count_is_kept():
    assert {field.name for field in SearchMiss._meta.get_fields()} == {"id", "word", "day", "times"}


def test_program_cannot_fill_the_table(client, monkeypatch):
    monkeypatch.setattr("netwerk.search.misses.WORDS_A_DAY", 2)
    for word in ["wortel", "tafel", "lepel"]:
        client.get("/zoeken/", {"q": word})

    assert set(counted()) == {"wortel", "tafel"}


def test_kept_for_ninety_days(client):
    today = timezone.localdate()
    SearchMiss.objects.create(word="oud", day=today - timedelta(days=91), times=1)
    SearchMiss.objects.create(word="bewaard", day=today - timedelta(days=90), times=1)
    call_command("rebuild_search_index")
    assert set(counted()) == {"bewaard"}

    SearchMiss.objects.create(word="oud", day=today - timedelta(days=91), times=1)
    client.get("/zoeken/", {"q": "nieuw"})
    assert set(counted()) == {"bewaard", "nieuw"}


def test_head_request_counts_nothing(client):
    client.head("/zoeken/", {"q": "omgevingswet"})

    assert counted() == {}
