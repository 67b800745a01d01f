"""What an editor can do with a row in each of its states: declared once, and asked and done by one page.

An app declares its transitions; its admin names them, and says in which state a row is.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from netwerk.accounts.models import User
from netwerk.accounts.requests import editor_of

from .conflicts import BASE_REVISION


class TransitionForm(forms.Form):
    """What is asked first; it knows who is asked."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)


def no_blockers(row, user: User) -> list[str]:
    return []


def always(row) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Transition:
    """``name`` stands in addresses and forms, ``done`` says of a row, as “{}”, what was done.

    ``guard`` says of which rows this can be done at all, ``blockers`` why it cannot be done yet. ``effect`` does it:
    a text that it gives is the line for the log, where it writes none itself. ``text_counts`` says that it is about
    the text as the editor saw it.
    """

    name: str
    label: str
    done: str
    sources: Collection[str]
    target: str
    effect: Callable[..., object]
    explanation: str = ""
    button: str = ""
    form_class: type[TransitionForm] = TransitionForm
    guard: Callable[..., bool] = always
    blockers: Callable[..., list[str]] = no_blockers
    text_counts: bool = False
    is_drastic: bool = False


T = TypeVar("T", bound=Transition)


def by_name(*transitions: T) -> dict[str, T]:
    return {transition.name: transition for transition in transitions}


def possible_transitions(transitions: Iterable[T], row, state: str) -> list[T]:
    """The buttons at a row that is in this state."""
    return [each for each in transitions if state in each.sources and each.guard(row)]


class TransitionAdmin(admin.ModelAdmin):
    """A page for each transition: GET asks, POST does it once, under a lock, against the base revision."""

    transitions: dict[str, Transition] = {}
    transition_right = "change"
    transition_subject = ""  # “Het verhaal”
    transition_blocked = ""  # said above the blockers
    changed_meanwhile = ""

    def get_urls(self):
        view = self.admin_site.admin_view(self.transition_view)
        prefix = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(f"<path:object_id>/{name}/", view, {"name": name}, name=f"{prefix}_{name}")
            for name in self.transitions
        ]
        return [*own, *super().get_urls()]

    def state_of(self, row) -> str:
        raise NotImplementedError

    def lock_row(self, row) -> Model:
        """The row as it is now, while nobody else changes it."""
        raise NotImplementedError

    def row_name(self, row) -> str:
        return str(row)

    def stale_message(self, transition: Transition, row) -> str:
        """What to say when somebody else did something with the row meanwhile."""
        raise NotImplementedError

    def revision_for(self, request: HttpRequest, transition: Transition, row) -> str:
        """Of the text that an editor says yes to."""
        return ""

    def transition_url(self, name: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}"

    def transition_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        transition, unlocked = self.transitions[name], self.get_object(request, unquote(object_id))
        if not getattr(self, f"has_{self.transition_right}_permission")(request, unlocked):
            raise PermissionDenied
        if unlocked is None or not transition.guard(unlocked):
            raise Http404
        with transaction.atomic():
            return self.ask_or_do(request, transition, self.lock_row(unlocked))

    def ask_or_do(self, request: HttpRequest, transition: Transition, row) -> HttpResponse:
        posted, user = request.method == "POST", editor_of(request)
        base_revision = self.revision_for(request, transition, row)
        problem = "" if self.state_of(row) in transition.sources else self.stale_message(transition, row)
        if not problem and request.POST.get(BASE_REVISION, base_revision) != base_revision:
            problem = self.changed_meanwhile
        if problem:
            self.message_user(request, problem, messages.WARNING)
            return redirect(self.transition_url("change"), row.pk)
        reasons = transition.blockers(row, user)
        form = transition.form_class(request.POST if posted else None, user=user)
        if posted and not reasons and form.is_valid():
            self.carry_through(request, transition, row, **form.cleaned_data)
            self.message_user(request, transition.done.format(self.row_name(row)), messages.SUCCESS)
            return redirect(self.transition_url("change"), row.pk)
        context = self.admin_site.each_context(request) | {
            "title": transition.label,
            "transition": transition,
            "subject": self.transition_subject,
            "blocked": self.transition_blocked,
            "name": self.row_name(row),
            "back": self.transition_url("change"),
            "form": form,
            "reasons": reasons,
            "base_revision": base_revision,
            "object": row,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/transition.html", context).render()

    def carry_through(self, request: HttpRequest, transition: Transition, row, **answers) -> None:
        line = transition.effect(row, by=editor_of(request), **answers)
        if isinstance(line, str):
            self.log_change(request, row, line)

    def carry_through_each(
        self, request: HttpRequest, transition: Transition, rows: Iterable[Model], done: str
    ) -> int:
        """Each by itself, with its line in the log; says of which rows it is not done and why."""
        total = 0
        for row in rows:
            if reasons := transition.blockers(row, editor_of(request)):
                message = f"“{row}” is niet {done}. {' '.join(reasons)}"
                self.message_user(request, message, messages.ERROR)
            else:
                self.carry_through(request, transition, row)
                total += 1
        return total
