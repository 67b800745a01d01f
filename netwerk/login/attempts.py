"""Guessing passwords: django-axes counts the failures and keeps as little of them as counting needs."""

from datetime import timedelta

from axes.backends import AxesStandaloneBackend
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.contrib import admin
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..guard.senders import client_address

# Of one address, whatever names it tries.
MOST_FAILURES = 50
PERIOD = timedelta(hours=1)


class LockOutBackend(AxesStandaloneBackend):
    """Lets nobody in; it only refuses who is locked out. A command has no address to lock out."""

    def authenticate(self, request, **credentials):
        return super().authenticate(request, **credentials) if request else None


class Attempts(AxesDatabaseHandler):
    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request:  # which browser it was is not needed
            request.axes_user_agent = request.axes_http_accept = request.axes_path_info = ""
        super().user_login_failed(sender, credentials, request, **kwargs)

    def post_save_access_attempt(self, instance, **kwargs):
        """What else the form held is not needed either."""
        AccessAttempt.objects.filter(pk=instance.pk).update(get_data="", post_data="")

    def is_locked(self, request, credentials=None):
        return super().is_locked(request, credentials) or failures(request) >= MOST_FAILURES


def failures(request) -> int:
    since = timezone.now() - PERIOD
    return AccessFailureLog.objects.filter(
        ip_address=request.axes_ip_address, attempt_time__gte=since
    ).count()


def address(request) -> str | None:
    return client_address(request) or None


def name_digest(request, credentials=None) -> str:
    """A name is kept as a code: people type their password in the wrong field."""
    name = (credentials or {}).get("username") or ""
    return salted_hmac("netwerk.login", name, algorithm="sha256").hexdigest()


def locked_page(request, response=None, credentials=None):
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = admin.site.each_context(request) | {
        "title": "Wacht even met inloggen",
        "minutes": minutes,
    }
    page = render(request, "admin/login_locked.html", context, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page
