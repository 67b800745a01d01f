"""Two editors with one form open: the second to save sees what the first saved, and chooses.

The form carries a digest of what it was filled with. While one save is checked and written, the next one waits.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from netwerk.accounts import resume
from netwerk.content.compat import MissingRowMixin
from netwerk.content.locking import lock
from netwerk.http.submitted import Typed

from .revisions import difference, snapshot
from .revisions.log import Version, latest_moment, versions_of
from .revisions.moments import one_revision
from .revisions.restore import restore_part
from .revisions.shape import RevisionSchema, schema_of

FormT = TypeVar("FormT", bound=ModelForm)
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
    theirs: snapshot.Revision | None = None
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


@dataclass
class FormSave:
    """What one request to a form must know from its start to its end."""

    base_revision: str = ""
    rejected: RejectedForm | None = None
    is_shown_again: bool = False
    is_storage_full: bool = False


class EditConflictAdmin(MissingRowMixin, admin.ModelAdmin):
    save_class: type[FormSave] = FormSave

    def form_save(self, request: HttpRequest):
        """The one of this request, of ``save_class``."""
        return vars(request).setdefault("form_save", self.save_class())

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        with self.saving(request), self.guard(request, object_id):
            response = super().changeform_view(request, object_id, *args, **kwargs)
            if request.method == "POST" and self.form_save(request).is_shown_again:
                transaction.set_rollback(True)  # not saved, so that nothing was done for it either
            return response

    @contextmanager
    def saving(self, request: HttpRequest) -> Iterator[None]:
        with transaction.atomic():
            yield

    def render_change_form(self, request, context, *args, **kwargs):
        save = self.form_save(request)
        save.is_shown_again = request.method == "POST"
        if held := save.rejected:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context |= {"held": held, "difference": held.difference(context["adminform"].form, formsets)}
        context |= {"base_revision": save.base_revision, "writer": resume.sign_writer(request.user)}
        return super().render_change_form(request, context, *args, **kwargs)

    @contextmanager
    def guard(self, request, object_id) -> Iterator[None]:
        """Inside a transaction: look what there is before the form is filled, or saved."""
        posted = request.method == "POST"
        save = self.form_save(request)
        save.base_revision = ""
        save.rejected = RejectedForm(CHECK) if posted and TAKEN_ALONG in request.POST else None
        row = self.get_object(request, unquote(object_id)) if object_id else None
        latest = None
        if row is not None and self.has_change_permission(request, row):
            shape = schema_of(self, request, row)
            if posted:
                lock([row])
                latest = latest_moment(shape, row.pk) if shape.has_history else None
            now = snapshot.current_revision(shape, row.pk)
            save.base_revision = f"{now.digest()}@{int(time.time())}" if now else ""
            if posted and now:
                self.compare(request, shape, row, now)
        with one_revision(after=latest):
            yield

    def compare(self, request, shape: RevisionSchema, row: Model, now: snapshot.Revision) -> None:
        if BASE_REVISION not in request.POST:
            return  # not sent by the form
        base_revision, _, since = request.POST[BASE_REVISION].partition("@")
        if now.digest() not in (base_revision, request.POST.get(OVERWRITE)):
            save = self.form_save(request)
            save.base_revision = request.POST[BASE_REVISION]
            save.rejected = RejectedForm(MEANWHILE, shape, now, saves_since(shape, row, since))
        bring_back_for(self, request, shape, row, now)

    def response_missing(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """Somebody deleted it while another was writing in it."""
        if request.method != "POST":
            return None
        texts = [Typed(value) for values in request.POST.lists() for value in values[1] if len(value) > SHORT]
        context = {"title": "Dit is intussen verwijderd", "typed": texts}
        context |= self.admin_site.each_context(request)
        return TemplateResponse(request, "admin/revisions/gone.html", context, status=404)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        rejected = self.form_save(request).rejected
        return reject(form, rejected) if rejected else form


def reject(form: type[FormT], held: RejectedForm) -> type[FormT]:
    """The same form, that is never right: what is typed is shown again and not saved."""

    def clean(self: FormT) -> None:
        form.clean(self)
        raise ValidationError(held.why)

    return type(form.__name__, (form,), {"clean": clean})


def saves_since(shape: RevisionSchema, row: Model, since: str) -> list[Version]:
    """What was saved after the form was opened, or else the last thing that was."""
    if not shape.has_history:
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
        ).select_related("user")
        return [Version(entry.action_time, who=str(entry.user)) for entry in entries[:1]]
    opened = int(since) if since.isdecimal() else 0
    versions = versions_of(shape, row.pk)
    return [version for version in versions if version.moment.timestamp() >= opened][:5] or versions[:1]


def bring_back_for(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    shape: RevisionSchema,
    whole: Model,
    now: snapshot.Revision,
) -> None:
    """Parts that the form still has and somebody else took out: without them it could not be shown or saved.

    When it is only shown again, the transaction is rolled back and they are gone as before.
    """
    for inline in model_admin.get_inline_instances(request, whole):
        parts = (part for part in shape.parts if part.model is inline.model and part.has_history)
        part = next(parts, None)
        if part is None:
            continue
        prefix = inline.get_formset(request, whole).get_default_prefix()
        pks = posted_parts(request.POST, prefix) - {
            str(row.pk) for row in now.parts.values() if row.shape is part
        }
        for row in snapshot.deleted_parts(part, whole.pk, pks) if pks else []:
            restore_part(row, None, whole)


def posted_parts(posted: Mapping[str, str], prefix: str) -> set[str]:
    total = posted.get(f"{prefix}-INITIAL_FORMS", "")
    prefixes = [f"{prefix}-{n}" for n in range(int(total) if total.isdecimal() and len(total) < 5 else 0)]
    pks = {posted.get(f"{part}-id", "") for part in prefixes if f"{part}-DELETE" not in posted}
    return {pk for pk in pks if pk.isdecimal() and len(pk) < 19}
