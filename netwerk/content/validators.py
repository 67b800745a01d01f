"""What may not be stored, whoever types it."""

import re

from django.core.exceptions import ValidationError

# A name or an address with a port, then anything but spaces, quotes and signs that end an attribute.
HTTP_ADDRESS = re.compile(r"https?://\w[^\s/?#@\\<>\"]*(?:[/?#][^\s\\<>\"]*)?")


def is_http_address(value: str) -> bool:
    return bool(HTTP_ADDRESS.fullmatch(value)) and value.isprintable()


def http_address(value: str) -> None:
    """Only http and https, as anything else in a link may run. An address that was cut off is fine."""
    if not is_http_address(value):
        raise ValidationError(
            "Begin het adres met http:// of https:// en gebruik geen spaties.", code="http_address"
        )
