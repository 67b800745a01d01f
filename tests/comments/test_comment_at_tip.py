"""Readers respond to a tip of a reader, which is in no story, as they do to a story: on the page of the tip itself."""

import json
import re
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stories.comments import cookie, replies
from stories.comments.moderation import decide, withdraw_comment
from stories.models import Comment, Report
from tests.comment_form import WORDS, Reader
from tests.factories import make_comment, make_editor, make_reader_tip, make_story, make_tip, make_waiting
from tests.reader import by_id, links, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def tip():
    return make_reader_tip(title="Zet koffie", slug="zet-koffie")


def read(client, tip, query=""):
    return client.get(tip.get_absolute_url() + query)


def json_ld(page) -> dict:
    blocks = re.findall(
        r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page.content.decode(), re.DOTALL
    )
    found = [json.loads(block) for block in blocks]
    things = [one for block in found for one in (block if isinstance(block, list) else [block])]
    return next(one for one in things if one.get("@type") == "HowToTip")


def test_tip_page_has_a_form_for_the_first_one(client, tip):
    page = read(client, tip)
    assert "Nog geen reacties." in page_text(page)
    assert f"{tip.get_absolute_url()}reageren/" in links(page)
    form = client.get(f"{tip.get_absolute_url()}reageren/")
    assert texts(form, "h1") == ["Schrijf een reactie"]
    assert "Bij de tip Zet koffie" in page_text(form)


def test_what_a_reader_sends_waits_and_only_that_browser_sees_it(client, tip):
    reader = Reader()
    answer = reader.respond(tip, body="Bij ons werkt thee.")
    comment = Comment.objects.get()
    assert (comment.page, comment.story, comment.status) == (tip, None, "wacht")
    assert answer["Location"] == f"{tip.get_absolute_url()}#{comment.anchor()}"
    own = read(reader, tip)
    assert "Bij ons werkt thee." in page_text(own)
    assert {"private", "no-store"} <= set(own["Cache-Control"].split(", "))
    other = read(client, tip)
    assert "Bij ons werkt thee." not in page_text(other)
    assert texts(other, "*[@id='reacties-kop']") == ["Reacties"]


def test_cookie_of_a_tip_opens_nothing_of_the_story_with_the_same_key(rf):
    tip, story = make_reader_tip(pk=4_321), make_story(pk=4_321)
    assert cookie.salt(tip) != cookie.salt(story)


def test_writer_changes_and_withdraws_it(tip):
    reader = Reader()
    reader.respond(tip)
    comment = Comment.objects.get()
    start = f"{tip.get_absolute_url()}reacties/{comment.uid}/"
    assert {f"{start}aanpassen/", f"{start}intrekken/"} <= links(read(reader, tip))
    hidden = reader.open_calmly(f"{start}aanpassen/")
    changed = reader.post(f"{start}aanpassen/", hidden | {"body": "Nu met andere woorden."})
    assert changed.status_code in {303, 422}
    gone = reader.post(f"{start}intrekken/", reader.open(f"{start}intrekken/"))
    assert gone.status_code == 303
    comment.refresh_from_db()
    assert (comment.status, comment.body) == ("ingetrokken", "")


def test_somebody_else_can_do_neither(client, tip):
    comment = make_comment(tip)
    for what in ("aanpassen", "intrekken"):
        assert client.get(f"{tip.get_absolute_url()}reacties/{comment.uid}/{what}/").status_code == 404


def test_editor_places_and_each_gets_the_next_number_of_this_tip(client, tip):
    make_comment(make_reader_tip())
    editor = make_editor()
    first = decide(make_waiting(tip), "geplaatst", by=editor)
    second = decide(make_waiting(tip, body="Ook hier."), "geplaatst", by=editor)
    assert (first.number, second.number) == (1, 2)
    page = read(client, tip)
    assert texts(page, "*[@id='reacties-kop']") == ["2 reacties"]
    assert words(by_id(page, "reactie-2").find("h3")).startswith("Reactie 2 van Marjan")


