"""What is found, and in which order."""

import pytest

from netwerk.search.models import SearchDocument
from practices.models import Tip
from tests.factories import (
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_story,
    make_text,
    make_topic,
)


@pytest.fixture
def titles():
    return lambda text: [document.title for document in SearchDocument.objects.published().search(text)]


@pytest.mark.django_db
class TestOrder:
    def test_title_weighs_more_than_topic_and_topic_more_than_text(self, titles):
        make_text(parent=make_story(title="In de tekst"), body="<p>Wat over vertrouwen gaat.</p>")
        make_reader_tip(
            title="Bij een onderwerp", explanation="", topics=[make_topic(name="iets met vertrouwen")]
        )
        make_reader_tip(title="Vertrouwen", explanation="")

        assert titles("vertrouwen") == [
            "Vertrouwen",
            "iets met vertrouwen",
            "Bij een onderwerp",
            "In de tekst",
        ]

    def test_word_that_is_not_wanted_does_not_spoil_the_order(self, titles):
        make_reader_tip(title="Iets anders", explanation="<p>Over vertrouwen.</p>")
        make_reader_tip(title="Vertrouwen", explanation="")

        assert titles("vertrouwen -raad") == ["Vertrouwen", "Iets anders"]

    def test_inflection_in_a_title_counts_as_a_word_in_a_title(self, titles):
        make_reader_tip(title="Zomaar een tip", explanation="<p>Een advies.</p>")
        make_reader_tip(title="Geef minder adviezen", explanation="")

        assert titles("advies") == ["Geef minder adviezen", "Zomaar een tip"]

    def test_first_candidates_are_those_with_the_words_in_the_title(self, monkeypatch, titles):
        monkeypatch.setattr("netwerk.search.querysets.CANDIDATES", 2)
        for n in range(4):
            make_reader_tip(title=f"Tip {n}", explanation="<p>Over vertrouwen.</p>")
        make_reader_tip(title="Vertrouwen", explanation="")

        assert titles("vertrouwen")[0] == "Vertrouwen"
        assert len(titles("vertrouwen")) <= 4


@pytest.mark.django_db
class TestNames:
    def test_name_is_never_stemmed(self, titles):
        make_quote(speaker=make_practitioner(name="Han Peeters"))

        assert "Han Peeters" in titles("han")
        assert "Han Peeters" not in titles("hans")
        assert "Han Peeters" not in titles("peeter")

    def test_name_is_found_without_accents_hyphens_and_case(self, titles):
        make_quote(speaker=make_practitioner(name="Zoë Appèl-de Boer"))

        for text in ["zoe", "ZOË", "appel", "appel-de boer", "appelde", "Zoë’s"]:
            assert "Zoë Appèl-de Boer" in titles(text)

    def test_organisation_finds_its_people_and_their_words(self, titles):
        speaker = make_practitioner(
            name="Robin Voorbeeld", organisation=make_organisation(name="Waterschap Vlakdrecht")
        )
        make_quote(speaker=speaker, organisation=speaker.organisation, text="Begin klein.")

        assert set(titles("vlakdrecht")) >= {"Waterschap Vlakdrecht", "Robin Voorbeeld", "Begin klein."}


@pytest.mark.django_db
def test_compound_finds_its_parts_as_separate_words(titles):
    make_reader_tip(title="Schrijf een netwerk jaarverslag", explanation="")

    assert titles("netwerkjaarverslag") == ["Schrijf een netwerk jaarverslag"]


@pytest.mark.django_db
def test_words_that_mean_the_same_find_each_other(titles):
    make_reader_tip(title="Vraag het een burger", explanation="")
    make_reader_tip(title="Vraag het een inwoner", explanation="")

    assert titles("inwoners") == ["Vraag het een inwoner", "Vraag het een burger"]


@pytest.mark.django_db
def test_list_is_narrowed_to_what_has_the_words():
    found = make_reader_tip(title="Bel de wethouder", explanation="")
    make_reader_tip(title="Mail de wethouder", explanation="")
    tips = Tip.objects.published()

    assert list(SearchDocument.objects.find_in(tips, "bellen wethouders")) == [found]
    assert list(SearchDocument.objects.find_in(tips, "brief")) == []
    assert SearchDocument.objects.find_in(tips, "de het").count() == 2
