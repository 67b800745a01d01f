"""Sentences that no page happens to show: of mails and messages, and our Dutch for Django."""

import ast
import gettext
import re
from pathlib import Path

import pytest

from tests.test_templates import bare, problems
from tests.words.test_plain_dutch import ARTICLES, POLITE, STIFF, wrong

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("netwerk", "practices", "stories")
CODE = [path for app in APPS for path in (ROOT / app).rglob("*.py") if path.name != "dutch_words.py"]
CATALOGUES = ROOT / "netwerk" / "content" / "locale" / "nl" / "LC_MESSAGES"
NOT_OURS = re.compile(rf"(?<![\w-])(?:{'|'.join([*POLITE, *ARTICLES, *STIFF])})(?![\w-])")


def strings(text: str):
    """The strings of a module that are no docstrings and no names of something."""
    tree = ast.parse(text)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_no_string_of_the_code_says_u():
    def find(text):
        return [s[:60] for s in strings(text) if NOT_OURS.search(s) and " " in s]

    assert problems(CODE, find) == {}


def test_mails_are_in_plain_dutch():
    mails = sorted((ROOT / "templates" / "mail").glob("*.txt"))
    assert problems(mails, lambda text: wrong(re.sub(r"\S*[@/]\S*", " ", bare(text)))) == {}


def entries(text: str) -> dict:
    """The messages of a .po file as a compiled one has them."""
    found = {}
    for block in re.split(r"\n\s*\n", text)[1:]:
        lines = dict(re.findall(r'^(msg\w+(?:\[\d\])?) (".*")$', block, re.MULTILINE))
        said = {name: ast.literal_eval(value) for name, value in lines.items()}
        if "msgstr" in said:
            found[said["msgid"]] = said["msgstr"]
        else:
            found |= {(said["msgid"], n): said[f"msgstr[{n}]"] for n in (0, 1)}
    return found


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_the_compiled_words_are_those_of_the_file(name):
    """``manage.py compilemessages`` after a change; the tests themselves do so when they start."""
    with (CATALOGUES / f"{name}.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)._catalog
    written = entries((CATALOGUES / f"{name}.po").read_text())
    assert {message: text for message, text in catalogue.items() if message} == written


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_our_words_for_django_are_plain_dutch(name):
    texts = entries((CATALOGUES / f"{name}.po").read_text()).values()
    assert [text for text in texts if wrong(re.sub(r"%\(\w+\)\w|<[^>]*>|{\w*}", "x", text))] == []
