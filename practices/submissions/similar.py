"""Tips that look like the one that is being sent in. Finding none never stands in the way of sending."""

from math import log

from django.db import DatabaseError, connection, transaction

from netwerk.search.models import SearchDocument
from netwerk.search.query import Query
from netwerk.search.querysets import CANDIDATES

from ..models import Tip

SHOWN = 3
ALIKE = 0.6  # of the words of the new title, where a rare word counts for more
LONGEST = "800ms"


def similar_tips(title: str) -> list[Tip]:
    """At most three published tips, the most alike first; none when the search is slow or away."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL statement_timeout = '{LONGEST}'")
            keys = find(Query(title))
            tips = Tip.objects.published().for_cards().in_bulk(keys) if keys else {}
    except DatabaseError:
        return []
    return [tips[key] for key in keys if key in tips]


def find(query: Query) -> list[int]:
    documents = SearchDocument.objects.published().filter(kind=Tip._meta.label_lower)
    counts = documents.count_words(query)
    total = sum(log(1 + CANDIDATES / max(count, 1)) for count in counts.values())
    alike = (found for found in documents.partly(query, counts) if found.covered >= ALIKE * total)
    return [found.object_id for found in alike][:SHOWN]
