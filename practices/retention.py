"""How long tips are kept that readers sent in and that were refused, or caught as spam."""

from django.db.models import Q
from django.utils import timezone

from netwerk.privacy.retention import REFUSED, purge_rule

from .models import Tip


def delete_with_history(tips):
    """The history has no key to the tip: by itself it would stay."""
    keys = [tip.pk for tip in tips]
    Tip.objects.filter(pk__in=keys).delete()
    Tip.history.filter(id__in=keys).delete()


@purge_rule("refused tips of readers, and spam", delete_with_history)
def refused_tips():
    limit = timezone.now() - REFUSED
    refused = Q(status=Tip.Status.REFUSED, submission__decided_at__lt=limit)
    spam = ~Q(submission__caught_by="") & ~Q(status=Tip.Status.ACCEPTED) & Q(submission__created_at__lt=limit)
    return Tip.objects.filter(submission__isnull=False).filter(refused | spam)
