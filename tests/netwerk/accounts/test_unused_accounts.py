"""Accounts of editors that nobody uses: a mail first, and a month later the account is off."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from netwerk.accounts.models import RightsChange, User
from tests.factories import make_member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
UNUSED = 730 * DAY


def make_account(used: timedelta, **fields) -> User:
    user = make_member("redacteur", **fields)
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - used)
    return user


def clean_up(*, days: int = 0, monkeypatch=None) -> str:
    out = StringIO()
    call_command("clean_up", stdout=out)
    call_command("send_mail_queue", stdout=StringIO())
    return out.getvalue()


def later(user: User, period: timedelta) -> None:
    """As if the warning was sent that long ago."""
    User.objects.filter(pk=user.pk).update(unused_warned_at=timezone.now() - period)


def is_active(user: User) -> bool:
    return User.objects.get(pk=user.pk).is_active


def test_account_is_warned_a_month_before_and_stays_on():
    user = make_account(UNUSED - 29 * DAY, username="sam", email="sam@example.org")
    make_account(UNUSED - 31 * DAY)
    clean_up()
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["sam@example.org"], "Log in om je account te houden")
    assert "Dan zetten we" not in message.subject
    assert "Log dan in voor" in message.body
    assert is_active(user)


def test_warning_is_sent_once():
    make_account(UNUSED)
    clean_up()
    clean_up()
    assert len(mail.outbox) == 1


def test_account_is_switched_off_a_month_after_the_warning_and_that_is_told():
    user = make_account(UNUSED, username="sam")
    clean_up()
    assert is_active(user)
    later(user, 31 * DAY)
    assert "switched off" in clean_up()
    assert not is_active(user)
    assert RightsChange.objects.filter(of="gebruiker sam", what="account uitgezet").exists()


def test_who_logs_in_after_the_warning_keeps_the_account():
    user = make_account(UNUSED)
    later(user, 40 * DAY)
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - 35 * DAY)
    clean_up()
    assert is_active(user)


def test_account_that_was_never_used_counts_from_when_it_was_made():
    user = make_member("redacteur")
    User.objects.filter(pk=user.pk).update(date_joined=timezone.now() - UNUSED, last_login=None)
    clean_up()
    assert len(mail.outbox) == 1


def test_last_account_with_all_rights_stays_on():
    old, last = [make_account(UNUSED + days * DAY, is_superuser=True) for days in (9, 5)]
    for user in (old, last):
        later(user, 31 * DAY)
    clean_up()
    assert (is_active(old), is_active(last)) == (False, True)
