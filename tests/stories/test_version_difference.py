"""What differs between two versions: by word, in words, and never as markup of its own."""

import pytest

from netwerk.editing.revisions.words import ADDED, REMOVED, SAME, TextChange, difference
from tests.factories import (
    make_editor,
    make_lesson,
    make_practitioner,
    make_quote,
    make_story,
    make_text,
    make_tip,
)
from tests.history import history_url, newest, save
from tests.reader import page_text, texts, tree

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="sanne"))
    return client


def with_now(editor, story):
    """The version before the last one, and what there is."""
    return editor.get(history_url(story), {"van": newest(editor, story) - 1, "naar": "nu"})


def test_words_that_changed_are_marked_and_the_others_stay():
    assert difference("Wij bellen eerst.", "Wij mailen eerst.") == [
        TextChange(SAME, "Wij "),
        TextChange(REMOVED, "bellen "),
        TextChange(ADDED, "mailen "),
        TextChange(SAME, "eerst."),
    ]


@pytest.mark.parametrize(
    ("before", "after"), [("", "a"), ("a", ""), ("a b", "a b"), ("x " * 9000, "y " * 9000)]
)
def test_both_texts_can_be_read_back_from_their_difference(before, after):
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == after


def test_long_texts_are_compared_by_line():
    lines = [f"regel {n} met wat woorden erin" for n in range(2000)]
    pieces = difference("\n".join(lines), "\n".join([*lines[:1000], "nieuw", *lines[1000:]]))
    assert [piece.text for piece in pieces if piece.kind != SAME] == ["nieuw\n"]


@pytest.mark.django_db
def test_difference_names_what_came_went_changed_and_moved(editor):
    story = make_story()
    for title in ["Eerst", "Dan", "Slot"]:
        make_lesson(parent=story, title=title)
    make_text(parent=story, body="<p>Weg ermee</p>", ordering=9000)
    save(editor, story)
    orders = {f"lessons-{n}-ordering": str(order) for n, order in enumerate([9000, 9010, 1])}
    save(editor, story, **orders, **{"texts-0-DELETE": "on", "lessons-0-title": "Eerst bellen"})
    shown = texts(with_now(editor, story), "section/h3")
    assert "Tekst: Weg ermee verwijderd" in shown
    assert "Les: Eerst bellen gewijzigd" in shown
    assert "Les: Slot verplaatst" in shown
    assert not any("Les: Dan" in heading for heading in shown)


@pytest.mark.django_db
def test_a_change_is_told_in_words_and_not_by_colour_alone(editor):
    story = make_story(title="Samen bellen")
    save(editor, story, title="Samen mailen")
    page = with_now(editor, story)
    assert texts(page, "span/del") == ["[verwijderd: bellen]"]
    assert texts(page, "span/ins") == ["[toegevoegd: mailen]"]


@pytest.mark.django_db
def test_a_link_or_markup_that_changed_is_seen(editor):
    story = make_story()
    make_text(parent=story, body='<p>Lees <a href="https://oud.example/">dit</a> goed</p>')
    save(editor, story, **{"texts-0-body": '<p>Lees <a href="https://nieuw.example/">dit</a> goed</p>'})
    assert "https://nieuw.example/" in page_text(with_now(editor, story))
    save(
        editor,
        story,
        **{"texts-0-body": '<p>Lees <a href="https://nieuw.example/">dit</a> <em>goed</em></p>'},
    )
    assert "<em>goed</em>" in page_text(with_now(editor, story))


@pytest.mark.django_db
def test_names_of_people_are_those_of_now(editor):
    person = make_practitioner(name="Robin Jansen")
    story = make_story()
    quote = make_quote(parent=story, speaker=person)
    save(editor, story)
    save(editor, story, **{"quotes-0-speaker": "", "quotes-0-speaker_label": "een deelnemer"})
    assert "Robin Jansen" in page_text(with_now(editor, story))
    type(person).objects.update(name="adviseur")
    assert "Robin Jansen" not in page_text(with_now(editor, story))
    assert quote.pk


@pytest.mark.django_db
def test_hostile_text_in_an_old_version_is_only_text(editor):
    story = make_story(title=HOSTILE, lead=HOSTILE, source_name=HOSTILE)
    make_tip(parent=story, title=HOSTILE)
    save(editor, story, **{"title": "Rustig", "lead": "", "tips-0-title": "Rustig"})
    for query in ({"van": "2"}, {"versie": "2"}, {"terug": "2"}, {}):
        page = editor.get(history_url(story), query)
        assert page.status_code == 200
        main = tree(page).find(".//main")
        assert [found for tag in ("script", "img") for found in main.iter(tag)] == []
    assert HOSTILE in page_text(with_now(editor, story))


@pytest.mark.django_db
def test_two_versions_that_are_the_same_say_so(editor):
    story = make_story(title="Bellen")
    for title in ("Mailen", "Bellen"):
        save(editor, story, title=title)
    page = editor.get(history_url(story), {"van": newest(editor, story) - 2, "naar": "nu"})
    assert "Er is geen verschil." in page_text(page)
