"""Changing, withdrawing and reporting one comment."""

from django.core import signing
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from netwerk.generic import PublishedDetailView
from netwerk.guard.senders import client_key
from stories.models import Comment, Story
from stories.models.comment import EDIT_GRACE

from . import cookie, markup, posting
from .forms import CommentChangeForm, ReportForm
from .moderation import withdraw
from .views import StoryFormView

BEGUN = "stories.comment-change"
TOO_LATE = (
    "Je kunt deze reactie niet meer aanpassen. Dat kan tot 30 minuten na het plaatsen. Intrekken kan altijd."
)
CHANGED = "Deze reactie is ondertussen al aangepast of beoordeeld. Kijk bij het verhaal hoe hij er nu staat."


class OneCommentView(StoryFormView):
    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Comment.DoesNotExist as gone:  # deleted while this was on its way
            raise Http404("There is nothing left of this comment") from gone


class OwnCommentView(OneCommentView):
    """Somebody else's comment is as unknown as one that does not exist."""

    @cached_property
    def comment(self) -> Comment:
        uid = self.kwargs["uid"]
        if uid not in cookie.own_uids(self.request, self.story):
            raise Http404("Not a comment of this browser")
        found = get_object_or_404(Comment, story=self.story, uid=uid, taken_over=False)
        if found.status in {Comment.Status.WITHDRAWN, Comment.Status.REMOVED}:
            raise Http404("There is nothing left of this comment")
        return found

    def get_context_data(self, **kwargs):
        words = markup.text(self.comment.body)
        return super().get_context_data(comment=self.comment, words=words, **kwargs)


class CommentChangeView(OwnCommentView):
    """Begun within the half hour, it may be sent for a day: whoever reads or types slowly is not cut off."""

    template_name = "stories/comments/change.html"
    form_class = CommentChangeForm

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.is_in_time else self.refuse(TOO_LATE)

    @cached_property
    def is_in_time(self) -> bool:
        return Comment.objects.may_be_changed().filter(pk=self.comment.pk).exists()

    def get_initial(self):
        version = posting.version(self.comment)
        begun = signing.dumps([self.comment.uid.hex, version], salt=BEGUN)
        return {"body": self.comment.body, "begun": begun}

    def form_valid(self, form):
        seen = self.begun_with(form.cleaned_data["begun"])
        if seen is None and not self.is_in_time:
            return self.refuse(TOO_LATE, form)
        if seen is None:  # in time, but by a form that is not ours
            seen = posting.version(self.comment)
        changed = posting.change(self.comment, form, seen=seen)
        return self.back_to(changed) if changed else self.refuse(CHANGED, form, status=409)

    def begun_with(self, begun: str | None) -> str | None:
        """The version of the text that the writer had before them; None when this was not begun in time."""
        try:
            uid, version = signing.loads(begun or "", salt=BEGUN, max_age=EDIT_GRACE)
        except (signing.BadSignature, TypeError, ValueError):
            return None
        return version if uid == self.comment.uid.hex else None

    def refuse(self, message: str, form=None, status: int = 403):
        typed = [form.cleaned_data["body"]] if form else []
        context = self.get_context_data(form=form or self.get_form(), refusal=message, typed=typed)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Pas je reactie aan", **kwargs)


class CommentWithdrawView(OwnCommentView):
    template_name = "stories/comments/withdraw.html"

    def post(self, request, *args, **kwargs):
        comment = withdraw(self.comment)
        anchor = f"#{comment.anchor()}" if comment.number else "#reacties"
        return HttpResponseRedirect(self.story.get_absolute_url() + anchor, status=303)

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=None, heading="Wil je deze reactie verwijderen?", **kwargs)


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
