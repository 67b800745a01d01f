"""What somebody typed while the session ended goes along through the pages to log in: in the pages themselves.

Nothing of it is kept on the server or stands in an address. After logging in it fills the form again; saving is
then up to the editor, so that nothing another site sends can be saved this way. The form says who it was made for,
signed: whoever else logs in at that computer is not given the text.
"""

import json
from typing import Any

from django.contrib import admin
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.http import UnreadablePostError
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse

STASH_FIELD = "meegenomen_formulier"
WRITER, SALT = "schrijver", "netwerk.login.carry"
LARGEST = 2_000_000  # signs; more than the longest story
LEFT_OUT = {"csrfmiddlewaretoken", "toch_bewaren", STASH_FIELD}


def stash(request) -> str:
    """The form that was sent, as text; nothing when it is not one that editors write in."""
    if not is_writing(request.path):
        return ""
    try:
        pairs = [[name, value] for name, values in request.POST.lists() for value in values if may_go(name)]
    except (UnreadablePostError, SuspiciousOperation):
        return ""
    text = json.dumps({"to": request.get_full_path(), "fields": pairs})
    return text if read_stash(text) else ""


def sign_writer(user) -> str:
    """Stands in each form."""
    return signing.dumps(user.pk, salt=SALT)


def writer_of(pairs: list[tuple[str, str]]) -> Any:
    """The number of an account; nothing for a form that is not one of ours."""
    try:
        return signing.loads(dict(pairs).get(WRITER, ""), salt=SALT)
    except signing.BadSignature:
        return None


def may_go(name: str) -> bool:
    return "password" not in name.lower() and name not in LEFT_OUT


def is_writing(path: str) -> bool:
    """Only forms that show again what was typed, and do not save it, when it is brought back."""
    try:
        found = resolve(path)
    except Resolver404:
        return False
    is_form = (found.url_name or "").endswith(("_add", "_change"))
    return is_form and getattr(getattr(found.func, "model_admin", None), "resumes_forms", False)


def read_stash(text: str) -> dict[str, Any] | None:
    try:
        found: Any = json.loads(text) if len(text) <= LARGEST else None
        pairs = [(str(name), str(value)) for name, value in found["fields"] if may_go(str(name))]
        to = str(found["to"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    own = to.startswith(reverse("admin:index")) and is_writing(to.partition("?")[0])
    writer = writer_of(pairs)
    return {"to": to, "fields": pairs, "writer": writer} if own and writer is not None else None


def stashed(request) -> str:
    """The form that is on its way; from an earlier step, or just sent."""
    text = request.POST.get(STASH_FIELD, "")
    return text if read_stash(text) else ""


def replay(request, text: str, status: int = 200):
    """The next step: to log in, to give the code, or to the form itself.

    None for who first has to set up an app: then there was no session before that could have ended.
    """
    from . import second_factor
    from .forms import CodeForm

    site: Any = admin.site
    form: Any = read_stash(text)
    if request.user.is_authenticated and request.user.pk != form["writer"]:
        return to_another(request, status)
    if site.has_permission(request):
        return render(request, "admin/carried.html", base(request) | {"form": form}, status=status)
    if site.knows_password(request):
        if not second_factor.has_app(request.user):
            return None
        context = base(request) | {"title": "Vul de code uit je app in", "form": CodeForm(), "carried": text}
        return TemplateResponse(request, "admin/second_factor/code.html", context, status=status)
    context = base(request) | {
        "title": "Log opnieuw in",
        "form": site.login_form(request),
        "app_path": reverse("admin:login"),
        "next": reverse("admin:index"),
        "carried": text,
    }
    return TemplateResponse(request, "admin/login.html", context, status=status)


def to_another(request, status: int):
    context = base(request) | {"title": "Deze tekst is van een ander account"}
    return render(request, "admin/carried_other.html", context, status=status)


def base(request) -> dict[str, Any]:
    return admin.site.each_context(request) | {"title": "Wat je schreef, is er nog"}
