"""Guessing passwords. Every attempt takes one of a few chances before the password is looked at, so that guesses at the
same moment get no more of them; a right password gives the chances back.

A lock is of one name at one address: nobody locks out somebody who works elsewhere.
"""

from datetime import timedelta
from math import ceil

from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from netwerk.publicforms.limits import Limit
from netwerk.publicforms.models import RateLimitCounter
from netwerk.publicforms.senders import client_address

from .models import LoginFailure

CHANCES = 5
FIRST_LOCK, LONGEST_LOCK = timedelta(minutes=15), timedelta(hours=12)
FORGOTTEN = timedelta(days=1)  # longer than the longest lock, or that would end the count as well
# Of one address, whatever names it tries.
OF_ADDRESS = Limit("log in", 50, 60 * 60)


def connect() -> None:
    user_logged_in.connect(give_chance_back)


class LockOutBackend:
    """Lets nobody in and knows no accounts; it only refuses who is locked out. A command has no address."""

    def authenticate(self, request, username=None, **credentials):
        if request is None:
            return
        request.login_locked = take_chance(client_address(request), username or "")
        if request.login_locked:
            raise PermissionDenied


def take_chance(address: str, name: str) -> int:
    """One chance. 0 when there was one, otherwise the seconds to wait."""
    whole = attempt_digest(address)
    if wait := OF_ADDRESS.take(whole):
        return wait
    if wait := take_of_name(attempt_digest(address, name)):
        leave(whole)  # whoever is locked out already does not lock out the whole office
    return wait


@transaction.atomic
def take_of_name(key: str) -> int:
    """The row is locked: guesses at the same moment are counted one after the other."""
    now = timezone.now()
    found, _ = LoginFailure.objects.select_for_update().get_or_create(key=key)
    if now - found.last_at > FORGOTTEN:
        found.count = 0
    wait = found.last_at + lock_after(found.count) - now
    if found.count and wait > timedelta():
        return ceil(wait.total_seconds())
    found.count, found.last_at = found.count + 1, now
    found.save()
    return 0


def lock_after(count: int) -> timedelta:
    """Each time the chances are gone, twice as long."""
    times, left = divmod(count, CHANCES)
    return timedelta() if left or not times else min(FIRST_LOCK * 2 ** min(times - 1, 10), LONGEST_LOCK)


def leave(whole: str) -> None:
    RateLimitCounter.objects.filter(key=OF_ADDRESS.key(whole), count__gt=0).update(count=F("count") - 1)


def give_chance_back(sender, request, user, **kwargs) -> None:
    """The password was right, so that it took no chance."""
    if hasattr(request, "login_locked"):
        address = client_address(request)
        LoginFailure.objects.filter(key=attempt_digest(address, user.get_username())).update(count=0)
        leave(attempt_digest(address))


def attempt_digest(*parts: str) -> str:
    """A name is kept as a code too: people type their password in the wrong field."""
    return salted_hmac("netwerk.login", "\0".join(parts), algorithm="sha256").hexdigest()


def opens(seconds: int) -> str:
    """The time of the day, which is easier to wait for than a number of minutes."""
    now = timezone.localtime()
    then = now + timedelta(seconds=seconds, minutes=1)  # a minute of the clock that has ended by then
    return f"{'' if then.date() == now.date() else 'morgen '}{then:%H.%M} uur"
