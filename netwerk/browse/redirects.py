"""Pages whose address names a published thing: an old address leads on, that of something withdrawn answers 410."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from netwerk.content.slugs import SlugHistory
from netwerk.http import errors


def redirect_from_old_slug(request, model: Any, slug: str) -> HttpResponse | None:
    """The answer for a slug that was in use once, None for any other. What is sent in a form is not led on."""
    old = SlugHistory.objects.for_slug(model, slug) if request.method in {"GET", "HEAD"} else None
    if old and old.gone:
        return errors.gone_page(request)
    new = old and model.objects.published().filter(pk=old.object_id).first()
    if not new:
        return None
    here, query = request.resolver_match, request.META["QUERY_STRING"]
    address = reverse(here.view_name, kwargs=here.kwargs | {"slug": new.slug})
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


class SlugRedirectMixin:
    """Put before a view of ``model`` with a slug in its address."""

    model: Any = None

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the view beside this mixin
        except Http404:
            if answer := redirect_from_old_slug(request, self.model, kwargs["slug"]):
                return answer
            raise
