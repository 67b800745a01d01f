"""What is over its time of sessions, attempts to log in, and rights."""

from django.contrib.sessions.models import Session
from django.utils import timezone

from netwerk.privacy.retention import RIGHTS_CHANGE, purge_rule

from .attempts import FORGOTTEN
from .models import LoginFailure, RightsChange


@purge_rule("sessions of editors that ended")
def expired_sessions():
    return Session.objects.filter(expire_date__lt=timezone.now())


@purge_rule("counters of attempts to log in")
def old_guesses():
    return LoginFailure.objects.filter(last_at__lt=timezone.now() - FORGOTTEN)


@purge_rule("changes of the rights of editors")
def old_rights_changes():
    return RightsChange.objects.filter(at__lt=timezone.now() - RIGHTS_CHANGE)
