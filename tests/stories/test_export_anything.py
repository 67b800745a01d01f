"""Whatever text is stored: its export is a well-formed folder, and loads back as what may be stored."""

import tomllib

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk.content.plaintext import clean_plaintext
from practices.models import Definition, Organisation
from stories.content.export import export_folder
from stories.content.load import load_folder
from stories.models import Comparison, Story
from tests.content import empty_database
from tests.factories import make_comparison, make_organisation, make_story, make_term

# A database of PostgreSQL holds all signs but these.
STORED = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
MARKS = st.sampled_from(
    ['"""', "'''", "\\", "\r\n", "\r", "\u2028", "\x85", "]]", "\n[story]\n", "\x1b", "\u200b"]
)
TEXTS = st.lists(st.one_of(STORED, MARKS), max_size=30).map("".join)


@pytest.fixture
def story(db):
    story = make_story(slug="a")
    make_comparison(parent=story)
    make_term(name="keten", definition="Uitleg", story=story)
    make_organisation(name="Gemeente", slug="gemeente")
    return story


def store(text):
    """Past every form and every ``save``, as an old migration may have done."""
    Story.objects.update(lead=text, source_gaps=text)
    Definition.objects.update(judgement=text[:200])
    Comparison.objects.update(caption=f"x{text[:200]}")
    Organisation.objects.update(name=f"x{text[:100]}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(text=TEXTS)
def test_any_stored_text_is_exported_and_loads_back(tmp_path_factory, story, text):
    store(text)
    folder = tmp_path_factory.mktemp("content") / "out"
    export_folder(folder)
    written = tomllib.loads((folder / "verhalen/a.toml").read_text(encoding="utf-8"))
    assert written["story"].get("lead", "") == text
    with transaction.atomic():
        empty_database()
        load_folder(folder)
        loaded = Story.objects.get()
        transaction.set_rollback(True)
    assert (loaded.lead, loaded.source_gaps) == (clean_plaintext(text), clean_plaintext(text))
