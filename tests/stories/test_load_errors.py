import pytest

from netwerk.content.models import SlugHistory
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
    "syntax": (STORY_FILE, 'lead = "Drie', "lead = Drie", f"{STORY_FILE}, line 5: this is not valid TOML"),
    "a typing error in a name": (
        STORY_FILE,
        "phase =",
        "fase =",
        f"{STORY_FILE}, block 3 (tip), “vraag-door”, field fase: there is no such field. Do you mean “phase”?",
    ),
    "a choice": (
        STORY_FILE,
        'phase = "starten"',
        'phase = "startn"',
        f"{STORY_FILE}, block 3 (tip), “vraag-door”, field phase: “startn” is not possible. Choose from: st",
    ),
    "a choice in a list": (
        STORY_FILE,
        'related = ["het-vervolg"]',
        'related = ["het-vervolg"]\norganisation_kinds = ["zorg", "inspektie"]',
        "field organisation_kinds: “inspektie” is not possible. Choose from: gemeente, prov",
    ),
    "a missing field": (
        STORY_FILE,
        'title = "Begin klein"',
        "",
        "“begin-klein”, field title: this field is missing",
    ),
    "an empty field": (STORY_FILE, '"Begin klein"', '" "', "field title: this must not be empty"),
    "a missing slug": (
        STORY_FILE,
        'slug = "begin-klein"',
        "",
        "block 2 (lesson), field slug: this field is missing",
    ),
    "text for a date": (STORY_FILE, "= 2024-05-31", '= "31 mei"', "field original_date: this must be a date"),
    "a moment for a date": (
        STORY_FILE,
        "= 2024-05-31",
        "= 2024-05-31T01:00:00",
        "original_date: this must be a",
    ),
    "no time zone": (
        STORY_FILE,
        "09:00:00+01:00",
        "09:00:00",
        "field published_at: this must be a moment with",
    ),
    "a year that cannot be": (
        STORY_FILE,
        "2026-01-02T",
        "9999-12-31T",
        "field published_at: this year is not possible",
    ),
    "a date that cannot be": (STORY_FILE, "2024-05-31", "2024-02-30", "line 6: this is not valid TOML"),
    "a list for text": (STORY_FILE, '"Drie woorden lang"', '["Drie"]', "field lead: this must be a text"),
    "text for a list": (STORY_FILE, '["het-vervolg"]', '"het-vervolg"', "field related: this must be a list"),
    "numbers in a list": (
        STORY_FILE,
        '["het-vervolg"]',
        "[1]",
        "field related: this must be a list of texts",
    ),
    "a wide number": (STORY_FILE, "series_position = 1", f"series_position = 0x{'f' * 5000}", "is too large"),
    "a negative number": (
        STORY_FILE,
        "series_position = 1",
        "series_position = -1",
        "field series_position: ",
    ),
    "a number without end": (
        STORY_FILE,
        "series_position = 1",
        f"series_position = {'9' * 5000}",
        "not valid TOML",
    ),
    "true for a number": (
        STORY_FILE,
        "series_position = 1",
        "series_position = true",
        "this must be a whole number",
    ),
    "no such person": (
        STORY_FILE,
        'practitioner = "robin-de-vries"',
        'practitioner = "robin-de-vrie"',
        "field practitioner: “robin-de-vrie” (practitioner) does not exist. Do you mean “robin-de-vries”?",
    ),
    "no such topic": (
        "mensen.toml",
        '["samenwerken"]',
        '["werken"]',
        "field topics: “werken” (topic) does not",
    ),
    "no such target": (
        "onderwerpen.toml",
        '= "samenwerken"\n\n',
        '= "werken"\n\n',
        "field merged_into: “werken”",
    ),
    "a target that does not fit": (
        "mensen.toml",
        '["netwerkcoordinator"]',
        '["keten"]',
        "“keten” does not fit here",
    ),
    "a topic in itself": (
        "onderwerpen.toml",
        'merged_into = "samenwerken"',
        'merged_into = "samen-werken"',
        "“samen-werken”, field merged_into: the site refuses this, telling editors: “Een onderwerp kan niet",
    ),
    "twice in one file": (
        STORY_FILE,
        'slug = "vraag-door"',
        'slug = "bel-eens"',
        f"{STORY_FILE}, block 3 (tip), “bel-eens”, field slug: “bel-eens” is also in tips.toml, tip 1",
    ),
    "another block": (
        STORY_FILE,
        '"comparison"',
        '"comparision"',
        "block 6, field type: choose from: text, picture, ",
    ),
    "no block type": (STORY_FILE, 'type = "comparison"', "", "block 6, field type: choose from"),
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
        f"{STORY_FILE}, field verhaal: there is no such field",
    ),
    "a long name": (STORY_FILE, '"Begin klein"', f'"{"x" * 201}"', "201 characters; 200 is the most"),
    "a long text": (STORY_FILE, '"Drie woorden lang"', f'"{"x" * 1001}"', "field lead: this text has 1001"),
    "a slug with a slash": (
        STORY_FILE,
        'slug = "begin-klein"',
        'slug = "../x"',
        "“../x”, field slug: the site refuses this, telling editors: “Gebruik alleen letters, cijfers en streepjes.",
    ),
    "a check of the model": (
        STORY_FILE,
        '"vast | los"',
        '"vast en los"',
        "field lines: the site refuses this, telling editors: “Zet op elke regel een |",
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
        "story: the site refuses this, telling editors: “Geef het verhaal een titel voordat je het publiceert.",
    ),
    "a null character": (
        STORY_FILE,
        "Drie woorden",
        "Drie\\u0000woorden",
        "field lead: the character \\u0000 is not possible",
    ),
    "no such picture": (STORY_FILE, "groep.png", "groet.png", "there is no file media/verhalen/groet.png"),
    "a picture elsewhere": (STORY_FILE, "verhalen/groep.png", "../geheim.png", "path below media/"),
    "an absolute path": (STORY_FILE, "verhalen/groep.png", "/etc/geheim.png", "path below media/"),
    "a crooked path": (STORY_FILE, "verhalen/groep.png", "verhalen//groep.png", "path below media/"),
    "another kind of file": (
        STORY_FILE,
        "verhalen/groep.png",
        "verhalen/groep.svg",
        "name of a picture ends with",
    ),
    "a picture with a long name": (STORY_FILE, "verhalen/groep", "x" * 300, "characters; 100 is the most"),
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
        "Nothing was loaded.",
        "begrippen.toml, term 1, “keten”, field contrast: there is no such field. Do you mean “contrasts_with”?",
        "begrippen.toml, term 2, “netwerk”, field contrast: there is no such field. Do you mean “contrasts_with”?",
        "reeks.toml: this file does not belong here. Do you mean “reeksen.toml”?",
        "reeksen.toml, series 1, field slug: this field is missing.",
        "reeksen.toml, series 1, field title: this field is missing.",
    ]


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (write_folder(tmp_path) / "tips.toml").write_bytes("\n# één".encode("latin-1"))
    assert "tips.toml, line 2: this file is not saved as UTF-8" in error_of(tmp_path)


