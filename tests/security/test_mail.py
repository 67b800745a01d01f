"""Mail goes to who asked for it, says what we say, and leads to this site."""

import re
from base64 import urlsafe_b64decode
from urllib.parse import urlsplit

import pytest
from django.core import mail as sent_mail
from django.db import connection
from django.urls import URLPattern, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk.mail import links
from netwerk.mail.kinds import KINDS
from netwerk.mail.messages import subject
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.outbox import queue
from netwerk.mail.sending import send_due
from stories.comments import mails, tokens
from stories.comments.moderation import decide
from tests.comment_form import Reader
from tests.factories import make_address, make_comment, make_editor, make_story, make_waiting

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"
SITE = "http://127.0.0.1:8000"
WITHOUT_TOKEN = {"mail-stop"}  # the one click of a mail program (RFC 8058); SECURITY.md says why


def views(resolver=None):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.name, entry.callback
        else:
            yield from views(entry)


def test_one_view_takes_a_form_without_a_token():
    assert {name for name, view in views() if getattr(view, "csrf_exempt", False)} == WITHOUT_TOKEN


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8000@evil.example"])
def test_links_in_mail_are_of_the_setting_whatever_a_visitor_sends(host, mailoutbox):
    make_editor()
    story = make_story()
    Reader().respond(story, email=EMAIL)
    assert Reader(headers={"host": host}).get(f"{story.get_absolute_url()}reageren/").status_code == 400
    send_due()
    addresses = [address for message in mailoutbox for address in re.findall(r"https?://\S+", message.body)]
    assert len(addresses) > 4
    assert {f"{urlsplit(a).scheme}://{urlsplit(a).netloc}" for a in addresses} == {SITE}


def make_all_mail(story):
    """One of each kind to a reader."""
    editor, first = make_editor(), make_comment(story, email=EMAIL)
    decide(make_waiting(story, email=EMAIL), "geplaatst", by=editor)
    decide(make_waiting(story, email=EMAIL), "afgewezen", by=editor)
    decide(make_comment(story, email=EMAIL), "weggehaald", by=editor)
    answer = make_waiting(story, email="noor@example.org", reply_to=first)
    decide(answer, "geplaatst", by=editor)
    mails.tell_comment_moderators(make_waiting(story, email=EMAIL))


def test_address_of_a_reader_is_in_no_link_and_no_text(mailoutbox):
    make_address(EMAIL)
    make_all_mail(make_story())
    send_due()
    assert len(mailoutbox) == 5
    for message in mailoutbox:
        words = message.body + str(message.extra_headers)
        signed = re.findall(r"/([\w-]+):[\w-]+:[\w-]+/", words)
        hidden = [urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in signed]
        assert hidden
        assert EMAIL not in words + str(hidden)


def test_every_mail_to_a_reader_can_be_stopped_by_a_program(mailoutbox):
    make_address(EMAIL)
    make_all_mail(make_story(title="Bellen & mailen"))
    send_due()
    for message in mailoutbox:
        assert "“Bellen & mailen”" in message.body or "verhaal: Bellen & mailen\n" in message.body
        headers = message.extra_headers
        assert headers["Auto-Submitted"] == "auto-generated"
        assert (
            (EMAIL in message.to) == ("List-Unsubscribe" in headers) == ("List-Unsubscribe-Post" in headers)
        )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=300), name=st.text(min_size=1, max_size=100))
def test_no_words_make_a_header(title, name, mailoutbox):
    """The title of a story and the name of a reader, as they could be if no form had looked at them."""
    hostile = (
        f"{title}\r\nBcc: slachtoffer@example.org\n\n{name}".replace("\0", "")
        .encode("utf-8", "ignore")
        .decode()
    )
    line = subject(hostile)
    assert len(line) <= 150
    assert not re.search(r"[\r\n\x00-\x1f\x7f\u2028\u2029]", line)
    raw = sent_mail.EmailMessage(line, hostile, to=[EMAIL]).message()
    assert raw["Bcc"] is None
    assert raw["To"] == EMAIL


def test_name_of_a_reader_is_in_no_header(mailoutbox, settings):
    make_editor()
    name = "Marjan <slachtoffer@example.org>"
    mails.tell_comment_moderators(make_waiting(name=name, email=EMAIL))
    send_due()
    [message] = mailoutbox
    assert (message.from_email, message.reply_to) == (settings.DEFAULT_FROM_EMAIL, [settings.CONTACT_EMAIL])
    assert "slachtoffer" not in message.subject + str(message.extra_headers)


@pytest.mark.slow
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mail_goes_only_to_who_confirmed_and_did_not_stop(data, mailoutbox):
    """A thousand subscriptions in any state, in five rounds."""
    mailoutbox.clear()
    EmailAddress.objects.all().delete()
    Mail.objects.all().delete()
    wanted, story = set(), make_story()
    states = data.draw(
        st.lists(
            st.tuples(st.booleans(), st.sampled_from(["", "reacties", "tips", "alles"])),
            min_size=200,
            max_size=200,
        )
    )
    for n, (confirmed, stopped) in enumerate(states):
        email = f"lezer-{n}@example.org"
        make_address(email, confirmed=confirmed, stopped=[stopped] if stopped else [])
        comment = make_comment(story, email=email, number=n + 1)
        queue("reactie-geplaatst", email, key=f"{comment.uid}", about=comment.uid)
        if confirmed and stopped in {"", "tips"}:
            wanted.add(email)
    send_due()
    assert {recipient for message in mailoutbox for recipient in message.recipients()} == wanted
    assert len(mailoutbox) == len(wanted)


def test_every_kind_of_mail_says_who_may_get_it():
    """A kind that goes to addresses nobody confirmed is added here with its reason."""
    to_anybody = {name for name, kind in KINDS.items() if not kind.to_reader}
    assert to_anybody == {
        "bevestig-adres",  # the question itself
        "klopt-niet",  # to editors
        "mijn-reacties",  # asked for at that moment; nothing is sent to an address we do not have
        "reactie-wacht",  # moderators
        "reacties-wachten",
        "tip-ingestuurd",
        "tip-beantwoord",
        "beoordeling-gevraagd",  # editors
        "beoordeling-klaar",
        "rechten-gewijzigd",  # who manages accounts
        "ongebruikt-account",  # the editor whose account it is
    }


def paths():
    address = make_address(EMAIL, confirmed=False)
    comment = make_waiting(email=EMAIL)
    found = [links.confirm_link(address), tokens.open_link(comment), links.stop_link(address, "reacties")]
    return [link.removeprefix(SITE) for link in found]


def test_link_that_is_only_looked_at_changes_nothing(client):
    opened = paths()
    with connection.execute_wrapper(refuse_to_write):
        for path in opened:
            assert client.get(path).status_code == client.head(path).status_code == 200


def refuse_to_write(execute, sql, params, many, context):
    assert sql.split()[0] in {"SELECT", "SAVEPOINT", "RELEASE"}, sql
    return execute(sql, params, many, context)


def test_button_on_the_page_of_a_link_needs_a_token_of_the_form():
    """But for stopping, where the signed address is what protects."""
    reader = Reader()
    assert [reader.post(path).status_code for path in paths()] == [403, 403, 303]
    assert EmailAddress.objects.get().confirmed_at is None
