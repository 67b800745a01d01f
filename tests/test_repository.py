"""What may not be in the repository: secrets, addresses of one machine, ways around Django's safety."""

import ast
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
IGNORED = {".git"} | {
    line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line.endswith("/")
}
FORBIDDEN = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a token": r"\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|glpat-\w{20}|xox[abp]-\w{10,})",
    "a path of one machine": r"(?<![\w.])/(home|opt|root|work|Users)/\w",
    "a package registry": r"pypi\.org|pythonhosted\.org|npmjs\.org|yarnpkg\.com|deb\.debian\.org",
    "an index or a place to find packages": r"--(extra-)?index-url|--find-links|--trusted-host",
    "work that is not done": r"\b(TODO|FIXME|XXX)\b",
}
UNSAFE = r"mark_safe\(|SafeString\(|csrf_exempt|except Exception|except BaseException|except:"
UNSAFE_IN_TEMPLATE = r"\|\s*safe(seq)?\b|autoescape off|csrf_exempt"
# How often a file may use a word of the two lists above, and why that is right.
ALLOWED = {
    ("netwerk/content/richtext.py", "mark_safe("): 1,  # nh3's output with whole addresses, escaped
    (
        "netwerk/content/templatetags/netwerk.py",
        "mark_safe(",
    ): 2,  # JSON-LD escaped as json_script does; nh3's output
    ("templates/admin/auth/user/change_password.html", "|safe"): 1,  # the rules for a password, by Django
    ("stories/markup.py", "mark_safe("): 1,  # nh3's output with anchors; what is added is escaped
    ("templates/mail/base.txt", "autoescape off"): 1,  # every mail is plain text
    ("netwerk/mail/views.py", "csrf_exempt"): 2,  # the import, and the one click of mail programs
    ("tests/security/test_mail.py", "csrf_exempt"): 1,  # looks that it is the only one
    ("netwerk/mail/sending.py", "except Exception"): 1,  # one mail that cannot be written holds up no other
}


def files(*suffixes: str) -> Iterator[Path]:
    """All files that are or can be committed, except this one; git itself may not be installed."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - IGNORED)
        paths = (Path(folder, name) for name in names)
        yield from (
            path for path in paths if path != Path(__file__) and path.name.endswith(suffixes or ("",))
        )


def lines(*suffixes: str) -> Iterator[tuple[str, int, str]]:
    for path in files(*suffixes):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield path.relative_to(ROOT).as_posix(), number, line


def uses(pattern: str, *suffixes: str) -> Counter[tuple[str, str]]:
    return Counter(
        (path, found[0]) for path, _, line in lines(*suffixes) for found in re.finditer(pattern, line)
    )


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    found = [f"{path}:{number}" for path, number, line in lines() if re.search(FORBIDDEN[what], line)]
    assert found == []


def test_no_way_around_escaping_csrf_or_errors_but_those_with_a_reason():
    found = uses(UNSAFE, ".py") + uses(UNSAFE_IN_TEMPLATE, ".html", ".txt", ".xml")
    assert found == ALLOWED


def test_format_html_gets_its_markup_from_the_code():
    """A format that holds data is not escaped."""
    found = []
    for path in files(".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                markup = {"format_html": node.args[:1], "format_html_join": node.args[:2]}.get(
                    node.func.id, []
                )
                found += [f"{path}:{node.lineno}" for part in markup if not isinstance(part, ast.Constant)]
    assert found == []


def pins(name: str) -> dict[str, str]:
    """Requirement and version by name; a line that is no pin, with its hashes, fails."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        pin = re.fullmatch(
            r"([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)(?: ;[^-]+)?((?: +--hash=sha256:[0-9a-f]{64})+) *", line
        )
        assert pin, line
        found[pin[1]] = pin[2]
    return found


def test_requirements_are_pinned_with_hashes():
    assert len(pins("requirements.txt")) > 10


def test_development_runs_what_production_runs():
    development = pins("requirements-dev.txt")
    assert pins("requirements.txt").items() <= development.items()


@pytest.mark.parametrize(("file", "extra"), [("requirements.txt", ""), ("requirements-dev.txt", "dev")])
def test_every_dependency_of_the_project_is_pinned(file, extra):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["optional-dependencies"][extra] if extra else project["dependencies"]
    names = {re.split(r"[\[<>=]", dependency)[0].lower() for dependency in wanted}
    assert names <= pins(file).keys()
