"""What may stand in a link: http and https, and nothing that runs or hides."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from netwerk.content.validators import http_address


@pytest.mark.parametrize(
    "address",
    [
        "https://www.voorbeeld.nl/pad?vraag=1#kop",
        "http://publiekezaak.nl/blog/netwerken-met-ambtenaren-vanuit-je-hart-…",
        "https://voorbeeld.nl:8443",
        "https://café.nl/één",
    ],
)
def test_web_address_is_accepted(address):
    http_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//http://voorbeeld.nl",
        " https://voorbeeld.nl",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "ftp://voorbeeld.nl",
        "//voorbeeld.nl",
        "https:voorbeeld.nl",
        "https:///voorbeeld.nl",
        "https://naam@kwaad.nl",
        "https://voorbeeld.nl\\@kwaad.nl",
        "https://voorbeeld.nl/a b",
        'https://voorbeeld.nl/"onclick=',
        "https://voorbeeld.nl/\u202egpj.exe",
        "java\nscript:alert(1)",
        "www.voorbeeld.nl",
    ],
)
def test_anything_else_is_refused(address):
    with pytest.raises(ValidationError, match="Begin het adres met http:// of https://"):
        http_address(address)


@given(st.text())
def test_accepted_text_always_is_a_web_address(text):
    try:
        http_address(text)
    except ValidationError:
        return
    assert text.startswith(("http://", "https://"))
