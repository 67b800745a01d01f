"""The list of comments at /beheer/: what waits, with all that an editor needs to decide."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.accounts.models import User
from netwerk.mail.models import EmailAddress
from netwerk.publicforms.models import BlockedSender
from netwerk.publicforms.senders import email_digest
from stories.models import Report
from tests.factories import make_comment, make_editor, make_story, make_tip, make_waiting
from tests.reader import page_text, texts, tree

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/comment/"


@pytest.fixture
def editor(client):
    client.force_login(make_editor())
    client.get("/beheer/")  # later requests find the content types in the cache
    return client


@pytest.fixture
def moderator(client):
    """Not a superuser: may decide about comments and nothing else."""
    user = make_editor()
    User.objects.update(is_superuser=False)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_comment", "change_comment"]))
    client.force_login(user)
    return client


def report(comment, reason="reclame", **fields):
    return Report.objects.create(comment=comment, reason=reason, reporter=fields.pop("by", "a"), **fields)


def shown(response):
    return [comment.pk for comment in response.context["cl"].result_list]


def test_list_begins_with_what_waits_the_oldest_first(editor):
    make_comment()
    new, old = make_waiting(), make_waiting(age=timedelta(days=2))
    reported = make_comment(age=timedelta(days=1))
    report(reported)
    hidden = make_comment(age=timedelta(days=3), hidden_at=timezone.now())
    assert shown(editor.get(LIST)) == [hidden.pk, old.pk, reported.pk, new.pk]


@pytest.mark.parametrize(
    ("tab", "number"),
    [
        *[("te-doen", 2), ("wacht", 1), ("gemeld", 1), ("spam", 1), ("geplaatst", 2)],
        *[("afgewezen", 1), ("weggehaald", 1), ("ingetrokken", 1), ("alles", 7)],
    ],
)
def test_tabs_count_and_select(editor, tab, number):
    story = make_story()
    for status in ["wacht", "spam", "afgewezen", "weggehaald", "ingetrokken", "geplaatst"]:
        make_comment(story, status=status)
    report(make_comment(story))
    response = editor.get(LIST, {"stand": tab})
    assert len(shown(response)) == number
    chosen = next(choice for choice in texts(response, "ul[@class='tab-row']//a[@aria-current='page']"))
    assert chosen.endswith(f" {number}")


def test_unknown_tab_is_what_waits(editor):
    comment = make_waiting()
    assert shown(editor.get(LIST, {"stand": "<b>"})) == [comment.pk]


def test_row_says_all_that_is_needed_to_decide(editor):
    story = make_story(title="Aan tafel")
    first = make_comment(story, name="Hans", body="Wie doet dat?")
    tip = make_tip(parent=story, title="Bel eerst")
    comment = make_waiting(story, reply_to=first, tip=tip, kind="vraag", caught_by="Meer dan 2 links")
    comment.body = "Eerste regel\nTweede regel\n\nNieuwe alinea"
    comment.save()
    row = page_text(editor.get(LIST))
    for words in [
        "Bij het verhaal Aan tafel",
        "over de tip “Bel eerst”",
        "Antwoord op reactie 1 van Hans: Wie doet dat?",
    ]:
        assert words in row
    assert "Tegengehouden: Meer dan 2 links." in row
    assert "vraag" in row
    html = editor.get(LIST).content.decode()
    assert "<p>Eerste regel<br>Tweede regel</p>\n\n<p>Nieuwe alinea</p>" in html


def test_row_says_what_readers_reported(editor):
    comment = make_comment()
    report(comment, "privacy", note="Mijn adres staat erin")
    assert "Er staan gegevens van iemand in. “Mijn adres staat erin”" in page_text(editor.get(LIST))


def test_row_says_what_this_sender_did_before(editor):
    mine = {"email": "marjan@example.org"}
    for status in ["geplaatst", "geplaatst", "spam"]:
        make_comment(status=status, **mine)
    make_comment(email="ander@example.org")
    make_waiting(**mine)
    EmailAddress.objects.create(email="marjan@example.org", confirmed_at=timezone.now())
    row = page_text(editor.get(LIST))
    assert "Afzender met e-mailadres (bevestigd) · 2 geplaatst · 1 spam" in row


def test_row_says_when_nothing_is_known_of_the_sender(editor):
    make_waiting()
    make_waiting(email="nieuw@example.org")
    row = page_text(editor.get(LIST))
    assert "Afzender zonder e-mailadres · Wat deze schrijver eerder stuurde, weten we niet." in row
    assert "Afzender met e-mailadres (nog niet bevestigd) · Eerste reactie." in row


def test_row_says_that_a_sender_is_blocked(editor):
    make_waiting(email="Boos@example.org")
    BlockedSender.objects.create(digest=email_digest("boos@example.org"))
    assert "Geblokkeerd" in page_text(editor.get(LIST))


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_database_a_fixed_number_of_times(editor, number, django_assert_num_queries):
    story = make_story()
    for n in range(number):
        first = make_comment(story, email=f"a{n}@example.org")
        tip = make_tip(parent=story)
        report(make_waiting(story, reply_to=first, tip=tip, email=f"b{n}@example.org"))
    with django_assert_num_queries(10):
        response = editor.get(LIST)
    assert len(shown(response)) == min(number, 20)


def test_addresses_are_not_shown_and_cannot_be_guessed(moderator):
    comment = make_waiting(email="geheim@example.org")
    for url in [LIST, f"{LIST}?q=geheim", f"{LIST}{comment.pk}/change/"]:
        assert "geheim" not in moderator.get(url).content.decode().replace("q=geheim", "").replace(
            '"geheim"', ""
        )
    assert shown(moderator.get(LIST, {"q": "geheim"})) == []
    for lookup in ["email__startswith", "email", "reports__email__startswith", "form_token__startswith"]:
        assert moderator.get(LIST, {lookup: "g"}).status_code in {302, 400}


def test_superuser_finds_the_comments_of_an_address(editor):
    comment = make_waiting(email="geheim@example.org")
    assert shown(editor.get(LIST, {"q": "geheim@example.org"})) == [comment.pk]


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><svg onload=alert(1)>",
    "javascript:alert(1) [klik](javascript:alert(1))",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href='data:text/html,x'>x</a><iframe srcdoc='<b>'></iframe>",
    "{{ comment.email }}{% csrf_token %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_reader_wrote_is_only_text(editor, text):
    story = make_story()
    first = make_comment(story, name=text[:100], body=text)
    comment = make_waiting(
        story, name=text[:100], body=text, reply_to=first, caught_by=text, email="a@example.org"
    )
    report(comment, note=text)
    comment.versions.create(body=text)
    for url in [
        LIST,
        f"{LIST}{comment.pk}/change/",
        f"{LIST}{comment.pk}/blokkeer/",
        "/beheer/stories/report/",
    ]:
        page = tree(editor.get(url))
        main = page.find(".//main")
        found = {element.tag for element in main.iter()} & {"script", "img", "svg", "iframe"}
        attributes = {name for element in main.iter() for name in element.attrib if name.startswith("on")}
        bad = [a for a in main.iter("a") if not a.get("href", "").startswith(("/", "?", "#"))]
        assert (found, attributes, bad) == (set(), set(), [])
        if not url.endswith("/blokkeer/"):
            assert " ".join(text.split()) in " ".join("".join(main.itertext()).split())


def test_who_may_only_look_gets_no_buttons(moderator):
    User.objects.get().user_permissions.set(Permission.objects.filter(codename="view_comment"))
    comment = make_waiting()
    response = moderator.get(LIST)
    assert shown(response) == [comment.pk]
    assert moderator.post(LIST, {"only": f"plaats:{comment.pk}"}).status_code in {200, 302}
    comment.refresh_from_db()
    assert comment.status == "wacht"
