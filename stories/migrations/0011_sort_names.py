"""Sort titles again where the rule changed: letters that have no accent to take off.

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


def fold(text):
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(LETTERS)


def sort_key(text):
    return re.sub(r"^\W+", "", fold(" ".join(text.split())))[:200]


def refresh(model):
    for row in model.objects.order_by("pk").only("pk", "title", "sort_name").iterator(chunk_size=500):
        key = sort_key(row.title)
        if key != row.sort_name:
            model.objects.filter(pk=row.pk).update(sort_name=key)


def refresh_all(apps, schema_editor):
    for name in ("Story", "Series"):
        refresh(apps.get_model("stories", name))


class Migration(migrations.Migration):
    dependencies = [("stories", "0010_corrections_of_more_pages")]

    operations = [migrations.RunPython(refresh_all, migrations.RunPython.noop, elidable=True)]
