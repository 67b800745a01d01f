"""The page about privacy now tells of comments and tips. A text that operators changed stays theirs."""

from importlib import import_module

from django.db import migrations
from django.utils import timezone

from netwerk.richtext import clean

BEFORE = import_module("netwerk.migrations.0002_pages").PRIVACY

PRIVACY = """
<h2>In het kort</h2>
<ul>
<li><p>We volgen je niet.</p></li>
<li><p>Lees je alleen? Dan gebruiken we geen cookies.</p></li>
<li><p>We bewaren je IP-adres niet, en ook niet welke browser je hebt.</p></li>
<li><p>Je e-mailadres komt nooit op de site. We geven geen gegevens aan andere partijen.</p></li>
<li><p>Je kunt je gegevens zelf bekijken, downloaden en wissen.</p></li>
</ul>
<h2>Je rechten</h2>
<p>Gaf je een e-mailadres bij je reactie of je tip? Dan regel je dit zelf, zonder account. We mailen je een link.</p>
<ul>
<li><p><a href="/mijn-reacties/">Bekijk je reacties</a></p></li>
<li><p><a href="/mijn-reacties/">Download je gegevens</a></p></li>
<li><p><a href="/mijn-reacties/">Laat je gegevens wissen</a></p></li>
</ul>
<p>Gaf je geen e-mailadres, of wil je iets laten verbeteren? Stuur dan een bericht via “<a href="/hulp/">Hulp en contact</a>”. Je krijgt binnen vijf werkdagen antwoord.</p>
<p>De organisatie die deze site beheert, vult hier in hoe je haar functionaris gegevensbescherming bereikt. Ben je niet tevreden? Dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens.</p>
<h2>Als je reageert of een tip instuurt</h2>
<p>Je naam en je tekst zijn openbaar. Wil je dat niet, gebruik dan alleen je voornaam. Een e-mailadres is niet verplicht. Geef je het wel, dan vragen we eerst of het klopt. We gebruiken het alleen om je te laten weten wat er met je reactie of tip gebeurt, en om je reactie bij jou te laten horen.</p>
<p>Tegen misbruik tellen we hoe vaak er vanaf één computer iets wordt gestuurd. Daarvoor maken we van het IP-adres een code, met een sleutel die we elke dag weggooien. Daarna leidt de code nergens meer naartoe.</p>
<p>Laat je je gegevens wissen? Dan staan ze nog in reservekopieën tot die verlopen. Blokkeerde de redactie je adres, dan bewaren we daarvan een code. Het adres zelf niet.</p>
<h2>Mensen in onze verhalen</h2>
<p>In verhalen staan namen van mensen die iets vertelden of schreven, met hun functie en organisatie. Dat doen we alleen als het al openbaar was, of als zij toestemming gaven. Vraagt iemand om weggehaald te worden, dan verbergen we de naam meteen.</p>
<h2>Redacteuren</h2>
<p>Van redacteuren bewaren we naam, e-mailadres en wat zij aan de inhoud veranderden. Uiterlijk na twaalf uur moeten zij opnieuw inloggen.</p>
"""


def tell_of_comments(apps, schema_editor):
    pages = apps.get_model("netwerk", "Page").objects
    for page in pages.filter(slug="privacy"):
        if clean(page.body) == clean(BEFORE):
            pages.filter(pk=page.pk).update(body=clean(PRIVACY), updated_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0006_mail_and_guard")]

    operations = [migrations.RunPython(tell_of_comments, migrations.RunPython.noop)]
