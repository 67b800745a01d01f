"""What readers say about a story, about one tip or lesson in it, and about a tip that is in no story."""

import uuid
from datetime import timedelta

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Greatest, Now
from django.db.models.signals import post_save
from django.dispatch import receiver

from netwerk.content.changes import latest_moment_of
from netwerk.content.locking import lock
from practices.models import Lesson, Tip

from .story import Story

EDIT_WINDOW = timedelta(minutes=30)  # to begin a change
EDIT_GRACE = timedelta(hours=24)  # to send a change that was begun in time
MAX_LENGTH = 5_000


# Words of the writer that wait beside the approved ones.
PENDING_CHANGE = Q(proposed_at__isnull=False, proposal_refused_at=None)


class CommentQuerySet(models.QuerySet):
    def visible(self):
        """What everybody can read. The number of comments, wherever it is shown, is the count of this."""
        return self.filter(status=Comment.Status.APPROVED, hidden_at=None, number__isnull=False)

    def with_pages(self):
        return self.select_related("story", "tip")

    def at_published(self):
        """Those on a page that readers can see."""
        at_story = Q(story__in=Story.objects.published())
        return self.filter(at_story | Q(story=None, tip__in=Tip.objects.published()))

    def as_responses(self, story: Story):
        """These comments on a tip or lesson of the story, as the page of that tip or lesson shows them."""
        from stories.comments.thread import Responses  # it needs the models

        return Responses(story, self)

    def as_conversation(self, page: "Story | Tip", request, places=None):
        """These comments as the page where they were made shows them, to the browser that asks."""
        from stories.comments.thread import Conversation  # it needs the models

        return Conversation.asked(self, page, request, places or {})

    def next_number(self, comment: "Comment") -> int:
        """On its page. The caller holds the lock on that."""
        at_page = {"story": comment.story_id} if comment.story_id else {"story": None, "tip": comment.tip_id}
        return (self.filter(**at_page).aggregate(last=models.Max("number"))["last"] or 0) + 1

    def numbered(self):
        """The visible ones, and the places of those that once were."""
        return self.filter(number__isnull=False)

    def last_change(self):
        """Of these, as a subquery: when one was said, changed, shown or taken away."""
        moment = Greatest("created_at", "edited_at", "decided_at", "hidden_at")
        return latest_moment_of(self.annotate(changed_at=moment), "changed_at")

    def to_moderate(self):
        """What waits for an editor: new ones, changed ones, and those that readers reported."""
        return self.filter(
            Q(status=Comment.Status.WAITING)
            | Q(status=Comment.Status.APPROVED, hidden_at__isnull=False)
            | PENDING_CHANGE
        )

    def by_sender(self, email: str):
        email = email.strip().lower()
        return self.filter(email=email) if email else self.none()

    def may_be_changed(self):
        """Still within the half hour, by the clock of the database. A writer does not see that one was caught."""
        open_to_change = [Comment.Status.WAITING, Comment.Status.APPROVED, Comment.Status.SPAM]
        return self.filter(created_at__gt=Now() - EDIT_WINDOW, taken_over=False, status__in=open_to_change)


def go_with_own_page(collector, field, comments, using):
    """What was said at the tip itself goes with the tip, as what was said at a story goes with the story."""
    models.CASCADE(collector, field, comments.filter(story=None), using)
    models.SET_NULL(collector, field, comments.exclude(story=None), using)


