"""What readers reported: a comment that should not be there, a story or tip that is not right."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, linebreaks

from netwerk.accounts.roles import sees_addresses
from netwerk.content.locking import lock
from netwerk.editing.model_admin import EditorAdmin

from .. import correction_mails
from ..comments.decisions import editor_revision, possible_decisions
from ..models import Correction, Report
from .comment_list import TabFilter

Status = Correction.Status


class ReadOnlyAdmin(EditorAdmin):
    """Words of readers: editors answer them, and change none."""

    list_display_links = None
    list_per_page = list_max_show_all = 20

    def changelist_view(self, request, extra_context=None):
        title = {"title": str(self.opts.verbose_name_plural).capitalize()}
        return super().changelist_view(request, title | (extra_context or {}))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_list_display(self, request):
        """Who may see addresses, also sees that of the sender: to ask something, as the form says."""
        return [name for name in self.list_display if name != "email" or sees_addresses(request.user)]

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def lookup_allowed(self, lookup, value, request=None):
        return lookup == TabFilter.parameter_name  # nobody guesses an e-mail address letter by letter

    def view_on_site(self, obj):
        return None


class ReportTabs(TabFilter):
    title = "stand"
    tabs = [
        ("te-doen", "Te doen", Q(handled_at=None)),
        ("afgehandeld", "Afgehandeld", Q(handled_at__isnull=False)),
    ]


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """What is decided here is decided about the comment, by the list of comments."""

    list_display = ["report", "decision"]
    list_filter = [ReportTabs]
    list_select_related = ["comment__story", "comment__tip"]
    fields = ["comment", "reason", "note", "created_at", "handled_at"]
    actions = None

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description="melding")
    def report(self, report):
        return render_to_string(
            "admin/stories/report/row.html", {"report": report, "comment": report.comment}
        )

    @admin.display(description="wat doe je ermee?")
    def decision(self, report):
        if report.handled_at:
            return ""
        comment = report.comment
        context = {
            "comment": comment,
            "choices": possible_decisions(comment, reported=True),
            "base_revision": editor_revision(comment),
        }
        context["address"] = f"{reverse('admin:stories_comment_changelist')}?stand=gemeld"
        return render_to_string("admin/stories/comment/buttons.html", context)


class CorrectionTabs(TabFilter):
    title = "stand"
    tabs = [
        ("te-doen", "Te doen", Q(status=Status.OPEN, caught_by="")),
        ("spam", "Misschien spam", Q(status=Status.OPEN) & ~Q(caught_by="")),
        ("bijgewerkt", "Bijgewerkt", Q(status=Status.UPDATED)),
        ("geen-wijziging", "Niets gewijzigd", Q(status=Status.LEFT)),
    ]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["about", "kind", "words", "created_at", "email"]
    list_filter = [CorrectionTabs]
    list_select_related = Correction.KINDS_OF_PAGE
    fields = [*Correction.KINDS_OF_PAGE, "kind", "note", "status", "caught_by", "created_at", "handled_at"]
    actions = ["updated", "left"]

    @admin.display(description="over")
    def about(self, correction):
        return format_html('<a href="{}">{}</a>', correction.about.get_absolute_url(), correction.title)

    @admin.display(description="toelichting")
    def words(self, correction):
        return linebreaks(correction.note, autoescape=True)

    @admin.action(description="Bijgewerkt", permissions=["change"])
    def updated(self, request, queryset):
        self.handle(request, queryset, Status.UPDATED)

    @admin.action(description="Niets gewijzigd", permissions=["change"])
    def left(self, request, queryset):
        self.handle(request, queryset, Status.LEFT)

    def handle(self, request, queryset, status):
        done = 0
        for row in queryset:
            with transaction.atomic():
                correction = Correction.objects.select_for_update(of=["self"]).get(pk=row.pk)
                if correction.status == Status.OPEN:
                    finish_correction(correction, status)
                    self.log_change(request, correction, Status(status).label)
                    done += 1
        if done:
            told = "1 melding is" if done == 1 else f"{done} meldingen zijn"
            self.message_user(
                request, f"{told} afgehandeld: {Status(status).label.lower()}.", messages.SUCCESS
            )
        if done < len(queryset):
            self.message_user(request, "De rest was al afgehandeld.", messages.WARNING)


def finish_correction(correction: Correction, status: str) -> None:
    """Whoever sent it hears of it. Readers see on the page, or in the story it is from, that it is up to date."""
    correction.status, correction.handled_at = status, timezone.now()
    correction.save()
    if not correction.caught_by:
        correction_mails.tell_correction_sender("klopt-niet-afgehandeld", correction)
    about: Any = correction.about
    about = about if hasattr(about, "revised_on") else getattr(about, "parent", None)
    if status == Status.UPDATED and about:
        lock([about])  # its form may be being saved
        thing = type(about)._base_manager.get(pk=about.pk)
        thing.revised_on = timezone.localdate()
        thing.save()
