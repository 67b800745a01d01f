"""What of tips and people waits for the editors."""

from django.db.models import Count, Min
from django.urls import reverse

from netwerk.editing.dashboard import Counter, register_counter

from .models import Practitioner, Submission, Tip


@register_counter("practices.change_tip")
def submissions():
    sent_in = Submission.objects.filter(tip__status=Tip.Status.SENT_IN, caught_by="")
    rows = sent_in.aggregate(number=Count("pk"), since=Min("created_at"))
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
