"""From a content folder to a list of entries: everything that can be checked without the database."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

from netwerk.content.slugs import slug_digest

from . import fields, media
from .comments import check_comments
from .errors import ContentError, located, nearest, shortened
from .kinds import BLOCKS, COMMENT, FILES, OLD_ADDRESS, STORY, ContentKind

STORIES = "verhalen"
MEDIA = "media"


@dataclass
class ContentRow:
    """One table of a file, and the row that is made of it."""

    kind: ContentKind
    place: str
    values: dict[str, Any]
    parent: "ContentRow | None" = None
    position: int = 0
    row: Any = None


def read_folder(folder: Path) -> list[ContentRow]:
    """Everything in the folder; raise ContentError with all that is wrong."""
    return _Reader(folder).read()


class _Reader:
    def __init__(self, folder: Path):
        self.folder = folder
        self.entries: list[ContentRow] = []
        self.problems: list[str] = []

    def read(self) -> list[ContentRow]:
        if not self.folder.is_dir():
            raise ContentError(f"There is no folder {self.folder}.")
        for path in self._files(self.folder, {*FILES, STORIES, MEDIA}):
            if path.name in FILES and (document := self._parse(path)) is not None:
                self._file(FILES[path.name], document, path.name)
        if (self.folder / STORIES).exists():
            for path in self._files(self.folder / STORIES):
                if (document := self._parse(path)) is not None:
                    self._story(document, f"{STORIES}/{path.name}")
        if not self.entries and not self.problems:
            raise ContentError(f"There is no content in the folder {self.folder}.")
        self._check_slugs()
        self.problems += check_comments(self.entries)
        if self.problems:
            raise ContentError(*self.problems)
        return self.entries

    def _files(self, folder: Path, known: set[str] | None = None) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.name in (known or ()) or (known is None and path.suffix == ".toml"):
                yield path
            elif not path.name.startswith("."):  # what systems and editors leave in a folder
                hint = nearest(path.name, known or ())
                self.problems.append(
                    f"{path.relative_to(self.folder)}: this file does not belong here.{hint}"
                )

    def _parse(self, path: Path) -> dict[str, Any] | None:
        place = str(path.relative_to(self.folder))
        try:
            return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        except OSError as error:
            self.problems.append(f"{place}: this file cannot be read ({error.strerror}).")
        except UnicodeDecodeError as error:
            number = error.object.count(b"\n", 0, error.start) + 1
            self.problems.append(f"{place}, line {number}: this file is not saved as UTF-8.")
        except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
            found = re.search(r"at line (\d+)", str(error))
            line = f", line {found[1]}" if found else ""
            self.problems.append(f"{place}{line}: this is not valid TOML ({error}).")
        return None

    def _file(self, kind: ContentKind, document: dict[str, Any], place: str) -> None:
        self._check_keys(document, {kind.key}, place)
        for number, table in self._tables(document, kind.key, place):
            self._table(kind, table, f"{place}, {kind.key} {number}")

    def _story(self, document: dict[str, Any], place: str) -> None:
        self._check_keys(document, {"story", "blocks", COMMENT.key}, place)
        if not isinstance(document.get("story"), dict):
            self.problems.append(f"{place}: the table [story] is missing.")
            return
        story = self._table(STORY, document["story"], f"{place}, story")
        for number, table in self._tables(document, "blocks", place):
            name = table.pop("type", None)
            if isinstance(name, str) and name in BLOCKS:
                self._table(BLOCKS[name], table, f"{place}, block {number} ({name})", story, number)
            else:
                text = f"choose from: {', '.join(BLOCKS)}.{nearest(str(name), BLOCKS)}"
                self.problems.append(located(f"{place}, block {number}", "type", text))
        for number, table in self._tables(document, COMMENT.key, place):
            self._table(COMMENT, table, f"{place}, comment {number}", story, number)

    def _tables(self, document: dict[str, Any], key: str, place: str) -> Iterator[tuple[int, dict[str, Any]]]:
        tables = document.get(key, [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            yield from enumerate(tables, 1)
        else:
            self.problems.append(f"{place}: write {key} between double brackets, as [[{key}]].")

    def _table(
        self,
        kind: ContentKind,
        table: dict[str, Any],
        place: str,
        parent: ContentRow | None = None,
        position: int = 0,
    ) -> ContentRow:
        if isinstance(table.get("slug"), str) and kind is not STORY:
            place = f"{place}, {shortened(table['slug'])}"
        children = {child.key: child for child in kind.children}
        self._check_keys(table, {*kind.fields, *children}, place)
        entry = ContentRow(kind, place, {}, parent, position)
        self.entries.append(entry)
        for name, field in kind.fields.items():
            if name in table:
                self._value(entry, name, field, table[name])
            elif kind.needs(name):
                self.problems.append(located(place, name, "this field is missing."))
        for key, child in children.items():
            for number, part in self._tables(table, key, place):
                self._table(child, part, f"{place}, {key} {number}", entry, number)
        return entry

    def _value(self, entry: ContentRow, name: str, field: models.Field, value: Any) -> None:
        try:
            entry.values[name] = fields.read_value(field, value, required=entry.kind.needs(name))
            if isinstance(field, models.ImageField) and value:
                media.check_media_name(self.folder / MEDIA, value)
        except ValueError as error:
            self.problems.append(located(entry.place, name, str(error)))

    def _check_keys(self, table: dict[str, Any], known: set[str], place: str) -> None:
        for key in table:
            if key not in known:
                self.problems.append(located(place, key, f"there is no such field.{nearest(key, known)}"))

    def _check_slugs(self) -> None:
        """One address is one object: also not twice, nor as an old address, a withdrawn one included."""
        seen: dict[tuple[str, str], str] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.kind is OLD_ADDRESS):
            slug = entry.values.get("slug")
            if not slug:
                continue
            is_old = entry.kind is OLD_ADDRESS
            label = entry.values.get("kind", "") if is_old else entry.kind.model._meta.label_lower
            for key in [(label, slug)] if is_old else [(label, slug), (label, slug_digest(slug))]:
                if key in seen:
                    self.problems.append(
                        located(entry.place, "slug", f"{shortened(slug)} is also in {seen[key]}.")
                    )
                    break
                seen[key] = entry.place
