"""A form for everybody, without an account: one use per form that was shown, and traps for programs."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator

from netwerk.content.plaintext import NONCHARACTER

from .senders import is_blocked
from .text import (
    MAX_LINKS,
    blocked_word,
    clean_name,
    clean_text,
    count_links,
    poses_as_editor,
    require_readable,
)

FASTEST = timedelta(seconds=3)  # nobody reads a form, and fills it in, sooner
OLDEST = timedelta(hours=24)
HONEYPOT = "laat_leeg"


class Count(int):
    """A number as it is written in Dutch: 5.000."""

    def __str__(self) -> str:
        return f"{int(self):,}".replace(",", ".")


class LongestText(MaxLengthValidator):
    def __init__(self, longest: int):
        super().__init__(Count(longest))

    def clean(self, value):
        return Count(super().clean(value))


def too_long(what: str) -> str:
    return f"Maak {what} korter. Nu zijn het %(show_value)s tekens, het mag tot %(limit_value)s zijn."


class WithoutNul:
    """Shows back what was typed without the signs that HTML cannot hold."""

    def bound_data(self, data, initial):
        return NONCHARACTER.sub("", data) if isinstance(data, str) else data


class EmailField(WithoutNul, forms.EmailField):
    """An address as everything here keeps it: in small letters."""

    def to_python(self, value):
        return (super().to_python(value) or "").lower()


class ReadableField(WithoutNul, forms.CharField):
    """Text of a reader, cleaned before it is counted. ``widget_attrs`` never hold ``maxlength``: it cuts silently."""

    default_error_messages = {"max_length": too_long("deze tekst")}

    def __init__(self, *, clean_with=clean_text, **kwargs):
        self.clean_with = clean_with
        super().__init__(strip=False, **kwargs)
        of_django = (ProhibitNullCharactersValidator, MaxLengthValidator)
        self.validators = [v for v in self.validators if not isinstance(v, of_django)]
        self.validators.append(require_readable)
        if self.max_length:
            self.validators.append(LongestText(self.max_length))

    def to_python(self, value):
        value = super().to_python(value)
        if NONCHARACTER.search(value):
            raise forms.ValidationError(
                "Er staat een teken in dat we niet kunnen bewaren. We hebben het weggehaald. Lees je tekst nog eens"
                " door en verstuur hem opnieuw.",
                code="null",
            )
        return self.clean_with(value)

    def widget_attrs(self, widget):
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


def name_field(**options) -> ReadableField:
    defaults: dict[str, Any] = {
        "label": "Je naam",
        "max_length": 100,
        "clean_with": clean_name,
        "widget": forms.TextInput({"autocomplete": "name"}),
        "error_messages": {"required": "Vul je naam in.", "max_length": too_long("je naam")},
    }
    return ReadableField(**defaults | options)


def email_field(**options) -> EmailField:
    defaults: dict[str, Any] = {
        "label": "Je e-mailadres",
        "required": False,
        "max_length": 254,
        "widget": forms.EmailInput({"autocomplete": "email", "maxlength": False}),
        "error_messages": {"invalid": "Vul een e-mailadres in zoals naam@voorbeeld.nl."},
    }
    return EmailField(**defaults | options)


class GuardedForm(forms.Form):
    """``purpose`` keeps the nonce of one form from opening another.

    After ``is_valid()``: ``token`` is the same for every time this form is sent; ``spam`` and ``held`` say why what
    was sent goes to the spam list, or waits for an editor. Both are empty for most.
    """

    template_name = "includes/form_fields.html"
    purpose = ""
    text_fields: tuple[str, ...] = ()  # where links and words of the list are looked for

    nonce = forms.Field(widget=forms.HiddenInput, required=False)
    laat_leeg = forms.Field(
        label="Laat dit veld leeg",
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.signer = signing.TimestampSigner(salt=f"netwerk.form.{self.purpose}")
        self.fields["nonce"].initial = self.new_nonce
        self.token: uuid.UUID | None = None
        self.spam = self.held = ""

    def new_nonce(self) -> str:
        return self.signer.sign(uuid.uuid4().hex)

    def clean_nonce(self):
        """A nonce that is not ours, or that is a day old, is replaced: what was typed can be sent again."""
        nonce = self.cleaned_data["nonce"] or ""
        try:
            self.token = uuid.UUID(self.signer.unsign(nonce, max_age=OLDEST))
        except (signing.BadSignature, ValueError):
            self.show_again_with("nonce", self.new_nonce())
            self.add_error(
                None, "Dit formulier stond lang open. Lees je tekst nog eens door en verstuur hem opnieuw."
            )
        return nonce

    def show_again_with(self, name: str, value: str) -> None:
        """Give a hidden field another value than was sent, for when this form is shown again."""
        sent: Any = self.data  # what a request sent cannot be changed, a copy of it can
        self.data = shown = sent.copy()
        shown[self.add_prefix(name)] = value

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        words = [cleaned.get(name) or "" for name in self.text_fields]
        if cleaned[HONEYPOT]:
            self.spam = "Het veld dat leeg moest blijven is ingevuld"
        elif is_blocked(cleaned.get("email") or ""):
            self.spam = "Geblokkeerde afzender"
        elif word := blocked_word(cleaned.get("name") or "", *words):
            self.spam = f"Woord op de spamlijst: {word}"
        if self.was_fast(cleaned["nonce"]):
            self.held = "Binnen 3 seconden ingevuld"
        elif count_links(" ".join(words)) > MAX_LINKS:
            self.held = f"Meer dan {MAX_LINKS} links"
        elif poses_as_editor(cleaned.get("name") or ""):
            self.held = "De naam lijkt op die van de redactie"
        return cleaned

    def was_fast(self, nonce: str) -> bool:
        try:
            self.signer.unsign(nonce, max_age=FASTEST)
        except signing.SignatureExpired:
            return False
        return True
