"""How names and titles are compared, sorted and turned into addresses."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.text import slugify

from .plaintext import INVISIBLE, composed

SLUG_LENGTH = 80
LONGEST = 1_000  # what follows in a longer text is in no address and decides no order
# How Greek and Cyrillic (small, without accents) are read in an address; other scripts get a number.
TO_LATIN = str.maketrans(
    {
        **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
        **dict(zip("абвгдезиклмнопрстуфыэіјґ", "abvgdeziklmnoprstufyeijg", strict=True)),
        "θ": "th",
        "χ": "ch",
        "ψ": "ps",
        "ж": "zh",
        "х": "ch",
        "ц": "ts",
        "ч": "tsj",
        "ш": "sj",
        "щ": "sjtsj",
        "ъ": "",
        "ь": "",
        "ю": "joe",
        "я": "ja",
        "є": "je",
        "ђ": "dj",
        "љ": "lj",
        "њ": "nj",
        "ћ": "tj",
        "џ": "dzj",
    }
)
# Latin letters that no accent can be taken off, as they are typed without a key for them.
LETTERS = str.maketrans(
    {
        **dict(
            zip(
                "øłđðħıŧŋƀɓƈɖɗɛəǝƒɠɣǥɦɨɩƙɫɱɲɔɵƥɍʂƭʈʉʋƴɏƶȥⱥȼɇɉɟɭ",
                "olddhitnbbcddeeefggghiiklmnooprsttuvyyzzacejjl",
                strict=True,
            )
        ),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ĸ": "q",
        "ƕ": "hv",
        "·": None,
        # A name looks the same without them.
        **INVISIBLE,
        "\u200c": None,
        "\u200d": None,
    }
)


def tidy(text: str) -> str:
    """One space between words, and no sign that shows nothing: pasted names differ in them only by accident."""
    return " ".join(composed(text).split())


def fold(text: str) -> str:
    """The text as people type it who have no key for its letters: small, without accents, "Łódź" as "lodz".

    Search, sorting and addresses all use it, so that a name is found, sorted and addressed in one way.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(LETTERS)


def sort_key(text: str) -> str:
    """The text without accents, capitals and leading signs.

    Sorting on it gives one order on every server: a Dutch collation is not installed everywhere.
    """
    return re.sub(r"^\W+", "", fold(tidy(text[:LONGEST])))[:200]


def unlike(name: str, words: Iterable[str]) -> list[str]:
    """Each word once, without those that are spelled like the name."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(sort_key(word), word)
    return [word for key, word in found.items() if key not in {"", sort_key(name)}]


def short_slug(text: str, otherwise: str = "zonder-naam") -> str:
    """A readable address of at most ``SLUG_LENGTH`` characters that ends on a whole word."""
    slug = slugify(fold(text[:LONGEST]).translate(TO_LATIN))
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or otherwise
