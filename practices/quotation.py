"""Quotation marks that were pasted around a quote: the page sets its own, and only where words are literal."""

import re

PAIRS = {"“": "”", "‘": "’", "„": "”“", "‚": "’‘", "«": "»", "»": "«", "”": "”", "’": "’", '"': '"', "'": "'"}
MOST_MARKS = 5
APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)")


def without_marks(text: str) -> str:
    """The words without the marks around all of them, or around each paragraph."""
    parts = re.split(r"(\n\s*\n)", text.replace("\r\n", "\n").strip())
    bare = _bare("".join(parts))
    if bare != "".join(parts):
        return bare
    paragraphs = [_bare(part) for part in parts[::2]]
    if all(new != old for new, old in zip(paragraphs, parts[::2], strict=True)):
        parts[::2] = paragraphs
        return "".join(parts)
    return text


def _bare(text: str) -> str:
    """Not of words that only begin and end with a quotation: ‘ja’ en ‘nee’."""
    for _ in range(MOST_MARKS):
        inside = text[1:-1].strip()
        marks = _is_between_marks(text) and {text[0], text[-1]}
        if not marks or not inside:
            break
        if marks & set(APOSTROPHE.sub("", inside)) and not _is_between_marks(inside):
            break
        text = inside
    return text


def _is_between_marks(text: str) -> bool:
    return len(text) > 1 and text[-1] in PAIRS.get(text[0], "")


def looks_literal(text: str) -> bool:
    """Whether a whole sentence in it still stands between marks."""
    return bool(re.search(r"(?:^|\s)[“‘„\"«][A-ZÀ-Ý][^”’\"»]{15,400}[.!?…][”’\"»]", text))
