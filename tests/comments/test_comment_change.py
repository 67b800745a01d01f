"""The first half hour, and after it."""

from datetime import timedelta

import pytest
from django.core import signing
from django.db.models import F
from django.http import HttpResponse
from django.utils.timezone import localtime

from netwerk.mail import trusted_author as known_writers
from stories.comments import cookie
from stories.models import Comment, CommentVersion
from tests.comment_form import Reader, older
from tests.factories import make_address, make_comment, make_story
from tests.reader import by_id, page_text

pytestmark = pytest.mark.django_db
NEW = "Wat ik eigenlijk wilde zeggen."


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


@pytest.fixture
def reader(story):
    """Somebody who just wrote a comment."""
    reader = Reader()
    reader.respond(story)
    return reader


def place(**fields):
    Comment.objects.update(**{"status": "geplaatst", "number": 1} | fields)


def age(minutes, seconds=0):
    Comment.objects.update(created_at=F("created_at") - timedelta(minutes=minutes, seconds=seconds))


def path_of(what):
    comment = Comment.objects.get()
    return f"{comment.story.get_absolute_url()}reacties/{comment.uid}/{what}/"


def change(reader, body=NEW, hidden=None):
    path = path_of("aanpassen")
    hidden = hidden or reader.open(path)
    return reader.post(
        path, {"body": body} | hidden | {"nonce": older(hidden["nonce"], purpose="comment-change")}
    )


def test_own_comment_says_until_when_it_can_be_changed(reader, story):
    assert "Je kunt deze reactie aanpassen tot " in page_text(reader.get(story.get_absolute_url()))
    age(31)
    page = page_text(reader.get(story.get_absolute_url()))
    assert "aanpassen tot" not in page
    assert "Trek je reactie in" in page


def test_form_says_until_when_and_that_what_was_begun_may_be_sent_later(reader):
    until = localtime(Comment.objects.get().created_at + timedelta(minutes=30))
    text = page_text(reader.get(path_of("aanpassen")))
    assert f"Aanpassen kan tot {until:%H.%M} uur." in text
    assert "Dan mag je je tekst ook later bewaren." in text


def test_change_within_half_an_hour(reader, story):
    age(29, 50)
    answer = change(reader)
    assert (answer.status_code, answer["Location"]) == (303, Comment.objects.get().get_absolute_url())
    assert Comment.objects.get().body == NEW


def test_change_begun_in_time_may_be_sent_later(reader):
    hidden = reader.open(path_of("aanpassen"))
    age(60)
    assert change(reader, hidden=hidden).status_code == 303
    assert Comment.objects.get().body == NEW


def test_too_late_shows_what_was_typed(reader):
    hidden = reader.open(path_of("aanpassen"))
    age(31)
    answer = change(reader, hidden=hidden | {"issued_at": "vervalst"})
    assert answer.status_code == 403
    assert "Dat kan tot 30 minuten na het plaatsen. Intrekken kan altijd." in page_text(answer)
    assert NEW in page_text(answer)
    assert Comment.objects.get().body != NEW


def test_form_is_not_shown_after_half_an_hour(reader):
    age(30, 1)
    assert reader.get(path_of("aanpassen")).status_code == 403


@pytest.fixture
def known(reader):
    """The writer confirmed the address in this browser, and an editor placed this comment."""
    make_address("marjan@example.org")
    place(email="marjan@example.org")
    response = HttpResponse()
    known_writers.trust_author(response, "marjan@example.org")
    reader.cookies.load(response.cookies.output(header=""))
    return reader


def test_changed_comment_says_so(known, client, story):
    change(known)
    assert "aangepast op" in page_text(client.get(story.get_absolute_url()))


def test_change_of_a_known_writer_is_there_at_once(known, client, story):
    change(known)
    assert NEW in page_text(client.get(story.get_absolute_url()))


def test_change_of_a_known_writer_that_adds_a_link_waits(known, client, story):
    before = Comment.objects.get().body
    change(known, f"{NEW} https://example.org/reclame")
    assert Comment.objects.to_moderate().get().caught_by == "Er is een link bij gekomen"
    page = page_text(client.get(story.get_absolute_url()))
    assert before in page
    assert NEW not in page


def test_earlier_words_are_kept_for_moderators(reader):
    before = Comment.objects.get().body
    change(reader)
    assert CommentVersion.objects.get().body == before


