"""What of tips and people waits for the editors."""

from django.db.models import Count, F, Min
from django.urls import reverse

from netwerk.editing.dashboard import Counter, register_counter
from netwerk.editing.inbox import Item, register_inbox

from .models import Practitioner, Submission, Tip


def open_submissions():
    return Submission.objects.filter(tip__status=Tip.Status.SENT_IN, caught_by="")


@register_inbox("practices.change_tip", rows=open_submissions, since=F("created_at"))
def submission_items(rows):
    for submission in rows.select_related("story"):
        url = reverse("admin:practices_submission_change", args=[submission.pk])
        page = str(submission.story or "Tips")
        yield Item(
            submission.pk, "Ingestuurde tip", page, f"{submission.title} {submission.explanation}", url
        )


@register_counter("practices.change_tip")
def submissions():
    rows = open_submissions().aggregate(number=Count("pk"), since=Min("created_at"))
    url = f"{reverse('admin:practices_submission_changelist')}?status=nieuw"
    yield Counter(
        rows["number"],
        ("tip van een lezer wacht op jou", "tips van lezers wachten op jou"),
        url,
        rows["since"],
    )


@register_counter("practices.view_practitioner")
def people_without_ground():
    ground = Practitioner.LegalGround.OBJECTION
    url = f"{reverse('admin:practices_practitioner_changelist')}?legal_ground__exact={ground}"
    words = ("persoon wil van de site af", "mensen willen van de site af")
    yield Counter(Practitioner.objects.filter(legal_ground=ground).count(), words, url)
