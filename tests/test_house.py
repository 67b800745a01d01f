"""The rooms of the code: what a name means, and who may name whom. Imports are checked by ``make lint``."""

import ast
import re
from collections import defaultdict
from enum import Enum

from tests.architecture import drawing, drawn
from tests.source import (
    APPS,
    ROOT,
    assigned_to,
    classes_of,
    imported,
    is_foreign,
    modules,
    names_defined,
    names_imported,
    private_names,
    root_name,
)

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


COMPAT = "netwerk/content/compat.py"
# What Django and packages describe, whatever it begins with, and the underscores of forms and of permissions.
DESCRIBED = {"_meta", "_state", "_base_manager", "_default_manager", "_replace", "_change_reason"}
NOT_YET = {f"netwerk/editing/{name}.py" for name in ("conflicts", "merging/log_admin", "merging/rows")}
NOT_YET |= {
    "netwerk/editing/revisions/shape.py",
    "netwerk/editing/revisions/snapshot.py",
    "stories/admin/story.py",
}
DESCRIBED |= {"_connector"}  # of ``Q``: migrations that Django writes name it


def test_what_packages_keep_to_themselves_is_used_in_one_module():
    own = {name for path, module in modules(*APPS) if path != COMPAT for name in names_defined(module)}
    used = {
        (path, name)
        for path, module in modules(*APPS)
        for name in private_names(module)
        if path != COMPAT and name not in own | DESCRIBED
    }
    assert {path for path, _ in used} - NOT_YET == set()


def test_no_class_overrides_what_a_package_keeps_to_itself():
    overridden = {
        (path, made.__name__, name)
        for path, _ in modules(*APPS)
        if path not in {COMPAT, "netwerk/wsgi.py"}  # that one starts a site
        for made in classes_of(path)
        if not issubclass(made, Enum)  # these are full of names that Python itself gives them
        for name in vars(made).keys() - DESCRIBED - {"_abc_impl"}
        if re.match("_[a-z]", name)
        and any(name in vars(base) for base in made.__mro__[1:] if is_foreign(base))
    }
    assert {path for path, *_ in overridden} - NOT_YET == set()


def test_nobody_puts_something_of_ours_in_a_package():
    assigned = {
        (path, ast.unparse(target))
        for path, module in modules(*APPS)
        if path != COMPAT
        for target in assigned_to(module)
        if isinstance(target, ast.Attribute) and root_name(target) in names_imported(module)
    }
    assert assigned == set()


# These landed before the rule, and a migration that landed is not edited: what they name stays importable.
IMPORTED_BY_MIGRATIONS = {
    ("practices/migrations/0001_initial.py", "netwerk.content.commenting"),
    ("practices/migrations/0001_initial.py", "netwerk.content.validators"),
    ("stories/migrations/0001_initial.py", "netwerk.content.commenting"),
    ("stories/migrations/0001_initial.py", "netwerk.content.validators"),
    ("stories/migrations/0001_initial.py", "stories.models.comment"),
    ("stories/migrations/0001_initial.py", "stories.models.review"),
}


def test_a_migration_stands_alone():
    paths = [path for app in APPS for path in (ROOT / app).rglob("migrations/*.py")]
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in paths
        for name in imported(ast.parse(path.read_text()))
        if name.partition(".")[0] in APPS
    }
    assert found == IMPORTED_BY_MIGRATIONS


MOST_ANY = 466  # lines; each that is left says why


def test_any_is_rare():
    lines = [
        line for app in APPS for path in (ROOT / app).rglob("*.py") for line in path.read_text().splitlines()
    ]
    assert sum(bool(re.search(r"\bAny\b", line)) for line in lines) <= MOST_ANY
