"""The pages of the history of one thing: the list, one version, two beside each other, and going back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from netwerk.content.locking import lock
from netwerk.search import indexing

from .. import merging
from . import difference, snapshot
from .log import Version, latest_moment, versions_of
from .moments import one_revision
from .restore import restore, without_kept
from .shape import schema_of

PER_PAGE = 50
BASE_REVISION = "gezien"


class Meanwhile(Exception):
    """It is not what it was when the editor saw what would change."""


class HistoryPage:
    """``?versie=3``, ``?van=3&naar=5`` or ``naar=nu``, ``?terug=3``; POST goes back."""

    def __init__(self, model_admin: Any, request: Any, thing: Any):
        self.admin, self.request, self.thing = model_admin, request, thing
        self.shape = schema_of(model_admin, request, thing)
        self.may_restore = bool(self.shape.names) and self.has_all_rights()
        self.address = reverse(
            f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_change", args=[thing.pk]
        )

    def answer(self):
        asked = self.request.GET
        if self.request.method == "POST":
            return self.go_back(self.version(self.request.POST.get("terug")))
        if "terug" in asked:
            return self.ask(self.version(asked["terug"]))
        if "versie" in asked:
            return self.one(self.version(asked["versie"]))
        if "van" in asked:
            return self.two(asked["van"], asked.get("naar", "nu"))
        return self.overview()

    def has_all_rights(self) -> bool:
        """Parts come, change and go when a version comes back."""
        models = {part.model for part in self.shape.parts}
        inlines = self.admin.get_inline_instances(self.request, self.thing)
        rights = [self.admin.has_change_permission]
        for inline in (one for one in inlines if one.model in models):
            rights += [inline.has_add_permission, inline.has_change_permission, inline.has_delete_permission]
        return all(right(self.request, self.thing) for right in rights)

    @property
    def versions(self) -> list[Version]:
        if not hasattr(self, "_versions"):
            self._versions = versions_of(self.shape, self.thing.pk)
        return self._versions

    def version(self, number: str | None) -> Version:
        found = {str(version.number): version for version in self.versions}.get(number or "")
        if found is None:
            raise Http404
        return found

    def then(self, version: Version) -> snapshot.Revision:
        found = snapshot.revision_at(self.shape, self.thing.pk, version.moment)
        if found is None:
            raise Http404
        return found

    def now(self) -> snapshot.Revision:
        found = snapshot.current_revision(self.shape, self.thing.pk)
        if found is None:
            raise Http404
        return found

    def overview(self):
        page = Paginator(self.versions, PER_PAGE).get_page(self.request.GET.get("p"))
        return self.render("list", "Geschiedenis", page=page, versions=self.versions)

    def one(self, version):
        return self.render(
            "one",
            f"Versie {version.number}",
            version=version,
            shown=difference.whole_revision(self.then(version)),
        )

    def two(self, one, other):
        old = self.version(one)
        new = None if other == "nu" else self.version(other)
        found = difference.compare_revisions(self.then(old), self.then(new) if new else self.now())
        title = f"Versie {old.number} en {f'versie {new.number}' if new else 'nu'}"
        return self.render("two", title, old=old, new=new, difference=found)

    def ask(self, version, **context):
        if not self.may_restore:
            raise PermissionDenied
        now = self.now()
        context |= {
            "version": version,
            "difference": difference.compare_revisions(now, without_kept(now, self.then(version))),
            "reasons": self.admin.why_not_restore(self.request, self.thing),
            "base_revision": now.digest(),
        }
        return self.render("ask", f"Versie {version.number} terugzetten", **context)

    def go_back(self, version):
        if not self.may_restore or self.admin.why_not_restore(self.request, self.thing):
            raise PermissionDenied
        moment = date_format(timezone.localtime(version.moment), "j F Y H.i")
        reason = f"Versie {version.number} van {moment} teruggezet"
        try:
            lost = self.restore(version, reason)
        except Meanwhile:
            return self.ask(version, meanwhile=True)
        except ValidationError as error:
            messages.error(self.request, f"Deze versie kan niet terug. {' '.join(error.messages)}")
            return redirect(self.request.path)
        self.admin.log_change(self.request, self.thing, f"{reason}.")
        messages.success(self.request, f"{reason}. Wat er stond, is ook bewaard.")
        for part in lost:
            messages.warning(self.request, f"Dit kwam niet terug. {part}")
        return redirect(self.address)

    def restore(self, version, reason) -> list[str]:
        with transaction.atomic(), indexing.batch():
            merging.shared_lock()  # also for a name that is being withdrawn: it may stand in what comes back
            lock([self.thing])
            now, then = self.now(), self.then(version)
            if self.request.POST.get(BASE_REVISION, now.digest()) != now.digest():
                raise Meanwhile
            self.thing = type(self.thing)._base_manager.get(pk=self.thing.pk)
            with one_revision(after=latest_moment(self.shape, self.thing.pk)):
                lost = restore(self.shape, self.thing, now, then, reason)
                self.admin.after_restore(self.thing)
        return lost

    def render(self, name, title, **context):
        context |= self.admin.admin_site.each_context(self.request)
        context |= {
            "title": title,
            "subtitle": str(self.thing),
            "opts": self.admin.opts,
            "object": self.thing,
            "address": self.address,
            "may_restore": self.may_restore,
            "on_site": bool(self.admin.view_on_site(self.thing)),
        }
        return TemplateResponse(self.request, f"admin/versions/{name}.html", context)
