"""The README tells the truth: it names every variable there is, and no file that is not there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
# Made by the site or by the reader of the README.
NOT_IN_THE_REPOSITORY = {"media/", "staticfiles/"}


def test_readme_names_every_environment_variable():
    code = "".join((ROOT / name).read_text() for name in ("netwerk/settings/__init__.py", "gunicorn.conf.py"))
    read = set(re.findall(r'(?:env\.\w+|environ\.get)\(\s*"(\w+)"', code))
    rows = [line.split("|")[1] for line in README.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)} == read


def test_readme_names_only_files_that_exist():
    named = set(re.findall(r"[`(]([a-z_-]+/[\w./-]*|[a-zA-Z_-]+\.(?:md|py))(?:[:`)])", README))
    missing = {name for name in named - NOT_IN_THE_REPOSITORY if not (ROOT / name).exists()}
    assert {name for name in missing if "exercise" not in name} == set()
    assert len(named) > 20


def test_the_two_commands_come_first():
    commands = re.findall(r"^    (\S.*)$", README, re.MULTILINE)
    assert [command.split("  ")[0] for command in commands[:2]] == ["make run", "make test"]
