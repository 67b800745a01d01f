"""An app with codes, as on the telephone of an editor."""

import time

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

PERIOD = 30


def give_app(user) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="App", key=default_key())


def code_of(device, *, later: int = 0) -> str:
    """The code that the app shows; ``later``: so many periods from now, as a used one is refused."""
    totp = TOTP(device.bin_key, PERIOD)
    totp.time = time.time() + later * PERIOD
    return f"{totp.token():06}"
