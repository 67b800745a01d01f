"""The documents follow the rows: saved, published, scheduled, changed, deleted."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from netwerk.search import indexing
from netwerk.search.models import SearchDocument, SearchWord
from practices.models import Practitioner, Tip
from stories.models import Contribution, Story
from tests.factories import (
    make_comparison,
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
    tomorrow,
)

pytestmark = pytest.mark.django_db


def found(text):
    return {document.title for document in SearchDocument.objects.published().search(text)}


def test_story_is_found_by_all_its_blocks():
    story = make_story(title="Een verhaal")
    make_text(parent=story, body="<p>Een <strong>perenboom</strong>gaard.</p>")
    make_lesson(parent=story, title="Begin klein")
    make_quote(parent=story, text="Kloppen op het raam.")
    make_comparison(parent=story, lines="wantrouwen | lef")

    for text in ["perenboomgaard", "begin klein", "raam", "lef"]:
        assert "Een verhaal" in found(text)


def test_changed_and_deleted_block_changes_its_story():
    text = make_text(parent=make_story(title="Een verhaal"), body="<p>Een appel.</p>")
    text.body = "<p>Een peer.</p>"
    text.save()
    assert (found("appel"), found("peer")) == (set(), {"Een verhaal"})

    text.delete()
    assert found("peer") == set()


def test_topic_is_found_with_what_it_is_on():
    tip = make_reader_tip(title="Een tip")
    topic = make_topic(name="moestuinen")
    tip.topics.add(topic)
    assert found("moestuin") == {"Een tip", "moestuinen"}

    topic.name = "volkstuinen"
    topic.save()
    assert found("volkstuin") == {"Een tip", "volkstuinen"}

    tip.topics.clear()
    assert found("volkstuin") == set()


def test_draft_is_not_found_and_not_even_indexed():
    make_quote(
        parent=make_draft(title="Kanarie"), text="Kanarie.", speaker=make_practitioner(name="Kanarie Vogel")
    )

    assert not SearchDocument.objects.exists()
    assert not SearchWord.objects.exists()


def test_publishing_a_story_publishes_all_that_belongs_to_it():
    story = make_draft(title="Kanarieverhaal")
    speaker = make_practitioner(name="Kanarie Vogel", organisation=make_organisation(name="Gemeente Kanarie"))
    make_quote(parent=story, text="Kanarie in een citaat.", speaker=speaker)
    make_tip(parent=story, title="Kanarietip", topics=[make_topic(name="kanarie")])
    make_term(name="kanariebegrip", story=story)
    Contribution.objects.create(story=story, practitioner=make_practitioner(name="Kanarie Schrijver"))
    story.published_at = timezone.now()
    story.save()
    everything = {
        "Kanarieverhaal", "Kanarie Vogel", "Gemeente Kanarie", "Kanarie in een citaat.",
        "Kanarietip", "kanarie", "kanariebegrip", "Kanarie Schrijver",
    }  # fmt: skip
    assert found("kanarie") == everything

    story.published_at = None
    story.save()
    assert not SearchDocument.objects.exists()


def test_scheduled_story_appears_by_itself():
    story = make_story(title="Morgen", published_at=tomorrow())
    make_quote(parent=story, text="Morgen komt er meer.", speaker=make_practitioner(name="Robin Morgen"))
    assert found("morgen") == set()

    SearchDocument.objects.update(published_at=timezone.now() - timedelta(seconds=1))
    assert found("morgen") == {"Morgen", "Morgen komt er meer.", "Robin Morgen"}


def test_definition_of_a_scheduled_story_does_not_leak_through_its_term():
    term = make_term(name="keten", definition="Een rij.")
    term.definitions.create(text="Kanarie.", story=make_story(published_at=tomorrow()))

    assert found("kanarie") == set()


def test_new_title_is_followed_by_what_shows_it():
    story = make_story(title="Oude titel")
    make_tip(parent=story, title="Een tip")
    story.title = "Nieuwe titel"
    story.save()

    assert SearchDocument.objects.get(title="Een tip").origin == "Uit: Nieuwe titel"


def test_person_without_legal_ground_is_not_found_by_name():
    person = make_practitioner(name="Hanneke van Testelaar", role="adviseur")
    make_quote(speaker=person, text="Begin klein.")
    assert found("testelaar") >= {"Hanneke van Testelaar", "Begin klein."}

    person.legal_ground = Practitioner.LegalGround.OBJECTION
    person.save()
    assert found("testelaar") == set()
    assert not SearchWord.objects.filter(word="testelaar").exists()
    assert "Begin klein." in found("adviseur")


def test_tip_is_found_only_when_it_was_accepted():
    tip = make_reader_tip(title="Ingestuurd", status=Tip.Status.SENT_IN)
    assert found("ingestuurd") == set()

    tip.status = Tip.Status.ACCEPTED
    tip.save()
    assert found("ingestuurd") == {"Ingestuurd"}


def test_deleted_story_takes_its_documents_and_words_along():
    story = make_story(title="Kanarie")
    make_quote(parent=story, text="Kanarie.", speaker=make_practitioner(name="Kanarie Vogel"))
    make_tip(parent=story, title="Kanarie")
    other = make_story(title="Merel")
    story.delete()
    assert {document.title for document in SearchDocument.objects.all()} == {"Merel"}
    assert not SearchWord.objects.filter(word="vogel").exists()  # of a name: at once

    call_command("clean_up")
    assert set(SearchWord.objects.values_list("word", flat=True)) == {"merel"}
    assert found("merel") == {other.title}


def test_words_of_a_name_that_went_stay_when_something_else_has_them():
    person = make_practitioner(name="Jan Buurman")
    make_quote(speaker=person, text="Buurmannen helpen.")
    make_story(title="Buurman")
    person.legal_ground = Practitioner.LegalGround.OBJECTION
    person.save()

    words = set(SearchWord.objects.values_list("word", flat=True))
    assert {"buurman", "buurmannen"} < words
    assert "jan" not in words


def test_clean_up_keeps_every_word_that_something_has():
    make_tip(title="Coördinatoren van foto’s in Noord-Brabant kwamen met 12 ideeën")
    make_quote(text="Merels zingen.", speaker=make_practitioner(name="Łukasz van ’t Hof-Özdemir"))
    before = set(SearchWord.objects.values_list("word", flat=True))
    call_command("clean_up")

    assert set(SearchWord.objects.values_list("word", flat=True)) == before != set()


def test_merged_topic_is_not_found():
    topic = make_topic(name="buurten")
    make_reader_tip(topics=[topic])
    topic.merged_into = make_topic(name="wijken")
    topic.save()

    assert "buurten" not in found("buurten")


def test_batch_indexes_each_row_once(monkeypatch):
    indexed = []
    monkeypatch.setattr(
        "netwerk.search.indexing._index", lambda model, pks, lost: indexed.append((model, pks)) or []
    )
    with indexing.batch():
        story = make_story()
        for _ in range(3):
            make_text(parent=story)
        with indexing.batch():
            story.save()

    assert indexed == [(Story, [story.pk])]


def test_batch_that_fails_indexes_nothing():
    def save_and_fail():
        with indexing.batch():
            make_reader_tip(title="Kanarie")
            raise RuntimeError

    with transaction.atomic(), pytest.raises(RuntimeError):
        save_and_fail()

    assert found("kanarie") == set()


@pytest.mark.slow
def test_text_of_the_greatest_length_with_only_different_words_can_be_saved():
    words = (f"w{n:x}" for n in range(60_000))
    text = " ".join(words)[:199_000]

    make_text(parent=make_story(title="Lang verhaal"), body=f"<p>{text}</p>")

    assert found("w1") == {"Lang verhaal"}


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["é", "𠀀"])
def test_text_of_the_greatest_length_in_wide_signs_can_be_saved(sign):
    text = " ".join(f"{sign}{n:x}{sign}" for n in range(30_000))[:190_000]

    make_text(parent=make_story(), body=f"<p>{text}</p>")


def test_rebuild_writes_what_bulk_changes_left_behind(capsys):
    make_reader_tip(title="Oud", explanation="")
    Tip.objects.update(title="Nieuw")
    Story.objects.bulk_create(
        [Story(title="In bulk", slug="in-bulk", permission="eigen-werk", published_at=timezone.now())]
    )
    SearchDocument.objects.filter(title="Oud").update(object_id=999_999)
    call_command("rebuild_search_index")

    assert {d.title for d in SearchDocument.objects.all()} == {"Nieuw", "In bulk"}
    assert set(SearchWord.objects.values_list("word", flat=True)) == {"nieuw", "bulk"}
    assert "Tip: 1" in capsys.readouterr().out


def test_quote_of_another_person_is_no_longer_of_the_first():
    first, second = make_practitioner(name="Eerste Spreker"), make_practitioner(name="Tweede Spreker")
    quote = make_quote(speaker=first, text="Begin klein.")
    quote.speaker = second
    quote.save()

    assert found("tweede spreker") == {"Tweede Spreker", "Begin klein.", quote.parent.title}
    assert found("eerste spreker") == set()
