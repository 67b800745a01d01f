"""Writes all documents anew: after loading in bulk, restoring a backup, or an update of the word data."""

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from ...indexing import make_document, store_documents
from ...models import SearchDocument, SearchMiss, SearchWord, SynonymGroup
from ...sources import SOURCES, Source

CHUNK = 200


class Command(BaseCommand):
    help = "Make the search index anew."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-outdated", action="store_true", help="only when an update makes another index"
        )

    def handle(self, if_outdated, **options):
        if if_outdated and not SearchDocument.objects.outdated().exists():
            return
        self.vocabulary: set[str] = set()
        for source in SOURCES.values():
            self.rebuild(source)
        with transaction.atomic():
            SearchWord.objects.all().delete()
            store_documents([], self.vocabulary)
        for group in SynonymGroup.objects.iterator():
            group.save()
        SearchMiss.objects.expired().delete()
        with connection.cursor() as cursor:  # so that PostgreSQL knows how often a word occurs
            cursor.execute(f"ANALYZE {SearchDocument._meta.db_table}")
        self.stdout.write(f"Done: {len(self.vocabulary)} different words.")

    def rebuild(self, source: Source) -> None:
        name, done = source.model.__name__, 0
        chunk: list[SearchDocument] = []
        for row in source.rows().order_by("pk").iterator(CHUNK):
            chunk.append(make_document(row))
            if len(chunk) == CHUNK:
                done += self.write(chunk)
                self.progress(name, done)
                chunk = []
        done += self.write(chunk)
        kind = source.model._meta.label_lower
        SearchDocument.objects.filter(kind=kind).exclude(object_id__in=source.rows().values("pk")).delete()
        self.progress(name, done)
        self.stdout.write("")

    def write(self, documents: list[SearchDocument]) -> int:
        store_documents(documents, [])
        self.vocabulary.update(*(document.vocabulary() for document in documents))
        return len(documents)

    def progress(self, name: str, done: int) -> None:
        self.stdout.write(f"\r{name}: {done}", ending="")
        self.stdout.flush()
