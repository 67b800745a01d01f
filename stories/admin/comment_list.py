"""The list of comments: what waits first, and all that an editor needs to decide in one screen."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from ..comments.decisions import possible_decisions
from ..comments.senders import add_senders
from ..models import Comment, Report
from ..models.comment import PENDING_CHANGE

Status = Comment.Status
OPEN_REPORTS = Report.objects.filter(handled_at=None)
REPORTED = Q(status=Status.APPROVED) & (
    Q(hidden_at__isnull=False) | Exists(OPEN_REPORTS.filter(comment=OuterRef("pk")))
)
ANSWERS = Comment.objects.visible().filter(reply_to=OuterRef("pk"))
# Name in the address, words, which comments.
TABS: list[tuple[str, str, Any]] = [
    ("te-doen", "Te doen", Q(status=Status.WAITING) | PENDING_CHANGE | REPORTED),
    ("wacht", "Wacht", Q(status=Status.WAITING) | PENDING_CHANGE),
    ("gemeld", "Gemeld", REPORTED),
    (
        "vraag",
        "Vraag zonder antwoord",
        Q(status=Status.APPROVED, kind=Comment.Kind.QUESTION) & ~Exists(ANSWERS),
    ),
    ("spam", "Spam", Q(status=Status.SPAM)),
    ("geplaatst", "Geplaatst", Q(status=Status.APPROVED)),
    ("afgewezen", "Afgewezen", Q(status=Status.REJECTED)),
    ("weggehaald", "Weggehaald", Q(status=Status.REMOVED)),
    ("ingetrokken", "Ingetrokken", Q(status=Status.WITHDRAWN)),
    ("alles", "Alles", Q()),
]
QUEUES = {"te-doen", "wacht", "gemeld"}


class TabFilter(admin.SimpleListFilter):
    """A choice of which one always holds; the others show how many they have."""

    template = "admin/tabs.html"
    parameter_name = "stand"
    tabs: list[tuple[str, str, Any]] = []

    def lookups(self, request, model_admin):
        return [(name, words) for name, words, _ in self.tabs]

    def value(self) -> str:
        names = [name for name, *_ in self.tabs]
        chosen = super().value()
        return chosen if chosen in names else names[0]

    def queryset(self, request, queryset):
        return queryset.filter({name: condition for name, _, condition in self.tabs}[self.value()])

    def get_facet_counts(self, pk_attname, filtered_qs):
        return {
            f"{place}__c": Count(pk_attname, filter=condition)
            for place, (_, _, condition) in enumerate(self.tabs)
        }

    def choices(self, changelist):
        counts = self.get_facet_queryset(changelist)
        for place, (name, words, _) in enumerate(self.tabs):
            yield {
                "selected": name == self.value(),
                "query_string": changelist.get_query_string({self.parameter_name: name}, remove=["p"]),
                "display": words,
                "number": counts[f"{place}__c"],
            }


class CommentTabs(TabFilter):
    title = "stand"
    tabs = TABS


class CommentList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        if not self.query:
            self.full_result_count = self.result_count  # a tab is no search that one goes back from
        self.result_list = with_context(self.result_list)
        may_change = self.model_admin.has_change_permission(request)
        for comment in self.result_list:
            comment.choices = (
                possible_decisions(comment, reported=bool(comment.open_reports)) if may_change else []
            )


def with_context(comments) -> list[Any]:
    """The comments with their sender and open reports, in a fixed number of queries."""
    found = list(comments.prefetch_related(Prefetch("reports", OPEN_REPORTS.all(), to_attr="open_reports")))
    add_senders(found)
    return found
