"""Deciding about a comment from the mail, without logging in: the signed link is the right to do it, once."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import TemplateView

from netwerk.http.pages import PageContext
from netwerk.http.submitted import submitted_values
from netwerk.mail.views import SEE_OTHER
from netwerk.publicforms.views import GuardedFormView

from . import markup
from .decisions import (
    DECISIONS,
    DecisionForm,
    at_base_revision,
    decide_all,
    editor_revision,
    possible_decisions,
)
from .senders import add_senders
from .tokens import read_moderation_token

CHANGE_REFUSED = "aanpassing-afgewezen"


class CommentModerateView(GuardedFormView):
    """GET shows, as mail programs open links by themselves; POST decides, as the moderator the mail went to."""

    template_name = "stories/comments/moderate.html"
    form_class = DecisionForm

    def dispatch(self, request, *args, **kwargs):
        found = read_moderation_token(kwargs["token"])
        if found is None:
            return link_used_page(request)
        self.comment, self.user, self.base_revision = found
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        """The form says which state the moderator had before them, the link which one the mail told of."""
        saw = at_base_revision(self.comment, self.request.POST.get("base_revision", self.base_revision))
        reason = form.cleaned_data["reason"]
        done, refused = decide_all([saw], form.chosen, by=self.user, reason=reason)
        if refused:
            return self.ask_again(form, str(refused[0]))
        name = form.chosen.name if done[0].status == form.chosen.status else CHANGE_REFUSED
        address = f"{reverse('stories:comment-moderated')}?besluit={name}"
        return HttpResponseRedirect(address, status=SEE_OTHER)

    def ask_again(self, form, told: str):
        """With what was typed, about the comment as it is now; unless somebody else decided."""
        found = read_moderation_token(self.kwargs["token"])
        if found is None:
            return link_used_page(self.request, told)
        self.comment = found[0]
        form.add_error(None, told)
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def get_context_data(self, **kwargs):
        comment = self.comment
        add_senders([comment])
        return super().get_context_data(
            heading="Beoordeel deze reactie",
            comment=comment,
            words=markup.text_html(comment.body),
            proposal=markup.text_html(comment.proposed_body) if comment.has_pending_change else "",
            base_revision=editor_revision(comment),
            answered=comment.reply_to,
            choices=possible_decisions(comment),
            reports=comment.reports.filter(handled_at=None),
            moderator=self.user,
            **kwargs,
        )


class CommentModeratedView(PageContext, TemplateView):
    """What was decided; the same page for everybody."""

    template_name = "stories/comments/moderated.html"

    def get_context_data(self, **kwargs):
        name = self.request.GET.get("besluit", "")
        chosen = DECISIONS.get(name)
        told = f"De reactie {chosen.done[0]}." if chosen else "Je besluit is verwerkt."
        if name == CHANGE_REFUSED:
            told = "De aanpassing is afgewezen. De eerdere tekst blijft staan."
        return super().get_context_data(heading="Je besluit is verwerkt", told=told, noindex=True, **kwargs)


def link_used_page(request, told: str = ""):
    context = {"told": told, "typed": submitted_values(request)}
    response = render(request, "stories/comments/moderate_gone.html", context, status=404)
    response["Cache-Control"] = "private, no-store"
    return response
