"""What of stories and comments waits for the editors."""

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from netwerk.editing.dashboard import Counter, register_counter
from netwerk.editing.inbox import Item, register_inbox

from .models import Comment, Correction, Report, Review, Story
from .models.comment import PENDING_CHANGE
from .models.lifecycle import old_before

# What is not right about a published story; the same words choose the list in the admin.
FROM_ELSEWHERE = ~Q(permission=Story.Permission.OWN_WORK)
INCOMPLETE_SOURCE = Q(source_complete=False) | (FROM_ELSEWHERE & (Q(source_name="") | Q(source_url="")))
MISSING = ~Q(source_gaps="")


def is_old() -> Q:
    return Q(original_date__lt=old_before())


@register_counter("stories.view_comment")
def waiting_comments():
    rows = Comment.objects.to_moderate().aggregate(number=Count("pk"), since=Min("created_at"))
    url = reverse("admin:stories_comment_changelist")
    yield Counter(rows["number"], ("reactie wacht op jou", "reacties wachten op jou"), url, rows["since"])


@register_counter("stories.view_comment")
def questions():
    answers = Comment.objects.visible().filter(reply_to=OuterRef("pk"))
    asked = Comment.objects.visible().filter(~Exists(answers), kind=Comment.Kind.QUESTION)
    rows = asked.aggregate(number=Count("pk"), since=Min("created_at"))
    url = f"{reverse('admin:stories_comment_changelist')}?stand=vraag"
    yield Counter(
        rows["number"],
        ("vraag van een lezer heeft nog geen antwoord", "vragen van lezers hebben nog geen antwoord"),
        url,
        rows["since"],
    )


@register_counter("stories.view_correction")
def corrections():
    rows = open_corrections().aggregate(number=Count("pk"), since=Min("created_at"))
    url = reverse("admin:stories_correction_changelist")
    words = ("melding of vraag van een lezer", "meldingen en vragen van lezers")
    yield Counter(rows["number"], words, url, rows["since"])


def undecided_comments():
    return Comment.objects.filter(Q(status=Comment.Status.WAITING) | PENDING_CHANGE)


@register_inbox(
    "stories.change_comment", rows=undecided_comments, since=Coalesce("proposed_at", "created_at")
)
def comment_items(rows):
    for comment in rows.with_pages():
        kind = "Aangepaste reactie" if comment.has_pending_change else "Reactie"
        url = reverse("admin:stories_comment_change", args=[comment.pk])
        yield Item(comment.pk, kind, str(comment.page), comment.latest_body, url)


def reported_comments():
    open_reports = Report.objects.filter(comment=OuterRef("pk"), handled_at=None)
    reported = Q(hidden_at__isnull=False) | Exists(open_reports)
    first = open_reports.order_by("created_at").values("created_at")[:1]
    shown = Comment.objects.filter(reported, status=Comment.Status.APPROVED)
    return shown.annotate(reported_at=Coalesce(Subquery(first), "hidden_at"))


@register_inbox("stories.change_comment", rows=reported_comments, since=F("reported_at"))
def reported_items(rows):
    for comment in rows.with_pages():
        url = reverse("admin:stories_comment_change", args=[comment.pk])
        yield Item(comment.pk, "Gemelde reactie", str(comment.page), comment.body, url)


def open_corrections():
    return Correction.objects.filter(status=Correction.Status.OPEN, caught_by="")


@register_inbox("stories.change_correction", rows=open_corrections, since=F("created_at"))
def correction_items(rows):
    for correction in rows.select_related(*Correction.KINDS_OF_PAGE):
        url = reverse("admin:stories_correction_change", args=[correction.pk])
        yield Item(correction.pk, correction.get_kind_display(), correction.title, correction.note, url)


@register_counter("stories.view_story")
def reviews():
    rows = Review.objects.open().aggregate(number=Count("pk"), since=Min("asked_at"))
    url = f"{reverse('admin:stories_story_changelist')}?status=ter-beoordeling"
    words = ("verhaal wacht op een tweede paar ogen", "verhalen wachten op een tweede paar ogen")
    yield Counter(rows["number"], words, url, rows["since"])


@register_counter("stories.view_story")
def waiting_stories():
    counted = Story.objects.published().aggregate(
        source=Count("pk", filter=INCOMPLETE_SOURCE),
        missing=Count("pk", filter=MISSING),
        old=Count("pk", filter=is_old()),
        due=Count("pk", filter=Q(review_on__lte=timezone.localdate())),
    )
    url = f"{reverse('admin:stories_story_changelist')}?aandacht="
    yield Counter(
        counted["source"],
        ("verhaal heeft geen complete bron", "verhalen hebben geen complete bron"),
        f"{url}bron",
    )
    yield Counter(
        counted["missing"],
        ("verhaal mist iets uit de bron, zoals een foto", "verhalen missen iets uit de bron, zoals een foto"),
        f"{url}ontbreekt",
    )
    yield Counter(
        counted["old"], ("verhaal is ouder dan 3 jaar", "verhalen zijn ouder dan 3 jaar"), f"{url}oud"
    )
    due = f"{reverse('admin:stories_story_changelist')}?herziening=nu"
    yield Counter(counted["due"], ("verhaal is toe aan herziening", "verhalen zijn toe aan herziening"), due)
