"""Write the whole knowledge base as a content folder, which ``load_folder`` reads."""

import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w
from django.core.files.storage import Storage
from django.db import models

from netwerk.content.models import SlugHistory
from practices.models import Block, Tip
from stories.models import Comment, Story

from . import fields
from .comments import taken_over
from .errors import ContentError
from .kinds import ADDRESSED, BLOCKS, COMMENT, FILES, STORY, ContentKind
from .read import MEDIA, STORIES

# What readers sent in is theirs until an editor accepts it.
WAITING = models.Q(parent=None) & ~models.Q(status=Tip.Status.ACCEPTED)
Table = tuple[str, dict[str, Any]]  # a header and what stands below it


def export_folder(path: Path | str) -> int:
    """Write to a new or an empty folder; return the number of files."""
    folder = Path(path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ContentError(f"{folder} exists and is not empty. Choose a new or empty folder.")
    exporter = _Exporter()
    documents = dict(exporter.documents())
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents.items():
        _make_room(folder / name).write_bytes(text.encode())  # the same line ends on every system
    for name, storage in exporter.pictures.items():
        with storage.open(name) as source, _make_room(folder / MEDIA / name).open("wb") as target:
            shutil.copyfileobj(source, target)
    return len(documents) + len(exporter.pictures)


def _make_room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


class _Exporter:
    def __init__(self) -> None:
        self.slugs = cache(self._slugs)
        self.pictures: dict[str, Storage] = {}

    def documents(self) -> Iterator[tuple[str, str]]:
        """The name and text of each file. What is the same in the database is the same here, to the byte."""
        for name, kind in FILES.items():
            header = f"[[{kind.key}]]"
            tables = [table for row in self._rows(kind) for table in self._tables(kind, row, header)]
            if tables:
                yield name, _document(tables)
        for story in self._rows(STORY):
            parts = [*self._blocks(story), *self._comments(story)]
            tables = [*self._tables(STORY, story, "[story]"), *parts]
            yield f"{STORIES}/{story.slug}.toml", _document(tables)

    def _rows(self, kind: ContentKind) -> list[Any]:
        rows = kind.model._base_manager.all()
        if issubclass(kind.model, Block):
            rows = rows.filter(parent=None)
        if kind.model is Tip:
            rows = rows.exclude(WAITING)
        if kind.model is SlugHistory:
            hidden = models.Q(
                kind=Tip._meta.label_lower, object_id__in=Tip.objects.filter(WAITING).values("pk")
            )
            rows = rows.filter(kind__in=ADDRESSED).exclude(hidden)
        # Sorted here, as a database sorts text in the order of its own locale.
        return sorted(rows, key=lambda row: (row.slug, getattr(row, "kind", "")))

    def _tables(self, kind: ContentKind, row: Any, header: str) -> Iterator[Table]:
        yield header, self._values(kind, row)
        for child in kind.children:
            for part in child.model._base_manager.filter(**{child.parent: row}).order_by("ordering", "pk"):
                yield f"[[{kind.key}.{child.key}]]", self._values(child, part)

    def _blocks(self, story: Story) -> Iterable[Table]:
        found: list[tuple[int, int, int, Table]] = []
        for place, kind in enumerate(BLOCKS.values()):
            blocks: Iterable[Any] = kind.model._base_manager.filter(parent=story)
            for block in blocks:
                table = ("[[blocks]]", {"type": kind.key, **self._values(kind, block)})
                found.append((block.ordering, place, block.pk, table))
        return [table for *_, table in sorted(found, key=lambda item: item[:3])]

    def _comments(self, story: Story) -> Iterator[Table]:
        known: set[int | None] = set()
        for comment in taken_over(story):
            values = self._values(COMMENT, comment)
            if values.get("reply_to") not in known:  # an answer to a reader stands by itself
                values.pop("reply_to", None)
            known.add(comment.number)
            yield f"[[{COMMENT.key}]]", values

    def _values(self, kind: ContentKind, row: Any) -> dict[str, Any]:
        values = {}
        for name, field in kind.fields.items():
            if name in kind.extra:
                value: Any = self._extra(row)
            else:
                slugs = self.slugs(field.remote_field.model) if field.remote_field else {}
                value = fields.write_value(field, row, slugs)
            if not fields.is_default(field, value):
                values[name] = value
            if isinstance(field, models.ImageField) and value:
                self._take_picture(field.storage, value, row)
        return values

    def _extra(self, row: SlugHistory | Comment) -> Any:
        """What the row leads to, or which comment it answers."""
        if isinstance(row, Comment):
            return row.reply_to and row.reply_to.number
        return self.slugs(ADDRESSED[row.kind]).get(row.object_id, "")

    def _take_picture(self, storage: Storage, name: str, row: Any) -> None:
        if not storage.exists(name):
            what = f"{row._meta.model_name} “{row}”"
            raise ContentError(f"The picture {name} of {what} is not in the media.")
        self.pictures[name] = storage

    @staticmethod
    def _slugs(model: type[models.Model]) -> dict[int, str]:
        return dict(model._base_manager.values_list("pk", "slug"))


def _document(tables: list[Table]) -> str:
    texts = [header + "\n" + "".join(_line(*item) for item in values.items()) for header, values in tables]
    return "\n".join(texts)


def _line(name: str, value: Any) -> str:
    # Between triple quotes a carriage return would be lost.
    readable = not (isinstance(value, str) and "\r" in value)
    return tomli_w.dumps({name: value}, multiline_strings=readable)
