"""What readers search and do not find: what editors may want to write about."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Self

from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone

KEPT_DAYS = 90
WORDS_A_DAY = 500  # a program that tries words must not fill the table


class SearchMissQuerySet(models.QuerySet):
    def expired(self) -> Self:
        return self.filter(day__lt=timezone.localdate() - timedelta(days=KEPT_DAYS))

    def count_words(self, words: Iterable[str]) -> None:
        """Count each word once, for today."""
        words = sorted(set(words))
        if not words:
            return
        today = timezone.localdate()
        # One statement, so that two readers at the same moment are both counted.
        sql = """
            WITH expired AS (DELETE FROM {table} WHERE day < %(first_day)s)
            INSERT INTO {table} (word, day, times)
            SELECT unnest(%(words)s::text[]), %(today)s, 1
            WHERE (SELECT count(*) FROM {table} WHERE day = %(today)s) < %(most)s
            ON CONFLICT (day, word) DO UPDATE SET times = {table}.times + 1
        """.format(table=connection.ops.quote_name(self.model._meta.db_table))  # noqa: S608 -- a table of ours
        first_day = today - timedelta(days=KEPT_DAYS)
        with connection.cursor() as cursor:
            cursor.execute(sql, {"words": words, "today": today, "first_day": first_day, "most": WORDS_A_DAY})


class SearchFeedbackQuerySet(models.QuerySet):
    def expired(self) -> Self:
        return self.filter(day__lt=timezone.localdate() - timedelta(days=KEPT_DAYS))

    def count_answer(self, words: Iterable[str], answer: str) -> None:
        """Count the answer once for each word, for today; without a word that may be kept under none."""
        today = timezone.localdate()
        for word in sorted(set(words)) or [""]:
            if self.filter(day=today).count() >= WORDS_A_DAY:
                return
            with transaction.atomic():
                row, _ = self.get_or_create(day=today, word=word)
                # In the database, so that two readers at once are both counted.
                self.filter(pk=row.pk).update(**{answer: F(answer) + 1})
