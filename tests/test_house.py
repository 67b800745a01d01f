"""The rooms of the code: what a name means, and who may name whom. Imports are checked by ``make lint``."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import drawing, drawn

ROOT = Path(__file__).resolve().parent.parent
APPS = ("netwerk", "practices", "stories")
# Names that Django asks for by that name in more than one place, or that an app calls when it is ready.
CONVENTIONS = {"Command", "connect"}
MOST_ENTRIES = 14
# The project itself names its apps: in its settings and its addresses.
OF_THE_PROJECT = {"netwerk/urls.py", "netwerk/settings/__init__.py"}
NAMES_OF_APPS = re.compile(
    r"\b(practices|stories|story|tip|lesson|quote|comment|practitioner|organisation|series|submission)\b",
    re.IGNORECASE,
)
EXCUSED = {
    ("netwerk/editing/references.py", "story"),  # one of the names of a key to what a row is a part of
    ("netwerk/search/dutch_words.py", "tip"),  # a Dutch word
}


def modules(*apps: str) -> Iterator[tuple[str, ast.Module]]:
    for app in apps:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def test_a_public_name_is_defined_once():
    places = defaultdict(list)
    for path, module in modules(*APPS):
        for node in module.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path)
    assert {n: p for n, p in places.items() if len(p) > 1 and n not in CONVENTIONS} == {}


def test_netwerk_has_few_rooms_and_no_loose_modules():
    entries = {path.name for path in (ROOT / "netwerk").iterdir()} - {"__init__.py", "__pycache__"}
    assert len(entries) <= MOST_ENTRIES
    assert {name for name in entries if name.endswith(".py")} == {"urls.py", "wsgi.py"}


def test_netwerk_names_nothing_of_the_apps_that_stand_on_it():
    named = set()
    for path, module in modules("netwerk"):
        docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
        texts = [n for n in ast.walk(module) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        words = [node.value for node in texts if id(node) not in docstrings and " " not in node.value]
        if path not in OF_THE_PROJECT:
            named |= {(path, word) for word in words if NAMES_OF_APPS.search(word)}
    assert named == EXCUSED


def test_the_drawing_of_the_rooms_is_that_of_the_code():
    assert drawn() == drawing()


CODE = re.compile(r"def test_(?:[a-z]{1,2}\d+|row_\d+|s?\d_\d+)_")


def test_names_of_tests_say_what_happens_and_no_code_of_a_plan():
    paths = (ROOT / "tests").rglob("test_*.py")
    assert {path.name: found for path in paths if (found := CODE.findall(path.read_text()))} == {}


def test_files_in_the_list_of_features_are_there():
    named = set(re.findall(r"`([\w/]+\.py)`", (ROOT / "docs" / "features.md").read_text()))
    assert {name for name in named if not (ROOT / "tests" / name).exists()} == set()
    assert len(named) > 50
