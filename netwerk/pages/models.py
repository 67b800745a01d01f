from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.content.richtext import RichTextField

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
