"""The mails to who has an account."""

from enum import StrEnum


class AccountMail(StrEnum):
    RIGHTS_CHANGED = "rechten-gewijzigd"
    UNUSED = "ongebruikt-account"
