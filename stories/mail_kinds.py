"""The mails about comments, reports, corrections and reviews."""

from enum import StrEnum


class StoryMail(StrEnum):
    COMMENT_WAITS = "reactie-wacht"
    COMMENTS_WAIT = "reacties-wachten"
    COMMENT_RECEIVED = "reactie-ontvangen"
    COMMENT_PLACED = "reactie-geplaatst"
    COMMENT_REFUSED = "reactie-afgewezen"
    COMMENT_REMOVED = "reactie-weggehaald"
    COMMENT_ANSWERED = "reactie-antwoord"
    COMMENT_MADE_INTO_TIP = "reactie-tip"
    CHANGE_PLACED = "reactie-aanpassing-geplaatst"
    CHANGE_REFUSED = "reactie-aanpassing-afgewezen"
    REPORT_HANDLED = "melding-afgehandeld"
    CORRECTION_SENT_IN = "klopt-niet"
    CORRECTION_RECEIVED = "klopt-niet-ontvangen"
    CORRECTION_HANDLED = "klopt-niet-afgehandeld"
    REVIEW_ASKED = "beoordeling-gevraagd"
    REVIEW_DONE = "beoordeling-klaar"
    MY_COMMENTS = "mijn-reacties"
