"""What readers write: which letters are kept, and what makes us look first. Nothing is dropped in silence."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.db.models.functions import Length, Lower, StrIndex

from .models import BlockedWord

BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x2060, 0xFEFF, 0x00AD])
JOINER = {0x200D: None}  # holds emoji together in a text; has no place in a name
LINK = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
MAX_LINKS = 2
# Letters of other alphabets that look like ours, for names that pretend to be the editors'.
LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһոԛԝѵткмɡІ0135|ıɩαεορτνμκιΑΕΙΟΡΤΝΜΚ",
    "aeopcyxijsdhnqwvtkmgioiesliiaeoptvmkiaeioptnmk",
)
EDITORS = re.compile(r"redact|beheer|moderator|netwerk|admin|systeem")


def clean_text(text: str) -> str:
    """Composed letters, no control signs but line ends, no signs that turn the reading direction around."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(BIDI_CONTROLS).translate(ZERO_WIDTH)
    kept = (sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn"})
    composed = unicodedata.normalize("NFC", "".join(kept))  # last: what stood between two parts is gone now
    return re.sub(r"\n{3,}", "\n\n", composed).strip()


def clean_name(name: str) -> str:
    return " ".join(clean_text(name).translate(JOINER).split())


def has_letter(text: str) -> bool:
    """Whether there is anything to read: a letter, a number or a sign such as an emoji."""
    return any(unicodedata.category(sign)[0] in "LNS" for sign in text)


def require_readable(text: str) -> None:
    if text and not has_letter(text):
        raise ValidationError("Schrijf iets dat we kunnen lezen.", code="unreadable")


def count_links(text: str) -> int:
    return len(LINK.findall(text))


def poses_as_editor(name: str) -> bool:
    """Whether a name looks like that of the editors, also in letters of another alphabet."""
    plain = unicodedata.normalize("NFKD", name).translate(LOOKALIKES).casefold().translate(LOOKALIKES)
    letters = "".join(sign for sign in plain if sign.isalnum())
    return bool(EDITORS.search(letters))


def blocked_word(*texts: str) -> str:
    """The first word of the editors' list that occurs in one of the texts; empty when none does."""
    text = " ".join(texts).casefold()
    found = BlockedWord.objects.annotate(place=StrIndex(Value(text), Lower(F("word")))).filter(place__gt=0)
    return found.order_by(Length("word").desc()).values_list("word", flat=True).first() or ""
