"""What a search found, and what may help a reader where it found little."""

from functools import cached_property

from .models import SearchDocument
from .query import Query
from .querysets import CANDIDATES, SearchDocumentQuerySet
from .spelling import propose

ENOUGH = 5  # with fewer, also what has some of the words
FEW = 3  # with fewer, also titles that look like the question
MAYBE = 5
WORDS_IN_A_NAME = 4  # a longer question does not look like any title


class Answer:
    """All that was found for a question, best first, in at most seven queries."""

    def __init__(self, query: Query, kind: str = ""):
        self.query, self.kind = query, kind
        self.meant = query  # in the spelling that is proposed
        self.everything = SearchDocument.objects.published()
        self.counts = self.everything.candidates(query).count_kinds() if query else {}
        self.missing: list[str] = []
        self.proposal = ""
        self.partly: list[SearchDocument] = []
        self.maybe: list[SearchDocument] = []
        if query and self.total < (ENOUGH if len(query.words) > 1 else FEW):
            self._look_further()

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def found(self) -> int:
        """How many there are of the chosen kind, with all the words."""
        if not self.kind:
            return self.total
        return self.documents.order_by().count() if self.is_capped else self.counts.get(self.kind, 0)

    @property
    def is_capped(self) -> bool:
        """There is more than was counted."""
        return self.total > CANDIDATES

    @property
    def documents(self) -> SearchDocumentQuerySet:
        """What has all the words, of the chosen kind."""
        if not self.query:
            return self.everything.none()
        of_kind = self.everything.filter(kind=self.kind) if self.kind else self.everything
        return of_kind.candidates(self.query).ranked(self.query).to_show()

    def _look_further(self) -> None:
        """Show what has some of the words, or propose another spelling."""
        words = self.query.words
        shown = (
            list(self.everything.candidates(self.query).values_list("pk", flat=True)) if self.counts else []
        )
        if len(words) > 1:
            counted = self.everything.count_words(self.query)
            self.missing = [word for word in words if not counted[word]]
        elif not self.counts:
            self.missing = words
        if not self.counts:
            self._propose()
        if len(words) > 1 and not self.proposal:
            documents = self.everything.exclude(pk__in=shown).partly(self.query, counted)
            self.partly = [document for document in documents if self.kind in ("", document.kind)]
        if not self.maybe and self.total + len(self.partly) < FEW and len(words) <= WORDS_IN_A_NAME:
            shown += [document.pk for document in self.partly]
            self.maybe = list(
                self.everything.exclude(pk__in=shown).named_like(self.query.text).to_show()[:MAYBE]
            )

    def _propose(self) -> None:
        proposal = propose(self.query.text, self.missing, self.everything)
        meant = Query(proposal)
        found = self.everything.candidates(meant).ranked(meant) if meant else self.everything.none()
        self.maybe = list(found.to_show()[:MAYBE])
        if self.maybe:
            self.proposal, self.meant = proposal, meant
