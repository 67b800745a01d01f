"""The forms of Dutch words."""

import pytest

from netwerk.search import dutch

SAME = """
advies/adviezen les/lessen idee/ideeën idee/ideeen brief/brieven gemeente/gemeenten gemeente/gemeentes
ambtenaar/ambtenaren netwerk/netwerkend netwerken/genetwerkt organisatie/organisaties relatie/relaties
gaan/ging gaan/gegaan lopen/liep denken/dacht denken/gedacht zoeken/gezocht brengen/bracht vinden/gevonden
coördinator/coordinatoren netwerkcoördinator/netwerkcoordinatoren tip/tips succes/successen
samenwerken/samenwerking samenwerken/samengewerkt bellen/gebeld bellen/belt collega/collega's collega/collegas
agenda/agenda’s bestuurder/bestuurders valkuil/valkuilen vertrouwen/vertrouwd vieren/gevierd lid/leden stad/steden
raad/raden kind/kinderen mens/mensen persoon/personen overheid/overheden mogelijkheid/mogelijkheden
verbinden/verbonden verbinden/verbinding ontmoeten/ontmoeting beginnen/begon schrijven/geschreven ervaren/ervaring
wijkteam/wijkteams relatiemanager/relatiemanagers community-builder/communitybuilders feest/feestje
beslissen/beslissing houden/hield geven/gaf krijgen/kreeg spreken/gesproken komen/kwam weten/wist kiezen/gekozen
keten/ketens gun-factor/gunfactor e-mail/email één/een
""".split()  # noqa: SIM905
DIFFERENT = """
over/overheid men/mens vier/vieren college/collega hart/hard burger/burgemeester een/eerste gemeente/mening
bel/belang jong/jongere bestuur/bestellen keten/ketting laat/later organisatie/orgaan meer/veel
""".split()  # noqa: SIM905


@pytest.mark.parametrize("pair", SAME)
def test_inflections_have_one_form(pair):
    first, second = pair.split("/")

    assert form(first) == form(second)


@pytest.mark.parametrize("pair", DIFFERENT)
def test_different_words_keep_different_forms(pair):
    first, second = pair.split("/")

    assert form(first) != form(second)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("netwerkpartners", ["netwerk", "partner"]),
        ("samenwerkingsverbanden", ["samenwerking", "verband"]),
        ("perenboomgaard", ["boomgaard"]),
        ("gemeenteraadsverkiezingen", ["gemeente", "raad", "gemeenteraad", "verkiezing"]),
        ("overheidsparticipatiebeleid", ["overheid", "participatie", "beleid"]),
        ("netwerkcoordinator", ["netwerk", "coördinator"]),
        ("klant-leveranciersrelatie", ["klant", "leverancier", "relatie"]),
    ],
)
def test_compound_has_the_forms_of_its_parts(word, parts):
    assert {form(part) for part in parts} <= set(dutch.compound_parts(word))


@pytest.mark.parametrize(
    "word",
    ["ambtenaar", "belangrijk", "gesprekken", "maatschappelijk", "vertrouwen", "voorbeeld", "luisteren"],
)
def test_word_that_is_no_compound_has_no_parts(word):
    assert dutch.compound_parts(word) == ()


def test_words_keep_hyphens_and_lose_other_signs():
    assert list(dutch.tokens("“Win-win!”, zei Zoë’s collega…")) == ["win-win", "zei", "zoë's", "collega"]


def test_no_word_is_without_form():
    text = "".join(map(chr, [*range(0x20, 0x3000), *range(0xFC00, 0xFFFE)]))

    assert all(dutch.form(token) for token in dutch.tokens(" ".join(text)))


def test_address_or_code_is_not_a_word():
    assert list(dutch.tokens("a" * 61)) == []


def form(word):
    return dutch.form(next(dutch.tokens(word)))
