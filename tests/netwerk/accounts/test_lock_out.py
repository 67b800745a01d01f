"""Passwords are not guessed, and nobody locks out somebody else."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from netwerk.accounts import attempts
from netwerk.accounts.models import LoginFailure
from netwerk.privacy import retention
from netwerk.publicforms.models import RateLimitCounter
from tests.every_column import find_everywhere
from tests.factories import make_editor, make_member
from tests.reader import page_text, texts, tree

pytestmark = pytest.mark.django_db
LOGIN = "/beheer/login/"
RIGHT, WRONG = "lang genoeg wachtwoord", "fout"
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def editor(db):
    return make_editor(username="sam")


def try_in(name="sam", password=WRONG, address=HERE, **more):
    return Client(REMOTE_ADDR=address, **more).post(LOGIN, {"username": name, "password": password})


def fail(times, **how):
    return [try_in(**how).status_code for _ in range(times)]


def later(time):
    """As if all that happened was so much longer ago."""
    for row in LoginFailure.objects.all():
        LoginFailure.objects.filter(pk=row.pk).update(last_at=row.last_at - time)


def test_five_failures_lock_a_name_at_an_address():
    assert fail(6) == [200] * 5 + [429]
    answer = try_in(password=RIGHT)
    assert answer.status_code == 429
    assert 890 < int(answer.headers["Retry-After"]) <= 900
    assert "no-store" in answer.headers["Cache-Control"]
    assert "sessionid" not in answer.cookies


def test_who_is_locked_out_reads_when_it_opens_again_and_can_type_on():
    fail(5)
    page = try_in()
    opens = timezone.localtime() + 16 * MINUTE
    assert (
        f"Wacht tot {'' if opens.date() == timezone.localdate() else 'morgen '}{opens:%H.%M} uur"
        in page_text(page)
    )
    assert texts(page, "p[@class='errornote']")
    assert tree(page).find(".//input[@name='username']").get("value") == "sam"


def test_right_password_from_another_address_still_works():
    fail(6)
    assert try_in(password=RIGHT, address=ELSEWHERE).status_code == 302


def test_other_names_at_the_same_address_still_work():
    fail(6, name="noor")
    assert try_in(password=RIGHT).status_code == 302


def test_lock_ends_after_a_quarter_of_an_hour_whoever_keeps_trying():
    fail(8)
    later(15 * MINUTE - timedelta(seconds=30))
    assert try_in(password=RIGHT).status_code == 429
    later(timedelta(seconds=31))
    assert try_in(password=RIGHT).status_code == 302


def test_each_lock_is_twice_as_long_up_to_twelve_hours():
    waits = []
    for _ in range(9):
        for _ in range(attempts.CHANCES):
            assert attempts.take_of_name("sleutel") == 0
        waits.append(timedelta(seconds=attempts.take_of_name("sleutel")) / MINUTE)
        later(waits[-1] * MINUTE)
    assert waits == [15, 30, 60, 120, 240, 480, 720, 720, 720]


def test_after_a_day_of_rest_the_first_lock_is_short_again():
    LoginFailure.objects.create(key="sleutel", count=25, last_at=timezone.now() - attempts.FORGOTTEN - MINUTE)
    assert attempts.take_of_name("sleutel") == 0
    assert LoginFailure.objects.get().count == 1


def test_right_password_begins_the_count_anew():
    assert fail(4) == [200] * 4
    assert try_in(password=RIGHT).status_code == 302
    assert fail(6) == [200] * 5 + [429]


def test_right_password_that_opens_nothing_takes_a_chance():
    make_member(username="lezer", is_staff=False)
    answers = [try_in("lezer", RIGHT).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_another_browser_is_no_way_around():
    for number in range(5):
        try_in(HTTP_USER_AGENT=f"Browser/{number}")
    assert try_in(HTTP_USER_AGENT="Browser/5").status_code == 429


def test_fifty_failures_lock_an_address_whatever_the_names():
    assert {try_in(name=f"naam{n}").status_code for n in range(50)} == {200}
    answer = try_in(password=RIGHT)
    assert answer.status_code == 429
    assert 3500 < int(answer.headers["Retry-After"]) <= 3600
    assert try_in(password=RIGHT, address=ELSEWHERE).status_code == 302
    RateLimitCounter.objects.update(since=timezone.now() - timedelta(hours=1))
    assert try_in(password=RIGHT).status_code == 302


def test_sixty_editors_behind_one_address_log_in():
    for n in range(60):
        make_editor(username=f"collega{n}")
    assert {try_in(f"collega{n}", RIGHT).status_code for n in range(60)} == {302}


def test_who_keeps_trying_while_locked_out_does_not_lock_the_whole_office():
    fail(60, name="noor")
    assert try_in(password=RIGHT).status_code == 302


@pytest.mark.parametrize("behind", [True, False])
def test_address_is_what_the_own_proxy_says(settings, behind):
    settings.BEHIND_PROXY = behind
    for number in range(6):
        answer = try_in(HTTP_X_FORWARDED_FOR=f"192.0.2.{number}", address="10.0.0.1")
    assert (answer.status_code == 429) == (not behind)


def test_no_address_at_all_is_counted_too():
    assert fail(6, address="")[-1] == 429


@pytest.mark.django_db(transaction=True)
def test_twenty_guesses_at_the_same_moment_get_five_chances(monkeypatch):
    """Whoever counts takes his time, so that the others come in between if they can."""
    start, lock_after = Barrier(20), attempts.lock_after
    monkeypatch.setattr(attempts, "lock_after", lambda count: time.sleep(0.03) or lock_after(count))

    def guess(_):
        try:
            start.wait()
            return try_in().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(guess, range(20)))
    assert sorted(answers) == [200] * 5 + [429] * 15


@pytest.mark.parametrize("times", [1, 5, 6])
def test_known_and_unknown_names_get_the_same_answer(times):
    """Also the password is computed for both: an unknown name is no quicker."""
    pages = []
    for name in ["sam", "wie"]:
        fail(times - 1, name=name)
        page = try_in(name=name)
        pages.append((page.status_code, page_text(page)))
    assert pages[0] == pages[1]


def test_unknown_name_costs_a_password_too(monkeypatch):
    made = []
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    monkeypatch.setattr(hasher, lambda self, password, salt: made.append(password) or "md5$x$y")
    for name in ["sam", "wie"]:
        try_in(name=name)
    assert made == [WRONG, WRONG]


def test_neither_what_was_typed_nor_the_address_nor_the_browser_is_kept():
    for typed in ["mijn-geheime-wachtwoord", "sam"]:
        client = Client(REMOTE_ADDR=HERE, HTTP_USER_AGENT="Kanariebrowser/7", HTTP_ACCEPT="text/kanarie")
        client.post(f"{LOGIN}?kanarie=1", {"username": typed, "password": "kanariewoord", "x": "kanarie"})
    assert LoginFailure.objects.count() == 2
    for trace in ["anarie", "mijn-geheime", HERE]:
        assert find_everywhere(trace) == []


def test_counts_go_after_a_day():
    fail(1)
    for age, left in [(attempts.FORGOTTEN - MINUTE, 1), (attempts.FORGOTTEN, 0)]:
        LoginFailure.objects.update(last_at=timezone.now() - age)
        RateLimitCounter.objects.update(since=timezone.now() - age)
        call_command("clean_up")
        assert LoginFailure.objects.count() == left


def test_clean_up_takes_no_lock_away():
    assert timedelta(seconds=attempts.OF_ADDRESS.seconds) <= retention.HIT
    assert attempts.FORGOTTEN > attempts.LONGEST_LOCK
