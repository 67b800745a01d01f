"""The starter content, loaded once for a file of tests that write nothing."""

import pytest
from django.core.management import call_command
from django.db import transaction

ENTREPRENEURS = "leren-van-sociaal-ondernemers"  # article 000
BORDER = "van-organisatiegrens-naar-ontmoetingsplek"  # 001
CULTURE = "cultuur-verslaat-strategie"  # 002
COOPERATION = "waarom-samenwerken-moeilijk-is"  # 003
ART = "de-kunst-van-het-netwerken"  # 004

TIPS = {
    BORDER: """werk-eerst-aan-de-relatie houd-rekening-met-de-voorgeschiedenis doe-binnen-evenveel-moeite
        luister-in-de-woorden-van-de-ander weet-hoe-je-kijkt-en-luistert""",
    COOPERATION: """maak-samenwerking-niet-te-zwaar zet-de-inhoud-in-het-midden haal-er-mensen-van-buiten-bij
        regel-je-eigen-tegenspraak maak-plaats-voor-nieuwe-partners stop-als-het-doel-is-gehaald
        vier-wat-er-lukt""",
    ART: """ontdek-wat-de-ander-nodig-heeft help-en-voeg-iets-toe bouw-op-vertrouwen neem-de-tijd
        kies-met-wie-je-netwerkt""",
}


@pytest.fixture(scope="module")
def starter(django_db_setup, django_db_blocker):
    """Loaded once, as it takes seconds; no test in this file writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starter_content", verbosity=0)
        yield
        transaction.set_rollback(True)


def in_story(model, slug):
    return model.objects.filter(parent__slug=slug).order_by("ordering")
