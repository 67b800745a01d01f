"""Withdrawing and reporting one comment, and what they share with changing it."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from netwerk.publicforms.senders import client_key
from stories.models import Comment

from . import cookie, markup, posting
from .forms import ReportForm
from .moderation import withdraw_comment
from .views import AtPage, PageFormView


class OneCommentView(PageFormView):
    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Comment.DoesNotExist as gone:  # deleted while this was on its way
            raise Http404("There is nothing left of this comment") from gone


class OwnCommentView(OneCommentView):
    """Somebody else's comment is as unknown as one that does not exist."""

    unknown = {Comment.Status.WITHDRAWN, Comment.Status.REMOVED}

    @cached_property
    def comment(self) -> Comment:
        uid = self.kwargs["uid"]
        if uid not in cookie.own_uids(self.request, self.page):
            raise Http404("Not a comment of this browser")
        found = get_object_or_404(self.page.comments, uid=uid, taken_over=False)
        if found.status in self.unknown:
            raise Http404("There is nothing left of this comment")
        return found

    def get_context_data(self, **kwargs):
        words = markup.text_html(self.comment.body)
        return super().get_context_data(comment=self.comment, words=words, **kwargs)


class CommentWithdrawView(OwnCommentView):
    template_name = "stories/comments/withdraw.html"

    def post(self, request, *args, **kwargs):
        comment = withdraw_comment(self.comment)
        anchor = f"#{comment.anchor()}" if comment.number else "#reacties"
        return HttpResponseRedirect(self.page.get_absolute_url() + anchor, status=303)

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=None, heading="Trek je reactie in", **kwargs)


class CommentReportView(OneCommentView):
    template_name = "stories/comments/report.html"
    form_class = ReportForm
    too_fast = "Je hebt veel meldingen gedaan. Wacht {wait} en probeer het opnieuw. Je tekst staat er nog."

    @cached_property
    def comment(self) -> Comment:
        return get_object_or_404(self.page.comments.visible(), uid=self.kwargs["uid"])

    def form_valid(self, form):
        try:
            posting.store_report(self.comment, form, client_key(self.request))
        except posting.TooFast as refusal:
            return self.refuse_for_now(form, refusal.seconds)
        return HttpResponseRedirect(f"{self.page.get_absolute_url()}reacties/gemeld/", status=303)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Meld deze reactie",
            comment=self.comment,
            words=markup.text_html(self.comment.body),
            **kwargs,
        )


class ReportedView(AtPage, TemplateView):
    """Thanks; the same page for everybody."""

    template_name = "stories/comments/reported.html"
    extra_context = {"noindex": True}
