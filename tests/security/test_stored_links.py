"""An address that could run something is never a link, also when it is already in the database."""

import html5lib
import pytest
from django.core.exceptions import ValidationError

from netwerk.content.templatetags.netwerk import web_address
from practices.models import Organisation, Practitioner
from stories.models import Story

pytestmark = pytest.mark.django_db
DANGEROUS = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript://voorbeeld.nl/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://voorbeeld.nl/1",
    "file:///etc/passwd",
    "ftp://voorbeeld.nl/",
    "//voorbeeld.nl/",
    "\\\\voorbeeld.nl\\",
    "/beheer/logout/",
    "https:voorbeeld.nl",
    "https://",
    "https://voorbeeld.nl@kwaad.example/",
    'https://voorbeeld.nl/" onmouseover="alert(1)',
    "https://voorbeeld.nl/\u202egpj.exe",
]


def links(answer):
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    attributes = [e.attrib for e in page.iter()]
    assert not [name for attribute in attributes for name in attribute if name.startswith("on")]
    return {attribute["href"] for attribute in attributes if "href" in attribute}


@pytest.mark.slow
def test_dangerous_addresses_in_the_database_are_not_linked(visitor, site):
    for address in DANGEROUS:
        Practitioner.objects.update(website=address)
        Organisation.objects.update(website=address)
        Story.objects.update(source_url=address)
        for thing in [site.practitioner, site.organisation, site.story]:
            answer = visitor.ask(thing.get_absolute_url())
            assert answer.status_code == 200
            shown = {
                href for href in links(answer) if address.strip() in href and address != "/beheer/logout/"
            }
            allowed = {address} if thing == site.story and address.startswith("//") else set()
            assert shown <= allowed, (thing, address)


@pytest.mark.parametrize("address", DANGEROUS)
def test_dangerous_address_is_refused_in_a_form(site, address):
    for thing, field in [
        (site.practitioner, "website"),
        (site.organisation, "website"),
        (site.story, "source_url"),
    ]:
        setattr(thing, field, address)
        with pytest.raises(ValidationError) as refusal:
            thing.full_clean()
        assert field in refusal.value.message_dict


@pytest.mark.parametrize(
    "address", ["https://www.example.org/a?b=c#d", "http://example.org:8080", "https://ex.nl/é"]
)
def test_ordinary_address_is_linked(visitor, site, address):
    assert web_address(address) == address
    Practitioner.objects.update(website=address)
    assert address in links(visitor.ask(site.practitioner.get_absolute_url()))
