import pytest

from netwerk.models import OldAddress
from stories.content.load import load_folder
from tests.content import ALL, error_of, write_folder
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "site-media"


def error_after(tmp_path, name, old, new) -> str:
    """The message when one place in the folder is changed."""
    assert ALL[name].count(old) == 1
    return error_of(write_folder(tmp_path, ALL | {name: ALL[name].replace(old, new)}))


STORY_FILE = "verhalen/het-begin.toml"
CASES = {
    "syntax": (STORY_FILE, 'lead = "Drie', "lead = Drie", f"{STORY_FILE}, regel 5: dit is geen geldige TOML"),
    "a typing error in a name": (
        STORY_FILE,
        "phase =",
        "fase =",
        f"{STORY_FILE}, blok 3 (tip), “vraag-door”, veld fase: dit veld bestaat niet. Bedoel je “phase”?",
    ),
    "a choice": (
        STORY_FILE,
        'phase = "starten"',
        'phase = "startn"',
        f"{STORY_FILE}, blok 3 (tip), “vraag-door”, veld phase: “startn” kan niet. Kies uit: starten, levend-",
    ),
    "a missing field": (
        STORY_FILE,
        'title = "Begin klein"',
        "",
        "“begin-klein”, veld title: dit veld ontbreekt",
    ),
    "an empty field": (STORY_FILE, '"Begin klein"', '" "', "veld title: dit mag niet leeg zijn"),
    "a missing slug": (
        STORY_FILE,
        'slug = "begin-klein"',
        "",
        "blok 2 (lesson), veld slug: dit veld ontbreekt",
    ),
    "text for a date": (STORY_FILE, "= 2024-05-31", '= "31 mei"', "veld original_date: hier hoort een datum"),
    "a moment for a date": (
        STORY_FILE,
        "= 2024-05-31",
        "= 2024-05-31T01:00:00",
        "original_date: hier hoort een",
    ),
    "no time zone": (
        STORY_FILE,
        "09:00:00+01:00",
        "09:00:00",
        "veld published_at: hier hoort een moment met",
    ),
    "a year that cannot be": (
        STORY_FILE,
        "2026-01-02T",
        "9999-12-31T",
        "veld published_at: dit jaar kan niet",
    ),
    "a date that cannot be": (STORY_FILE, "2024-05-31", "2024-02-30", "regel 6: dit is geen geldige TOML"),
    "a list for text": (STORY_FILE, '"Drie woorden lang"', '["Drie"]', "veld lead: hier hoort een tekst"),
    "text for a list": (STORY_FILE, '["het-vervolg"]', '"het-vervolg"', "veld related: hier hoort een lijst"),
    "numbers in a list": (
        STORY_FILE,
        '["het-vervolg"]',
        "[1]",
        "veld related: hier hoort een lijst van teksten",
    ),
    "a wide number": (STORY_FILE, "series_position = 1", f"series_position = 0x{'f' * 5000}", "is te groot"),
    "a negative number": (
        STORY_FILE,
        "series_position = 1",
        "series_position = -1",
        "veld series_position: ",
    ),
    "a number without end": (
        STORY_FILE,
        "series_position = 1",
        f"series_position = {'9' * 5000}",
        "geldige TOML",
    ),
    "true for a number": (
        STORY_FILE,
        "series_position = 1",
        "series_position = true",
        "hier hoort een heel getal",
    ),
    "no such person": (
        STORY_FILE,
        'practitioner = "robin-de-vries"',
        'practitioner = "robin-de-vrie"',
        "contributions 1, veld practitioner: “robin-de-vrie” (persoon) is er niet. Bedoel je “robin-de-vries”?",
    ),
    "no such topic": (
        "mensen.toml",
        '["samenwerken"]',
        '["werken"]',
        "veld topics: “werken” (onderwerp) is er",
    ),
    "no such target": (
        "onderwerpen.toml",
        '= "samenwerken"\n\n',
        '= "werken"\n\n',
        "veld merged_into: “werken”",
    ),
    "a target that does not fit": (
        "mensen.toml",
        '["netwerkcoordinator"]',
        '["keten"]',
        "“keten” past hier niet",
    ),
    "a topic in itself": (
        "onderwerpen.toml",
        'merged_into = "samenwerken"',
        'merged_into = "samen-werken"',
        "“samen-werken”, veld merged_into: Een onderwerp kan niet in zichzelf opgaan.",
    ),
    "twice in one file": (
        STORY_FILE,
        'slug = "vraag-door"',
        'slug = "bel-eens"',
        f"{STORY_FILE}, blok 3 (tip), “bel-eens”, veld slug: “bel-eens” staat ook in tips.toml, tip 1",
    ),
    "another block": (
        STORY_FILE,
        '"comparison"',
        '"comparision"',
        "blok 6, veld type: kies uit: text, picture, ",
    ),
    "no block type": (STORY_FILE, 'type = "comparison"', "", "blok 6, veld type: kies uit"),
    "a table for tables": (
        STORY_FILE,
        "[[story.contributions]]",
        "[story.contributions]",
        "[[contributions]]",
    ),
    "another table": (
        STORY_FILE,
        "[story]",
        "[verhaal]",
        f"{STORY_FILE}, veld verhaal: dit veld bestaat niet",
    ),
    "a long name": (STORY_FILE, '"Begin klein"', f'"{"x" * 201}"', "201 tekens; 200 is het meeste"),
    "a long text": (STORY_FILE, '"Drie woorden lang"', f'"{"x" * 1001}"', "veld lead: deze tekst heeft 1001"),
    "a slug with a slash": (
        STORY_FILE,
        'slug = "begin-klein"',
        'slug = "../x"',
        "“../x”, veld slug: Gebruik alleen letters, cijfers en streepjes.",
    ),
    "a check of the model": (
        STORY_FILE,
        '"vast | los"',
        '"vast en los"',
        "veld lines: Zet op elke regel een |",
    ),
    "a check of the database": (
        STORY_FILE,
        'permission = "navertelling"',
        "",
        "Kies het recht om te plaatsen",
    ),
    "a title of spaces": (
        STORY_FILE,
        '"Het begin"',
        '" "',
        "story: Geef het verhaal een titel voordat je het publiceert.",
    ),
    "a null character": (
        STORY_FILE,
        "Drie woorden",
        "Drie\\u0000woorden",
        "veld lead: het teken \\u0000 kan niet",
    ),
    "no such picture": (STORY_FILE, "groep.png", "groet.png", "media/verhalen/groet.png is er niet"),
    "a picture elsewhere": (STORY_FILE, "verhalen/groep.png", "../geheim.png", "pad onder media/"),
    "an absolute path": (STORY_FILE, "verhalen/groep.png", "/etc/geheim.png", "pad onder media/"),
    "a crooked path": (STORY_FILE, "verhalen/groep.png", "verhalen//groep.png", "pad onder media/"),
    "another kind of file": (
        STORY_FILE,
        "verhalen/groep.png",
        "verhalen/groep.svg",
        "een afbeelding eindigt op",
    ),
    "a picture with a long name": (STORY_FILE, "verhalen/groep", "x" * 300, "tekens; 100 is het meeste"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_message_names_the_place_and_nothing_changes(tmp_path, case):
    name, old, new, expected = CASES[case]
    assert expected in error_after(tmp_path, name, old, new)


def test_all_problems_are_told_at_once(tmp_path):
    terms = ALL["begrippen.toml"].replace("contrasts_with", "contrast")
    files = ALL | {"begrippen.toml": terms, "reeksen.toml": "[[series]]", "reeks.toml": ""}
    problems = error_of(write_folder(tmp_path, files)).splitlines()
    assert problems == [
        "Er is niets geladen.",
        "begrippen.toml, term 1, “keten”, veld contrast: dit veld bestaat niet. Bedoel je “contrasts_with”?",
        "begrippen.toml, term 2, “netwerk”, veld contrast: dit veld bestaat niet. Bedoel je “contrasts_with”?",
        "reeks.toml: dit bestand hoort hier niet. Bedoel je “reeksen.toml”?",
        "reeksen.toml, series 1, veld slug: dit veld ontbreekt.",
        "reeksen.toml, series 1, veld title: dit veld ontbreekt.",
    ]


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (write_folder(tmp_path) / "tips.toml").write_bytes("\n# één".encode("latin-1"))
    assert "tips.toml, regel 2: dit bestand is niet opgeslagen als UTF-8" in error_of(tmp_path)


def test_a_file_that_starts_with_a_byte_order_mark_is_read(tmp_path):
    (write_folder(tmp_path) / "tips.toml").write_bytes(ALL["tips.toml"].encode("utf-8-sig"))
    load_folder(tmp_path)


def test_what_a_computer_leaves_in_a_folder_is_ignored(tmp_path):
    load_folder(write_folder(tmp_path, ALL | {".DS_Store": "x", "verhalen/.het-begin.toml.swp": "x"}))


@pytest.mark.parametrize("name", ["verhalen/oud.toml~", "verhalen/map/x.toml", "lijst.csv"])
def test_an_unknown_file_is_refused(tmp_path, name):
    assert "dit bestand hoort hier niet" in error_of(write_folder(tmp_path, ALL | {name: "x"}))


@pytest.mark.parametrize("text", ["", '[[blocks]]\ntype = "text"\nbody = "<p>Wat</p>"', "story = 1"])
def test_a_file_without_its_story_is_refused(tmp_path, text):
    error = error_of(write_folder(tmp_path, ALL | {"verhalen/leeg.toml": text}))
    assert "verhalen/leeg.toml: de tabel [story] ontbreekt" in error


def test_a_folder_without_content_is_refused(tmp_path):
    assert "staat geen inhoud" in error_of(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "tips.toml").mkdir()
    assert "tips.toml: dit bestand is niet te lezen" in error_of(tmp_path)


def test_arrays_without_end_are_refused(tmp_path):
    assert "geen geldige TOML" in error_of(write_folder(tmp_path, {"tips.toml": "a = " + "[" * 5000}))


def test_a_constraint_of_the_database_names_the_table(tmp_path):
    make_organisation(name="gemeente voorbeeld", slug="een-ander")
    error = error_of(write_folder(tmp_path))
    assert "organisaties.toml, organisation 1, “gemeente-voorbeeld”" in error
    assert "sort_name" in error or "bestaat al" in error


def test_an_address_cannot_be_in_use_and_withdrawn(tmp_path):
    gone = '[[old_address]]\nkind = "practices.lesson"\nslug = "begin-klein"\ngone = true\n'
    error = error_of(write_folder(tmp_path, ALL | {"oude-adressen.toml": gone}))
    assert "oude-adressen.toml, old_address 1, “begin-klein”, veld slug: “begin-klein” staat ook in" in error


def test_an_old_address_of_another_kind_is_refused(tmp_path):
    old = '[[old_address]]\nkind = "practices.les"\nslug = "x"\n'
    error = error_of(write_folder(tmp_path, ALL | {"oude-adressen.toml": old}))
    assert "veld kind: “practices.les” is er niet. Bedoel je “practices.lesson”?" in error


def test_an_address_that_led_to_something_removed_is_not_used_again(tmp_path):
    OldAddress.objects.create(kind="stories.series", slug="de-reeks", object_id=10**9)
    assert "veld series: “de-reeks” is van de site verwijderd" in error_of(write_folder(tmp_path))
