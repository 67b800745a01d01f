"""What an operator reads is English: the help of our commands, what they print, and what is wrong with a folder."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.utils.module_loading import autodiscover_modules

from netwerk.privacy import retention
from tests.content import ALL, write_folder
from tests.factories import make_address, make_comment, make_editor, make_member
from tests.netwerk.privacy.test_clean_up import overdue  # noqa: F401 - a fixture
from tests.words.test_words_in_the_code import strings

ROOT = Path(settings.BASE_DIR)
OWN = {name: app for name, app in get_commands().items() if app in settings.LOCAL_APPS}
DUTCH = re.compile(
    r"(?<![\w-])(?:de|het|een|en|van|niet|niets|geen|voor|op|dit|deze|dat|wie|wat|waar|wordt|zijn|naar|bij|alleen|ook|"
    r"maar|aan|uit|ja|nee|naam|nooit|alles|laatst|veld|regel|blok|bestand|bestanden|reactie|reacties|lezer|lezers|tip|"
    r"verhaal|verhalen|lessen|mensen|citaten|begrippen|klaar|gewist|geladen|nieuw|totaal|aantal|weg|toon|woorden|je|"
    r"meldingen|adressen|e-mailadressen|kies|hier|hoort|teksten|anderen)(?![\w-])",
    re.IGNORECASE,
)
# What is quoted is of the site or the folder, not of the command; a name of a file is no word.
NOT_OF_THE_COMMAND = re.compile(r"“[^”]*”|\S*[/\\@]\S*|\S+\.toml|\[[^\]]*\]|\b(?:tip|Tip|verhaal)\b")


def dutch(text: str) -> list[str]:
    return DUTCH.findall(NOT_OF_THE_COMMAND.sub(" ", text))


def run(name: str, *arguments, **options) -> str:
    """All that a run says, also when it ends in an error."""
    out, err = StringIO(), StringIO()
    try:
        call_command(name, *arguments, stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue() + err.getvalue()


@pytest.mark.parametrize("name", sorted(OWN))
def test_help_is_english(name):
    said = load_command_class(OWN[name], name).create_parser("manage.py", name).format_help()
    assert dutch(said) == []


def test_names_of_what_is_cleaned_up_are_english():
    autodiscover_modules("retention")
    assert {rule.what: dutch(rule.what) for rule in retention.RULES if dutch(rule.what)} == {}
    assert len(retention.RULES) > 20


SOURCES = [
    *(path for app in ("netwerk", "stories") for path in (ROOT / app).rglob("management/commands/*.py")),
    *(ROOT / "stories" / "content").glob("*.py"),
    *[
        ROOT / name
        for name in ("manage.py", "gunicorn.conf.py", "netwerk/settings/env.py", "netwerk/dev/localdb.py")
    ],
    *ROOT.glob("netwerk/**/checks.py"),
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sentences_of_the_operator_are_english(path):
    """Also those that no run below happens to print."""
    assert [text for text in strings(path.read_text()) if " " in text and dutch(text)] == []


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return write_folder(tmp_path / "content", ALL)


@pytest.mark.django_db
@pytest.mark.usefixtures("overdue")
def test_what_cleaning_up_says_is_english():
    said = run("clean_up", dry_run=True) + run("clean_up")
    assert "counters against abuse" in said
    assert dutch(said) == []


@pytest.mark.django_db
def test_what_loading_and_writing_content_says_is_english(folder, tmp_path):
    said = (
        run("load_content", folder) + run("load_content", folder) + run("load_starter_content", if_empty=True)
    )
    said += run("export_content", tmp_path / "out") + run("export_content", tmp_path / "out")
    said += run("load_content", tmp_path / "none") + run("generate_content")
    assert "Story: 2 new" in said
    assert dutch(said) == []


@pytest.mark.django_db
def test_what_is_wrong_with_a_folder_is_told_in_english(folder):
    for path in folder.rglob("*.toml"):
        path.write_text(path.read_text().replace("slug = ", "slog = ").replace("title = ", "titel = "))
    said = run("load_content", folder)
    assert said.count("there is no such field") > 10
    assert dutch(said) == []


@pytest.mark.django_db
def test_what_is_said_of_accounts_is_english():
    make_member("redacteur", username="sam")
    said = run("list_rights") + run("reset_second_factor", "sam") + run("reset_second_factor", "nobody")
    assert "sam" in said
    assert dutch(said) == []


@pytest.mark.django_db
def test_what_erasing_says_is_english(tmp_path):
    email = make_address("noor@example.org").email
    make_comment(email=email, name="Noor Vos")
    make_editor(email=email)
    said = run("erase_person", email=email, dry_run=True) + run("erase_person", email=email)
    log = tmp_path / "erased.txt"
    log.write_text(run("erase_person", log=True))
    said += log.read_text() + run("erase_person", replay=log)
    assert "Comments: 1" in said
    assert "An editor has an account with this address." in said
    assert dutch(said) == []


@pytest.mark.django_db
def test_what_searching_and_sending_say_is_english():
    said = (
        run("compilemessages")
        + run("rebuild_search_index")
        + run("send_mail_queue")
        + run("search_quality", missed=True)
    )
    ours = [
        line for line in said.splitlines() if ": /" not in line
    ]  # the others begin with a question of a reader
    assert "Done: " in said
    assert [line for line in ours if dutch(line)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [True, False])
def test_what_making_a_local_editor_says_is_english(settings, tmp_path, debug):
    settings.DEBUG, settings.BASE_DIR = debug, tmp_path
    assert dutch(run("create_local_editor")) == []


def test_every_command_of_ours_is_run_here():
    """Of ``run_local`` test_run_local.py reads what it says; ``migrate`` is Django's, with the errors of ours."""
    assert set(OWN) - set(re.findall(r'run\("(\w+)"', Path(__file__).read_text())) == {"migrate", "run_local"}
