"""What the links in mail lead to. A GET changes nothing, as mail programs open links by themselves."""

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from netwerk.http.pages import PageContext

from . import links, trusted_author
from .confirmation import confirm
from .kinds import ALL, Stream
from .models import EmailAddress

SEE_OTHER = 303


@method_decorator(never_cache, name="dispatch")
class LinkView(PageContext, TemplateView):
    """``find()`` says what the link is about. Nothing any more, or forged: a friendly page that says so."""

    def find(self):
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        self.object = self.find()
        if self.object is None:
            return render(request, "mail/link_gone.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.object, noindex=True, canonical=None, **kwargs)


class ConfirmView(LinkView):
    template_name = "mail/confirm.html"

    def find(self) -> EmailAddress | None:
        return links.to_confirm(self.kwargs["token"])

    def post(self, request, *args, **kwargs):
        confirm(self.object)
        response = HttpResponseRedirect(reverse("mail-confirmed"), status=SEE_OTHER)
        trusted_author.trust_author(response, self.object.email)
        return response


class ConfirmedView(PageContext, TemplateView):
    """Thanks; the same page for everybody."""

    template_name = "mail/confirmed.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(noindex=True, **kwargs)


# A mail program sends its one click (RFC 8058) without a cookie or a token of a form. What protects this view is
# the signed address itself: only who has the mail can know it, and all it can do is stop mail.
@method_decorator(csrf_exempt, name="dispatch")
class StopView(LinkView):
    template_name = "mail/stop.html"

    def find(self):
        return links.to_stop(self.kwargs["token"])

    def post(self, request, *args, **kwargs):
        address, stream = self.object
        stop(address, ALL if request.POST.get("wat") == ALL else stream)
        if "List-Unsubscribe" in request.POST:  # RFC 8058: no redirect
            return HttpResponse("Je krijgt deze mails niet meer.\n", "text/plain; charset=utf-8")
        return HttpResponseRedirect(request.path, status=SEE_OTHER)

    def get_context_data(self, **kwargs):
        address, stream = self.object
        streams = [(s.label, s in address.stopped) for s in Stream]
        return super().get_context_data(
            streams=streams,
            stream=Stream(stream).label if stream != ALL else "",
            all_stopped=ALL in address.stopped,
            stream_stopped=bool({stream, ALL} & set(address.stopped)),
            **kwargs,
        )


@transaction.atomic
def stop(address: EmailAddress, stream: str) -> None:
    now = EmailAddress.objects.select_for_update(no_key=True).filter(pk=address.pk).first()
    if now and stream not in now.stopped:
        now.stopped = [*now.stopped, stream]
        now.save(update_fields=["stopped"])
