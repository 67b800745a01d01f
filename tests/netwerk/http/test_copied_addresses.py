"""An address that came with something of the text around it leads on to the page that was meant, in one step."""

import pytest

from netwerk.http.copied import as_copied, meant_path
from tests.factories import make_practitioner, make_quote, make_story, make_tip, make_topic

pytestmark = pytest.mark.django_db
AROUND = [
    "/verhalen/x/)",
    "/verhalen/x/%29",
    "/verhalen/x).",
    "/verhalen/x/%20",
    "/verhalen/x/,",
    "/verhalen/x.",
]
AROUND += [
    "/verhalen/x/%E2%80%9D",
    "/verhalen/x%C2%A0/",
    "/verhalen/x/%E2%80%8B",
    "/verhalen/%20x/",
    "/verhalen//x/",
]
AROUND += [
    "/Verhalen/X/",
    "/VERHALEN/X",
    "/verhalen/x/**",
    "/verhalen/x%3E",
    "/verhalen/x;",
    "/verhalen/x/_)",
]
AROUND += [
    f"{start}voorbeeld.nl/verhalen/x/" for start in ("/", "/www.", "/www.www.", "/https://www.", "/http:/")
]


@pytest.fixture(autouse=True)
def story(settings):
    settings.SITE_URL = "https://www.voorbeeld.nl"
    return make_story(slug="x")


def led_on(client, address, method="get"):
    answer = getattr(client, method)(address)
    return answer.status_code, answer.headers.get("Location")


@pytest.mark.parametrize("address", AROUND)
def test_leads_on_in_one_step(client, address):
    assert led_on(client, address) == (301, "/verhalen/x/")
    assert led_on(client, address, "head") == (301, "/verhalen/x/")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/Tips", "/tips/"),
        ("/tips/)", "/tips/"),
        ("/Over/.", "/over/"),
        ("/verhalen/feed.atom/", "/verhalen/feed.atom"),
        ("/Verhalen/Feed.atom)", "/verhalen/feed.atom"),
        ("/feed/tips)", "/tips/feed.atom"),
        ("/Robots.txt", "/robots.txt"),
        ("/tips/?fase=starten&amp;niveau=netwerk", "/tips/?fase=starten&niveau=netwerk"),
        ("/tips/)?fase=starten&amp;amp;niveau=netwerk", "/tips/?fase=starten&niveau=netwerk"),
        ("/verhalen/X/?reacties=nieuwste", "/verhalen/x/?reacties=nieuwste"),
    ],
)
def test_lists_feeds_and_questions_too(client, address, target):
    assert led_on(client, address) == (301, target)
    assert client.get(target).status_code == 200


def test_an_old_address_with_a_bracket_leads_to_the_new_one_at_once(client, story):
    story.slug = "nieuw"
    story.save()
    assert led_on(client, "/verhalen/X)") == (301, "/verhalen/nieuw/")


def test_other_spelling_of_a_list_leads_to_its_one_address_at_once(client):
    make_tip(topics=[make_topic("a"), make_topic("b")])
    assert led_on(client, "/Tips?onderwerp=b&amp;onderwerp=a") == (301, "/tips/?onderwerp=a&onderwerp=b")


NOWHERE = [
    "/nergens/)",
    "/verhalen/nergens/)",
    "/verhalen/nergens/?a=1&amp;b=2",
    "/x//evil.example/)",
    "/%5Cevil.example)",
]
NOWHERE += ["/https://evil.example/verhalen/x/", "/www.evil.example/)", "/verhalen/x/y/)", "/" + ")" * 600]


@pytest.mark.parametrize("address", NOWHERE)
def test_what_leads_nowhere_stays_not_found(client, address):
    assert led_on(client, address) == (404, None)


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/)", "//verhalen/x/", "///Verhalen/X)"])
def test_nobody_is_led_to_another_site(client, path):
    answer = client.get("/", PATH_INFO=path)
    assert answer.headers.get("Location") in {None, "/verhalen/x/"}


@pytest.mark.parametrize("address", ["/Beheer/", "/beheer/login)", "/BEHEER/LOGIN/"])
def test_the_admin_is_not_told_of(client, address):
    assert led_on(client, address)[0] in {302, 404}


def test_nonsense_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert led_on(client, "/nergens/).") == (404, None)


def test_what_is_sent_is_not_led_on(client):
    assert client.post("/verhalen/x/)").status_code == 404


SIGNED = ["reacties/beoordelen", "mijn-reacties", "e-mail/bevestigen", "e-mail/afmelden", "voorbeeld"]
SIGNED += ["tips/insturen/antwoord"]


@pytest.mark.parametrize("start", SIGNED)
def test_in_a_signed_address_every_sign_counts(client, start):
    """It is looked for as it is, and never under another address."""
    for address in [f"/{start}/WyJhIl0:1vAbCd:Xy_-/", f"/{start.title()}/WyJhIl0:1vAbCd:Xy/)"]:
        answer = client.get(address)
        assert "Location" not in answer.headers
        assert "wyjhil0" not in answer.text


@pytest.mark.parametrize("path", ["/", "/tips/", "/verhalen/x/", "/sitemap.xml", "/.well-known/security.txt"])
def test_an_ordinary_address_means_itself(path):
    assert meant_path(path) == path
    assert meant_path(meant_path(path)) == path


@pytest.mark.parametrize("text", ["Luisteren", "luisteren)", "“luisteren”", " luis teren.", "_luisteren_"])
def test_a_copied_slug(text):
    assert as_copied(text) == "luisteren"


def test_filters_with_an_old_name_lead_to_the_new_one(client):
    topic, person = make_topic("bellen"), make_practitioner(slug="ada")
    make_quote(speaker=person, topics=[topic])
    topic.slug, person.slug = "opbellen", "ada-test"
    topic.save(), person.save()
    address = "/citaten/?onderwerp=opbellen&persoon=ada-test"
    assert led_on(client, "/citaten/?onderwerp=bellen&persoon=ada") == (301, address)
    assert led_on(client, "/citaten/?persoon=ada)&onderwerp=Bellen") == (301, address)
    assert client.get(address).status_code == 200


def test_a_feed_of_an_old_topic_holds_what_the_new_one_does(client):
    topic = make_topic("bellen")
    make_tip(topics=[topic])
    make_tip()
    topic.slug = "opbellen"
    topic.save()
    assert client.get("/tips/feed.atom?onderwerp=bellen", follow=True).text.count("<entry>") == 1


def test_the_old_name_of_somebody_without_legal_ground_leads_nowhere(client):
    person = make_practitioner(slug="ada", legal_ground="toestemming")
    make_quote(speaker=person)
    person.slug, person.legal_ground = "ada-test", "bezwaar"
    person.save()
    assert client.get("/citaten/?persoon=ada").status_code == 200
