"""The form for a tip, and the page that thanks for it."""

from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from netwerk.content.querysets import published_through
from netwerk.http.pages import PageContext
from netwerk.publicforms.senders import client_key
from netwerk.publicforms.views import GuardedFormView

from ..models import Submission
from . import posting
from .forms import SubmissionForm
from .similar import similar_tips

TIPS = ("Tips", "/tips/")


class TipSendView(GuardedFormView):
    """``?verhaal=<slug>`` says at which story the reader thought of the tip."""

    template_name = "practices/submissions/form.html"
    form_class = SubmissionForm
    section = "tips"
    parents = [TIPS]
    heading = "Stuur een tip in"
    too_fast = (
        "Vanaf deze plek zijn in korte tijd veel tips ingestuurd. Wacht {wait} en probeer het opnieuw."
        " Je tekst staat er nog."
    )

    @cached_property
    def story(self):
        slug = self.request.GET.get("verhaal")
        stories = published_through(Submission._meta.get_field("story"))
        return stories.filter(slug=slug).first() if slug else None

    def form_valid(self, form):
        if posting.is_sent(form):
            return redirect("practices:tip-sent")
        if not (form.spam or form.cleaned_data["toch"]):
            similar = similar_tips(form.cleaned_data["title"])
            if similar:
                form.ask_again()
                return self.render_to_response(self.get_context_data(form=form, similar=similar))
        wait = posting.send(form, client_key(self.request), story=self.story)
        return self.refuse_for_now(form, wait) if wait else redirect("practices:tip-sent")

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, story=self.story, **kwargs)


class TipSentView(PageContext, TemplateView):
    template_name = "practices/submissions/thanks.html"
    section = "tips"
    parents = [TIPS]
    extra_context = {"heading": "Bedankt voor je tip", "noindex": True}
