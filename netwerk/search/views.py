"""The search page and its suggestions."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import psycopg
from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from netwerk.http.pages import PAGE_SIZE, PageContext, StrictPaginator

from .answers import Answer
from .models import SearchDocument, SearchMiss
from .ordinary import ordinary_words
from .query import LONGEST, Query
from .querysets import CANDIDATES
from .snippets import Result
from .sources import SOURCES

LONGEST_SEARCH = "2s"
SUGGESTIONS = 8


class Tab(NamedTuple):
    slug: str
    name: str
    number: int | None
    is_current: bool


class SearchView(PageContext, TemplateView):
    """``topics`` gives the topics to go on with when a search found nothing."""

    template_name = "search/search.html"
    topics: Callable[[], Iterable[Any]] = staticmethod(list)

    def get(self, request, *args, **kwargs):
        self.query = Query(request.GET.get("q", ""))
        self.kinds = {slug_of(model): model._meta.label_lower for model in SOURCES}
        try:
            with transaction.atomic(savepoint=False):  # a timeout is the end of the request
                limit_time()
                # Rendered inside, so that the queries of the template are limited too.
                return TemplateResponse(request, self.template_name, self.get_context_data(**kwargs)).render()
        except OperationalError as error:
            if isinstance(error.__cause__, psycopg.errors.QueryCanceled):
                return self.too_heavy()
            raise

    def too_heavy(self):
        context = {"heading": "Deze zoekvraag is te zwaar", "query": self.query.text, "is_too_heavy": True}
        context = super().get_context_data(**context, canonical=None, noindex=True)
        return self.render_to_response(context, status=503)

    def get_context_data(self, **kwargs):
        chosen = self.request.GET.get("soort", "")
        answer = Answer(self.query, self.kinds.get(chosen, ""))
        if answer.missing and self.request.method == "GET":
            SearchMiss.objects.count_words(ordinary_words(self.query.text, answer.missing))
        page = self.page_of(answer)
        results = [Result(document, self.query) for document in page]
        partly = [Result(document, self.query) for document in answer.partly]
        maybe = [Result(document, answer.meant) for document in answer.maybe]
        return super().get_context_data(
            heading=heading_of(answer),
            query=self.query.text,
            answer=answer,
            longest=LONGEST,
            results=results,
            partly=partly,
            maybe=maybe,
            page_obj=page,
            paginator=page.paginator,
            tabs=self.tabs(answer),
            is_unknown_kind=chosen not in {"", *self.kinds},
            topics=[] if results or partly or maybe else self.topics(),
            canonical=None,
            noindex=True,
            **kwargs,
        )

    def page_of(self, answer):
        paginator = StrictPaginator(answer.documents, PAGE_SIZE)
        paginator.count = answer.found
        return paginator.page_named(self.request.GET.get("pagina", "1"))

    def tabs(self, answer) -> list[Tab]:
        """The kinds that something was found of. Without numbers when not everything was counted."""
        tabs = [("", "Alles", answer.total)]
        for label, count in sorted(answer.counts.items(), key=lambda item: (-item[1], item[0])):
            slug = slug_of(apps.get_model(label))
            tabs.append((slug, slug.capitalize(), count))
        return [
            Tab(slug, name, None if answer.is_capped else count, self.kinds.get(slug, "") == answer.kind)
            for slug, name, count in tabs
        ]


def limit_time() -> None:
    """A search that takes longer ends itself; the reader is asked for more precise words."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{LONGEST_SEARCH}'")


def slug_of(model) -> str:
    return str(model._meta.verbose_name_plural)


def heading_of(answer: Answer) -> str:
    if not answer.query.text:
        return "Zoeken"
    asked = f"“{answer.query.text}”"
    meta = apps.get_model(answer.kind)._meta if answer.kind else SearchDocument._meta
    if answer.found > CANDIDATES:
        return f"Meer dan {CANDIDATES} {meta.verbose_name_plural} voor {asked}"
    if answer.found:
        return f"{answer.found} {meta.verbose_name if answer.found == 1 else meta.verbose_name_plural} voor {asked}"
    if answer.total:
        return f"Geen {meta.verbose_name_plural} voor {asked}"
    if answer.partly:
        return f"Niets gevonden met al je woorden: {asked}"
    return f"Niets gevonden voor {asked}"


@require_safe
def suggestions(request):
    """Titles that have a word that starts like what is typed, for the list under the search field."""
    text = Query(request.GET.get("q", "")).text
    found = SearchDocument.objects.published().suggestions(text)[:SUGGESTIONS]
    response = JsonResponse({"suggesties": found})
    patch_cache_control(response, public=True, max_age=300)
    return response
