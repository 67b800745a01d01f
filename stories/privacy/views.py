"""“Mijn reacties”: ask for a link, and what the link leads to. No account, no cookie but that of the forms."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.cache import patch_cache_control
from django.views.generic import FormView, TemplateView

from netwerk.http.pages import PageContext
from netwerk.mail.models import EmailAddress
from netwerk.mail.outbox import queue
from netwerk.publicforms.forms import HONEYPOT
from netwerk.publicforms.limits import Limit, wait_for
from netwerk.publicforms.senders import client_key, email_digest
from netwerk.publicforms.views import GuardedFormView
from stories.comments.moderation import withdraw_comment
from stories.models import Comment

from .download import as_file
from .erase import erase
from .forms import AskForm, EraseForm
from .held import PersonalData
from .links import address_of

CLIENT_LIMIT = Limit("mijn-reacties", 3, 60 * 60)
ADDRESS_LIMITS = (Limit("mijn-reacties-adres", 1, 10 * 60), Limit("mijn-reacties-adres", 5, 24 * 60 * 60))


class AskView(GuardedFormView):
    """The answer and the work are the same for an address that we know and for one that we do not."""

    template_name = "stories/privacy/ask.html"
    form_class = AskForm
    success_url = reverse_lazy("stories:my-comments-sent")
    too_fast = "Je hebt dit al een paar keer gevraagd. Wacht {wait} en probeer het opnieuw."

    def form_valid(self, form):
        if seconds := CLIENT_LIMIT.take(client_key(self.request)):
            return self.refuse_for_now(form, seconds)
        email = form.cleaned_data["email"]
        sent_enough = wait_for([(limit, email_digest(email)) for limit in ADDRESS_LIMITS])
        if not sent_enough and not form.cleaned_data[HONEYPOT]:
            queue("mijn-reacties", email, key=f"mijn-reacties:{form.token}")
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Mijn reacties", **kwargs)


class FixedView(PageContext, TemplateView):
    """What is said afterwards: the same for everybody."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(noindex=True, canonical=None, **kwargs)


class OwnView(PageContext):
    """A page behind the mailed link."""

    address: EmailAddress

    def dispatch(self, request, *args, token, **kwargs):
        address = address_of(token)
        if address is None:
            response = render(request, "stories/privacy/expired.html", status=404)
        else:
            self.address, self.held = address, PersonalData.of(address.email)
            response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the view beside this
        patch_cache_control(response, private=True, no_store=True)
        # Not "no-referrer": browsers then send "Origin: null" with a form, which the check against CSRF refuses.
        response["Referrer-Policy"] = "strict-origin"
        return response

    def own_page(self) -> str:
        return reverse("stories:my-comments", kwargs={"token": self.kwargs["token"]})  # type: ignore[attr-defined]  # of the view beside this mixin

    def get_context_data(self, **kwargs):
        context = {"noindex": True, "canonical": None, "own_page": self.own_page(), "address": self.address}
        return super().get_context_data(**context, **kwargs)


class MyCommentsView(OwnView, TemplateView):
    template_name = "stories/privacy/overview.html"

    def get_context_data(self, **kwargs):
        comments = self.held.comments
        published = Comment.objects.at_published().filter(pk__in=comments).values_list("pk", flat=True)
        return super().get_context_data(
            comments=comments,
            submissions=self.held.submissions,
            reports=self.held.reports,
            corrections=self.held.corrections,
            published=set(published),
            **kwargs,
        )


class DownloadView(OwnView, TemplateView):
    def get(self, request, *args, **kwargs):
        return as_file(self.address.email)


class WithdrawView(OwnView, TemplateView):
    template_name = "stories/privacy/withdraw.html"

    def get_comment(self) -> Comment:
        return get_object_or_404(self.held.comments, uid=self.kwargs["uid"], taken_over=False)

    def get_context_data(self, **kwargs):
        return super().get_context_data(comment=self.get_comment(), **kwargs)

    def post(self, request, *args, **kwargs):
        withdraw_comment(self.get_comment())
        return HttpResponseRedirect(self.own_page(), status=303)


class EraseView(OwnView, FormView):
    template_name = "stories/privacy/erase.html"
    form_class = EraseForm
    success_url = reverse_lazy("stories:my-comments-erased")

    def form_valid(self, form):
        erase(self.address.email, keep_words=form.keeps_words())
        return super().form_valid(form)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
