"""What helps where little was found."""

import pytest

from netwerk.search.answers import Answer
from netwerk.search.query import Query
from tests.factories import make_practitioner, make_quote, make_reader_tip, make_story, make_text, tomorrow

pytestmark = pytest.mark.django_db


def answer(text, **kwargs):
    return Answer(Query(text), **kwargs)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("belen", "bellen"),
        ("vertouwen", "vertrouwen"),
        ("samnwerking", "samenwerking"),
        ("coordinatr", "coördinator"),
        ("kwakzwever", "kwakzwaver"),
        ('bellen "met" vertouwen', 'bellen "met" vertrouwen'),
    ],
)
def test_typing_error_gets_a_word_that_occurs(typed, meant):
    make_reader_tip(title="Bellen met vertrouwen is samenwerking", explanation="<p>De coördinator.</p>")
    make_quote(speaker=make_practitioner(name="Wubbo Kwakzwaver"))

    assert answer(typed).proposal == meant


def test_proposal_shows_what_it_finds():
    make_reader_tip(title="Bellen helpt", explanation="")

    assert [document.title for document in answer("belen").maybe] == ["Bellen helpt"]


@pytest.mark.parametrize("typed", ["kanari", "xyzzy", "de", "bellen", '"belen"', ""])
def test_never_proposes_a_word_that_finds_nothing(typed):
    make_reader_tip(title="Bellen helpt", explanation="")
    make_text(parent=make_story(published_at=tomorrow()), body="<p>Kanarie.</p>")

    assert answer(typed).proposal == ""


def test_word_that_is_gone_is_not_proposed():
    make_reader_tip(title="Kanarie", explanation="").delete()

    assert answer("kanari").proposal == ""


def test_question_without_full_match_gets_what_has_most_of_the_words():
    make_reader_tip(title="Vier successen met de wethouder", explanation="")
    make_reader_tip(title="Vier elke verjaardag", explanation="")
    for n in range(9):
        make_reader_tip(title=f"Wethouder {n}", explanation="")

    found = answer("hoe vier ik successen met mijn wethouder en zijn hond")

    assert found.total == 0
    assert found.partly[0].title == "Vier successen met de wethouder"
    assert "Wethouder 1" not in {document.title for document in found.partly}


def test_partial_matches_never_repeat_full_ones():
    make_reader_tip(title="Vier successen", explanation="")
    make_reader_tip(title="Vier vaker", explanation="")

    found = answer("vier successen")

    assert [document.title for document in found.documents] == ["Vier successen"]
    assert [document.title for document in found.partly] == ["Vier vaker"]
    assert found.maybe == []


def test_titles_that_look_alike_only_below_three_results():
    make_reader_tip(title="Flurbeldagen", explanation="")
    make_reader_tip(title="Flurbel", explanation="")
    assert [document.title for document in answer("flurbel").maybe] == ["Flurbeldagen"]

    for _ in range(2):
        make_reader_tip(title="Flurbel", explanation="")
    assert answer("flurbel").maybe == []


def test_enough_results_need_no_help():
    for n in range(5):
        make_reader_tip(title=f"Bellen {n}", explanation="")

    found = answer("bellen")

    assert (found.total, found.partly, found.maybe, found.proposal) == (5, [], [], "")


def test_kind_narrows_results_and_keeps_all_counts():
    make_text(parent=make_story(title="Verhaal over bellen"))
    make_reader_tip(title="Bellen helpt", explanation="")

    found = answer("bellen", kind="practices.tip")

    assert found.counts == {"practices.tip": 1, "stories.story": 1}
    assert [document.title for document in found.documents] == ["Bellen helpt"]
