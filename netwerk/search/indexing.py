"""Keeping the documents in step with the rows they are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Exists, ForeignKey, Model, OuterRef, QuerySet

from netwerk.content.names import sort_key, tidy

from . import words
from .models import SearchDocument, SearchWord
from .rules import fingerprint
from .sources import FOLLOWED, SOURCES

TEXT_LENGTH = 200_000
CHUNK = 500  # rows read and written at once
# Together well below the 1 MB that a search vector may hold.
TITLE_BYTES, KEYWORD_BYTES, TEXT_BYTES, PART_BYTES = 20_000, 100_000, 500_000, 200_000

Key = tuple[type[Model], int]
_waiting: ContextVar[set[Key] | None] = ContextVar("waiting", default=None)


@contextmanager
def batch() -> Iterator[None]:
    """Index at the end, and each row once, however many of its parts are saved inside."""
    if _waiting.get() is not None:
        yield
        return
    keys: set[Key] = set()
    token = _waiting.set(keys)
    try:
        yield
    finally:
        _waiting.reset(token)
    touch(keys)


def index_row(row: Model) -> None:
    """Write the document of a row, and of what it belongs to, as they are in the database now.

    A row that nobody may find any more loses its document. Signals do this for every save and deletion; call it
    after a change that goes past them.
    """
    touch(keys_of(row))


def keys_of(row: Model) -> set[Key]:
    """The row itself, if it can be found, and what it belongs to."""
    model = type(row)
    foreign_keys = (
        cast("ForeignKey[Any, Any]", model._meta.get_field(name)) for name in FOLLOWED.get(model, ())
    )
    keys = {(key.related_model, pk) for key in foreign_keys if (pk := getattr(row, key.attname))}
    return keys | {(model, row.pk)} if model in SOURCES else keys


def touch(keys: set[Key]) -> None:
    """Index these rows, now or at the end of the batch, and then what tells of them."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting |= keys
        return
    names: set[str] = set()
    changed = index_all(keys, names)
    rows = [rows for change in changed for rows in change.followers()]
    others = {(found.model, pk) for found in rows for pk in found.values_list("pk", flat=True)} - keys
    index_all(others, names)
    forget(names)


def forget(names: Iterable[str], *, inside: bool = False) -> None:
    """Take the words of these names off the list of words, unless they are in use.

    Any other word that is in nothing any more waits for ``clean_up``, as looking for it reads more the more there is.
    Until then nobody sees it: what is proposed is always in use.
    """
    found = sorted(SearchWord.objects.of_names(names, inside=inside).values_list("word", flat=True))
    for start in range(0, len(found), CHUNK):
        SearchWord.objects.unused(found[start : start + CHUNK]).delete()


@dataclass
class Change:
    """What a document showed before and shows now, where documents of other rows show or follow it."""

    model: type[Model]
    pk: int
    before: SearchDocument | None
    after: SearchDocument | None

    def __bool__(self) -> bool:
        return dependent_rows(self.model, self.before) != dependent_rows(self.model, self.after)

    def followers(self) -> Iterator[QuerySet[Any]]:
        source = SOURCES[self.model]
        yield from source.dependents(self.pk)
        moments = {document.published_at if document else None for document in (self.before, self.after)}
        if len(moments) > 1:
            first = min(moment for moment in moments if moment)
            yield from (not_before(first, rows) for rows in source.published_with(self.pk))


def not_before(moment: datetime, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that something else did not publish earlier: this moment changes nothing for the others."""
    documents = SearchDocument.objects.filter(kind=rows.model._meta.label_lower, object_id=OuterRef("pk"))
    earlier = documents.filter(published_at__lt=moment)
    return rows.exclude(Exists(earlier))


def index_all(keys: set[Key], names: set[str]) -> list[Change]:
    """Those of which documents of other rows show or follow what changed. ``names`` takes those that went."""
    by_model: dict[type[Model], list[int]] = defaultdict(list)
    for model, pk in sorted(keys, key=lambda key: (key[0]._meta.label, key[1])):
        by_model[model].append(pk)
    return [
        change
        for model, pks in by_model.items()
        for start in range(0, len(pks), CHUNK)
        for change in _index(model, pks[start : start + CHUNK], names)
    ]


def _index(model: type[Model], pks: list[int], names: set[str]) -> Iterator[Change]:
    before = {document.object_id: document for document in SearchDocument.objects.for_rows(model, pks)}
    after = {row.pk: make_document(row) for row in SOURCES[model].rows().filter(pk__in=pks)}
    SearchDocument.objects.for_rows(model, before.keys() - after.keys()).delete()
    vocabulary = {word for document in after.values() for word in document.vocabulary()}
    store_documents(after.values(), vocabulary)
    if SOURCES[model].is_name:
        names |= {document.title for document in before.values()} - {d.title for d in after.values()}
    changes = (Change(model, pk, before.get(pk), after.get(pk)) for pk in before.keys() | after.keys())
    yield from filter(None, changes)


def dependent_rows(model: type[Model], document: SearchDocument | None) -> list[Any]:
    """What documents of other rows show or follow."""
    names = ["title", "published_at", *(["keyword_forms"] if SOURCES[model].words_are_shared else [])]
    return [getattr(document, name) for name in names] if document else []


def store_documents(documents: Iterable[SearchDocument], vocabulary: Iterable[str]) -> None:
    fields = [f.name for f in SearchDocument._meta.concrete_fields if not (f.primary_key or f.generated)]
    SearchDocument.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=fields
    )
    SearchWord.objects.bulk_create(map(SearchWord.of, vocabulary), batch_size=5000, ignore_conflicts=True)


def make_document(row: Any) -> SearchDocument:
    """What the source of the row says of it, as search compares it."""
    source = SOURCES[type(row)]
    title, text = tidy(source.title(row)), tidy(source.text(row))[:TEXT_LENGTH]
    keywords, names = " ".join(source.keywords(row)), " ".join(source.names(row))
    weighty = "" if source.is_name else source.title_words(row)
    if source.is_name:
        title_forms = [words.names(title, TITLE_BYTES), words.names(title, TITLE_BYTES, words.TITLE)]
    else:
        title_forms = [words.forms(weighty, TITLE_BYTES), words.title_marks(weighty, TITLE_BYTES)]
    keyword_forms = [
        words.forms(keywords, KEYWORD_BYTES),
        words.forms_of_parts(weighty, TITLE_BYTES),
        words.names(names, KEYWORD_BYTES),
    ]
    return SearchDocument(
        kind=row._meta.label_lower,
        object_id=row.pk,
        published_at=row.published_at,
        url=row.get_absolute_url(),
        title=title,
        title_key=sort_key(" ".join([title, *source.also_called(row)])),
        origin=source.origin(row),
        text=text,
        title_forms=" ".join(title_forms).strip(),
        keyword_forms=" ".join(keyword_forms).strip(),
        text_forms=words.forms(text, TEXT_BYTES),
        parts=words.forms_of_parts(f"{keywords} {text}", PART_BYTES),
        rules=fingerprint(),
    )
