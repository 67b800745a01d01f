"""Another spelling for a question with a typing error: “Bedoel je …?”"""

from difflib import get_close_matches
from typing import Any

from django.db.models import QuerySet

from . import dutch
from .models import SearchDocument, SearchWord
from .query import Query
from .querysets import SearchDocumentQuerySet

PROPOSABLE = 50  # words that look alike, of which the one that is typed most alike is proposed


def suggest(text: str, rows: QuerySet[Any]) -> str:
    """The question in another spelling that finds something in these rows, or nothing if there is none.

    ``rows`` is a list of one model that can be found, narrowed by everything but the question. Whoever follows
    the suggestion there never comes upon an empty list. For when the question itself found nothing: it asks the
    database five times, however many rows there are.
    """
    query = Query(text)
    documents = SearchDocument.objects.of(rows)
    counted = documents.count_words(query)
    proposal = propose(query.text, [word for word in query.words if not counted[word]], documents)
    return proposal if proposal and documents.matching(Query(proposal).loose).exists() else ""


def propose(text: str, missing: list[str], documents: SearchDocumentQuerySet) -> str:
    """The text with the missing words replaced by words of these documents; nothing if there is none like them."""
    if not missing:
        return ""
    alike = SearchWord.objects.like(missing).values("word")[:PROPOSABLE]
    known = SearchWord.objects.filter(word__in=alike).used_in(documents)
    folded = {known_word.folded: known_word.word for known_word in known}
    proposal = text
    for word in missing:
        match = get_close_matches(dutch.fold_word(word), folded, n=1, cutoff=0.75)
        if match:
            proposal = replace_word(proposal, word, folded[match[0]])
    return proposal if proposal != text else ""


def replace_word(text: str, old: str, new: str) -> str:
    for match in dutch.word_matches(text):
        if old in dutch.tokens(match[0]):
            return text[: match.start()] + new + text[match.end() :]
    return text
