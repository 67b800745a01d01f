"""The plainer words stand where they are read, and the acts of somebody with a comment have one name each."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netwerk.mail.sending import send_due
from stories.comments.tokens import open_link
from stories.models import Comment
from stories.models.lifecycle import old_before
from stories.privacy.links import link_for
from tests.comment_form import Reader
from tests.factories import (
    make_editor,
    make_lesson,
    make_practitioner,
    make_quote,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import page_text, texts, tree, words

pytestmark = pytest.mark.django_db


def test_a_tip_for_yourself_is_called_so(client):
    tip = make_tip(level="persoon")
    assert "Jezelf" in texts(client.get("/tips/"), "form[@id='filters']")[0]
    client.force_login(make_editor())
    assert "Jezelf" in texts(client.get(f"/beheer/practices/tip/{tip.pk}/change/"), "option")


@pytest.mark.parametrize(
    ("name", "make"), [("lessen", make_lesson), ("tips", make_tip), ("citaten", make_quote)]
)
def test_a_card_says_from_which_story_and_year_it_is(client, name, make):
    make(parent=make_story(title="Over bellen", original_date="2018-05-01"))
    assert "Uit het verhaal Over bellen, 2018" in page_text(client.get(f"/{name}/"))


def test_a_topic_says_of_what_it_has_how_many(client):
    topic = make_topic("luisteren")
    story = make_story(topics=[topic])
    make_tip(parent=story, topics=[topic])
    assert "2 verhalen, tips en citaten" in page_text(client.get("/onderwerpen/"))


def test_the_front_page_says_that_all_is_from_practice(client):
    [lead] = texts(client.get("/"), "main//p[@class='lead']")
    assert lead.endswith("Uit de praktijk.")


def test_one_person_is_called_a_person(client):
    make_quote(parent=make_story(), speaker=make_practitioner(name="Ada Test"))
    assert "1 persoon gevonden" in page_text(client.get("/mensen/"))
    client.force_login(make_editor())
    assert "persoon" in texts(client.get("/beheer/practices/practitioner/add/"), "h1")[0].lower()


def test_what_is_no_quote_is_in_our_words(client):
    make_quote(provenance="bewerkt")
    [card] = texts(client.get("/citaten/"), "main//figure")
    assert "in onze woorden" in card
    story = make_story(permission="navertelling", source_name="Het Blad", source_url="https://example.org/a")
    assert "Wij vertellen het in onze eigen woorden." in page_text(client.get(story.get_absolute_url()))


def test_editors_choose_the_same_words(client):
    client.force_login(make_editor())
    quote = make_quote()
    assert "In onze woorden, uit de bron" in texts(
        client.get(f"/beheer/practices/quote/{quote.pk}/change/"), "option"
    )
    assert "In onze woorden verteld" in texts(client.get("/beheer/stories/story/add/"), "option")


def test_about_says_that_the_rest_is_in_our_own_words(client):
    assert "De rest vertellen we in onze eigen woorden." in page_text(client.get("/over/"))


@pytest.mark.parametrize(("days", "is_told"), [(-1, True), (0, False), (1, False)])
def test_a_story_of_more_than_three_years_says_so(client, days, is_told):
    story = make_story(original_date=old_before() + timedelta(days=days))
    assert (
        "Let op: dit verhaal is ouder dan 3 jaar." in page_text(client.get(story.get_absolute_url()))
    ) == is_told


@pytest.mark.parametrize(
    ("today", "before"),
    [("2026-12-01", "2023-12-01"), ("2028-02-29", "2025-02-28"), ("2028-03-01", "2025-03-01")],
)
def test_three_years_are_counted_by_the_calendar(monkeypatch, today, before):
    monkeypatch.setattr(timezone, "localdate", lambda: date.fromisoformat(today))
    assert old_before() == date.fromisoformat(before)


def test_a_story_without_a_date_says_nothing_of_its_age(client):
    story = make_story(original_date=None)
    assert "ouder dan" not in page_text(client.get(story.get_absolute_url()))


WITHDRAW, CHANGE = "Trek je reactie in", "Pas je reactie aan"
# A link, button or heading about doing something with the own comment.
ACT = re.compile(
    r"\b(?:trek|pas|wijzig|bewerk|verwijder|intrekken|aanpassen|verwijderen|wijzigen)\b", re.IGNORECASE
)
OTHER = re.compile(r"verwijder|wijzig|bewerk|trek mijn|pas mijn|Trek in\b|Pas aan\b", re.IGNORECASE)


def acts(response) -> set[str]:
    """What is said on links, buttons and headings; what follows a colon is for a screen reader."""
    page = tree(response)
    said = [words(e) for name in ("a", "button", "h1") for e in page.iter(name)]
    said.append(words(tree(response).find(".//title")).partition(" – ")[0])
    return {text.partition(":")[0] for text in said if ACT.search(text.partition(":")[0])}


@pytest.fixture
def own():
    """Somebody who just wrote a comment, the comment and its address."""
    reader, story = Reader(), make_story(title="Over bellen")
    reader.respond(story, email="noor@example.org")
    comment = Comment.objects.get()
    return reader, comment, f"{story.get_absolute_url()}reacties/{comment.uid}/"


def test_pages_name_both_acts_in_one_way(own):
    reader, comment, address = own
    found = {
        "story": acts(reader.get(comment.story.get_absolute_url())),
        "change": acts(reader.get(f"{address}aanpassen/")),
        "withdraw": acts(reader.get(f"{address}intrekken/")),
        "open": acts(reader.get(open_link(comment))),
        "mine": acts(reader.get(link_for(comment.email))),
        "withdraw mine": acts(reader.get(f"{link_for(comment.email)}intrekken/{comment.uid}/")),
    }
    assert found == {
        "story": {WITHDRAW, CHANGE},
        "change": {CHANGE},
        "withdraw": {WITHDRAW},
        "open": set(),
        "mine": {WITHDRAW},
        "withdraw mine": {WITHDRAW},
    }


def test_what_is_said_when_it_is_too_late_names_them_so_too(own):
    reader, _, address = own
    Comment.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert acts(reader.get(f"{address}aanpassen/")) == {CHANGE, WITHDRAW}


def test_no_page_mail_or_message_has_another_word_for_them(own):
    reader, comment, address = own
    send_due()
    said = [f"{message.subject}\n{message.body}" for message in mail.outbox]
    addresses = [
        comment.story.get_absolute_url(),
        f"{address}aanpassen/",
        f"{address}intrekken/",
        open_link(comment),
    ]
    said += [page_text(reader.get(place)) for place in [*addresses, link_for(comment.email)]]
    said.append(page_text(reader.post(f"{address}intrekken/", {}, follow=True)))
    assert mail.outbox
    assert [OTHER.findall(text) for text in said if OTHER.search(text)] == []
