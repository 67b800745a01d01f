"""Which signs a text may hold, whoever wrote it: one definition for what is typed, pasted and loaded.

It does not depend on the Unicode table of this Python: a sign that is newer than the table is kept.
"""

import re
import unicodedata
from typing import Any

# Control signs, halves of a pair, and the places in Unicode that never will be a sign. XML cannot hold most of them.
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
NONCHARACTER = re.compile(f"[\0{NONCHARACTERS}]")
FORBIDDEN = re.compile(f"[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{NONCHARACTERS}]")
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Signs that show nothing: soft hyphen, zero width, and what turns the reading direction around.
ALONE = [0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF]
INVISIBLE = dict.fromkeys([*ALONE, *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)])
JOINERS = re.compile("[\u200c\u200d]+")
# Letters and marks of the scripts of Europe join nothing; other scripts and emoji do.
JOINED = re.compile("[^\0-\u058f\u1680\u1e00-\u206f\u3000]")
BLANK = dict.fromkeys([0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0])  # letters by name, which show nothing


def clean_plaintext(text: str) -> str:
    """A space for what may not be stored, one kind of line end, and no signs that show nothing.

    A joiner stays where it shows: inside an emoji, and in words of scripts such as those of Persian and Hindi.
    """
    if text.isascii() and text.isprintable():
        return text
    text = FORBIDDEN.sub(" ", LINE_END.sub("\n", text)).translate(INVISIBLE)
    return JOINERS.sub(_needed, text)


def clean_line(text: str) -> str:
    """The same for a text of one line, such as a name."""
    return clean_plaintext(text).replace("\n", " ")


def composed(text: str) -> str:
    """Clean, and each letter with its accent in one way: what stood between the two is gone then."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", clean_plaintext(unicodedata.normalize("NFC", text)))


def _needed(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return match[0][0] if JOINED.fullmatch(before) and JOINED.fullmatch(after) else ""


def clean_value(value: Any) -> Any:
    """Also inside lists and objects, as JSON has them."""
    if isinstance(value, str):
        return clean_plaintext(value)
    if isinstance(value, list | tuple):
        return type(value)(map(clean_value, value))
    if isinstance(value, dict):
        return {clean_value(key): clean_value(inner) for key, inner in value.items()}
    return value
