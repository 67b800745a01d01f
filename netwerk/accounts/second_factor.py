"""A code besides the password: from an app on a telephone, or one of ten that were kept for when it is lost."""

import secrets
from math import ceil

import django_otp
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from . import rights, sessions
from .audit import record
from .models import User

ASKED = "second_factor_asked"  # whoever has an app is asked for its code, also where it is not compulsory
SALT = "netwerk.second_factor"
KEY_AGE = 60 * 60
APP_DIGITS = 6
SPARE_CODES, SPARE_DIGITS = 10, 10


def connect() -> None:
    user_logged_in.connect(note_if_asked)


def note_if_asked(sender, request, user, **kwargs) -> None:
    request.session[ASKED] = has_app(user)


def has_app(user) -> bool:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def is_passed(request) -> bool:
    asked = settings.SECOND_FACTOR or request.session.get(ASKED)
    # Whoever gave the password in this very request has nothing that tells of a code yet.
    return not asked or getattr(request.user, "is_verified", bool)()


def new_key(user) -> str:
    """Nothing is stored before the first code proves that the app has the key."""
    return signing.dumps(default_key(), salt=f"{SALT}.{user.pk}")


def device_of(user, signed_key: str) -> TOTPDevice:
    """The app that the key is for, not stored yet. A key that is old or somebody else's is a ``BadSignature``."""
    key = signing.loads(signed_key, salt=f"{SALT}.{user.pk}", max_age=KEY_AGE)
    return TOTPDevice(user=user, name="App", key=key)


@transaction.atomic
def keep_app(device: TOTPDevice, code: str) -> bool:
    """The app replaces the one before, when its code is right."""
    User.objects.select_for_update().get(pk=device.user_id)
    TOTPDevice.objects.filter(user_id=device.user_id).delete()
    device.save()
    if not device.verify_token(code):
        transaction.set_rollback(True)
        return False
    return True


@transaction.atomic
def new_spare_codes(user) -> list[str]:
    """The codes are shown once; a code that does not lead back to them is kept."""
    codes = [f"{secrets.randbelow(10**SPARE_DIGITS):0{SPARE_DIGITS}}" for _ in range(SPARE_CODES)]
    User.objects.select_for_update().get(pk=user.pk)
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Reservecodes")
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code_digest(code)) for code in codes)
    return codes


def spare_codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def code_digest(code: str) -> str:
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()[:16]  # as long as the column


def device_for_code(user, code: str):
    """The device that the code belongs to. Each code works once, and each mistake makes the next wait longer."""
    device = device_for(user, code)
    token = code if isinstance(device, TOTPDevice) else code_digest(code)
    return device and django_otp.verify_token(user, device.persistent_id, token)


def device_for(user, code: str):
    model = TOTPDevice if len(code) == APP_DIGITS else StaticDevice
    return model.objects.devices_for_user(user, confirmed=True).first()


def seconds_to_wait(user, code: str) -> int:
    if (device := device_for(user, code)) is None:
        return 0
    is_allowed, why = device.verify_is_allowed()
    return 0 if is_allowed else ceil((why["locked_until"] - timezone.now()).total_seconds())


def reset(user, request=None) -> None:
    """For who lost both the telephone and the spare codes; whoever has that telephone is logged out."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    sessions.end_all(user)
    record("second factor reset", user, request=request)
    rights.tell_administrators(user, "inloggen met een code uitgezet")
