"""What the first texts of the fixed pages promise leads somewhere; the name of the owner is a setting now.

Sentence by sentence: what operators changed stays as it is.
"""

from django.db import migrations
from django.utils import timezone

HELP = '<a href="/hulp/" rel="noopener">Hulp en contact</a>'
FORM = '<a href="/hulp/bericht/" rel="noopener">Stuur de redactie een bericht</a>'
CHANGES = {
    " De organisatie die deze site beheert, vult hier haar naam in.": "",
    "Al het andere is een weergave in onze woorden.": "De rest vertellen we in onze eigen woorden.",
    "Laat het de redactie weten. Je krijgt": f"{FORM}. Je krijgt",
    "Dat kan altijd. Stuur de redactie een bericht. We halen": f"Dat kan altijd. {FORM}. We halen",
    "Laat het ons weten via “Hulp en contact”.": f"Laat het ons weten via {HELP}.",
    "Stuur daarvoor een bericht via “Hulp en contact”.": f"Stuur daarvoor een bericht via {HELP}.",
}


def lead_on(apps, schema_editor):
    pages = apps.get_model("netwerk", "Page").objects
    for page in pages.all():
        body = page.body
        for old, new in CHANGES.items():
            body = body.replace(old, new)
        if body != page.body:
            pages.filter(pk=page.pk).update(body=body, updated_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0016_synonyms")]

    operations = [migrations.RunPython(lead_on, migrations.RunPython.noop)]
