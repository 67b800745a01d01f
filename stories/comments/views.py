"""The form of a comment, and what its writer can do afterwards."""

from typing import Any

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from netwerk.browse.redirects import SlugRedirectMixin
from netwerk.http.pages import PageContext
from netwerk.http.submitted import submitted_values
from netwerk.publicforms.views import GuardedFormView
from practices.models import Lesson, Tip
from stories.models import Comment, Story

from . import cookie, markup, posting
from .forms import CommentForm


def pages_with_comments(model):
    """About a tip in a story readers talk at the story."""
    pages = model.objects.published()
    return pages.filter(parent=None) if model is Tip else pages


class AtPage(SlugRedirectMixin, PageContext):
    """Belongs to the page where comments stand: ``model`` says of what. A draft is as unknown here as everywhere."""

    model: Any = Story
    kwargs: dict[str, Any]

    @cached_property
    def page(self) -> Story | Tip:
        return get_object_or_404(pages_with_comments(self.model), slug=self.kwargs["slug"])

    @property
    def section(self) -> str:  # type: ignore[override]  # it depends on the model
        return str(self.model._meta.verbose_name_plural)

    def get_breadcrumbs(self):
        parent = (self.section.capitalize(), f"/{self.section}/")
        return [*super().get_breadcrumbs(), parent, (self.page.title, self.page.get_absolute_url())]

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, page_url=self.page.get_absolute_url(), **kwargs)


class PageFormView(AtPage, GuardedFormView):
    def back_to(self, comment: Comment):
        response = HttpResponseRedirect(comment.get_absolute_url(), status=303)
        cookie.remember_comment(response, self.request, comment)
        return response


def comments_closed_page(request, page: Story | Tip):
    """Nobody can respond any more; what was typed is shown, to copy."""
    context = {"page": page, "typed": submitted_values(request)}
    return render(request, "stories/comments/closed.html", context, status=403)


class CommentCreateView(PageFormView):
    """``?op=3`` answers comment 3, ``?bij=tip-2`` is about the second tip of the story."""

    template_name = "stories/comments/form.html"
    form_class = CommentForm

    def get(self, request, *args, **kwargs):
        if not self.page.takes_comments():
            return comments_closed_page(request, self.page)
        return super().get(request, *args, **kwargs)

    @cached_property
    def reply_to(self) -> Comment | None:
        number = self.request.GET.get("op", "")
        if not number:
            return None
        if not (number.isascii() and number.isdigit() and len(number) < 6):
            raise Http404("Not the number of a comment")
        return get_object_or_404(self.page.comments.visible(), number=number)

    @cached_property
    def about(self):
        """The tip or lesson of this story that the address names."""
        kind, _, number = self.request.GET.get("bij", "").partition("-")
        if not number:
            return None
        blocks = {"tip": Tip, "les": Lesson} if self.model is Story else {}
        if kind not in blocks or not (number.isascii() and number.isdigit() and 0 < int(number[:4]) < 1000):
            raise Http404("Not a tip or lesson of this story")
        parts = blocks[kind].get_queryset().filter(parent=self.page.pk).in_story_order()
        return get_object_or_404(parts[int(number) - 1 : int(number)])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"page": self.page, "reply_to": self.reply_to}

    def form_valid(self, form):
        if "voorbeeld" in self.request.POST:
            preview = markup.text_html(form.cleaned_data["body"])
            return self.render_to_response(self.get_context_data(form=form, preview=preview))
        sender = posting.Sender.of(self.request, form.cleaned_data["email"])
        try:
            comment = posting.post(form, sender, about=self.about)
        except posting.TooFast as refusal:
            return self.refuse_for_now(form, refusal.seconds)
        except posting.Closed:
            return comments_closed_page(self.request, self.page)
        return self.back_to(comment)

    def get_context_data(self, **kwargs):
        reply = self.reply_to and {"comment": self.reply_to, "words": markup.text_html(self.reply_to.body)}
        return super().get_context_data(
            heading="Schrijf een antwoord" if reply else "Schrijf een reactie",
            reply_to=reply,
            about=self.about,
            about_kind=self.about and self.about._meta.verbose_name,
            **kwargs,
        )
