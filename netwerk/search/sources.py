"""What can be found. Each app describes its own models; this package knows none of them."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Model, QuerySet

SOURCES: dict[type[Model], "Source"] = {}
FOLLOWED: dict[type[Model], tuple[str, ...]] = {}


class Source:
    """What search knows of one model."""

    model: ClassVar[type[Model]]
    is_name = False  # the title is the name of somebody: never inflected, never split
    words_are_shared = False  # documents of other rows hold its keywords, not only its title

    def rows(self) -> QuerySet[Any]:
        """The rows that are published or will be, each with its ``published_at``."""
        raise NotImplementedError

    def title(self, row: Any) -> str:
        """What the result is called."""
        return str(row)

    def title_words(self, row: Any) -> str:
        """The words that weigh most; nothing where the title is only the start of the text."""
        return self.title(row)

    def also_called(self, row: Any) -> Iterable[str]:
        """Other words that a reader may start to type."""
        return ()

    def names(self, row: Any) -> Iterable[str]:
        """People and organisations that belong to it."""
        return ()

    def people_called(self, words: Iterable[str]) -> Iterable[str]:
        """Names of people, also of those who are not shown, with any of these words in them."""
        return ()

    def keywords(self, row: Any) -> Iterable[str]:
        return ()

    def text(self, row: Any) -> str:
        return ""

    def origin(self, row: Any) -> str:
        """Where it comes from, in one line under the result."""
        return ""

    def dependents(self, pk: int) -> Iterable[QuerySet[Any]]:
        """Rows whose documents hold the title of this one, or are published by it alone."""
        return ()

    def published_with(self, pk: int) -> Iterable[QuerySet[Any]]:
        """Rows that are published as soon as the first of what they belong to is; this is one of those."""
        return ()


def register_source(source: type[Source]) -> type[Source]:
    SOURCES[source.model] = source()
    return source


def follow(model: type[Model], *foreign_keys: str) -> None:
    """When a row of the model is saved or deleted, what these keys point at is indexed again."""
    FOLLOWED[model] = foreign_keys
