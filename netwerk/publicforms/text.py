"""What readers write: which letters are kept, and what makes us look first. Nothing is dropped in silence."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.db.models.functions import Length, Lower, StrIndex

from netwerk.content.links import links_in
from netwerk.content.plaintext import BLANK, composed

from .models import BlockedWord

MAX_LINKS = 2
# Letters of other alphabets that look like ours, for names that pretend to be the editors'.
LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһոԛԝѵткмɡІ0135|ıɩαεορτνμκιΑΕΙΟΡΤΝΜΚ",
    "aeopcyxijsdhnqwvtkmgioiesliiaeoptvmkiaeioptnmk",
)
EDITORS = re.compile(r"redact|beheer|moderator|netwerk|admin|systeem")


def clean_text(text: str) -> str:
    """Composed letters, no signs that may not be stored or that show nothing, and at most one empty line."""
    return re.sub(r"\n{3,}", "\n\n", composed(text)).strip()


def clean_name(name: str) -> str:
    return " ".join(clean_text(name).split())


def has_letter(text: str) -> bool:
    """Whether there is anything to read: a letter, a number, a sign such as an emoji, or one newer than this Python."""
    kinds = map(unicodedata.category, text.translate(BLANK))
    return any(kind[0] in "LNS" or kind in {"Cn", "Co"} for kind in kinds)


def require_readable(text: str) -> None:
    if text and not has_letter(text):
        raise ValidationError("Schrijf iets dat we kunnen lezen.", code="unreadable")


def count_links(text: str) -> int:
    return sum(1 for _ in links_in(text))


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
