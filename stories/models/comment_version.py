from django.db import models
from django.db.models.functions import Now

from .comment import Comment


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
