"""No text of any model keeps a sign that XML, HTML or a reader cannot have, whatever way it came in."""

import pytest
from django.apps import apps
from django.db import models

from netwerk.browse.tags import topics_from_string
from netwerk.content.plaintext import FORBIDDEN, INVISIBLE
from netwerk.content.richtext import RichTextField
from netwerk.content.stored_text import clean_texts, text_fields
from netwerk.pages.models import Page
from practices.models import Organisation
from stories.models import Story
from tests.admin_form import as_sent
from tests.factories import make_organisation, make_story, make_topic

EVERY = "".join(map(chr, range(0x20))) + "".join(map(chr, [*range(0x7F, 0xA1), 0xAD, 0x200B, 0x202E, 0x2028]))
HOSTILE = f"a{EVERY}b\ud800c\ufdd0d\ufffe\U0010ffffe\u200d"


def wrong_signs(value) -> set[str]:
    text = value if isinstance(value, str) else repr(value)
    return {
        sign for sign in text if FORBIDDEN.match(sign) or ord(sign) in INVISIBLE or sign in "\r\x0b\x0c\u2028"
    }


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label_lower)
def test_no_text_of_a_model_keeps_a_forbidden_sign(model):
    fields = text_fields(model)
    row = model()
    for field in fields:
        row.__dict__[field.attname] = HOSTILE if isinstance(field, TEXT) else {HOSTILE: [HOSTILE]}
    clean_texts(model, row)
    kept = {field.name: field.pre_save(row, add=True) for field in fields}
    assert {name: wrong_signs(value) for name, value in kept.items() if wrong_signs(value)} == {}
    assert all(isinstance(field, RichTextField) or "e" in str(kept[field.name]) for field in fields)


TEXT = (models.CharField, models.TextField)


def test_every_kind_of_text_is_looked_at():
    """A kind of column that holds text, and is not known here, would be forgotten."""
    kinds = {type(field) for model in apps.get_models() for field in model._meta.concrete_fields}
    texts = {
        kind for kind in kinds if kind.__name__.endswith(("CharField", "TextField", "SlugField", "URLField"))
    }
    assert {kind for kind in texts if not issubclass(kind, TEXT)} == set()


@pytest.mark.django_db
def test_a_story_saved_in_the_admin_keeps_its_words_and_no_control_sign(editor):
    story = make_story(lead="Oud")
    address = f"/beheer/stories/story/{story.pk}/change/"
    data = as_sent(editor.get(address)) | {
        "lead": "Eerste regel\x0btweede\x02regel",
        "title": "Samen\u00adwerken",
    }
    editor.post(address, data)
    story.refresh_from_db()
    assert (story.lead, story.title) == ("Eerste regel\ntweede regel", "Samenwerken")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["\u200b", "\x02", "\u202e \ufeff"])
def test_a_name_of_nothing_is_no_name(editor, name):
    answer = editor.post("/beheer/practices/organisation/add/", {"name": name, "kind": "gemeente"})
    assert "Vul dit in." in answer.content.decode()
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_what_looks_the_same_is_the_same(editor):
    make_topic("samenwerken")
    make_organisation(name="Gemeente Proefstad")
    topic = editor.post("/beheer/practices/topic/add/", {"name": "Samen\u00adwer\u200bken"})
    own = editor.post(
        "/beheer/practices/organisation/add/", {"name": "Gemeente\u2060 Proef\u200dstad", "kind": "gemeente"}
    )
    assert "bestaat al" in topic.content.decode()
    assert "bestaat al" in own.content.decode()
    assert topics_from_string("samen\u00adwerken") == ["samenwerken"]


@pytest.mark.django_db
def test_a_text_from_the_database_is_clean_for_every_model_with_a_page():
    story = make_story(title="Een\x1f\ufeff titel", subtitle="a\x0cb", source_gaps="een\x0btwee")
    story.refresh_from_db()
    assert (story.title, story.subtitle, story.source_gaps) == ("Een titel", "a b", "een\ntwee")
    page = Page.objects.create(slug="x", title="x", lead="\ufffe", body="<p>a&#11;b</p>")
    page.refresh_from_db()
    assert (page.lead, page.body) == (" ", "<p>a\nb</p>")
    assert not Story.history.filter(title__contains="\x1f").exists()
