"""Words that a plainer one has replaced are left nowhere that readers or editors read."""

import re
from pathlib import Path

from django.conf import settings

# With their capitals: “Terug naar het verhaal” is a way back.
REPLACED = re.compile(
    r"Jij zelf|Naar het verhaal|Trek in\b|Pas aan\b|\bvermeldingen|Alles is echt gebeurd|[Pp]raktijkmens"
    r"|[Nn]averteld|vertel\w* (?:het|ze) na\b|Dit verhaal is uit|Al het andere is een weergave"
)


def read_by_people():
    for folder in ("templates", "docs", "netwerk", "practices", "stories"):
        for path in (Path(settings.BASE_DIR) / folder).rglob("*.*"):
            if path.suffix in {".html", ".txt", ".py", ".md"} and "migrations" not in path.parts:
                yield path


def test_no_replaced_word_is_left():
    left = [f"{path}: {word}" for path in read_by_people() for word in REPLACED.findall(path.read_text())]
    assert not left
