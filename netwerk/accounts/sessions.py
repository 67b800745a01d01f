"""How long an editor stays logged in: an hour without doing anything, twelve hours at the most."""

import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.urls import reverse

IDLE = timedelta(minutes=60).total_seconds()
BEGAN, SEEN = "login_began", "login_seen"
STEP = 60  # seconds: not every page writes in the database


def begin(sender, request, user, **kwargs) -> None:
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def connect() -> None:
    user_logged_in.connect(begin)


class EndSessions:
    """In the admin only: the public pages look at no session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_editor = settings.SESSION_COOKIE_NAME in request.COOKIES
        if is_editor and request.path.startswith(reverse("admin:index")) and SESSION_KEY in request.session:
            keep_or_end(request.session)
        return self.get_response(request)


def keep_or_end(session) -> None:
    now = int(time.time())
    is_old = now - session.get(BEGAN, 0) > settings.SESSION_COOKIE_AGE
    if is_old or now - session.get(SEEN, 0) > IDLE:
        session.flush()
    elif now - session[SEEN] >= STEP:
        session[SEEN] = now


def seconds_left(session) -> int:
    """How long it lasts when nothing more is done."""
    until = min(session.get(SEEN, 0) + IDLE, session.get(BEGAN, 0) + settings.SESSION_COOKIE_AGE)
    return max(0, int(until - time.time()))


def extend(session) -> None:
    """Begin the hour again, not the twelve hours."""
    session[SEEN] = int(time.time())


def end_all(user) -> None:
    """Editors are few, so that their sessions can be looked through."""
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
