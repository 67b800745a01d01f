"""The page for a form that Django refused, because it cannot tell who sent it."""

from typing import Any

from django.middleware import csrf
from django.shortcuts import render

from netwerk.http.submitted import send_again, submitted_values

# Why a form was refused, in the words of the page that says so.
NO_COOKIE, NO_ORIGIN, TOO_OLD, ANOTHER_SITE = "cookie", "afzender", "oud", "andere-site"


def csrf_failure(request, reason=""):
    """An editor whose form was open too long goes on with it; a form of another site shows nothing."""
    from netwerk.accounts import resume  # needs the models, which are not loaded yet

    text = (resume.stashed(request) or resume.stash(request)) if reason.startswith("CSRF") else ""
    if answer := text and resume.replay(request, text, status=403):
        return answer
    context: dict[str, Any] = {"cause": cause_of(request, reason)}
    if context["cause"] != ANOTHER_SITE:
        context |= {"typed": submitted_values(request), "unseen": send_again(request)}
    return render(request, "403_csrf.html", context, status=403)


def cause_of(request, reason: str) -> str:
    """What a visitor can do something about. Another site gets neither a word back nor a button to press."""
    origin = request.headers.get("Origin", "null")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return ANOTHER_SITE
    if reason in {csrf.REASON_NO_REFERER, csrf.REASON_BAD_ORIGIN % origin}:
        return NO_ORIGIN if origin == "null" else ANOTHER_SITE
    if reason.startswith("Referer"):
        return ANOTHER_SITE
    return NO_COOKIE if reason == csrf.REASON_NO_CSRF_COOKIE else TOO_OLD
