"""Sort names again where the rule changed: letters that have no accent to take off, and prefixes of surnames.

Addresses that exist stay as they are.
"""

import re
import unicodedata

from django.db import migrations

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
        **dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]),
    }
)

DUTCH = "aan bij de den der des het in op over onder uit te ten ter thoe tot van voor 't 's"
OTHER = "von vom zu zum zur und du la le les del della di da das do dos los las lo av af"
ARABIC = "al el ait bin bint ibn abu abou ben ould"
PREFIXES = {*DUTCH.split(), *OTHER.split(), *ARABIC.split()}
GIVEN_NAMES = {"ben", "al", "el", "del", "do", "lo", "bin", "di", "des", "zu"}
TITLES = {
    "prof",
    "dr",
    "drs",
    "ir",
    "ing",
    "mr",
    "mw",
    "mevr",
    "mevrouw",
    "dhr",
    "heer",
    "ds",
    "bc",
    "em",
    "hc",
}
DEGREES = {"msc", "bsc", "ma", "ba", "phd", "llm", "mba", "mpa"}
QUOTES = str.maketrans("’‘`´ʼ", "'''''")
JOINED_PREFIX = re.compile(r"([dl]')(.+)", re.IGNORECASE)
NAMED = {
    "Organisation": "name",
    "Topic": "name",
    "Term": "name",
    "Lesson": "title",
    "Tip": "title",
    "Quote": "text",
}


def fold(text):
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(LETTERS)


def sort_key(text):
    return re.sub(r"^\W+", "", fold(" ".join(text.split())))[:200]


def refresh(model, make_key, once=False):
    """Two names that were different may now be one: then the second keeps what it had, until an editor merges them."""
    for row in model.objects.order_by("pk").iterator(chunk_size=500):
        key = make_key(row)
        taken = once and key != row.sort_name and model.objects.filter(sort_name=key).exists()
        if key != row.sort_name and not taken:
            model.objects.filter(pk=row.pk).update(sort_name=key)


def split_name(name):
    words = [word for word in name.split() if word]
    while len(words) > 1 and _is_title(words[0]):
        words.pop(0)
    while len(words) > 1 and fold(words[-1].rstrip(".")) in DEGREES:
        words.pop()
        words[-1] = words[-1].rstrip(",")
    start = _start_of_surname(words)
    given, rest, prefixes = words[:start], words[start:], []
    while len(rest) > 1 and _is_prefix(rest[0]):
        prefixes.append(rest.pop(0))
    return given, prefixes, rest


def _start_of_surname(words):
    if len(words) < 2 or (_is_prefix(words[0]) and (words[0].islower() or fold(words[0]) not in GIVEN_NAMES)):
        return 0
    for place, word in enumerate(words[1:-1], 1):
        if word.startswith(("-", "–")):
            break
        if _is_prefix(word):
            return place
    start = 1
    while start < len(words) - 1 and _is_initial(words[start]):
        start += 1
    return start


def _is_initial(word):
    return len(word) == 1 or bool(re.fullmatch(r"(?:\w{1,2}+\.-?)++", word))


def _is_prefix(word):
    return fold(word.translate(QUOTES)) in PREFIXES


def _is_title(word):
    parts = [part for part in fold(word).split(".") if part]
    return (word.endswith(".") or word.islower()) and bool(parts) and all(part in TITLES for part in parts)


def parts_of(name):
    given, prefixes, surname = split_name(name)
    if surname and (joined := JOINED_PREFIX.fullmatch(surname[0].translate(QUOTES))):
        length = len(joined[1])
        prefixes, surname = [*prefixes, surname[0][:length]], [surname[0][length:], *surname[1:]]
    return " ".join(given), " ".join(prefixes), " ".join(surname)


def person_key(row):
    given, prefixes, surname = parts_of(row.name)
    return sort_key(" ".join(filter(None, [surname, given, prefixes])).translate(QUOTES))


def refresh_all(apps, schema_editor):
    for name, field in NAMED.items():
        once = name in {"Topic", "Organisation", "Term"}
        refresh(
            apps.get_model("practices", name), lambda row, field=field: sort_key(getattr(row, field)), once
        )
    refresh(apps.get_model("practices", "Practitioner"), person_key)


class Migration(migrations.Migration):
    dependencies = [("practices", "0008_lists_in_story_order")]

    operations = [migrations.RunPython(refresh_all, migrations.RunPython.noop, elidable=True)]
