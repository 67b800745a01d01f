"""The fixed pages about the site itself, with a first text. Operators change them in the admin."""

from django.db import migrations

OVER = """
<h2>Wat vind je hier?</h2>
<p>netwerk verzamelt verhalen van mensen bij de overheid die in netwerken werken. We halen uit elk verhaal wat je zelf kunt gebruiken: lessen, tips, citaten en begrippen. Bij alles staat uit welk verhaal het komt en wie het zei.</p>
<h2>Hoe maken we het?</h2>
<p>De redactie vertelt verhalen na in gewone taal. De feiten, de namen en de volgorde van de tips nemen we over. De zinnen zijn van ons. Wat iemand letterlijk zei, staat tussen aanhalingstekens. De rest vertellen we in onze eigen woorden.</p>
<p>Wat een bron niet vertelt, vullen we niet in. Staat er geen datum of schrijver bij, dan zeggen we dat.</p>
<h2>Van wie is netwerk?</h2>
<p>De software is vrij te gebruiken onder de licentie EUPL-1.2.</p>
"""

HULP = """
<h2>Je zoekt iets</h2>
<p>Begin bij de onderwerpen, of gebruik het zoekveld bovenaan elke pagina.</p>
<h2>Er klopt iets niet</h2>
<p>Staat er een fout in een verhaal? Of sta je zelf op netwerk en wil je dat iets anders wordt? <a href="/hulp/bericht/" rel="noopener">Stuur de redactie een bericht</a>. Je krijgt binnen vijf werkdagen antwoord.</p>
<h2>Je naam moet eraf</h2>
<p>Wil je niet meer met je naam op netwerk staan? Dat kan altijd. <a href="/hulp/bericht/" rel="noopener">Stuur de redactie een bericht</a>. We halen je naam dan overal weg, ook uit oude versies.</p>
"""

TOEGANKELIJKHEID = """
<h2>Toegankelijkheidsverklaring</h2>
<p>De organisatie die deze site beheert, wil dat iedereen hem kan gebruiken. Deze verklaring gaat over netwerk.</p>
<h2>Nalevingsstatus</h2>
<p><strong>Status: nog niet vastgesteld.</strong> De beheerder van deze site laat onderzoeken of hij voldoet aan WCAG 2.2, niveau A en AA. De uitkomst komt hier te staan, met een link naar het register van toegankelijkheidsverklaringen.</p>
<h2>Wat werkt nog niet?</h2>
<p>Er is nog geen onderzoek door mensen gedaan. Wat daaruit komt, komt hier te staan, met de datum van herstel.</p>
<p>Het programma dat de pagina’s controleert, vindt geen fouten. Ook niet in het beheer, waar de redactie werkt. Wat het daar vindt en wij niet kunnen herstellen: niets.</p>
<p>Voor het beheer is JavaScript nodig.</p>
<h2>Wat doen we al?</h2>
<ul>
<li><p>Alles wat lezers doen, werkt met het toetsenbord en zonder JavaScript.</p></li>
<li><p>Ook het beheer werkt met het toetsenbord: blokken verplaats je met knoppen.</p></li>
<li><p>De site past op een scherm van 320 pixels breed, het beheer op een telefoon van 360 pixels.</p></li>
<li><p>Alle tekst heeft een contrast van 7:1 of meer, ook in de donkere weergave.</p></li>
<li><p>Bij elke wijziging controleert een programma de pagina’s op fouten, en alle schermen van het beheer.</p></li>
</ul>
<h2>Lukt iets niet?</h2>
<p>Laat het ons weten via <a href="/hulp/" rel="noopener">Hulp en contact</a>. Je krijgt binnen vijf werkdagen antwoord.</p>
<h2>Niet tevreden met ons antwoord?</h2>
<p>Dan kun je een klacht indienen bij de Nationale ombudsman. Vind je dat je wordt gediscrimineerd door je beperking? Dan kun je naar het College voor de Rechten van de Mens.</p>
<h2>Over deze verklaring</h2>
<p>Opgesteld op: nog niet vastgesteld. Laatst gecontroleerd op: nog niet vastgesteld. Ondertekend door: nog niet vastgesteld.</p>
"""

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
<li><p><a href="/mijn-reacties/" rel="noopener">Bekijk je reacties</a></p></li>
<li><p><a href="/mijn-reacties/" rel="noopener">Download je gegevens</a></p></li>
<li><p><a href="/mijn-reacties/" rel="noopener">Laat je gegevens wissen</a></p></li>
</ul>
<p>Gaf je geen e-mailadres, of wil je iets laten verbeteren? Stuur dan een bericht via “<a href="/hulp/" rel="noopener">Hulp en contact</a>”. Je krijgt binnen vijf werkdagen antwoord.</p>
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

KWETSBAARHEID_MELDEN = """
<h2>Zo meld je het</h2>
<p>Heb je een zwakke plek in de beveiliging van netwerk gevonden? Meld het aan ons voordat je het aan anderen vertelt. Het adres staat in het bestand <a href="/.well-known/security.txt">security.txt</a>. Beschrijf wat je deed en wat er gebeurde, zodat wij het kunnen nadoen.</p>
<h2>Wat wij vragen</h2>
<ul>
<li><p>Ga niet verder dan nodig is om het probleem te laten zien.</p></li>
<li><p>Bekijk, verander of wis geen gegevens van anderen.</p></li>
<li><p>Leg de site niet plat en val geen mensen lastig.</p></li>
<li><p>Deel het probleem met niemand tot het is opgelost.</p></li>
</ul>
<h2>Wat wij beloven</h2>
<ul>
<li><p>Je krijgt binnen 48 uur bericht dat we je melding hebben.</p></li>
<li><p>We houden je op de hoogte tot het probleem is opgelost.</p></li>
<li><p>Houd je je aan deze afspraken, dan doen we geen aangifte.</p></li>
<li><p>Als je wilt, noemen we je naam bij de oplossing.</p></li>
</ul>
"""

PAGES = [
    ("over", "Over netwerk", "netwerk is van en voor mensen die bij de overheid werken.", OVER),
    ("hulp", "Hulp en contact", "Kom je er niet uit, of klopt er iets niet? Zo kom je verder.", HULP),
    ("toegankelijkheid", "Toegankelijkheid", "Iedereen moet netwerk kunnen gebruiken.", TOEGANKELIJKHEID),
    ("privacy", "Privacy en cookies", "Dit bewaren we van je, en dit niet.", PRIVACY),
    (
        "kwetsbaarheid-melden",
        "Kwetsbaarheid melden",
        "Vind je een lek? Dan horen we het graag als eerste.",
        KWETSBAARHEID_MELDEN,
    ),
]


def make_pages(apps, schema_editor):
    page = apps.get_model("pages", "Page")
    for slug, title, lead, body in PAGES:
        page.objects.get_or_create(slug=slug, defaults={"title": title, "lead": lead, "body": body.strip()})


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]

    operations = [migrations.RunPython(make_pages, migrations.RunPython.noop)]
