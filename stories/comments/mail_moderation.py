"""Deciding about a comment from the mail, without logging in: the signed link is the right to do it, once."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import TemplateView

from netwerk.generic import PageContext
from netwerk.guard.views import GuardedFormView
from netwerk.mail.views import SEE_OTHER

from . import markup
from .decisions import DECISIONS, ReasonForm, decide_all, possible
from .senders import add_senders
from .tokens import read_moderation_token


class CommentModerateView(GuardedFormView):
    """GET shows, as mail programs open links by themselves; POST decides, as the moderator the mail went to."""

    template_name = "stories/comments/moderate.html"
    form_class = ReasonForm

    def dispatch(self, request, *args, **kwargs):
        found = read_moderation_token(kwargs["token"])
        if found is None:
            return gone(request)
        self.comment, self.user = found
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        _, refused = decide_all([self.comment], form.chosen, by=self.user, reason=reason)
        if refused:
            return gone(self.request, refused[0])
        address = f"{reverse('stories:comment-moderated')}?besluit={form.chosen.name}"
        return HttpResponseRedirect(address, status=SEE_OTHER)

    def get_context_data(self, **kwargs):
        comment = self.comment
        add_senders([comment])
        return super().get_context_data(
            heading="Beoordeel deze reactie",
            comment=comment,
            words=markup.text(comment.body),
            answered=comment.reply_to,
            choices=possible(comment),
            reports=comment.reports.filter(handled_at=None),
            moderator=self.user,
            **kwargs,
        )


class CommentModeratedView(PageContext, TemplateView):
    """What was decided; the same page for everybody."""

    template_name = "stories/comments/moderated.html"

    def get_context_data(self, **kwargs):
        chosen = DECISIONS.get(self.request.GET.get("besluit", ""))
        told = f"De reactie {chosen.done[0]}." if chosen else "Je besluit is verwerkt."
        return super().get_context_data(heading="Je besluit is verwerkt", told=told, noindex=True, **kwargs)


def gone(request, told: str = ""):
    response = render(request, "stories/comments/moderate_gone.html", {"told": told}, status=404)
    response["Cache-Control"] = "private, no-store"
    return response
