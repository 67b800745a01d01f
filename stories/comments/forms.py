"""The forms of a comment."""

from django import forms

from netwerk.publicforms.forms import Count, GuardedForm, ReadableField, email_field, name_field, too_long
from stories.models import Comment, Report
from stories.models.comment import MAX_LENGTH


def body_field() -> ReadableField:
    return ReadableField(
        label="Je reactie",
        max_length=MAX_LENGTH,
        help_text=f"Maximaal {Count(MAX_LENGTH)} tekens. Een adres dat begint met https:// of www. wordt een link. "
        "Noem geen namen van inwoners.",
        widget=forms.Textarea({"rows": 8, "data-counter": MAX_LENGTH}),
        error_messages={"required": "Schrijf je reactie.", "max_length": too_long("je reactie")},
    )


def kind_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Wat voor reactie is het?",
        required=False,
        choices=[("", "Geen van deze"), *Comment.Kind.choices],
        widget=forms.RadioSelect,
    )


class CommentForm(GuardedForm):
    """``page`` is where the comment will stand, ``reply_to`` what it answers."""

    purpose = "comment"
    text_fields = ("body",)
    field_order = ("body", "kind", "name", "email")

    body = body_field()
    kind = kind_field()
    name = name_field(help_text="Deze naam staat bij je reactie.")
    email = email_field(
        help_text="Komt niet op de site. We vragen je eerst of het adres klopt. Daarna mailen we je als je reactie"
        " geplaatst is en als iemand erop antwoordt."
    )

    def __init__(self, *args, page, reply_to=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.page, self.reply_to = page, reply_to
        if reply_to:
            del self.fields["kind"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and self.is_repeated(cleaned):
            self.add_error("body", "Deze reactie hebben we al. Je hoeft hem niet nog een keer te sturen.")
        return cleaned

    def is_repeated(self, cleaned) -> bool:
        """Whether the same words by the same name came in for this page, by another form than this one."""
        same = self.page.comments.filter(name__iexact=cleaned["name"], body=cleaned["body"])
        withdrawn = {Comment.Status.WITHDRAWN, Comment.Status.REMOVED}
        return same.exclude(form_token=self.token).exclude(status__in=withdrawn).exists()


class CommentChangeForm(GuardedForm):
    purpose = "comment-change"
    text_fields = ("body",)
    field_order = ("body",)

    body = body_field()
    # Says which text was changed, and that it was begun in time.
    issued_at = forms.Field(widget=forms.HiddenInput, required=False)


class ReportForm(GuardedForm):
    purpose = "report"
    text_fields = ("note",)
    field_order = ("reason", "note", "email")

    reason = forms.ChoiceField(
        label="Wat is er mis?",
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er mis is.", "invalid_choice": "Kies wat er mis is."},
    )
    note = ReadableField(
        label="Wil je er iets bij zeggen?",
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 4}),
    )
    email = email_field(
        help_text="Dan laten we je weten wat we ermee doen. Daar gebruiken we het adres voor."
    )
