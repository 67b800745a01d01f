"""Two editors with one form open: the second to save sees what the first saved, and chooses.

The form carries a digest of what it was filled with. While one save is checked and written, the next one waits.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.response import TemplateResponse

from netwerk.accounts import resume
from netwerk.content.locking import lock
from netwerk.http.submitted import Typed

from .revisions import difference, snapshot
from .revisions.log import Version, latest_moment, versions_of
from .revisions.moments import one_revision
from .revisions.restore import restore_part
from .revisions.shape import RevisionSchema, schema_of

SHORT = 20  # a number or a choice, not a text
BASE_REVISION, OVERWRITE, TAKEN_ALONG = "gezien", "toch_bewaren", "meegenomen"
MEANWHILE = (
    "Er is nog niets bewaard. Intussen heeft iemand anders dit ook veranderd. Kies hierboven wat je wilt."
)
CHECK = "Er is nog niets bewaard. Dit is wat je schreef. Klopt het nog? Kies dan Opslaan."


@dataclass
class RejectedForm:
    """A form that is shown again and not saved, and what came between."""

    why: str
    shape: RevisionSchema | None = None
    theirs: Any = None
    saves: list[Version] = field(default_factory=list)

    @property
    def digest(self) -> str:
        return self.theirs.digest() if self.theirs else ""

    def difference(self, form, formsets):
        """From what was saved to what is typed."""
        if self.theirs is None or self.shape is None:
            return None
        return difference.compare_revisions(
            self.theirs, snapshot.submitted_revision(self.shape, form, formsets)
        )


class EditConflictAdmin(admin.ModelAdmin):
    def changeform_view(self, request, object_id=None, *args, **kwargs):
        with self.saving(request), self.guard(request, object_id):
            response = super().changeform_view(request, object_id, *args, **kwargs)
            if request.method == "POST" and getattr(request, "form_shown_again", False):
                transaction.set_rollback(True)  # not saved, so that nothing was done for it either
            return response

    @contextmanager
    def saving(self, request) -> Iterator[None]:
        with transaction.atomic():
            yield

    def render_change_form(self, request, context, *args, **kwargs):
        request.form_shown_again = request.method == "POST"
        if held := request.held:
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            context |= {"held": held, "difference": held.difference(context["adminform"].form, formsets)}
        context |= {"base_revision": request.base_revision, "writer": resume.sign_writer(request.user)}
        return super().render_change_form(request, context, *args, **kwargs)

    @contextmanager
    def guard(self, request, object_id) -> Iterator[None]:
        """Inside a transaction: look what there is before the form is filled, or saved."""
        posted = request.method == "POST"
        request.base_revision = ""
        request.held = RejectedForm(CHECK) if posted and TAKEN_ALONG in request.POST else None
        thing = self.get_object(request, unquote(object_id)) if object_id else None
        latest = None
        if thing is not None and self.has_change_permission(request, thing):
            shape = schema_of(self, request, thing)
            if posted:
                lock([thing])
                latest = latest_moment(shape, thing.pk) if shape.has_history else None
            now = snapshot.current_revision(shape, thing.pk)
            request.base_revision = f"{now.digest()}@{int(time.time())}" if now else ""
            if posted and now:
                self.compare(request, shape, thing, now)
        with one_revision(after=latest):
            yield

    def compare(self, request, shape, thing, now) -> None:
        if BASE_REVISION not in request.POST:
            return  # not sent by the form
        base_revision, _, since = request.POST[BASE_REVISION].partition("@")
        if now.digest() not in (base_revision, request.POST.get(OVERWRITE)):
            request.base_revision = request.POST[BASE_REVISION]
            request.held = RejectedForm(MEANWHILE, shape, now, saves_since(shape, thing, since))
        bring_back_for(self, request, shape, thing, now)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Somebody deleted it while another was writing in it."""
        if request.method != "POST":
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]  # Django's own, which its stubs leave out
        texts = [Typed(value) for values in request.POST.lists() for value in values[1] if len(value) > SHORT]
        context = {"title": "Dit is intussen verwijderd", "typed": texts}
        context |= self.admin_site.each_context(request)
        return TemplateResponse(request, "admin/versions/gone.html", context, status=404)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return reject(form, request.held) if getattr(request, "held", None) else form


def reject(form: Any, held: RejectedForm) -> Any:
    """The same form, that is never right: what is typed is shown again and not saved."""

    class HeldForm(form):
        def clean(self):
            super().clean()
            raise ValidationError(held.why)

    return HeldForm


def saves_since(shape: RevisionSchema, thing: Any, since: str) -> list[Version]:
    """What was saved after the form was opened, or else the last thing that was."""
    if not shape.has_history:
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk)
        ).select_related("user")
        return [Version(entry.action_time, who=str(entry.user)) for entry in entries[:1]]
    opened = int(since) if since.isdecimal() else 0
    versions = versions_of(shape, thing.pk)
    return [one for one in versions if one.moment.timestamp() >= opened][:5] or versions[:1]


def bring_back_for(
    model_admin: Any, request: Any, shape: RevisionSchema, thing: Any, now: snapshot.Revision
) -> None:
    """Parts that the form still has and somebody else took out: without them it could not be shown or saved.

    When it is only shown again, the transaction is rolled back and they are gone as before.
    """
    for inline in model_admin.get_inline_instances(request, thing):
        part = next((one for one in shape.parts if one.model is inline.model and one.has_history), None)
        if part is None:
            continue
        prefix = inline.get_formset(request, thing).get_default_prefix()
        pks = posted_parts(request.POST, prefix) - {
            str(row.pk) for row in now.parts.values() if row.shape is part
        }
        for row in snapshot.deleted_parts(part, thing.pk, pks) if pks else []:
            restore_part(row, None, thing)


def posted_parts(posted: Any, prefix: str) -> set[str]:
    number = posted.get(f"{prefix}-INITIAL_FORMS", "")
    places = [f"{prefix}-{n}" for n in range(int(number) if number.isdecimal() and len(number) < 5 else 0)]
    pks = {posted.get(f"{place}-id", "") for place in places if f"{place}-DELETE" not in posted}
    return {pk for pk in pks if pk.isdecimal() and len(pk) < 19}
