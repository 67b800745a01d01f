"""A code is of use once, also to who sends it twice at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django_otp.plugins.otp_totp.models import TOTPDevice

from netwerk.accounts import second_factor
from tests.authenticator import code_of, give_app
from tests.factories import make_editor

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(user, codes):
    """How many of them are accepted."""
    start = Barrier(len(codes))

    def give(code):
        try:
            start.wait()
            return second_factor.device_for_code(user, code)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(codes)) as pool:
        return len([device for device in pool.map(give, codes) if device])


def test_code_of_the_app_is_accepted_once():
    app = give_app(make_editor())
    assert at_once(app.user, [code_of(app)] * 8) == 1


def test_spare_code_is_accepted_once():
    app = give_app(make_editor())
    [code, *_] = second_factor.new_spare_codes(app.user)
    assert at_once(app.user, [code] * 8) == 1
    assert second_factor.spare_codes_left(app.user) == 9


def test_of_guesses_at_the_same_moment_one_is_looked_at():
    app = give_app(make_editor())
    right = int(code_of(app))
    assert at_once(app.user, [f"{(right + n) % 10**6:06}" for n in range(500_000, 500_008)]) == 0
    assert TOTPDevice.objects.get().throttling_failure_count == 1
