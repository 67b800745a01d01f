"""The question of the editors, and the page where the sender of a tip answers it."""

import uuid
from datetime import timedelta
from typing import Any

from django.core import signing
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from netwerk.content.site import absolute
from netwerk.http.pages import PageContext
from netwerk.http.submitted import submitted_values
from netwerk.publicforms.limits import Limit
from netwerk.publicforms.senders import client_key
from netwerk.publicforms.views import GuardedFormView

from ..models import Submission, Tip
from . import review
from .forms import SenderAnswerForm
from .views import TIPS

VALID = timedelta(days=30)
LIMIT = Limit("tip-antwoord", 30, 10 * 60)
signer = signing.TimestampSigner(salt="netwerk.tip.answer")
TOO_LATE = (
    "Deze vraag staat niet meer open: je hebt al geantwoord, of we hebben al beslist. Je antwoord is niet bewaard."
    " Je tekst staat er nog."
)


def answer_address(submission: Submission) -> str:
    """Where the sender answers; only who has the mail knows it."""
    return absolute(reverse("practices:tip-answer", args=[signer.sign(submission.uid.hex)]))


def question_closed_page(request):
    """What was typed is shown, to copy."""
    return render(
        request, "practices/submissions/answer_gone.html", {"typed": submitted_values(request)}, status=404
    )


class TipAnswerView(GuardedFormView):
    template_name = "practices/submissions/answer.html"
    form_class = SenderAnswerForm
    section = "tips"
    parents = [TIPS]

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.submission else question_closed_page(request)

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs) if self.submission else question_closed_page(request)

    @cached_property
    def submission(self) -> Any:
        """The submission. None when the link is not ours, is too old, or when the tip is gone."""
        try:
            uid = uuid.UUID(signer.unsign(self.kwargs["token"], max_age=VALID))
        except (signing.BadSignature, ValueError):
            return None
        return Submission.objects.select_related("tip").filter(uid=uid).first()

    def form_valid(self, form):
        if wait := LIMIT.take(client_key(self.request)):
            return self.refuse_for_now(form, wait)
        if review.store_answer(self.submission, form.cleaned_data["answer"]):
            return redirect("practices:tip-answered")
        form.add_error(None, TOO_LATE)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs):
        submission = self.submission
        is_open = submission and submission.tip.status == Tip.Status.ASKED
        return super().get_context_data(
            heading="Antwoord op onze vraag", submission=submission, is_open=is_open, **kwargs
        )


class TipAnsweredView(PageContext, TemplateView):
    template_name = "practices/submissions/answered.html"
    section = "tips"
    parents = [TIPS]
    extra_context = {"heading": "Bedankt voor je antwoord", "noindex": True}
