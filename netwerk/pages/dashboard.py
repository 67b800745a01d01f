"""What waits for editors of the pages about the site, and what readers searched and did not find."""

from django.db.models import Count, Max, Subquery, Value
from django.urls import reverse

from netwerk.editing.dashboard import Counter, register_counter
from netwerk.search.models import SearchMiss

from .models import Page


@register_counter("search.view_searchmiss")
def of_the_site():
    """Words of the last 90 days; the table holds no older ones, and nobody who typed them. And pages, in one query."""
    grouped = SearchMiss.objects.order_by().annotate(all=Value(1)).values("all")
    missed = grouped.annotate(number=Count("word", distinct=True)).values("number")
    found = Page.objects.aggregate(
        missed=Max(Subquery(missed)), unfinished=Count("pk", filter=Page.UNFINISHED)
    )
    words = ("woord is gezocht en nergens gevonden", "woorden zijn gezocht en nergens gevonden")
    yield Counter(found["missed"] or 0, words, reverse("admin:search_searchmiss_changelist"))
    words = ("pagina over de site is nog niet af", "pagina’s over de site zijn nog niet af")
    yield Counter(found["unfinished"], words, f"{reverse('admin:pages_page_changelist')}?af=nee")
