"""Deciding about comments in the list: one by the buttons beside it, or several at once."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from ..comments.decisions import (
    DECISIONS,
    Decision,
    DecisionForm,
    Refusal,
    at_base_revision,
    decide_all,
    editor_revision,
    possible_decisions,
)
from ..models import Comment

MOST = 20  # as many as one page shows


def action(decision: Decision):
    @admin.action(description=decision.label, permissions=["change"])
    def decide(model_admin, request, queryset):
        # Not the queryset: it lacks what somebody else decided in the meantime, and that must be told.
        return model_admin.decide(request, decision, chosen_comments(request))

    return decide


ACTIONS = {name: action(decision) for name, decision in DECISIONS.items()}


def chosen_comments(request) -> list[Comment]:
    """What is ticked, in the order in which it came in and each as the editor saw it."""
    comments = Comment.objects.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))
    ordered = comments.with_pages().order_by("created_at", "pk")[:MOST]
    return [
        at_base_revision(comment, request.POST.get(f"base_revision-{comment.pk}", "")) for comment in ordered
    ]


class CommentActions(admin.ModelAdmin):
    def get_actions(self, request):
        """Only ours, by the names that the buttons have."""
        if not self.has_change_permission(request):
            return {}
        return {name: (run, name, DECISIONS[name].label) for name, run in ACTIONS.items()}

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST":
            request.POST = request.POST.copy()
            name, _, only = request.POST.get("only", "").partition(":")
            ticked = [only] if only else request.POST.getlist(ACTION_CHECKBOX_NAME)
            numbers = [pk for pk in ticked if pk.isascii() and pk.isdigit() and len(pk) < 19]
            request.POST.setlist(ACTION_CHECKBOX_NAME, numbers)
            if only:
                request.POST.setlist("action", [name])
                request.POST.setlist("index", ["0"])
        return super().changelist_view(request, extra_context)

    def decide(self, request, decision: Decision, comments: list[Comment]):
        """Do it, or ask the reason first; the page that asks comes back here."""
        form = DecisionForm({"decision": decision.name, "reason": request.POST.get("reason", "")})
        asked = "reason" in request.POST
        is_right = asked and form.is_valid()
        if decision.asks and comments and not is_right:
            return self.ask_reason(request, decision, comments, form if asked else DecisionForm())
        reason = form.cleaned_data["reason"] if is_right else ""
        done, refused = decide_all(comments, decision, by=request.user, reason=reason)
        self.tell(request, decision, done, refused)
        if decision.asks and (again := can_be_decided_again(decision, refused)):
            return self.ask_reason(request, decision, again, form)
        return HttpResponseRedirect(request.get_full_path())

    def ask_reason(self, request, decision: Decision, comments: list[Comment], form: DecisionForm):
        context = {
            **self.admin_site.each_context(request),
            "title": f"{decision.label}: waarom?",
            "opts": Comment._meta,
            "decision": decision,
            "comments": [(comment, editor_revision(comment)) for comment in comments],
            "form": form,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/stories/comment/ask_reason.html", context)

    def tell(
        self, request, decision: Decision, done: Iterable[Comment], refused: Iterable[Refusal] = ()
    ) -> None:
        """Of a change that was turned down the comment itself still stands there."""
        whole = [comment.status == decision.status for comment in done]
        for number, one, many in (
            (whole.count(True), "reactie", "reacties"),
            (whole.count(False), "aanpassing", "aanpassingen"),
        ):
            if number:
                what = f"1 {one}" if number == 1 else f"{number} {many}"
                self.message_user(request, f"{what} {decision.done[number > 1]}.", messages.SUCCESS)
        for refusal in refused:
            self.message_user(request, str(refusal), messages.WARNING)


def can_be_decided_again(decision: Decision, refused: Iterable[Refusal]) -> list[Comment]:
    """What is in another state by now, in which the same can still be decided."""
    now = [refusal.comment for refusal in refused if refusal.comment]
    return [
        comment for comment in now if decision.name in {choice.name for choice in possible_decisions(comment)}
    ]
