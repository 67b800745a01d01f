"""The page where a writer gives a comment other words."""

import time
from dataclasses import dataclass

from django.core import signing
from django.utils.functional import cached_property

from netwerk.http.submitted import submitted_values
from netwerk.mail.trusted_author import is_trusted_author
from stories.models import Comment
from stories.models.comment import EDIT_GRACE, EDIT_WINDOW

from . import changing, markup, posting
from .forms import CommentChangeForm
from .own_views import OwnCommentView

ISSUED = "stories.comment-change"
TOO_LATE = (
    f"Je kunt deze reactie niet meer aanpassen. Dat kan tot {EDIT_WINDOW.seconds // 60} minuten na het plaatsen."
    " Intrekken kan altijd."
)
DECIDED = "De redactie heeft je reactie beoordeeld terwijl je schreef."
CHANGED = "Je reactie is ondertussen al aangepast."
AGAIN = "Hieronder zie je hoe hij er nu staat. Je nieuwe tekst is nog niet bewaard. Lees hem na en bewaar hem opnieuw."
GONE = {
    Comment.Status.REJECTED: "De redactie heeft je reactie niet geplaatst. Aanpassen kan daarom niet meer.",
    Comment.Status.REMOVED: "De redactie heeft je reactie weggehaald. Aanpassen kan daarom niet meer.",
    Comment.Status.WITHDRAWN: "Je hebt je reactie ingetrokken. Aanpassen kan daarom niet meer.",
}


@dataclass(frozen=True)
class IssuedForm:
    """Which text the writer had before them, and since when, in seconds."""

    version: str
    since: float


class CommentChangeView(OwnCommentView):
    """IssuedForm within the half hour, it may be sent for a day: whoever reads or types slowly is not cut off."""

    template_name = "stories/comments/change.html"
    form_class = CommentChangeForm
    unknown: set[Comment.Status] = set()

    def get(self, request, *args, **kwargs):
        if self.is_in_time:
            return super().get(request, *args, **kwargs)
        return self.refuse(GONE.get(Comment.Status(self.comment.status), TOO_LATE))

    @cached_property
    def is_in_time(self) -> bool:
        return Comment.objects.may_be_changed().filter(pk=self.comment.pk).exists()

    def get_initial(self):
        return {"body": self.comment.latest_body, "issued_at": self.begin(time.time())}

    def begin(self, since: float) -> str:
        version = changing.writer_revision(self.comment)
        return signing.dumps([self.comment.uid.hex, version, since], salt=ISSUED)

    def form_valid(self, form):
        issued_at = self.issued_with(form.cleaned_data["issued_at"])
        if told := GONE.get(Comment.Status(self.comment.status)):
            return self.refuse(told, form, status=409)
        if issued_at is None and not self.is_in_time:
            return self.refuse(TOO_LATE, form)
        if issued_at is None:  # in time, but by a form that is not ours
            issued_at = IssuedForm(changing.writer_revision(self.comment), time.time())
        email = self.comment.email
        is_trusted = is_trusted_author(self.request, email) and posting.is_trusted(email)
        changed = changing.change(self.comment, form, base_revision=issued_at.version, is_trusted=is_trusted)
        return self.back_to(changed) if changed else self.ask_again(form, issued_at)

    def issued_with(self, issued_at: str | None) -> IssuedForm | None:
        """None when this was not begun in time."""
        try:
            uid, version, since = signing.loads(issued_at or "", salt=ISSUED)
        except (signing.BadSignature, TypeError, ValueError):
            return None
        is_ours = uid == self.comment.uid.hex and since > time.time() - EDIT_GRACE.total_seconds()
        return IssuedForm(version, since) if is_ours else None

    def ask_again(self, form, issued_at: IssuedForm):
        """Somebody did something meanwhile: what was typed is sent again by whoever saw that, and not without."""
        self.comment = Comment.objects.get(pk=self.comment.pk)
        if told := GONE.get(Comment.Status(self.comment.status)):
            return self.refuse(told, form, status=409)
        form.show_again_with("issued_at", self.begin(issued_at.since))
        is_decided = changing.writer_revision(self.comment).split()[-1] != issued_at.version.split()[-1]
        form.add_error(None, f"{DECIDED if is_decided else CHANGED} {AGAIN}")
        context = self.get_context_data(form=form, now=markup.text_html(self.comment.latest_body))
        return self.render_to_response(context, status=409)

    def refuse(self, message: str, form=None, status: int = 403):
        context = self.get_context_data(
            form=form or self.get_form(), refusal=message, typed=submitted_values(self.request)
        )
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        until = self.comment.created_at + EDIT_WINDOW
        return super().get_context_data(heading="Pas je reactie aan", until=until, **kwargs)
