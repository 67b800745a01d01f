"""Row 27 and A4.3: passwords are not guessed, and nobody locks out somebody else."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from netwerk import retention
from netwerk.login import attempts
from tests.every_column import find_everywhere
from tests.factories import make_editor
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LOGIN = "/beheer/login/"
RIGHT, WRONG = "lang genoeg wachtwoord", "fout"
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def editor():
    return make_editor(username="sam")


def try_in(name="sam", password=WRONG, address=HERE, **more):
    return Client(REMOTE_ADDR=address, **more).post(LOGIN, {"username": name, "password": password})


def fail(times, **how):
    return [try_in(**how).status_code for _ in range(times)]


def test_row_27_five_failures_lock_a_name_at_an_address():
    assert fail(5) == [200, 200, 200, 200, 429]
    answer = try_in(password=RIGHT)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    assert "no-store" in answer.headers["Cache-Control"]
    assert texts(answer, "h1") == ["Wacht even met inloggen"]
    assert "Probeer het over 15 minuten opnieuw." in page_text(answer)


def test_row_27_right_password_from_another_address_still_works():
    fail(6)
    assert try_in(password=RIGHT, address=ELSEWHERE).status_code == 302


def test_other_names_at_the_same_address_still_work():
    fail(6, name="noor")
    assert try_in(password=RIGHT).status_code == 302


def test_lock_ends_after_a_quarter_of_an_hour_whoever_keeps_trying():
    fail(8)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert try_in(password=RIGHT).status_code == 302


def test_right_password_begins_the_count_anew():
    assert fail(4) == [200] * 4
    assert try_in(password=RIGHT).status_code == 302
    assert fail(4) == [200] * 4


def test_another_browser_is_no_way_around():
    for number in range(4):
        try_in(HTTP_USER_AGENT=f"Browser/{number}")
    assert try_in(HTTP_USER_AGENT="Browser/5").status_code == 429


def test_row_27_fifty_failures_lock_an_address_whatever_the_names():
    assert {try_in(name=f"naam{n}").status_code for n in range(attempts.MOST_FAILURES)} == {200}
    assert try_in(password=RIGHT).status_code == 429
    assert try_in(password=RIGHT, address=ELSEWHERE).status_code == 302
    AccessFailureLog.objects.update(attempt_time=timezone.now() - attempts.PERIOD)
    assert try_in(password=RIGHT).status_code == 302


@pytest.mark.parametrize("behind", [True, False])
def test_address_is_what_the_own_proxy_says(settings, behind):
    settings.BEHIND_PROXY = behind
    for number in range(5):
        answer = try_in(HTTP_X_FORWARDED_FOR=f"192.0.2.{number}", address="10.0.0.1")
    assert (answer.status_code == 429) == (not behind)


def test_no_address_at_all_is_counted_too():
    assert fail(5, address="")[-1] == 429


@pytest.mark.parametrize("times", [1, 5, 6])
def test_row_27_known_and_unknown_names_get_the_same_answer(times):
    """Also the password is computed for both: an unknown name is no quicker."""
    pages = []
    for name in ["sam", "wie"]:
        fail(times - 1, name=name)
        page = try_in(name=name)
        pages.append((page.status_code, page_text(page)))
    assert pages[0] == pages[1]


def test_row_27_unknown_name_costs_a_password_too(monkeypatch):
    made = []
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    monkeypatch.setattr(hasher, lambda self, password, salt: made.append(password) or "md5$x$y")
    for name in ["sam", "wie"]:
        try_in(name=name)
    assert made == [WRONG, WRONG]


def test_pv1_neither_what_was_typed_nor_the_browser_is_kept():
    for typed in ["mijn-geheime-wachtwoord", "sam"]:
        client = Client(REMOTE_ADDR=HERE, HTTP_USER_AGENT="Kanariebrowser/7", HTTP_ACCEPT="text/kanarie")
        client.post(f"{LOGIN}?kanarie=1", {"username": typed, "password": "kanariewoord", "x": "kanarie"})
    assert AccessAttempt.objects.count() == AccessFailureLog.objects.count() == 2
    for trace in ["anarie", "mijn-geheime"]:
        assert find_everywhere(trace) == []


def test_pv4_attempts_go_after_a_month():
    fail(2)
    for age, left in [(retention.LOGIN_ATTEMPT - timedelta(minutes=1), 1), (retention.LOGIN_ATTEMPT, 0)]:
        for model in (AccessAttempt, AccessFailureLog):
            model.objects.update(attempt_time=timezone.now() - age)
        call_command("clean_up")
        assert AccessAttempt.objects.count() == left
        assert AccessFailureLog.objects.exists() == bool(left)
