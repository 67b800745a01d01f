"""“Vond je wat je zocht?”: what readers answer, without anything about the reader."""

from django import forms
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from netwerk.http.pages import PageContext

from .models import SearchFeedback
from .ordinary import ordinary_words
from .query import Query


class FeedbackForm(forms.Form):
    ANSWERS = {"ja": "found", "nee": "not_found"}

    antwoord = forms.ChoiceField(choices=[(answer, answer) for answer in ANSWERS])


@method_decorator(never_cache, name="dispatch")
class SearchFeedbackView(PageContext, FormView):
    """A page of its own: the list of results is the same for everybody and sets no cookie."""

    form_class = FeedbackForm
    template_name = "search/feedback.html"

    def get_context_data(self, **kwargs):
        query = Query(self.request.GET.get("q", "")).text
        return super().get_context_data(query=query, noindex=True, canonical=None, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        query = Query(self.request.GET.get("q", ""))
        answer = form.ANSWERS[form.cleaned_data["antwoord"]]
        SearchFeedback.objects.count_answer(ordinary_words(query.text, query.words), answer)
        return super().form_valid(form)

    def get_success_url(self):
        return reverse("search-feedback-thanks")


class SearchFeedbackThanksView(PageContext, TemplateView):
    """The same page for everybody."""

    template_name = "search/feedback_thanks.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(noindex=True, canonical=None, **kwargs)