@pytest.mark.parametrize(("before", "status"), [("wacht", "afgewezen"), ("geplaatst", "weggehaald")])
def test_editor_refuses(client, tip, before, status):
    comment = make_comment(tip, status=before, body="Dit hoort er niet.")
    decide(comment, status, by=make_editor(), reason="Geen reclame.")
    assert "Dit hoort er niet." not in page_text(read(client, tip))


def test_answers_stand_below_what_they_answer(client, tip):
    first = make_comment(tip, name="Noor")
    assert f"{tip.get_absolute_url()}reageren/?op=1" in links(read(client, tip))
    Reader().respond(tip, "?op=1", body="Eens!", name="Ans")
    answer = decide(Comment.objects.get(name="Ans"), "geplaatst", by=make_editor())
    assert (answer.reply_to, answer.number) == (first, 2)
    assert "in antwoord op Noor" in words(by_id(read(client, tip), "reactie-2"))
    assert len(tree(read(client, tip)).findall(".//ol[@class='comment-list comment-replies']")) == 1


def test_editors_answer_at_the_tip(client, tip):
    first = make_comment(tip)
    reply = replies.post_reply(
        first, body="Dank je.", name="Redactie", badge="redactie", by=make_editor(), token=uuid4()
    )
    assert (reply.page, reply.number) == (tip, 2)
    assert "Dank je." in page_text(read(client, tip))


def test_three_readers_hide_one_until_an_editor_looks(client, tip):
    comment = make_comment(tip, body="Koop nu!")
    path = f"{tip.get_absolute_url()}reacties/{comment.uid}/melden/"
    assert path in links(read(client, tip))
    for n in (1, 2, 3):
        reader = Reader(REMOTE_ADDR=f"192.0.2.{n}")
        told = reader.post(path, {"reason": "reclame", "note": "", "email": ""} | reader.open(path))
        assert told["Location"] == f"{tip.get_absolute_url()}reacties/gemeld/"
    assert "Terug naar Zet koffie" in page_text(client.get(told["Location"]))
    assert Report.objects.count() == 3
    assert "Koop nu!" not in page_text(read(client, tip))


def test_comments_close_as_those_of_stories_when_the_site_says_so(client, tip, settings):
    make_comment(tip)
    settings.COMMENTS_CLOSE_AFTER_DAYS = 30
    assert f"{tip.get_absolute_url()}reageren/" in links(read(client, tip))
    type(tip).objects.filter(pk=tip.pk).update(published_at=timezone.now() - timedelta(days=31))
    page = read(client, tip)
    assert "Je kunt hier niet meer reageren. De reacties zijn gesloten op" in page_text(page)
    assert not [link for link in links(page) if "reageren" in link]
    assert client.get(f"{tip.get_absolute_url()}reageren/").status_code == 403
    assert "Dat herken ik" in page_text(page)


def test_comments_go_from_the_site_with_the_tip_and_come_back_with_it(client, tip):
    make_comment(tip)
    type(tip).objects.filter(pk=tip.pk).update(status="afgewezen")
    for path in ("", "reageren/", "reacties.atom"):
        assert client.get(tip.get_absolute_url() + path).status_code == 404
    assert not Comment.objects.at_published().exists()
    assert not Comment.objects.get().is_on_site()
    type(tip).objects.filter(pk=tip.pk).update(status="aangenomen")
    assert "1 reactie" in page_text(read(client, tip))


def test_tip_that_goes_while_a_reader_writes_takes_nothing_in(tip):
    reader = Reader()
    path = f"{tip.get_absolute_url()}reageren/"
    hidden = reader.open_calmly(path)
    type(tip).objects.filter(pk=tip.pk).update(status="afgewezen")
    assert reader.post(path, WORDS | hidden).status_code == 404
    assert not Comment.objects.exists()


def test_comments_of_a_deleted_tip_go_and_those_at_a_story_stay(tip):
    first = make_comment(tip)
    make_comment(tip, reply_to=first)
    tip.delete()
    assert not Comment.objects.exists()
    in_story = make_tip(parent=make_story())
    comment = make_comment(in_story.parent, tip=in_story)
    in_story.delete()
    comment.refresh_from_db()
    assert (comment.tip, comment.page) == (None, comment.story)


