"""The mails about a tip that a reader sends in."""

from enum import StrEnum


class TipMail(StrEnum):
    SENT_IN = "tip-ingestuurd"
    ANSWERED = "tip-beantwoord"
    ACCEPTED = "tip-aangenomen"
    ASKED = "tip-vraag"
    REFUSED = "tip-afgewezen"
