"""What an editor brought and the site does not keep is said: nothing goes in silence."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

KINDS = {
    ("video", "video’s"): ("iframe", "video", "embed", "object"),
    ("geluid", "geluiden"): ("audio",),
    ("afbeelding", "afbeeldingen"): ("img", "svg", "canvas"),
    ("tabel", "tabellen"): ("table",),
    ("formulier", "formulieren"): ("form",),
}
MARKS_WENT = (
    "De aanhalingstekens om een citaat zijn weggehaald: de site zet ze zelf, alleen bij letterlijke woorden."
)


def left_out(html: str) -> Counter[tuple[str, str]]:
    """What more than markup stands in a text that comes without the editor of the form."""
    tags = Counter(tag.lower() for tag in re.findall(r"<([a-zA-Z]+)\b", html))
    return Counter(
        {words: total for words, names in KINDS.items() if (total := sum(tags[name] for name in names))}
    )


def left_out_in_words(counted: Counter[tuple[str, str]]) -> str:
    parts = [f"{number} {words[number != 1]}" for words, number in counted.items()]
    return f"Niet overgenomen in een tekst: {', '.join(parts)}." if parts else ""


def notices(instances: Iterable[Any]) -> list[str]:
    """For what a form has just saved."""
    counted: Counter[tuple[str, str]] = Counter()
    marks = False
    for instance in instances:
        counted += getattr(instance, "left_out", Counter())
        marks |= getattr(instance, "marks_went", False)
    return [*filter(None, [left_out_in_words(counted)]), *([MARKS_WENT] if marks else [])]
