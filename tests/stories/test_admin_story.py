"""The form of a story at /beheer/: blocks, topics, addresses and pictures."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stories.models import Story
from tests.admin_form import as_sent
from tests.factories import (
    image_file,
    make_draft,
    make_editor,
    make_lesson,
    make_practitioner,
    make_quote,
    make_story,
    make_text,
    make_tip,
    make_topic,
)
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
ADD = "/beheer/stories/story/add/"


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="redacteur"))
    return client


def change_url(story):
    return reverse("admin:stories_story_change", args=[story.pk])


def save(editor, story, **changes):
    url = change_url(story)
    return editor.post(url, as_sent(editor.get(url), **changes))


def new_block(prefix, **fields):
    """The fields of a block that was just added to a story without blocks of its kind."""
    values = {"region": "main", "ordering": "10", "id": ""} | fields
    return {f"{prefix}-TOTAL_FORMS": "1"} | {f"{prefix}-0-{name}": value for name, value in values.items()}


def test_new_story_with_blocks_is_saved_at_once(editor):
    speaker, topic = make_practitioner(), make_topic("vertrouwen")
    changes = {
        "title": "Samen aan tafel",
        **new_block("texts", body="<p>Drie woorden hier.</p>", style="lopend"),
        **new_block("tips", title="Bel eerst", topics=[str(topic.pk)], provenance="bewerkt", ordering="20"),
        **new_block("quotes", text="Bellen helpt.", speaker=str(speaker.pk), provenance="bewerkt"),
    }
    response = editor.post(ADD, as_sent(editor.get(ADD), **changes))
    assert response.status_code == 302
    story = Story.objects.get()
    assert [tip.title for tip in story.tips.all()] == ["Bel eerst"]
    assert list(story.tips.get().topics.names()) == ["vertrouwen"]
    assert story.quotes.get().speaker == speaker
    assert story.word_count > 3


def test_words_are_counted_after_the_blocks_are_saved(editor):
    story = make_draft()
    before = story.word_count
    save(editor, story, **new_block("texts", body="<p>een twee drie vier</p>", style="lopend"))
    story.refresh_from_db()
    assert story.word_count == before + 4


def test_new_block_of_a_published_story_is_published(editor):
    story = make_story()
    save(editor, story, **new_block("tips", title="Bel eerst", provenance="bewerkt"))
    assert story.tips.published().exists()


def test_topics_are_replaced_by_what_was_chosen(editor):
    topic = make_topic("warme netwerken")
    story = make_story(topics=["vertrouwen"])
    save(editor, story, topics=[str(topic.pk)])
    assert list(story.topics.names()) == ["warme netwerken"]


def test_each_block_shows_what_it_is_and_its_first_words(editor):
    story = make_story()
    make_text(parent=story, body="<p>Het begon met een <em>mailtje</em>.</p>")
    make_lesson(parent=story, title="Begin klein")
    make_tip(parent=story, title="Bel eerst")
    titles = " ".join(texts(editor.get(change_url(story)), "div[@id]/h3"))
    for title in ["Tekst: Het begon met een mailtje.", "Les: Begin klein", "Tip: Bel eerst"]:
        assert title in titles


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//kwaad.example", "kwaad"])
def test_source_address_must_be_http(editor, address):
    story = make_story()
    response = save(editor, story, source_url=address)
    assert response.context["errors"] == [
        ["Begin het adres met http:// of https:// en gebruik geen spaties."]
    ]
    assert Story.objects.get().source_url == ""


def test_source_address_may_be_cut_off(editor):
    story = make_story()
    save(editor, story, source_url="https://www.publiekezaak.nl/blog/netwerken-met-…")
    assert Story.objects.get().source_url == "https://www.publiekezaak.nl/blog/netwerken-met-…"


def test_quote_without_speaker_is_refused_with_the_reason(editor):
    quote = make_quote()
    response = save(editor, quote.parent, **{"quotes-0-speaker": ""})
    assert "Kies wie dit zei, of geef een omschrijving." in page_text(response)


def test_story_without_right_cannot_be_published_in_the_form(editor):
    story = make_draft(permission="")
    response = save(editor, story, published_at_0="22-11-2026", published_at_1="10:00")
    assert "Kies het recht om te plaatsen" in page_text(response)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "foto.png",
            b"<svg onload=alert(1)>",
            "Dit is een tekening (SVG). Sla er een schermafdruk van op als PNG.",
        ),
        (
            "foto.png",
            b"GIF89a",
            "Dit is een GIF. Open haar in een programma voor foto’s en sla haar op als JPEG.",
        ),
        ("foto.png", b"geen beeld", "Kies een afbeelding in JPEG, PNG of WebP."),
        ("foto.html", image_file().read(), "Bestandsextensie"),
        ("foto.png", b"\x89PNG\r\n\x1a\nkapot", "Deze afbeelding is kapot of niet volledig."),
    ],
)
def test_picture_that_is_none_is_refused_with_the_reason(editor, name, content, reason):
    block = new_block("pictures", alt="Een tafel", image=SimpleUploadedFile(name, content))
    assert reason in page_text(save(editor, make_story(), **block))


def test_picture_is_kept(editor):
    story = make_story()
    picture = SimpleUploadedFile("foto.png", image_file().read())
    save(editor, story, **new_block("pictures", alt="Een tafel", image=picture))
    assert story.pictures.get().width == 4


def test_draft_has_no_link_to_the_site(editor):
    draft, published = make_draft(), make_story()
    assert "Weergeven op website" not in page_text(editor.get(change_url(draft)))
    assert "Weergeven op website" in page_text(editor.get(change_url(published)))


def test_kinds_of_organisations_are_ticked_and_the_history_names_them(editor):
    story = make_story()
    kinds = ["inspectie", "ministerie"]
    assert save(editor, story, organisation_kinds=kinds).status_code == 302
    story.refresh_from_db()
    assert sorted(story.organisation_kinds) == kinds
    page = page_text(editor.get(f"{change_url(story)[:-7]}history/?versie=2"))
    assert "Soorten organisaties Inspectie, Ministerie" in page
    data = as_sent(editor.get(change_url(story)))
    del data["organisation_kinds"]
    editor.post(change_url(story), data)
    story.refresh_from_db()
    assert story.organisation_kinds == []


def test_kind_of_organisation_that_does_not_exist_is_refused(editor):
    story = make_story()
    assert save(editor, story, organisation_kinds=["kasteel"]).status_code == 200
    story.refresh_from_db()
    assert story.organisation_kinds == []
