"""A reader sends in a tip."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from netwerk.mail.models import Mail
from netwerk.publicforms.models import BlockedWord
from practices.models import Submission, Tip
from tests.factories import make_draft, make_editor, make_nonce, make_story, make_tip, make_topic
from tests.reader import by_id, links, page_text, texts

pytestmark = pytest.mark.django_db
URL = "/tips/insturen/"
THANKS = "/tips/insturen/bedankt/"
WORDS = {"title": "Bel voordat je mailt", "explanation": "Een gesprek scheelt tien mails.", "topic": "anders"}


def form(**changes):
    return {"nonce": make_nonce("tip")} | WORDS | changes


def test_the_form_asks_what_it_needs_and_says_what_is_not_required(client):
    make_tip(topics=[make_topic("vertrouwen", featured=True), make_topic("niet uitgelicht")])
    response = client.get(URL)
    assert texts(response, "h1") == ["Stuur een tip in"]
    assert texts(response, "form[@method='post']//legend") == ["Waar gaat je tip over?"]
    assert texts(response, "form[@method='post']//fieldset//label") == ["Vertrouwen", "Iets anders"]
    labels = texts(response, "form[@method='post']/div/label")
    assert labels[:3] == [
        "Je tip in één zin",
        "Leg je tip uit",
        "Uit welke situatie komt je tip? (niet verplicht)",
    ]
    assert response["Cache-Control"] == "private, no-store"
    assert "/privacy/" in links(response)


def test_a_tip_waits_for_the_editors_with_the_words_of_its_sender(client):
    topic = make_topic("bellen", featured=True)
    make_tip(topics=[topic])
    sent = form(topic=str(topic.pk), situation="Bij de gemeente.", name="Marjan", email="Marjan@Example.org")
    response = client.post(URL, sent)
    assert (response.status_code, response["Location"]) == (302, THANKS)
    submission = Submission.objects.get()
    assert (submission.title, submission.explanation) == (WORDS["title"], WORDS["explanation"])
    assert (submission.name, submission.email, submission.caught_by) == ("Marjan", "marjan@example.org", "")
    tip = submission.tip
    assert (tip.status, tip.parent, tip.published_at, tip.contributor_name) == ("ingestuurd", None, None, "")
    assert list(tip.topics.all()) == [topic]
    assert client.get(tip.get_absolute_url()).status_code == 404
    assert texts(client.get(THANKS), "h1") == ["Bedankt voor je tip"]


def test_a_name_is_shown_only_with_consent(client):
    who = {"name": "Marjan", "organisation": "Gemeente Testdam"}
    client.post(URL, form(**who, may_be_named="on"))
    assert Tip.objects.get().contributor_name == "Marjan, Gemeente Testdam"
    assert "Vul je naam in" in page_text(client.post(URL, form(may_be_named="on")))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": " \u200b "}, "Schrijf je tip in één zin."),
        ({"title": "x" * 160}, "Maak je tip korter. Nu zijn het 160 tekens, het mag tot 120 zijn."),
        ({"explanation": ""}, "Leg je tip uit."),
        ({"topic": "999"}, "Kies waar je tip over gaat."),
        ({"email": "marjan@"}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"title": "Bel\0 eens"}, "Er staat een teken in dat we niet kunnen bewaren."),
        ({"nonce": make_nonce("comment")}, "Dit formulier stond lang open."),
    ],
)
def test_an_error_is_told_and_nothing_that_was_typed_is_lost(client, changes, error):
    response = client.post(URL, form(**{"situation": "Op een dinsdag."} | changes))
    assert response.status_code == 422
    assert error in texts(response, "div[@class='error-summary']")[0]
    assert texts(response, "title")[0].startswith("1 fout")
    assert by_id(response, "id_situation").text.strip() == "Op een dinsdag."
    assert not Tip.objects.exists()


def test_the_form_of_an_error_can_be_sent_again(client):
    response = client.post(URL, form(nonce="verlopen"))
    nonce = by_id(response, "id_nonce").get("value")
    assert client.post(URL, form(nonce=nonce)).status_code == 302
    assert Submission.objects.get().caught_by == "Binnen 3 seconden ingevuld"


def test_a_form_that_is_sent_twice_gives_one_tip_and_the_same_answer(client):
    sent = form()
    answers = [client.post(URL, sent) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [THANKS, THANKS]
    assert (Tip.objects.count(), Submission.objects.count()) == (1, 1)


def test_a_tip_from_a_story_remembers_the_story_through_errors(client):
    story = make_story(title="Over bellen")
    address = f"{URL}?verhaal={story.slug}"
    assert "Bij het verhaal Over bellen" in page_text(client.get(address))
    refused = client.post(address, form(title=""))
    action = refused.content.decode().partition('action="?')[2].partition("#")[0]
    client.post(f"{URL}?{action}", form())
    assert Submission.objects.get().story == story


def test_no_draft_nor_nonsense_is_taken_for_a_story(client):
    make_draft(slug="geheim", title="Geheim")
    for name in ("geheim", "x" * 500, "%00", "<b>"):
        assert "Bij het verhaal" not in client.get(URL, {"verhaal": name}).content.decode()
    assert client.post(f"{URL}?verhaal=geheim", form()).status_code == 302
    assert Submission.objects.get().story is None


def test_row29_fields_that_are_not_of_the_form_change_nothing(client):
    extra = {
        "status": "aangenomen",
        "published_at": "2026-01-01",
        "parent": make_story().pk,
        "slug": "x",
        "id": 9,
    }
    client.post(URL, form(**extra, caught_by="", tip=1, created_at="2000-01-01"))
    tip = Tip.objects.get()
    assert (tip.status, tip.published_at, tip.parent, tip.slug) == (
        "ingestuurd",
        None,
        None,
        "bel-voordat-je-mailt",
    )


def test_row42_what_is_caught_waits_apart_and_tells_nobody(client):
    make_editor()
    BlockedWord.objects.create(word="casino")
    for changes in ({"laat_leeg": "x"}, {"explanation": "Speel in ons CASINO"}):
        assert client.post(URL, form(**changes)).status_code == 302
    reasons = ["Het veld dat leeg moest blijven is ingevuld", "Woord op de spamlijst: casino"]
    assert list(Submission.objects.order_by("pk").values_list("caught_by", flat=True)) == reasons
    assert not Mail.objects.exists()


def test_moderators_hear_of_a_tip_and_the_sender_is_asked_to_confirm(client, monkeypatch):
    asked = []
    ask = "practices.submissions.posting.ask_to_confirm"
    monkeypatch.setattr(ask, lambda email, client, about: asked.append((email, about)))
    editor = make_editor()
    make_editor(is_active=False)
    client.post(URL, form(email="marjan@example.org"))
    submission = Submission.objects.get()
    mail = Mail.objects.get()
    assert (mail.kind, mail.to, mail.about) == ("tip-ingestuurd", editor.email, submission.uid)
    assert asked == [("marjan@example.org", submission.uid)]


def test_the_address_of_the_form_is_never_that_of_a_tip(client):
    client.post(URL, form(title="Insturen"))
    assert Tip.objects.get().slug == "insturen-2"
    assert texts(client.get(URL), "h1") == ["Stuur een tip in"]
    with pytest.raises(ValidationError, match="Kies een ander adres"):
        Tip(title="Insturen", slug="insturen").full_clean()


def test_row18_markup_of_a_sender_is_text_in_the_tip(client):
    client.post(URL, form(explanation="<script>x</script>\n\nTweede <b>alinea</b>\nregel"))
    expected = "<p>&lt;script&gt;x&lt;/script&gt;</p>\n\n<p>Tweede &lt;b&gt;alinea&lt;/b&gt;<br>regel</p>"
    assert Tip.objects.get().explanation == expected


def test_a_form_without_csrf_token_is_refused_with_the_typed_text():
    response = Client(enforce_csrf_checks=True).post(URL, form())
    assert response.status_code == 403
    assert WORDS["explanation"] in response.content.decode()


def test_links_to_the_form(client):
    story = make_story()
    make_tip(parent=story)
    assert {URL} <= links(client.get("/tips/")) & links(client.get("/"))
    assert f"{URL}?verhaal={story.slug}" in links(client.get(story.get_absolute_url()))


@pytest.mark.parametrize("topics", [1, 8])
def test_query_count_does_not_depend_on_the_number_of_topics(client, topics, django_assert_num_queries):
    make_tip(topics=[make_topic(featured=True) for _ in range(topics)])
    with django_assert_num_queries(1):
        client.get(URL)


def test_storing_a_tip_takes_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    client.post(URL, form())
    with django_assert_max_num_queries(40):
        client.post(URL, form(email="marjan@example.org"))


SIGNS = ["\u202e", "\u2066", "\u200b", "\u200d", "👩\u200d👩\u200d👧", "e\u0301" * 20, "\0", "\r", "\ud800"]
MARKUP = ["<script>alert(1)</script>", "&amp;", '"><img src=x onerror=alert(1)>', "{{ x }}"]
LINKS = ["javascript:alert(1)", "[x](javascript:alert(1))", "https://example.org"]
ODD = st.sampled_from([*SIGNS, *MARKUP, *LINKS])
TEXT = st.lists(ODD | st.text(max_size=40), max_size=6).map("".join)


class AnyText(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(title=TEXT, explanation=TEXT, situation=TEXT, name=TEXT, long=st.booleans())
    def test_row19_any_text_is_stored_safely_or_shown_again(self, title, explanation, situation, name, long):
        explanation += "a" * 100_000 if long else ""
        sent = form(title=title, explanation=explanation, situation=situation, name=name)
        sent = {key: text.encode(errors="replace").decode() for key, text in sent.items()}
        response = self.client.post(URL, sent)
        if response.status_code == 302:
            stored = Submission.objects.get(form_token=uuid.UUID(sent["nonce"].partition(":")[0]))
            assert "\0" not in stored.title + stored.explanation
            assert not {"<script", "<img"} & set(stored.tip.explanation.lower().split(">"))
            return
        assert response.status_code in {422, 429}
        html = response.content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        if long:
            assert "a" * 100_000 in html
