"""A page with a form for everybody. It is of one reader, so nothing keeps it."""

import math

from django.http import HttpResponseBadRequest
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from netwerk.http.pages import PageContext

MAX_FIELDS = 100


@method_decorator(sensitive_post_parameters(), name="dispatch")
class GuardedFormView(PageContext, FormView):
    """Refusals keep what was typed: 422 with the errors at the fields, 429 with how long to wait."""

    too_fast = "Je reageert snel achter elkaar. Wacht {wait} en probeer het opnieuw. Je tekst staat er nog."

    def dispatch(self, request, *args, **kwargs):
        if len(request.POST) > MAX_FIELDS:
            return HttpResponseBadRequest()
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refuse_for_now(self, form, seconds: int):
        """Too many at once: the same form, with how long to wait."""
        form.add_error(None, self.too_fast.format(wait=seconds_in_words(seconds)))
        headers = {"Retry-After": str(seconds)}
        return self.render_to_response(self.get_context_data(form=form), status=429, headers=headers)

    def get_context_data(self, **kwargs):
        return super().get_context_data(noindex=True, canonical=None, **kwargs)


def seconds_in_words(seconds: int) -> str:
    if seconds <= 90 * 60:
        minutes = max(1, math.ceil(seconds / 60))
        return "1 minuut" if minutes == 1 else f"{minutes} minuten"
    return f"{math.ceil(seconds / 3600)} uur"
