"""What belongs to the site as a whole: accounts of editors, pages, old addresses."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.accounts.models import Guesses, RightsChange
from netwerk.browse.weekly import WeeklyChoice
from netwerk.content.addresses import OldAddress
from netwerk.content.richtext import RichTextField
from netwerk.editing.merging.models import Merge
from netwerk.mail.models import EmailAddress, Mail
from netwerk.publicforms.models import BlockedSender, BlockedWord, Hit, Salt
from netwerk.search.models import SearchDocument, SearchFeedback, SearchMiss, SearchWord, SynonymGroup

__all__ = [
    "BlockedSender",
    "BlockedWord",
    "EmailAddress",
    "Guesses",
    "Hit",
    "Mail",
    "Merge",
    "OldAddress",
    "Page",
    "RightsChange",
    "Salt",
    "SearchDocument",
    "SearchFeedback",
    "SearchMiss",
    "SearchWord",
    "SynonymGroup",
    "User",
    "WeeklyChoice",
]


class User(AbstractUser):
    """Somebody who logs in to the admin. Readers and commenters have no account."""

    email = models.EmailField("e-mailadres", unique=True)
    unused_warned_at = models.DateTimeField("gewaarschuwd op", null=True, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message="Er is al een account met dit e-mailadres.",
            )
        ]


# Words of the first texts, and what people write where something has to come.
PLACEHOLDER = (
    r"nog niet vastgesteld|\mvul(t)? (hier|in)\M|\[[^\]]+\]|voorbeeld\.nl|lorem ipsum|\m(xxx|n\.n\.b\.)"
)


class PageQuerySet(models.QuerySet):
    def with_page(self):
        return self.all()

    def unfinished(self):
        """Pages that say that something is not filled in."""
        return self.filter(Page.UNFINISHED)


class Page(models.Model):
    """One of the fixed pages about the site itself. A migration makes them; operators change the text."""

    slug = models.SlugField("adres", unique=True, editable=False)
    title = models.CharField("titel", max_length=200)
    lead = models.TextField("inleiding", blank=True)
    body = RichTextField("tekst")
    updated_at = models.DateTimeField("laatst gewijzigd", auto_now=True)

    UNFINISHED = Q(title__iregex=PLACEHOLDER) | Q(lead__iregex=PLACEHOLDER) | Q(body__iregex=PLACEHOLDER)

    objects = PageQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina's"
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])