def test_same_change_twice_is_one_change(reader):
    hidden = reader.open(path_of("aanpassen"))
    assert [change(reader, hidden=hidden).status_code for _ in "ab"] == [303, 303]
    assert CommentVersion.objects.count() == 1


def test_change_in_two_windows_is_not_lost_in_silence(reader):
    hidden = reader.open(path_of("aanpassen"))
    change(reader, "De eerste wijziging.", hidden)
    answer = change(reader, "De tweede wijziging.", hidden)
    assert answer.status_code == 409
    assert "De tweede wijziging." in page_text(answer)
    assert Comment.objects.get().body == "De eerste wijziging."


def test_withdrawn_comment_leaves_its_place(reader, client, story):
    place(email="marjan@example.org")
    words = Comment.objects.get().body
    make_comment(story, name="Edwin", number=2, reply_to=Comment.objects.get())
    change_words = "Nog een keer anders."
    reader.post(reader_path := path_of_first("aanpassen"), {"body": change_words} | reader.open(reader_path))
    question = path_of_first("intrekken")
    assert "Trek je reactie in" in page_text(reader.get(question))
    answer = reader.post(question, reader.open(question))
    assert answer["Location"] == f"{story.get_absolute_url()}#reactie-1"
    page = client.get(story.get_absolute_url())
    assert "Reactie ingetrokken" in page_text(page)
    assert "Edwin" in page_text(page)
    assert words not in page_text(page)
    assert by_id(page, "reactie-2") is not None
    gone = Comment.objects.get(number=1)
    assert (gone.body, gone.email, gone.versions.count()) == ("", "", 0)


def path_of_first(what):
    comment = Comment.objects.order_by("pk").first()
    return f"{comment.story.get_absolute_url()}reacties/{comment.uid}/{what}/"


def test_looking_at_the_question_withdraws_nothing(reader):
    reader.get(path_of("intrekken"))
    assert Comment.objects.get().status == "wacht"


def test_waiting_comment_can_be_withdrawn_for_ever(reader):
    age(60 * 24 * 300)
    path = path_of("intrekken")
    assert reader.post(path, reader.open(path)).status_code == 303
    assert Comment.objects.get().status == "ingetrokken"


@pytest.mark.parametrize("what", ["aanpassen", "intrekken"])
def test_somebody_elses_comment_is_unknown(reader, client, what):
    assert client.get(path_of(what)).status_code == 404
    other = Reader()
    other.respond(Comment.objects.get().story, body="Van een ander.")
    assert other.get(path_of_first(what)).status_code == 404


def test_cookie_that_was_tampered_with_opens_nothing(reader, story):
    value = reader.cookies[cookie.NAME].value
    for place in range(len(value)):
        other = "A" if value[place] != "A" else "B"
        reader.cookies[cookie.NAME] = value[:place] + other + value[place + 1 :]
        assert reader.get(path_of("aanpassen")).status_code == 404
    reader.cookies[cookie.NAME] = value
    assert reader.get(path_of("aanpassen")).status_code == 200


def test_cookie_of_another_purpose_or_story_opens_nothing(client, reader):
    comment = Comment.objects.get()
    for salt in ("stories.comment-change", cookie.salt(make_story())):
        client.cookies[cookie.NAME] = signing.dumps([comment.uid.hex], salt=salt)
        assert client.get(path_of("aanpassen")).status_code == 404


def test_begun_form_of_another_comment_is_of_no_use(reader, story):
    other = Reader()
    other.respond(story, body="Van een ander.")
    comment = Comment.objects.order_by("pk").last()
    issued_at = other.open(f"{story.get_absolute_url()}reacties/{comment.uid}/aanpassen/")["issued_at"]
    comment.delete()
    hidden = reader.open(path_of("aanpassen"))
    age(31)
    assert change(reader, hidden=hidden | {"issued_at": issued_at}).status_code == 403


def test_change_without_the_cookie_is_refused_and_its_text_given_back(reader):
    path = path_of("aanpassen")
    hidden = reader.open(path)
    del reader.cookies[cookie.NAME]
    answer = reader.post(path, {"body": "Mijn nieuwe tekst."} | hidden)
    assert answer.status_code == 404
    assert "Mijn nieuwe tekst." in page_text(answer)
