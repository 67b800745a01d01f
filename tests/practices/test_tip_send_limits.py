"""How many tips can be sent (SECURITY 12 and 42): exactly so many, and enough for a workshop behind one address."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from practices.models import Submission
from tests.factories import make_nonce
from tests.reader import by_id, page_text

URL = "/tips/insturen/"


def form(**changes):
    words = {"title": "Bel eens", "explanation": "Dat werkt.", "topic": "anders"}
    return {"nonce": make_nonce("tip")} | words | changes


def send(number):
    try:
        return Client().post(URL, form(title=f"Tip nummer {number}")).status_code
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_row12_sixty_four_at_once_are_exactly_thirty():
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(64)))
    assert (answers.count(302), answers.count(429)) == (30, 34)
    assert Submission.objects.count() == 30


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_sixteen_times_at_once_is_one_tip():
    sent = form()

    def again(_):
        try:
            return Client().post(URL, sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(again, range(16))) == {302}
    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_row12_twenty_five_people_behind_one_address_all_get_through():
    assert {send_as(f"lezer{n}@example.org") for n in range(25)} == {302}
    assert Submission.objects.count() == 25


def send_as(email):
    return Client().post(URL, form(email=email)).status_code


@pytest.mark.django_db
def test_row12_too_many_of_one_sender_are_refused_with_the_text_kept():
    assert [send_as("marjan@example.org") for _ in range(3)] == [302] * 3
    response = Client().post(URL, form(email="Marjan@example.org", explanation="Mijn lange uitleg."))
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert "Wacht 1 minuut en probeer het opnieuw. Je tekst staat er nog." in page_text(response)
    assert by_id(response, "id_explanation").text.strip() == "Mijn lange uitleg."
    assert send_as("een-ander@example.org") == 302