class Comment(models.Model):
    """A reaction of a reader without an account, on the page of a story, or of a tip that is in no story.

    ``number`` is given once, when the comment is first shown, and never to another. ``uid`` stands in addresses:
    a counted id would tell how much is waiting.
    """

    expires_pages = False  # most changes show on no page; moderation says when one does

    class Status(models.TextChoices):
        WAITING = "wacht", "Wacht op de redactie"
        APPROVED = "geplaatst", "Geplaatst"
        REJECTED = "afgewezen", "Afgewezen"
        SPAM = "spam", "Spam"
        WITHDRAWN = "ingetrokken", "Ingetrokken door de schrijver"
        REMOVED = "weggehaald", "Weggehaald door de redactie"

    class Kind(models.TextChoices):
        ADDITION = "aanvulling", "Aanvulling"
        EXAMPLE = "voorbeeld", "Voorbeeld"
        COUNTEREXAMPLE = "tegenvoorbeeld", "Tegenvoorbeeld"
        QUESTION = "vraag", "Vraag"

    class Badge(models.TextChoices):
        AUTHOR = "auteur", "Auteur"
        EDITORS = "redactie", "Redactie"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story = models.ForeignKey(
        Story,
        verbose_name="verhaal",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="comments",
    )
    tip = models.ForeignKey(
        Tip,
        verbose_name="over tip",
        null=True,
        blank=True,
        on_delete=go_with_own_page,
        related_name="comments",
    )
    lesson = models.ForeignKey(
        Lesson,
        verbose_name="over les",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    reply_to = models.ForeignKey(
        "self",
        verbose_name="antwoord op",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="answers",
    )
    # The first comment of the conversation; all that answers it, however deep, stands at one level under it.
    thread = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.RESTRICT, related_name="replies"
    )
    number = models.PositiveIntegerField("nummer", null=True, editable=False)

    name = models.CharField("naam", max_length=100)
    email = models.EmailField("e-mailadres", blank=True)  # lower case, by save(); never leaves the admin
    body = models.TextField("reactie", blank=True, validators=[MaxLengthValidator(MAX_LENGTH)])
    kind = models.CharField("soort", max_length=20, choices=Kind.choices, blank=True)
    badge = models.CharField("kenmerk", max_length=20, choices=Badge.choices, blank=True)
    status = models.CharField(
        "status", max_length=20, choices=Status.choices, default=Status.WAITING, editable=False
    )
    caught_by = models.CharField("tegengehouden door", max_length=200, blank=True, editable=False)
    reason = models.CharField("reden", max_length=300, blank=True, editable=False)

    # Approval belongs to a text: what the writer wants to say instead waits here, or stays for a while once refused.
    proposed_body = models.TextField(
        "aangepaste tekst", blank=True, editable=False, validators=[MaxLengthValidator(MAX_LENGTH)]
    )
    proposed_at = models.DateTimeField("aanpassing gestuurd op", null=True, editable=False)
    proposal_refused_at = models.DateTimeField("aanpassing afgewezen op", null=True, editable=False)

    created_at = models.DateTimeField("geplaatst op", db_default=Now(), editable=False)
    edited_at = models.DateTimeField("aangepast op", null=True, editable=False)
    decided_at = models.DateTimeField("beoordeeld op", null=True, editable=False)
    hidden_at = models.DateTimeField("verborgen na meldingen op", null=True, editable=False)

    taken_over = models.BooleanField("overgenomen van elders", default=False)
    name_inferred = models.BooleanField(
        "naam afgeleid uit de tekst",
        default=False,
        help_text="De naam staat niet bij de reactie, maar blijkt uit een antwoord erop.",
    )
    said_on = models.DateField("datum in de bron", null=True, blank=True, help_text="Onbekend? Laat leeg.")
    made_into = models.ForeignKey(
        Tip,
        verbose_name="tip die hiervan is gemaakt",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="made_from",
    )
    # One for each form that was shown: a form that is sent twice gives one comment.
    form_token = models.UUIDField(unique=True, null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["story", "number"], name="comment_in_story"),
            models.Index(fields=["email"], condition=~Q(email=""), name="comment_sender"),
            models.Index(fields=["created_at"], name="comment_created"),
            models.Index(fields=["status", "created_at"], name="comment_queue"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False) | Q(tip__isnull=False), name="comment_on_a_page"
            ),
            models.UniqueConstraint(fields=["story", "number"], name="comment_number_once"),
            models.UniqueConstraint(
                fields=["tip", "number"], condition=Q(story=None), name="comment_number_once_at_tip"
            ),
            models.CheckConstraint(condition=Q(tip=None) | Q(lesson=None), name="comment_about_one_thing"),
            models.CheckConstraint(
                condition=(Q(reply_to=None) & Q(thread=None))
                | (Q(reply_to__isnull=False) & Q(thread__isnull=False)),
                name="comment_reply_has_thread",
            ),
            models.CheckConstraint(
                condition=Q(proposed_body="", proposed_at=None, proposal_refused_at=None)
                | Q(status="geplaatst", proposed_at__isnull=False) & ~Q(proposed_body=""),
                name="comment_proposal_of_approved",
            ),
        ]

    def __str__(self):
        # No name: the logs of the admin keep this text.
        return f"Reactie {self.number}" if self.number else f"Reactie zonder nummer ({self.pk})"

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower()
        if self.reply_to:
            self.thread = self.reply_to.thread or self.reply_to
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"{self.page.get_absolute_url()}#{self.anchor()}"

    @classmethod
    def at(cls, page: "Story | Tip", **fields) -> "Comment":
        """A new one, on this page."""
        return cls(**{str(page._meta.model_name): page}, **fields)

    @property
    def page(self) -> "Story | Tip":
        """Where it stands."""
        return self.story or self.tip  # type: ignore[return-value]  # by comment_on_a_page one of them is there

    @property
    def about(self) -> "Tip | Lesson | None":
        """The part of its page that it is about."""
        return (self.tip or self.lesson) if self.story_id else None

    def anchor(self) -> str:
        return f"reactie-{self.number}" if self.number else f"eigen-{self.uid.hex[:8]}"

    @property
    def is_visible(self) -> bool:
        return self.status == self.Status.APPROVED and self.hidden_at is None and self.number is not None

    def is_on_site(self) -> bool:
        return self.is_visible and Comment.objects.at_published().filter(pk=self.pk).exists()

    @property
    def can_be_hidden_by_readers(self) -> bool:
        """What editors wrote or took over does not go away because a few computers say so."""
        return not (self.badge or self.taken_over)

    @property
    def has_pending_change(self) -> bool:
        return self.proposed_at is not None and self.proposal_refused_at is None

    @property
    def latest_body(self) -> str:
        """What its writer wants it to say: to change further."""
        return self.proposed_body if self.has_pending_change else self.body

    def drop_proposal(self) -> None:
        """The caller saves."""
        self.proposed_body, self.proposed_at, self.proposal_refused_at = "", None, None


@receiver(post_save, sender=Tip)
def go_along_to_story(instance: Tip, created: bool, **kwargs) -> None:
    """What readers said at a tip itself goes along to the story that it is taken into, with the next numbers there."""
    if created or not instance.parent_id:
        return
    for comment in Comment.objects.filter(tip=instance, story=None).order_by("number", "pk"):
        lock([Story(pk=instance.parent_id)])
        comment.story_id = instance.parent_id
        if comment.number:
            comment.number = Comment.objects.next_number(comment)
        comment.save(update_fields=["story", "number"])


class CommentVersion(models.Model):
    """What a comment said before its writer changed it. For moderators only; goes when the comment goes."""

    expires_pages = False

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="versions")
    body = models.TextField("tekst")
    replaced_at = models.DateTimeField("vervangen op", db_default=Now())

    class Meta:
        verbose_name = "eerdere tekst"
        verbose_name_plural = "eerdere teksten"
        ordering = ["-pk"]

    def __str__(self):
        return f"Tekst tot {self.replaced_at:%d-%m-%Y %H.%M}"
