"""Who finds a hole knows where to tell it, and that is valid for at most a year."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sectxt

ADDRESS = "/.well-known/security.txt"
ROOT = Path(__file__).resolve().parents[2]


def parse(answer, site_url):
    parser = sectxt.Parser(answer.content, urls=f"{site_url}{ADDRESS}")
    return parser, [error["code"] for error in parser._errors]


def field(answer, name):
    return [line.partition(": ")[2] for line in answer.text.splitlines() if line.startswith(f"{name}:")]


def test_file_is_valid(visitor, settings):
    settings.SITE_URL = "https://netwerk.example.org"
    answer = visitor.ask(ADDRESS)
    parser, errors = parse(answer, settings.SITE_URL)
    assert (errors, parser.is_valid()) == ([], True)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert len(answer.content) < 100_000


def test_file_expires_within_half_a_year_and_is_always_fresh(visitor):
    [expires] = field(visitor.ask(ADDRESS), "Expires")
    left = datetime.fromisoformat(expires) - datetime.now(UTC)
    assert timedelta(days=60) < left <= timedelta(days=183)


def test_file_names_this_site_and_its_policy(visitor, settings):
    settings.SITE_URL = "https://netwerk.example.org"
    answer = visitor.ask(ADDRESS, HTTP_HOST="localhost")
    assert field(answer, "Canonical") == [f"https://netwerk.example.org{ADDRESS}"]
    assert field(answer, "Policy") == ["https://netwerk.example.org/kwetsbaarheid-melden/"]
    assert field(answer, "Contact") == [settings.SECURITY_CONTACT]


@pytest.mark.django_db
def test_policy_is_a_page(visitor):
    assert visitor.ask("/kwetsbaarheid-melden/").status_code == 200


def test_repository_says_how_to_report_and_how_soon_we_answer():
    text = (ROOT / "SECURITY.md").read_text()
    assert "48 hours" in text
    assert "security.txt" in text
    for path in ROOT.glob("tests/security/test_*.py"):
        assert f"`{path.name}`" in text, "say in SECURITY.md what this file protects"
