"""Withdrawing and reporting one comment, and what they share with changing it."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from netwerk.generic import PublishedDetailView
from netwerk.guard.senders import client_key
from stories.models import Comment, Story

from . import cookie, markup, posting
from .forms import ReportForm
from .moderation import withdraw
from .views import StoryFormView


class OneCommentView(StoryFormView):
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
        if uid not in cookie.own_uids(self.request, self.story):
            raise Http404("Not a comment of this browser")
        found = get_object_or_404(Comment, story=self.story, uid=uid, taken_over=False)
        if found.status in self.unknown:
            raise Http404("There is nothing left of this comment")
        return found

    def get_context_data(self, **kwargs):
        words = markup.text(self.comment.body)
        return super().get_context_data(comment=self.comment, words=words, **kwargs)


class CommentWithdrawView(OwnCommentView):
    template_name = "stories/comments/withdraw.html"

    def post(self, request, *args, **kwargs):
        comment = withdraw(self.comment)
        anchor = f"#{comment.anchor()}" if comment.number else "#reacties"
        return HttpResponseRedirect(self.story.get_absolute_url() + anchor, status=303)

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=None, heading="Trek je reactie in", **kwargs)


class CommentReportView(OneCommentView):
    template_name = "stories/comments/report.html"
    form_class = ReportForm
    too_fast = "Je hebt veel meldingen gedaan. Wacht {wait} en probeer het opnieuw. Je tekst staat er nog."

    @cached_property
    def comment(self) -> Comment:
        return get_object_or_404(self.story.comments.visible(), uid=self.kwargs["uid"])

    def form_valid(self, form):
        try:
            posting.report(self.comment, form, client_key(self.request))
        except posting.TooFast as refusal:
            return self.refuse_for_now(form, refusal.seconds)
        return HttpResponseRedirect(reverse("stories:comment-reported", args=[self.story.slug]), status=303)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Meld deze reactie",
            comment=self.comment,
            words=markup.text(self.comment.body),
            **kwargs,
        )


class ReportedView(PublishedDetailView):
    """Thanks; the same page for everybody."""

    model = Story
    template_name = "stories/comments/reported.html"
    section = "verhalen"
