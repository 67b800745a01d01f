"""“Vond je wat je zocht?”: what readers answer, without anything about the reader."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Self

from django import forms
from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from netwerk.http.pages import PageContext

from .misses import KEPT_DAYS, WORDS_A_DAY
from .ordinary import ordinary_words
from .query import Query


class SearchFeedbackQuerySet(models.QuerySet):
    def expired(self) -> Self:
        return self.filter(day__lt=timezone.localdate() - timedelta(days=KEPT_DAYS))

    def count_answer(self, words: Iterable[str], answer: str) -> None:
        """Count the answer once for each word, for today; without a word that may be kept under none."""
        today = timezone.localdate()
        for word in sorted(set(words)) or [""]:
            if self.filter(day=today).count() >= WORDS_A_DAY:
                return
            with transaction.atomic():
                row, _ = self.get_or_create(day=today, word=word)
                self.filter(pk=row.pk).update(
                    **{answer: F(answer) + 1}
                )  # two readers at once are both counted


class SearchFeedback(models.Model):
    """How often readers found what they looked for, or not, with a word on a day."""

    on_pages = False  # no page shows it

    word = models.CharField("woord", max_length=100, blank=True)
    day = models.DateField("dag")
    found = models.PositiveIntegerField("gevonden", default=0)
    not_found = models.PositiveIntegerField("niet gevonden", default=0)

    objects = SearchFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord van een zoeker"
        verbose_name_plural = "antwoorden van zoekers"
        ordering = ["-day", "-not_found", "word"]
        constraints = [models.UniqueConstraint(fields=["day", "word"], name="search_feedback_once_a_day")]

    def __str__(self):
        return self.word or "(zonder woord)"


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
