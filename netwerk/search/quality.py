"""How good search is: ours and PostgreSQL's own, on questions of which people judged what must be found."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from .answers import Answer
from .query import Query
from .sources import SOURCES

FIRST = 5


@dataclass(frozen=True)
class Judgement:
    """A question, and the addresses that must be among the first five results."""

    kind: str
    text: str
    items: tuple[str, ...]


@dataclass
class Score:
    """Averages over questions. Recall: how much of what must be found is; rank: 1 when the first result is right."""

    recall: float
    reciprocal_rank: float
    questions: int


def read_judgements(path: Path) -> list[Judgement]:
    kinds = tomllib.loads(path.read_text())
    return [
        Judgement(kind, text, tuple(f"/{item}/" for item in items))
        for kind, questions in kinds.items()
        for text, items in questions.items()
    ]


def ours(text: str) -> list[str]:
    """The addresses as the page shows them, from the top."""
    answer = Answer(Query(text))
    found = [*answer.documents[:FIRST], *answer.partly, *answer.maybe]
    return [document.url for document in found[:FIRST]]


class PostgreSQL:
    """The same words in PostgreSQL's own Dutch configuration, in a table that is gone afterwards."""

    def __init__(self, configuration: str = "dutch"):
        self.configuration = configuration

    def __enter__(self) -> Callable[[str], list[str]]:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE yardstick (url text, vector tsvector)")
            cursor.executemany(
                """
                INSERT INTO yardstick SELECT %(url)s, setweight(to_tsvector(%(c)s::regconfig, %(title)s), 'A')
                || setweight(to_tsvector(%(c)s::regconfig, %(keywords)s), 'B')
                || setweight(to_tsvector(%(c)s::regconfig, %(text)s), 'C')
                """,
                list(self._rows()),
            )
        return self._search

    def __exit__(self, *error):
        transaction.set_rollback(True)
        self.transaction.__exit__(*error)

    def _rows(self) -> Iterable[dict[str, str]]:
        for source in SOURCES.values():
            for row in source.rows():
                keywords = " ".join([*source.keywords(row), *source.names(row)])
                words = {"title": source.title(row), "keywords": keywords, "text": source.text(row)}
                yield {"c": self.configuration, "url": row.get_absolute_url(), **words}

    def _search(self, text: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT url FROM yardstick, websearch_to_tsquery(%s::regconfig, %s) query
                WHERE vector @@ query ORDER BY ts_rank(vector, query, 1) DESC, url LIMIT %s
                """,
                [self.configuration, text, FIRST],
            )
            return [url for (url,) in cursor.fetchall()]


def score(judgements: list[Judgement], search: Callable[[str], list[str]]) -> Score:
    recalls, ranks = [], []
    for judgement in judgements:
        found = search(judgement.text)
        recalls.append(len(set(judgement.items) & set(found)) / len(judgement.items))
        places = [place for place, url in enumerate(found, 1) if url in judgement.items]
        ranks.append(1 / places[0] if places else 0)
    return Score(sum(recalls) / len(recalls), sum(ranks) / len(ranks), len(judgements))
