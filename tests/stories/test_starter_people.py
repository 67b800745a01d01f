"""Who is in the starter content: what they said, where they work, and why they may be named."""

import pytest

from netwerk.content.richtext import plain
from practices.models import Lesson, Organisation, Practitioner, Quote, Term, Tip
from stories.models import Story
from tests.starter import ART, BORDER, COOPERATION, CULTURE, ENTREPRENEURS, in_story, starter  # noqa: F401 — a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

HANS = "Hans van Dommelen, Programma Agrofood en Veehouderij, Provincie Noord-Brabant"
TON = "Ton Elissen, communicatieadviseur Samenspraak, Gemeente Eindhoven"
RANJITH = "Ranjith Clemminck, concernstrateeg, Gemeente Waalwijk"
ACCESS = "opgavemanager Toegankelijkheid (tot eind 2017 projectmanager Samenspraak)"
COEN = f"Coen Helderman, {ACCESS}, Gemeente Zoetermeer"
JAN = "Jan Rotmans, hoogleraar Transitions and Transition Management"
TERRY = "Terry de Zoete-Jongen, omgevingsmanager Smart Mobility, Provincie Noord-Brabant"
QUOTES = {
    BORDER: [
        ("vertrouwen-geef-je-aan-mensen", HANS),
        ("beginnen-met-een-achterstand", TON),
        ("wie-je-kent-telt-meer", RANJITH),
        ("harder-op-het-raam-kloppen", COEN),
        ("schuilen-achter-regels", HANS),
        ("de-perenboomgaard", COEN),
        ("het-gaat-om-de-persoon", TERRY),
        ("plezier-in-het-spel", RANJITH),
        ("buitenwereld-is-een-vreemd-woord", "Een van de gesprekspartners"),
    ],
    CULTURE: [("cultuur-wint-van-strategie", "Peter Drucker, organisatiegoeroe")],
    ART: [("de-ene-tijd-maakt-plaats-voor-de-andere", JAN)],
}


def test_who_said_what_in_which_role():
    def attribution(quote):
        organisation = quote.organisation and quote.organisation.name
        return ", ".join(filter(None, [quote.speaker_name, quote.role, organisation]))

    for story, quotes in QUOTES.items():
        assert [(q.slug, attribution(q)) for q in in_story(Quote, story)] == quotes
    assert (Quote.objects.count(), Quote.objects.filter(speaker=None).count()) == (11, 1)


def test_the_orchard_is_one_quote_of_two_paragraphs_story_and_moral():
    story, moral = Quote.objects.get(slug="de-perenboomgaard").paragraphs()
    assert ("perenboomgaard" in story, "26 ambtenaren" in story, "moraal" in moral) == (True, True, True)


def test_one_profile_a_person_with_former_roles():
    assert Practitioner.objects.get(name="Hans van Dommelen").quotes.count() == 2
    coen = Practitioner.objects.get(name="Coen Helderman")
    assert coen.former_roles == "tot eind 2017 projectmanager Samenspraak"


def test_organisations_have_their_kind_and_region():
    rows = Organisation.objects.order_by("name").values_list("name", "kind", "region")
    assert [", ".join(filter(None, row)) for row in rows if row[1] != "maatschappelijk"] == [
        "Gemeente Eindhoven, gemeente, Noord-Brabant",
        "Gemeente Waalwijk, gemeente, Noord-Brabant",
        "Gemeente Zoetermeer, gemeente, Zuid-Holland",
        "KOCK, adviesbureau",
        "Provincie Noord-Brabant, provincie, Noord-Brabant",
    ]


def test_kinds_of_organisations_that_000_names_without_a_name_are_in_the_filter(client):
    for kind in ("ministerie", "provincie", "gemeente", "inspectie"):
        listed = client.get(f"/verhalen/?organisatie={kind}").context["object_list"]
        assert ENTREPRENEURS in [story.slug for story in listed], kind


def test_authors_and_contributors():
    def people(story):
        return [(str(c.practitioner), c.kind) for c in Story.objects.get(slug=story).contributions.all()]

    contributors = [("Mark van Vuuren", "meegewerkt"), ("Els Holsappel", "meegewerkt")]
    assert people(BORDER) == [("Renata Verloop", "auteur"), *contributors]
    assert people(ART) == [("Rob van de Ven", "auteur")]
    assert people(ENTREPRENEURS) == [("Silvia De Ronde Bresser", "genoemd")]
    assert people(COOPERATION) == [("Herman Pleij", "genoemd")]
    assert people(CULTURE) == []


def test_roles_with_the_judgement_of_their_source_and_their_people():
    roles = Term.objects.filter(kind="rol").order_by("slug")
    assert list(roles.values_list("name", "definitions__judgement")) == [
        ("community-builder", "een reuzestap"),
        ("netwerkcoördinator", "een sprong vooruit"),
        ("omgevingsmanager", ""),
        ("relatiemanager", "een stap vooruit"),
        ("strategische kern", ""),
        ("volgers", ""),
    ]
    assert "netwerk coördinator" in roles.get(slug="netwerkcoordinator").spellings
    assert roles.get(slug="omgevingsmanager").practitioners.get().name == "Terry de Zoete-Jongen"


def test_everybody_who_is_named_has_a_legal_ground_and_its_source():
    people = Practitioner.objects.values_list("legal_ground", "ground_note")
    assert len(people) == 13
    assert all(ground == "openbaar" and note for ground, note in people)


def test_no_address_but_that_of_a_profile_holds_a_name():
    slugs = [slug for m in (Story, Lesson, Tip, Quote) for slug in m.objects.values_list("slug", flat=True)]
    surnames = {name.split()[-1].lower() for name in Practitioner.objects.values_list("name", flat=True)}
    assert surnames.isdisjoint("-".join(slugs).split("-"))


def test_only_who_is_quoted_from_a_book_or_lecture_is_an_expert():
    experts = Practitioner.objects.filter(voice="deskundige").values_list("name", flat=True)
    assert sorted(experts) == ["Herman Pleij", "Jan Rotmans", "Peter Drucker"]


def test_writer_whose_name_was_turned_round_has_it_right_and_the_source_is_told():
    lesson = Lesson.objects.get(slug="een-warm-netwerk-leeft-van-gewoonten")
    assert "Auteur James Clear" in plain(lesson.body)
    assert any("‘Clear James’" in gap for gap in Story.objects.get(slug=CULTURE).gaps())
