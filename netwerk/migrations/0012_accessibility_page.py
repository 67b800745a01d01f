"""The statement on accessibility now also tells of the editors' part. A text that operators changed stays theirs."""

from importlib import import_module

from django.db import migrations
from django.utils import timezone

from netwerk.richtext import clean

BEFORE = import_module("netwerk.migrations.0002_pages").TOEGANKELIJKHEID

CHANGES = {
    """
<p>Er is nog geen onderzoek gedaan. Bekende problemen en de datum van herstel komen hier te staan.</p>
""": """
<p>Er is nog geen onderzoek door mensen gedaan. Wat daaruit komt, komt hier te staan, met de datum van herstel.</p>
<p>Het programma dat de pagina’s controleert, vindt geen fouten. Ook niet in het beheer, waar de redactie werkt. Wat het daar vindt en wij niet kunnen herstellen: niets.</p>
<p>Voor het beheer is JavaScript nodig.</p>
""",
    """
<li><p>Alles werkt met het toetsenbord en zonder JavaScript.</p></li>
<li><p>De site past op een scherm van 320 pixels breed.</p></li>
""": """
<li><p>Alles wat lezers doen, werkt met het toetsenbord en zonder JavaScript.</p></li>
<li><p>Ook het beheer werkt met het toetsenbord: blokken verplaats je met knoppen.</p></li>
<li><p>De site past op een scherm van 320 pixels breed, het beheer op een telefoon van 360 pixels.</p></li>
""",
    "<li><p>Bij elke wijziging controleert een programma de pagina’s op fouten.</p></li>": (
        "<li><p>Bij elke wijziging controleert een programma de pagina’s op fouten, en alle schermen van het beheer.</p></li>"
    ),
}


def changed(text: str) -> str:
    for old, new in CHANGES.items():
        text = text.replace(old, new)
    return text


TOEGANKELIJKHEID = changed(BEFORE)


def tell_of_the_desk(apps, schema_editor):
    pages = apps.get_model("netwerk", "Page").objects
    for page in pages.filter(slug="toegankelijkheid"):
        if clean(page.body) == clean(BEFORE):
            pages.filter(pk=page.pk).update(body=clean(TOEGANKELIJKHEID), updated_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0011_merge")]

    operations = [migrations.RunPython(tell_of_the_desk, migrations.RunPython.noop)]
