"""A class has one home. What stands in another sheet about it is a change for paper or for colours of the reader."""

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# They say how what others define looks on paper and in forced colours.
RESTYLES = {"print.css", "modes.css"}
ALONE = re.compile(
    r"\.([\w-]+)(?::[\w-]+)*$"
)  # the class itself, in whatever state; no place or kind of element


def homes(folder: str) -> dict[str, set[str]]:
    """The sheets that define each class. The site and the admin never load one another's sheets."""
    found = defaultdict(set)
    for path in (ROOT / "static" / folder).glob("*.css"):
        css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}@;]+){", css):
            for selector in re.split(r",(?![^()]*\))", selectors):
                if path.name not in RESTYLES and (match := ALONE.match(selector.strip())):
                    found[match[1]].add(path.name)
    return found


def test_a_class_is_defined_in_one_sheet():
    for folder in ("css", "admin_netwerk"):
        twice = {name: sheets for name, sheets in homes(folder).items() if len(sheets) > 1}
        assert twice == {}


def test_what_a_table_looks_like_is_said_of_tables_only():
    """A class of a table that also sits on another element would take its layout apart."""
    on = defaultdict(set)
    for path in (ROOT / "templates").rglob("*.html"):
        for tag, names in re.findall(r'<(\w+)\s[^>]*?class="([\w -]+)"', path.read_text()):
            for name in names.split():
                on[name].add(tag)
    assert {name: tags for name, tags in on.items() if "table" in tags and tags != {"table"}} == {}
