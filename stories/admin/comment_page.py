"""The page of one comment: what was said, around it, before it, and what an editor can do."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from ..comments import promote_to_tip, replies
from ..comments.decisions import (
    DecisionForm,
    at_base_revision,
    decide_all,
    editor_revision,
    possible_decisions,
    why_nothing_was_done,
)
from ..comments.moderation import AlreadyDecided
from ..models import Comment
from .comment_actions import CommentActions
from .comment_forms import BlockForm, ReplyForm
from .comment_list import with_context

AROUND = 60  # of one conversation
EARLIER = 10  # of one sender


class CommentPage(CommentActions):
    def get_urls(self):
        views = {
            "beslis": self.decide_view,
            "antwoord": self.answer_view,
            "blokkeer": self.block_view,
            "maak-tip": self.tip_view,
            "tekst": self.words_view,
        }
        own = [
            path(
                f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"stories_comment_{name}"
            )
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def found(self, request, object_id, right="change") -> Any:
        """The comment with its context, for who may do this with it."""
        if not getattr(self, f"has_{right}_permission")(request):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        rows = Comment.objects.select_related("story", "tip", "lesson", "reply_to", "made_into")
        comments = with_context(rows.filter(pk=row.pk)) if row else []
        if not comments:
            raise Http404
        return comments[0]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self.show(request, self.found(request, object_id, "view"))

    def words_view(self, request, object_id):
        """Django's own form, for what was taken over only."""
        if not self.found(request, object_id).taken_over:
            raise PermissionDenied
        return self.changeform_view(request, object_id)

    def show(self, request, comment: Any, **forms):
        may_change = self.has_change_permission(request)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Reactie van {comment.name}",
            "opts": self.opts,
            "comment": comment,
            "choices": possible_decisions(comment, reported=bool(comment.open_reports)) if may_change else [],
            "base_revision": editor_revision(comment),
            "form": DecisionForm(),
            "answer": ReplyForm(user=request.user, page=comment.page)
            if may_change and comment.is_visible
            else None,
            "site_url": self.get_view_on_site_url(comment),
            "may_change": may_change,
            "may_make_tip": may_change
            and promote_to_tip.can_be_tip(comment)
            and request.user.has_perm("practices.add_tip"),
            "may_block": comment.email and not comment.sender.is_blocked and self.may_block(request),
            **around(comment),
            **forms,
        }
        return TemplateResponse(request, "admin/stories/comment/page.html", context)

    def back(self, request, comment: Comment, sentence: str, level=messages.SUCCESS):
        self.message_user(request, sentence, level)
        return HttpResponseRedirect(reverse("admin:stories_comment_change", args=[comment.pk]))

    def decide_view(self, request, object_id):
        comment = self.found(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show(request, comment, form=form)
        saw = at_base_revision(comment, request.POST.get("base_revision", ""))
        reason = form.cleaned_data["reason"]
        done, refused = decide_all([saw], form.chosen, by=request.user, reason=reason)
        self.tell(request, form.chosen, done, refused)
        if refused and reason:  # to be read, and sent again about what there is now
            return self.show(request, self.found(request, object_id), form=form)
        return HttpResponseRedirect(reverse("admin:stories_comment_change", args=[comment.pk]))

    def answer_view(self, request, object_id):
        comment = self.found(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = ReplyForm(request.POST, user=request.user, page=comment.page)
        if not form.is_valid():
            return self.show(request, comment, answer=form)
        try:
            reply = replies.post_reply(comment, by=request.user, **form.cleaned_data)
        except AlreadyDecided as error:
            form.add_error(None, why_nothing_was_done(error.comment, comment))
            return self.show(request, self.found(request, object_id), answer=form)
        return self.back(
            request, reply, f"Je antwoord staat bij {reply.page.with_article}, als reactie {reply.number}."
        )

    def tip_view(self, request, object_id):
        comment = self.found(request, object_id)
        if not request.user.has_perm("practices.add_tip"):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            tip = promote_to_tip.make_tip(comment, by=request.user)
        except AlreadyDecided as error:
            return self.back(request, comment, why_nothing_was_done(error.comment, comment), messages.WARNING)
        self.message_user(request, "Dit is de tip, nog niet op de site. Werk hem uit en publiceer hem.")
        return HttpResponseRedirect(reverse("admin:practices_tip_change", args=[tip.pk]))

    def may_block(self, request) -> bool:
        return request.user.has_perm("publicforms.add_blockedsender")

    def block_view(self, request, object_id):
        """GET asks, POST does it."""
        comment = self.found(request, object_id)
        if not self.may_block(request):
            raise PermissionDenied
        if not comment.email:
            raise Http404
        form = BlockForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            for sentence in replies.block_sender(comment, by=request.user, **form.cleaned_data):
                self.message_user(request, sentence, messages.WARNING)
            return self.back(request, comment, "Nieuwe reacties en tips van deze afzender gaan naar de spam.")
        theirs = Comment.objects.by_sender(comment.email)
        context = {
            **self.admin_site.each_context(request),
            "title": "Blokkeer deze afzender",
            "object": comment,
            "opts": self.opts,
            "comment": comment,
            "form": form,
            "waiting": theirs.filter(status=Comment.Status.WAITING).count(),
            "placed": theirs.filter(status=Comment.Status.APPROVED).count(),
        }
        return TemplateResponse(request, "admin/stories/comment/block.html", context)


def around(comment: Comment) -> dict:
    """The conversation, the earlier texts, what this sender wrote elsewhere, and what was decided."""
    top = comment.thread_id or comment.pk
    conversation = Comment.objects.filter(Q(pk=top) | Q(thread=top)).order_by("created_at", "pk")
    others = Comment.objects.by_sender(comment.email).exclude(pk=comment.pk).with_pages()
    log = LogEntry.objects.filter(content_type__app_label="stories", content_type__model="comment")
    return {
        "conversation": conversation[:AROUND],
        "versions": comment.versions.all(),
        "reports": comment.reports.all(),
        "others": others[:EARLIER],
        "log": log.filter(object_id=comment.pk).select_related("user").order_by("action_time", "pk"),
    }
