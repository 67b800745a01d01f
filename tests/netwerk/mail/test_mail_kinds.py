"""Each kind of mail is named once, and somebody says how it reads."""

from netwerk.accounts.mail_kinds import AccountMail
from netwerk.mail.kinds import KINDS, AddressMail
from practices.mail_kinds import TipMail
from stories.mail_kinds import StoryMail


def test_every_kind_that_is_named_is_written_and_no_other():
    named = [kind.value for kinds in (AccountMail, AddressMail, StoryMail, TipMail) for kind in kinds]
    assert sorted(KINDS) == sorted(named)
