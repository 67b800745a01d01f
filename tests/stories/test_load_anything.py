"""Whatever stands in a story file: it is loaded, or it is a ContentError and nothing changes."""

from datetime import UTC, date, datetime, time

import pytest
import tomli_w
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.content.errors import ContentError
from stories.content.fields import toml_type
from stories.content.kinds import BLOCKS, COMMENT, CONTRIBUTION, STORY
from stories.content.load import load_folder
from tests.content import ALL, snapshot, write_folder

NEEDED = {  # values that fit, for the fields that a table cannot do without
    "slug": "a",
    "name": "Marjan",
    "number": 1,
    "title": "Een titel",
    "body": "<p>Tekst</p>",
    "text": "Een citaat",
    "speaker": "robin-de-vries",
    "practitioner": "robin-de-vries",
    "image": "verhalen/groep.png",
    "alt": "Een groep",
    "lines": "a | b",
    "caption": "Titel",
    "left_heading": "Links",
    "right_heading": "Rechts",
}
SLUGS = st.sampled_from(["het-begin", "samenwerken", "begin-klein", "robin-de-vries", "de-reeks", "nergens"])
ODD_TEXTS = st.sampled_from(
    ["", "x" * 300, "../x.png", "http://[", "\0", "a\r\nb", "<script>", "a|b|c", "\u2028"]
)
FITTING = {
    str: st.one_of(SLUGS, ODD_TEXTS, st.text(max_size=30)),
    bool: st.booleans(),
    int: st.one_of(st.integers(), st.integers(min_value=0, max_value=40_000)),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    list: st.lists(SLUGS, max_size=3),
}
MISFITS = st.sampled_from(
    [1.5, time.min, [1], {"a": {}}, [{"practitioner": "x"}], [[]], True, 0, "", date.min]
)
ANYTHING = st.one_of(*FITTING.values(), MISFITS)


def table_of(kind, *, is_typed, **fixed):
    """A complete table with a few other values, if ``is_typed`` only those that TOML's types allow."""
    needed = {name: NEEDED[name] for name in kind.fields if name in NEEDED}
    some = {}
    for name, field in kind.fields.items():
        choices = [st.sampled_from([value for value, _ in field.flatchoices])] if field.choices else []
        some[name] = st.one_of(*choices, FITTING[toml_type(field)]) if is_typed else ANYTHING
    names = st.lists(st.sampled_from(sorted(some)), unique=True, max_size=4)
    values = names.flatmap(lambda chosen: st.fixed_dictionaries({name: some[name] for name in chosen}))
    return values.map(lambda values: fixed | needed | values)


@st.composite
def documents(draw, *, is_typed):
    story = draw(table_of(STORY, is_typed=is_typed))
    story["contributions"] = draw(st.lists(table_of(CONTRIBUTION, is_typed=is_typed), max_size=2))
    keys = draw(st.lists(st.sampled_from(sorted(BLOCKS)), max_size=3))
    blocks = [draw(table_of(BLOCKS[key], is_typed=is_typed, type=key)) for key in keys]
    for number, block in enumerate(blocks):
        if block.get("slug") == NEEDED["slug"]:
            block["slug"] = f"blok-{number}"
    comments = draw(st.lists(table_of(COMMENT, is_typed=is_typed), max_size=2))
    odd = st.dictionaries(st.sampled_from(["blocks", "comments", "onbekend"]), ANYTHING)
    extra = {} if is_typed else draw(odd)
    return {"story": story, "blocks": blocks, "comments": comments} | extra


@pytest.fixture
def loaded(db, settings, tmp_path_factory):
    """What is in the database before, for the story to refer to."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    load_folder(write_folder(tmp_path_factory.mktemp("content"), ALL))
    return snapshot()


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(document=st.one_of(documents(is_typed=True), documents(is_typed=False)))
def test_any_story_file_is_loaded_or_a_content_error(tmp_path, loaded, document):
    write_folder(tmp_path, {"verhalen/a.toml": tomli_w.dumps(document)})
    problems = ()
    with transaction.atomic():
        try:
            load_folder(tmp_path)
        except ContentError as error:
            problems = error.problems
            assert snapshot() == loaded
        transaction.set_rollback(True)
    assert all(problem.startswith("verhalen/a.toml") for problem in problems)