def test_tip_that_is_taken_into_a_story_takes_its_comments_along(client, tip):
    story = make_story()
    make_comment(story)
    first = make_comment(tip, name="Noor")
    make_comment(tip, reply_to=first, name="Ans")
    make_waiting(tip)
    tip.parent = story
    tip.save()
    assert {comment.page for comment in Comment.objects.all()} == {story}
    placed = Comment.objects.filter(tip=tip).order_by("pk").values_list("number", flat=True)
    assert list(placed) == [2, 3, None]
    assert "Deze reacties staan bij het verhaal" in page_text(read(client, tip))
    assert by_id(client.get(story.get_absolute_url()), "reactie-3") is not None


def test_tip_in_a_story_has_no_form_of_its_own(client):
    tip = make_tip(parent=make_story())
    assert client.get(f"{tip.get_absolute_url()}reageren/").status_code == 404


def test_comment_stands_on_a_page():
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(name="Marjan", body="Nergens.")


def test_number_is_given_once_at_a_tip(tip):
    make_comment(tip, number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_comment(tip, number=1)


def test_feed_follows_the_comments(client, tip):
    make_comment(tip, body="Bij ons werkt thee.")
    path = f"{tip.get_absolute_url()}reacties.atom"
    assert path in links(read(client, tip))
    feed = client.get(path).content.decode()
    assert "Reacties op “Zet koffie”" in feed
    assert "Bij ons werkt thee." in feed
    assert f"{tip.get_absolute_url()}#reactie-1" in feed


def test_data_about_the_page_tells_of_the_comments(client, tip):
    make_comment(tip, body="Bij ons werkt thee.", name="Ans")
    make_waiting(tip, body="Wacht nog.")
    data = json_ld(read(client, tip))
    assert data["commentCount"] == 1
    [said] = data["comment"]
    assert (said["@type"], said["text"], said["author"]["name"]) == ("Comment", "Bij ons werkt thee.", "Ans")
    assert said["url"].endswith(f"{tip.get_absolute_url()}#reactie-1")


def test_newest_first_and_kind_are_in_the_address(client, tip):
    for kind in ("vraag", "voorbeeld"):
        make_comment(tip, kind=kind)
    order = re.findall(r'id="(reactie-\d)"', read(client, tip, "?reacties=nieuwste").content.decode())
    assert order == ["reactie-2", "reactie-1"]
    assert by_id(read(client, tip, "?soort=vraag"), "reactie-2") is None


def test_headings_leave_no_gap(client, tip):
    first = make_comment(tip)
    make_comment(tip, reply_to=first)
    make_comment(tip, status="ingetrokken", number=3, body="")
    levels = [
        int(one.tag[1]) for one in tree(read(client, tip)).iter() if re.fullmatch("h[1-6]", str(one.tag))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_number_of_statements_does_not_grow_with_the_comments(client, tip):
    with CaptureQueriesContext(connection) as none:
        read(client, tip)
    for _ in range(300):
        make_comment(tip)
    with CaptureQueriesContext(connection) as many:
        page = read(client, tip)
    assert texts(page, "*[@id='reacties-kop']") == ["300 reacties"]
    assert len(many) == len(none)


def test_same_words_at_tips_and_stories_wait_for_the_editors(tip):
    for page in (tip, make_story(), make_reader_tip()):
        Reader().respond(page, body="Kom naar mijn cursus.")
    caught = Comment.objects.order_by("pk").values_list("caught_by", flat=True)
    assert list(caught) == ["", "", "Dezelfde tekst op 3 pagina’s of meer"]


def test_withdrawing_keeps_the_number_and_the_answers(client, tip):
    first = make_comment(tip, body="Toch niet.")
    make_comment(tip, reply_to=first, body="Eens.")
    withdraw_comment(first)
    page = read(client, tip)
    assert "Toch niet." not in page_text(page)
    assert "Reactie ingetrokken" in words(by_id(page, "reactie-1"))
    assert "Eens." in words(by_id(page, "reactie-2"))
