"""Load a content folder into the database. What is there already is left exactly as it is."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from netwerk.content.models import SlugHistory
from netwerk.editing.revisions.moments import one_revision
from netwerk.http.pagecache import content_changed
from netwerk.pages.models import Page
from netwerk.search.indexing import batch
from stories.models import Comment, Story

from . import fields
from .addresses import Addresses, Model
from .comments import Conversations
from .errors import ContentError, located, nearest, not_accepted, shortened
from .kinds import ADDRESSED, LOAD_ORDER
from .media import store_picture
from .read import MEDIA, ContentRow, read_folder

NEW, CHANGED, PRESENT = "new", "changed", "already there"
Counts = Counter[tuple[Model, str]]


def load_folder(path: Path | str) -> Counts:
    """Make all that is missing, or nothing at all; count per model what was NEW, CHANGED or PRESENT."""
    folder = Path(path)
    entries = read_folder(folder)
    with ExitStack() as undo:
        with transaction.atomic(), batch(), one_revision():
            counts = _Loader(folder / MEDIA, undo).load(entries)
        undo.pop_all()  # all is well: the pictures stay
    return counts


def _must_wait(field: models.Field) -> bool:
    """Whether it is filled in when all rows are there: it may refer to one that is made later."""
    return bool(field.many_to_many or (field.remote_field and field.remote_field.model is field.model))


class _Loader:
    def __init__(self, media: Path, undo: ExitStack):
        self.media = media
        self.undo = undo
        self.addresses = Addresses()
        self.counts: Counts = Counter()

    def load(self, entries: list[ContentRow]) -> Counts:
        self.conversations = Conversations(entries)
        for model in LOAD_ORDER:
            self._each(self._make, (entry for entry in entries if entry.kind.model is model))
        made = [entry for entry in entries if entry.row]
        self._each(self._link, made)
        for entry in made:
            if isinstance(entry.row, Story):
                entry.row.count_words()
        return self.counts

    @staticmethod
    def _each(step: Callable[[ContentRow], None], entries: Iterable[ContentRow]) -> None:
        """Take the step for every entry, so that one run tells all that is wrong with a kind of thing."""
        problems: list[str] = []
        for entry in entries:
            try:
                step(entry)
            except ContentError as error:
                problems += error.problems
        if problems:
            raise ContentError(*problems)

    def _make(self, entry: ContentRow) -> None:
        model = entry.kind.model
        if model is Comment and entry.parent:
            self._make_comment(entry, entry.parent)
        elif entry.parent and not entry.parent.row:
            return  # it is part of something that was there already
        elif model is Page:
            self._make_page(entry)
        elif self._is_present(entry):
            self.counts[model, PRESENT] += 1
        else:
            row = self._build(entry)
            self._save(entry, row)
            entry.row = row
            self.counts[model, NEW] += 1
            if model in ADDRESSED.values():
                self.addresses.current(model)[row.slug] = row.pk

    def _is_present(self, entry: ContentRow) -> bool:
        model = entry.kind.model
        if model is SlugHistory:
            model = self._target_model(entry)
        return "slug" in entry.values and self.addresses.is_known(model, entry.values["slug"])

    @staticmethod
    def _target_model(entry: ContentRow) -> Model:
        """The model that an old address belongs to."""
        kind = entry.values["kind"]
        if kind not in ADDRESSED:
            text = f"{shortened(kind)} does not exist.{nearest(kind, ADDRESSED)}"
            raise ContentError(located(entry.place, "kind", text))
        return ADDRESSED[kind]

    def _make_page(self, entry: ContentRow) -> None:
        """A migration made the pages; the text of one that nobody edited may be replaced."""
        page = Page.objects.filter(slug=entry.values["slug"]).first() or Page()
        own = entry.kind.fields
        wanted = {name: entry.values.get(name, field.get_default()) for name, field in own.items()}
        is_same = all(fields.write_value(field, page, {}) == wanted[name] for name, field in own.items())
        if page.pk and (is_same or page.history.exists()):
            self.counts[Page, PRESENT] += 1
            return
        self.counts[Page, CHANGED if page.pk else NEW] += 1
        for name, value in wanted.items():
            setattr(page, name, value)
        self._save(entry, page)

    def _make_comment(self, entry: ContentRow, parent: ContentRow) -> None:
        """Also at a story that was there already. One that was removed has no place for comments."""
        story = self.addresses.current(Story).get(parent.values["slug"])
        comment = self.conversations.new_comment(entry, story) if story else None
        if comment is None:
            self.counts[Comment, PRESENT] += 1
            return
        self._fill(entry, comment)
        self._save(entry, comment)
        self.counts[Comment, NEW] += 1
        content_changed()

    def _build(self, entry: ContentRow) -> Any:
        row: Any = entry.kind.model()
        if entry.parent:
            setattr(row, entry.kind.parent, entry.parent.row)
            row.ordering = entry.position * 10
        if isinstance(row, SlugHistory):
            # The row that it led to may have been removed: then the address only stays taken.
            row.object_id = self._refer(entry, "target", self._target_model(entry)) or 0
        self._fill(entry, row)
        return row

    def _fill(self, entry: ContentRow, row: Any) -> None:
        for name, value in entry.values.items():
            field = entry.kind.fields[name]
            if name in entry.kind.extra or _must_wait(field):
                continue
            if field.remote_field:
                setattr(row, field.attname, self._refer(entry, name, field.remote_field.model))
            elif isinstance(field, models.ImageField) and value:
                setattr(row, name, store_picture(field, self.media / value, value, self.undo))
            else:
                setattr(row, name, value)

    def _link(self, entry: ContentRow) -> None:
        for name, value in entry.values.items():
            field = entry.kind.fields[name]
            if not value or name in entry.kind.extra or not _must_wait(field):
                continue
            if field.many_to_many:
                self._link_many(entry, name, field)
            else:
                setattr(entry.row, field.attname, self._refer(entry, name, field.remote_field.model))
                self._save(entry, entry.row)

    def _link_many(self, entry: ContentRow, name: str, field: Any) -> None:
        model = field.remote_field.model
        keys = [self._find(entry, name, model, slug) for slug in entry.values[name]]
        allowed = model._default_manager.complex_filter(field.get_limit_choices_to()).in_bulk(keys)
        for slug, key in zip(entry.values[name], keys, strict=True):
            if key not in allowed:
                raise ContentError(located(entry.place, name, f"{shortened(slug)} does not fit here."))
        getattr(entry.row, name).set([allowed[key] for key in keys])

    def _refer(self, entry: ContentRow, name: str, model: Model) -> int | None:
        slug = entry.values.get(name)
        return self._find(entry, name, model, slug) if slug else None

    def _find(self, entry: ContentRow, name: str, model: Model, slug: str) -> int:
        try:
            return self.addresses.find(model, slug)
        except ValueError as error:
            raise ContentError(located(entry.place, name, str(error))) from error

    @staticmethod
    def _save(entry: ContentRow, row: models.Model) -> None:
        try:
            row.full_clean()
            with transaction.atomic():
                row.save()
        except ValidationError as error:
            problems = [
                located(entry.place, name if name in entry.kind.fields else "", not_accepted(texts))
                for name, texts in error.message_dict.items()
            ]
            raise ContentError(*problems) from error
        except DatabaseError as error:
            text = " ".join(str(error).split())
            raise ContentError(f"{entry.place}: the database refuses this ({text}).") from error
