"""Pages whose address names a published thing: an old address leads on, that of something withdrawn answers 410."""

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from django.views.generic import View

from netwerk.content.querysets import published_rows
from netwerk.content.slugs import Slugged, SlugHistory
from netwerk.http import errors


def redirect_from_old_slug(request: HttpRequest, model: type[Model], slug: str) -> HttpResponse | None:
    """The answer for a slug that was in use once, None for any other. What is sent in a form is not led on."""
    old = SlugHistory.objects.for_slug(model, slug) if request.method in {"GET", "HEAD"} else None
    if old and old.gone:
        return errors.gone_page(request)
    new = published_rows(model).filter(pk=old.object_id).first() if old else None
    if not isinstance(new, Slugged):
        return None
    here, query = resolve(request.path_info), request.META["QUERY_STRING"]
    address = reverse(here.view_name, kwargs=here.kwargs | {"slug": new.slug})
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


class SlugRedirectMixin(View):
    """Put before a view of ``model`` with a slug in its address."""

    model: type[Model] = Model  # each view says which

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if answer := redirect_from_old_slug(request, self.model, kwargs["slug"]):
                return answer
            raise
