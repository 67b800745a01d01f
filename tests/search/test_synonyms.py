"""Editors add words that mean the same; a search and the search in a list find both at once."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from netwerk.search.models import SynonymGroup
from netwerk.search.query import Query
from netwerk.search.snippets import marked
from tests.factories import make_reader_tip

pytestmark = pytest.mark.django_db
ADD = "/beheer/search/synonymgroup/add/"


@pytest.fixture
def tips():
    return [
        make_reader_tip(title=f"Neem de {word}", explanation="", phase="starten") for word in ["fiets", "bus"]
    ]


def titles(response):
    return {tip.title for tip in response.context["object_list"]}


def test_group_of_an_editor_counts_for_the_next_question(editor, tips):
    found = {
        title: editor.get("/zoeken/", {"q": title}).context["answer"].total
        for title in ["rijwielen", "bussen"]
    }
    assert found == {"rijwielen": 0, "bussen": 1}

    editor.post(ADD, {"words": "Fiets, rijwiel, tweewielers"})

    page = editor.get("/zoeken/", {"q": "rijwielen"})
    assert [result.url for result in page.context["results"]] == [tips[0].get_absolute_url()]
    assert editor.get("/zoeken/", {"q": "tweewieler"}).context["answer"].total == 1
    assert editor.get("/zoeken/", {"q": "-rijwiel neem"}).context["answer"].total == 2
    assert editor.get("/zoeken/", {"q": '"rijwiel"'}).context["answer"].total == 0


def test_group_that_is_changed_or_gone_counts_no_more(tips, find):
    group = SynonymGroup.objects.create(words="fiets, rijwiel")
    assert len(find("rijwiel")) == 1

    group.words = "bus, rijwiel"
    group.save()
    assert find("rijwiel") == [tips[1].get_absolute_url()]

    group.delete()
    assert find("rijwiel") == []


def test_list_and_its_numbers_count_what_the_group_finds(client, tips):
    SynonymGroup.objects.create(words="fiets, rijwiel")
    response = client.get("/tips/?q=rijwiel")

    assert titles(response) == {"Neem de fiets"}
    counts = {
        o.value: o.count for g in response.context["filter"].groups if g.name == "fase" for o in g.options
    }
    assert counts["starten"] == response.context["total"] == 1


def test_word_of_the_group_is_marked():
    SynonymGroup.objects.create(words="fiets, rijwiel")

    assert [piece.text for piece in marked("Op de fiets", Query("rijwielen")) if piece.is_marked] == ["fiets"]


def test_word_of_the_fixed_list_keeps_that_list_too(find):
    SynonymGroup.objects.create(words="burger, buurtgenoot")
    tips = [
        make_reader_tip(title=title, explanation="")
        for title in ["Vraag een inwoner", "Vraag een buurtgenoot"]
    ]

    assert set(find("burgers")) == {tip.get_absolute_url() for tip in tips}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("fiets", "twee of meer"),
        ("fiets, fietsen", "twee of meer"),
        ("fiets, de", "bijna elke tekst"),
        ("fiets, stalen ros", "niet één woord"),
        ("fiets, !?", "niet één woord"),
        (",,", "twee of meer"),
        ("fiets, bussen", "staat al in de groep “auto, bus”"),
    ],
)
def test_group_that_makes_no_sense_is_refused_with_a_reason(words, why):
    SynonymGroup.objects.create(words="auto, bus")

    with pytest.raises(ValidationError, match=why):
        SynonymGroup(words=words).full_clean()


def test_own_words_of_a_group_are_no_other_group():
    group = SynonymGroup.objects.create(words="auto, bus")

    group.words = "auto, bus, tram"
    group.full_clean()


def test_rebuilding_the_index_compares_groups_by_the_rules_of_now(tips, find):
    SynonymGroup.objects.create(words="fiets, rijwiel")
    SynonymGroup.objects.update(forms=["old"])
    call_command("rebuild_search_index")

    assert len(find("rijwiel")) == 1


def test_question_asks_for_groups_once_and_only_for_its_own_words(django_assert_num_queries):
    query = Query("fiets OR bus -auto")
    with django_assert_num_queries(1):
        _ = query.loose, query.near, query.exact, query.finds("fiets")
    with django_assert_num_queries(0):
        _ = Query("").loose, Query("de").loose
