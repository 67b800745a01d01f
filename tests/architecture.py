"""Draws the rooms and which of them import which, in docs/architecture.md: ``make architecture``."""

import re
from pathlib import Path

import grimp

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "architecture.md"
DRAWING = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)
APPS = ("stories", "practices", "netwerk")
PROJECT = {"netwerk", "netwerk.urls", "netwerk.settings", "netwerk.wsgi"}


def rooms() -> list[str]:
    """The apps above netwerk, and the packages in it."""
    packages = grimp.build_graph("netwerk").find_children("netwerk")
    return ["stories", "practices", *sorted(packages - PROJECT)]


def arrows() -> set[tuple[str, str]]:
    """Who imports whom. What an app shows in the admin is left out: it stands on top of the app."""
    graph = grimp.build_graph(*APPS, exclude_type_checking_imports=True)
    homes = rooms()
    found = set()
    for module in graph.modules:
        importer = home_of(module, homes)
        if importer is None or (module.endswith(".admin") and importer.startswith("netwerk.")):
            continue
        for imported in graph.find_modules_directly_imported_by(module):
            other = home_of(imported, homes)
            if other not in {None, importer}:
                found.add((importer, str(other)))
    return found


def home_of(module: str, homes: list[str]) -> str | None:
    return next((home for home in homes if module == home or module.startswith(f"{home}.")), None)


def drawing() -> str:
    """Mermaid: an arrow that another way makes superfluous is left out, so that the order can be seen."""
    direct = arrows()
    lines = [f"    {short(a)} --> {short(b)}" for a, b in sorted(direct) if not by_another_way(a, b, direct)]
    return "\n".join(["flowchart TD", *lines, ""])


def by_another_way(start: str, end: str, direct: set[tuple[str, str]]) -> bool:
    reached, new = set(), {b for a, b in direct if a == start and b != end}
    while new:
        reached |= new
        new = {b for a, b in direct if a in reached} - reached
    return end in reached


def short(room: str) -> str:
    return room.removeprefix("netwerk.")


def drawn() -> str:
    """What stands in the document now."""
    found = DRAWING.search(DOCUMENT.read_text())
    return found[0] if found else ""


if __name__ == "__main__":
    DOCUMENT.write_text(DRAWING.sub(lambda _: drawing(), DOCUMENT.read_text()))
