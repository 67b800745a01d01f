"""Other words for a topic: editors fill them in, readers and editors find the topic by them."""

import pytest
from django.urls import reverse

from netwerk.editing.merging.merge import merge
from netwerk.search.models import SearchDocument
from netwerk.search.query import Query
from tests.admin_form import as_sent
from tests.factories import make_story, make_tip, make_topic
from tests.reader import page_text

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]


def found(text):
    return set(SearchDocument.objects.published().matching(Query(text).loose).values_list("title", flat=True))


def save(editor, topic, **changes):
    url = reverse("admin:practices_topic_change", args=[topic.pk])
    return editor.post(url, as_sent(editor.get(url), **changes))


def choose(editor, text):
    query = {"term": text, "app_label": "stories", "model_name": "taggedstory", "field_name": "tag"}
    return [row["text"] for row in editor.get(reverse("admin:autocomplete"), query).json()["results"]]


def test_word_of_an_editor_finds_the_topic_and_what_is_under_it(editor):
    topic = make_topic("coalitie")
    make_tip(title="Bel eerst", topics=[topic], parent=make_story(title="Een verhaal", topics=[topic]))
    assert found("pact") == set()
    save(editor, topic, synonyms="pact, hechte band")
    assert found("pact") == found("hechte band") == {"coalitie", "Bel eerst", "Een verhaal"}
    save(editor, topic, synonyms="")
    assert found("pact") == set()


def test_old_name_of_a_merged_topic_finds_all_of_both():
    old, new = make_topic("pact"), make_topic("coalitie")
    make_story(title="Van vroeger", topics=[old])
    make_story(title="Van later", topics=[new])
    merge(old, new)
    assert found("pact") == found("coalitie") == {"coalitie", "Van vroeger", "Van later"}


def test_reader_gets_the_topic_suggested_by_another_word(client):
    make_story(topics=[make_topic("coalitie", synonyms="pact, hechte band")])
    for text in ("pac", "hechte", "coal"):
        assert client.get("/zoeken/suggesties/", {"q": text}).json() == {"suggesties": ["coalitie"]}


def test_editor_chooses_a_topic_by_its_old_name(editor):
    old, new = make_topic("pact"), make_topic("coalitie")
    merge(old, new)
    assert choose(editor, "pac") == choose(editor, "coal") == ["coalitie"]


def test_each_word_is_kept_once_and_the_name_is_none(editor):
    topic = make_topic("coalitie")
    save(editor, topic, synonyms=" Pact,pact , , Coalitie, hechte  band")
    topic.refresh_from_db()
    assert topic.synonyms == "Pact, hechte band"


def test_word_that_is_a_topic_by_itself_is_refused(editor):
    make_topic("Pact")
    assert "“Pact” is zelf een onderwerp." in page_text(save(editor, make_topic("coalitie"), synonyms="pact"))


def test_renamed_topic_keeps_its_old_address(client, editor):
    topic = make_topic("coalitie")
    make_story(topics=[topic])
    save(editor, topic, name="bondgenootschap", slug="bondgenootschap")
    response = client.get("/onderwerpen/coalitie/")
    assert (response.status_code, response["Location"]) == (301, "/onderwerpen/bondgenootschap/")


def test_name_of_a_merged_topic_says_where_it_went(editor):
    merge(make_topic("pact"), make_topic("coalitie"))
    assert "“pact” is opgegaan in “coalitie”." in page_text(save(editor, make_topic("iets"), name="Pact"))
