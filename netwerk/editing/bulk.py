"""Several rows at once: first a page that names what will change, then the change, each with its line in the log."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.forms import Media
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from netwerk.content.locking import lock
from netwerk.search.indexing import batch

from . import merging

CONFIRMED = "bevestigd"
MOST = 200  # more names than this nobody reads before saying yes


def asks_first(
    question: str, button: str, *, only: Callable[[Any], Any] | None = None, form: Any = None
) -> Callable[[Any], Any]:
    """Put it below ``@admin.action``. ``question`` says what will happen to “{what}”, as “3 verhalen”.

    ``only`` leaves out what is as it will be already. ``form(model_admin, request)`` makes a form that is asked as
    well; the action then gets the valid form behind the rows.
    """

    def decorate(act):
        @wraps(act)
        def ask(model_admin, request, queryset):
            rows, others = changeable_rows(model_admin, request, queryset, only)
            if len(rows) > MOST:
                told = f"Je koos er {len(rows)}. Kies er hoogstens {MOST} tegelijk."
                return model_admin.message_user(request, told, messages.ERROR)
            if not rows:
                told = "Er is niets veranderd: wat je koos, is al zo of mag je niet veranderen."
                return model_admin.message_user(request, told, messages.WARNING)
            confirmed = CONFIRMED in request.POST
            asked = form(model_admin, request.POST if confirmed else None) if form else None
            if confirmed and (asked is None or asked.is_valid()):
                return carry_out(act, model_admin, request, queryset, rows, asked)
            return confirmation_page(model_admin, request, question, button, rows, others, asked)

        return ask

    return decorate


def changeable_rows(model_admin, request, queryset, only) -> tuple[list[Any], int]:
    """What will change, and of how many nothing does."""
    everything = list(queryset)
    wanted = {row.pk for row in only(queryset)} if only else {row.pk for row in everything}
    rows = [row for row in everything if row.pk in wanted and model_admin.has_change_permission(request, row)]
    return rows, len(everything) - len(rows)


def carry_out(act, model_admin, request, queryset, rows, form):
    with transaction.atomic(), batch():
        merging.shared_lock()
        lock(rows)  # what is read from here on stays as it is
        left = queryset.filter(pk__in=[row.pk for row in rows])
        act(model_admin, request, left, *([form] if form else []))
    return HttpResponseRedirect(request.get_full_path())


def confirmation_page(model_admin, request, question, button, rows, others, form):
    opts = model_admin.opts
    noun = opts.verbose_name if len(rows) == 1 else opts.verbose_name_plural
    context = {
        **model_admin.admin_site.each_context(request),
        "title": question.format(what=f"{len(rows)} {noun}"),
        "opts": opts,
        "button": button,
        "rows": rows,
        "others": others,
        "form": form,
        "media": form.media + Media(js=["admin_netwerk/labels.js"]) if form else "",
        "action": request.POST.get("action", ""),
        "checkbox": ACTION_CHECKBOX_NAME,
        "confirmed": CONFIRMED,
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/bulk.html", context)
