"""Tips that readers sent in: their own words, and what the editors decide."""

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timesince import timesince

from netwerk.accounts.roles import sees_addresses
from netwerk.editing.model_admin import EditorAdmin

from ..models import Submission, Tip
from ..submissions import review
from .submission_steps import STEPS, SubmissionStep

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

    def lookups(self, request, model_admin):
        return list(STATES.items())

    def queryset(self, request, queryset):
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
class SubmissionAdmin(EditorAdmin):
    """Nothing is typed here: the sender's words stay as they came, the tip has a form of its own."""

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

    def get_fieldsets(self, request, obj=None):
        address = [("E-mailadres", {"fields": ["email"]})] if sees_addresses(request.user) else []
        return [*self.fieldsets, *address]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        """The rights are those of the tips: whoever may change a tip may decide about one."""
        return request.user.has_perm("practices.change_tip")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def lookup_allowed(self, lookup, value, request=None):
        # Nobody guesses an e-mail address letter by letter.
        return lookup == StatusFilter.parameter_name

    def view_on_site(self, obj):
        return None

    def get_urls(self):
        step_view = self.admin_site.admin_view(self.step_view)
        steps = [
            path(f"<path:object_id>/{name}/", step_view, {"name": name}, name=f"practices_submission_{name}")
            for name in STEPS
        ]
        return [*steps, *super().get_urls()]

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

    def change_view(self, request, object_id, form_url="", extra_context=None):
        submission = self.get_object(request, unquote(object_id))
        possible = {
            name: step
            for name, step in STEPS.items()
            if submission and review.may_become(submission, step.status) and self.has_sense(step, submission)
        }
        context = {"steps": possible, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @staticmethod
    def has_sense(step: SubmissionStep, submission: Submission) -> bool:
        return step.status != Status.ASKED or bool(submission.email)

    def step_view(self, request, object_id, name):
        """GET asks, POST does it."""
        step, submission = STEPS[name], self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, submission):
            raise PermissionDenied
        if submission is None or not self.has_sense(step, submission):
            raise Http404
        form = step.form_class(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                step.take(submission, form, request.user)
            except review.AlreadyDone as done:
                messages.warning(request, str(done))
            else:
                messages.success(request, f"{review.DONE[step.status]}: “{submission.title}”.")
            return redirect("admin:practices_submission_change", submission.pk)
        context = self.admin_site.each_context(request) | {
            "title": step.title,
            "step": step,
            "form": form,
            "object": submission,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/practices/submission/step.html", context)
