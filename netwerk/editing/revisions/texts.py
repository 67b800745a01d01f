"""What a column holds, in words an editor knows."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import ForeignKey, ManyToManyField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import capfirst
from taggit.managers import TaggableManager

from netwerk.content.richtext import RichTextField

from .snapshot import Revision, Row

GONE = "(bestaat niet meer)"


class Names:
    """How other things that are referred to are called now; one query for each kind of thing."""

    def __init__(self, *snapshots: Revision):
        wanted: defaultdict[Any, set[Any]] = defaultdict(set)
        for row in (row for snapshot in snapshots for row in snapshot.rows()):
            for field in row.shape.all_fields():
                wanted[field.related_model] |= set(choice_labels(field, row.values.get(field.name)))
        wanted.pop(None, None)
        self.found = {model: model._base_manager.in_bulk(pks) for model, pks in wanted.items() if pks}

    def of(self, field: Any, pks: Iterable[Any]) -> str:
        found = self.found.get(field.related_model, {})
        return ", ".join(sorted(str(found.get(pk, GONE)) for pk in pks))


def choice_labels(field: Any, value: Any) -> tuple[Any, ...]:
    if isinstance(field, ManyToManyField | TaggableManager):
        return value or ()
    return (value,) if isinstance(field, ForeignKey) and value else ()


def text_of(field: Any, value: Any, names: Names) -> str:
    if pks := choice_labels(field, value):
        return names.of(field, pks)
    if value in (None, "", (), []):
        return ""
    if isinstance(field, ArrayField):
        return ", ".join(text_of(field.base_field, one, names) for one in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if choices := dict(field.flatchoices or []):
        return str(choices.get(value, value))
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H.i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return readable(value) if isinstance(field, RichTextField) else str(value).replace("\r\n", "\n")


def readable(rich: str) -> str:
    """A rich text as lines; a link shows where it leads to, because that can change too."""
    text = re.sub(r"<li[^>]*>\s*(<p>)?", "• ", rich)
    text = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', r"\2 (\1)", text)
    text = re.sub(r"<br>|</(p|li|h2|h3|blockquote)>", "\n", text)
    return re.sub(r"\n{2,}", "\n", html.unescape(strip_tags(text))).strip()


def label_of(field: Any) -> str:
    return capfirst(str(field.verbose_name))


def kind_of(row: Row) -> str:
    return capfirst(str(row.shape.model._meta.verbose_name))


def part_name(row: Row, names: Names) -> str:
    """The first words of a part: of its first field that has any."""
    texts = (text_of(field, row.values.get(field.name), names) for field in row.shape.all_fields())
    text = " ".join(next(filter(None, texts), "").split())
    return f"{text[:60]}…" if len(text) > 60 else text
