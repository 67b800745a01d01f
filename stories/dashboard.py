"""What of stories and comments waits for the editors."""

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from netwerk.editing.dashboard import Counter, register_counter

from .models import Comment, Correction, Review, Story
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
    open_ones = Correction.objects.filter(status=Correction.Status.OPEN, caught_by="")
    rows = open_ones.aggregate(number=Count("pk"), since=Min("created_at"))
    url = reverse("admin:stories_correction_changelist")
    words = ("melding of vraag van een lezer", "meldingen en vragen van lezers")
    yield Counter(rows["number"], words, url, rows["since"])


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
