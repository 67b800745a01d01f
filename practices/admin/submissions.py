"""Tips that readers sent in: their own words, and what the editors decide."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timesince import timesince

from netwerk.accounts.roles import sees_addresses
from netwerk.editing.model_admin import EditorAdmin
from netwerk.editing.transitions import TransitionAdmin, possible_transitions

from ..models import Submission, Tip
from ..submissions import review
from .transitions import SUBMISSION_TRANSITIONS

Status = Tip.Status
STATES = {
    "nieuw": "Ingestuurd",
    Status.ASKED: "Vraag gesteld",
    Status.ACCEPTED: "Aangenomen",
    Status.REFUSED: "Afgewezen",
    "spam": "Spam",
}


class StatusFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin):
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset):
        match self.value():
            case None:
                return queryset
            case "nieuw":
                return queryset.filter(tip__status=Status.SENT_IN, caught_by="")
            case "spam":
                return queryset.filter(tip__status=Status.SENT_IN).exclude(caught_by="")
            case status:
                return queryset.filter(tip__status=status)


@admin.register(Submission)
class SubmissionAdmin(TransitionAdmin, EditorAdmin):
    """Nothing is typed here: the sender's words stay as they came, the tip has a form of its own."""

    transitions = SUBMISSION_TRANSITIONS
    transition_right = "view"
    transition_subject = "De tip"
    list_display = ["title", "state", "age", "story", "caught_by"]
    list_filter = [StatusFilter]
    list_select_related = ["tip", "story"]
    search_fields = ["title", "explanation", "name", "organisation"]
    fieldsets = [
        (None, {"fields": ["state", "tip_link", "created_at", "story", "caught_by"]}),
        ("Wat de inzender schreef", {"fields": ["title", "explanation", "situation"]}),
        ("Wie", {"fields": ["name", "organisation", "may_be_named"]}),
        ("Vraag en antwoord", {"fields": ["question", "answer", "reason"]}),
    ]
    readonly_fields = [*flatten_fieldsets(fieldsets), "email"]
    change_form_template = "admin/practices/submission/change_form.html"

    def get_fieldsets(self, request: HttpRequest, obj=None):
        address = [("E-mailadres", {"fields": ["email"]})] if sees_addresses(request.user) else []
        return [*self.fieldsets, *address]

    def has_add_permission(self, request: HttpRequest):
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None):
        return False

    def has_change_permission(self, request: HttpRequest, obj=None):
        return False

    def has_view_permission(self, request: HttpRequest, obj=None):
        """The rights are those of the tips: whoever may change a tip may decide about one."""
        return request.user.has_perm("practices.change_tip")

    def has_module_permission(self, request: HttpRequest):
        return self.has_view_permission(request)

    def lookup_allowed(self, lookup, value, request: HttpRequest | None = None):
        # Nobody guesses an e-mail address letter by letter.
        return lookup == StatusFilter.parameter_name

    def view_on_site(self, obj):
        return None

    @admin.display(description="status", ordering="tip__status")
    def state(self, submission):
        status = submission.tip.status
        if status == Status.SENT_IN:
            status = "spam" if submission.caught_by else "nieuw"
        return format_html('<span class="state state-{}">{}</span>', status, STATES[status])

    @admin.display(description="ingestuurd", ordering="created_at")
    def age(self, submission):
        return f"{timesince(submission.created_at, depth=1)} geleden"

    @admin.display(description="tip")
    def tip_link(self, submission):
        url = reverse("admin:practices_tip_change", args=[submission.tip_id])
        return format_html('<a href="{}">Bekijk en bewerk de tip “{}”</a>', url, submission.tip)

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None):
        submission = self.get_object(request, unquote(object_id))
        context = {"transitions": self.possible(submission) if submission else [], **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def possible(self, submission):
        return possible_transitions(self.transitions.values(), submission, self.state_of(submission))

    def state_of(self, row):
        return row.tip.status

    def lock_row(self, row):
        return review.locked_submission(row)

    def row_name(self, row):
        return row.tip.title

    def stale_message(self, transition, row):
        return str(review.AlreadyDone(row))
