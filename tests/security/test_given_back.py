"""What an editor typed in a form that could not be saved comes back by the names of the form, and nothing else does."""

import pytest
from django.db import OperationalError

from netwerk.http.submitted import typed_in
from tests.admin_form import as_sent
from tests.browser.screens import make_full_story
from tests.factories import make_topic
from tests.reader import texts

pytestmark = pytest.mark.django_db


def given_back(url, sent) -> dict[str, str]:
    return {one.label: one.text for one in typed_in(url, {name: values[-1] for name, values in sent.items()})}


def test_text_of_a_form_in_the_admin_comes_back_under_its_labels_without_what_is_hidden(editor):
    topic = make_topic(name="samen werken", description="<p>Over samen werken.</p>")
    url = f"/beheer/practices/topic/{topic.pk}/change/"
    found = given_back(url, as_sent(editor.get(url)))
    assert found["Naam"] == "samen werken"
    assert "Je tekst" not in found


def test_blocks_of_a_story_come_back_by_the_name_and_place_of_the_block(editor):
    story = make_full_story()
    url = f"/beheer/stories/story/{story.pk}/change/"
    found = given_back(url, as_sent(editor.get(url)))
    assert found["Titel"] == story.title
    assert any(label.startswith("Les 1: ") for label in found)
    assert any(label.startswith("Tip 1: ") for label in found)
    assert not [label for label in found if "Je tekst" in label or "regio" in label.lower()]


def test_page_when_the_database_is_away_shows_labels_and_no_hidden_fields(editor, monkeypatch):
    topic = make_topic(name="samen werken")
    url = f"/beheer/practices/topic/{topic.pk}/change/"
    sent = as_sent(editor.get(url))

    def away(*args, **kwargs):
        raise OperationalError("away")

    monkeypatch.setattr("netwerk.editing.model_admin.EditorAdmin.save_model", away)
    editor.raise_request_exception = False
    answer = editor.post(url, sent | {"name": ["een ander onderwerp"]})
    assert answer.status_code == 503
    labels = texts(answer, "label")
    assert "Naam" in labels
    assert "Je tekst" not in labels


def test_technical_fields_of_any_other_form_do_not_come_back():
    sent = {
        "gezien": "abcdef",
        "schrijver": "abc:def",
        "_save": "Opslaan",
        "action": "updated",
        "reden": "Daarom.",
    }
    assert [one.text for one in typed_in("/beheer/iets/anders/", sent)] == ["Daarom."]