def test_a_file_that_starts_with_a_byte_order_mark_is_read(tmp_path):
    (write_folder(tmp_path) / "tips.toml").write_bytes(ALL["tips.toml"].encode("utf-8-sig"))
    load_folder(tmp_path)


def test_what_a_computer_leaves_in_a_folder_is_ignored(tmp_path):
    load_folder(write_folder(tmp_path, ALL | {".DS_Store": "x", "verhalen/.het-begin.toml.swp": "x"}))


@pytest.mark.parametrize("name", ["verhalen/oud.toml~", "verhalen/map/x.toml", "lijst.csv"])
def test_an_unknown_file_is_refused(tmp_path, name):
    assert "this file does not belong here" in error_of(write_folder(tmp_path, ALL | {name: "x"}))


@pytest.mark.parametrize("text", ["", '[[blocks]]\ntype = "text"\nbody = "<p>Wat</p>"', "story = 1"])
def test_a_file_without_its_story_is_refused(tmp_path, text):
    error = error_of(write_folder(tmp_path, ALL | {"verhalen/leeg.toml": text}))
    assert "verhalen/leeg.toml: the table [story] is missing" in error


def test_a_folder_without_content_is_refused(tmp_path):
    assert "no content in the folder" in error_of(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "tips.toml").mkdir()
    assert "tips.toml: this file cannot be read" in error_of(tmp_path)


def test_arrays_without_end_are_refused(tmp_path):
    assert "not valid TOML" in error_of(write_folder(tmp_path, {"tips.toml": "a = " + "[" * 5000}))


def test_a_constraint_of_the_database_names_the_table(tmp_path):
    make_organisation(name="gemeente voorbeeld", slug="een-ander")
    error = error_of(write_folder(tmp_path))
    assert "organisaties.toml, organisation 1, “gemeente-voorbeeld”" in error
    assert "sort_name" in error or "bestaat al" in error


def test_an_address_cannot_be_in_use_and_withdrawn(tmp_path):
    gone = '[[old_address]]\nkind = "practices.lesson"\nslug = "begin-klein"\ngone = true\n'
    error = error_of(write_folder(tmp_path, ALL | {"oude-adressen.toml": gone}))
    assert "oude-adressen.toml, old_address 1, “begin-klein”, field slug: “begin-klein” is also in" in error


def test_an_old_address_of_another_kind_is_refused(tmp_path):
    old = '[[old_address]]\nkind = "practices.les"\nslug = "x"\n'
    error = error_of(write_folder(tmp_path, ALL | {"oude-adressen.toml": old}))
    assert "field kind: “practices.les” does not exist. Do you mean “practices.lesson”?" in error


def test_an_address_that_led_to_something_removed_is_not_used_again(tmp_path):
    SlugHistory.objects.create(kind="stories.series", slug="de-reeks", object_id=10**9)
    assert "field series: “de-reeks” was removed from the site" in error_of(write_folder(tmp_path))
