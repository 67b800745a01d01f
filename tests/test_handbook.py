"""The handbook of the editors tells of every list, button and page there is, with pictures that one command makes."""

import re
from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.contrib import admin

from practices.admin.submission_steps import STEPS as SUBMISSION_STEPS
from stories.admin.steps import STEPS as STORY_STEPS
from stories.comments.decisions import DECISIONS
from tests.browser.handbook import FOLDER, PICTURES
from tests.browser.handbook_page import anchor, page

BOOK = Path(settings.BASE_DIR, "docs", "redactie.md").read_text("utf-8")
WORDS = " ".join(BOOK.split()).lower().replace("’", "'")
SHOWN = re.findall(r"!\[([^]]*)\]\(redactie/([\w-]+)\.webp\)", BOOK)
MODELS = list(admin.site._registry.values())
STEPS = [*STORY_STEPS.values(), *SUBMISSION_STEPS.values()]


def test_every_picture_is_made_and_every_picture_made_is_shown():
    assert [name for _, name in SHOWN] == list(dict.fromkeys(name for _, name in SHOWN))
    assert {name for _, name in SHOWN} == PICTURES.keys()


def test_every_picture_says_what_is_in_it():
    assert [name for words, name in SHOWN if len(words) < 25] == []
    assert BOOK.count("![") == len(SHOWN)


def test_pictures_stay_out_of_the_repository():
    folder = FOLDER.relative_to(settings.BASE_DIR).as_posix()
    assert f"/{folder}/" in Path(settings.BASE_DIR, ".gitignore").read_text().splitlines()


@pytest.mark.parametrize("model_admin", MODELS, ids=lambda one: one.opts.label)
def test_every_list_of_the_admin_is_told_of(model_admin):
    assert str(model_admin.opts.verbose_name_plural).lower().replace("’", "'") in WORDS


def actions() -> set[str]:
    """Without what stands between brackets."""
    names = [(one, str(name)) for one in MODELS for name in one.actions or []]
    return {re.sub(r" \(.*\)", "", getattr(one, name).short_description) for one, name in names}


@pytest.mark.parametrize("words", sorted(actions()))
def test_every_action_on_a_list_is_told_of(words):
    assert words.lower() in WORDS


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.title)
def test_every_step_is_told_of(step):
    assert step.title.lower() in WORDS


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=lambda decision: decision.label)
def test_every_decision_about_a_comment_is_told_of(decision):
    assert decision.label.lower() in WORDS


def test_every_link_inside_the_handbook_leads_somewhere():
    places = {anchor(heading) for heading in re.findall(r"^#+ (.+)$", BOOK, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", BOOK)) <= places


def test_page_for_the_browser_has_everything_and_no_marks_left(tmp_path):
    book = tmp_path / "redactie.md"
    book.write_text(BOOK, "utf-8")
    (tmp_path / "redactie").mkdir()
    for name in PICTURES:
        (tmp_path / "redactie" / f"{name}.webp").write_bytes(b"x")
    made = page(book)
    html5lib.HTMLParser(strict=True).parse(made)
    text = re.sub(r"<code>.*?</code>|<style>.*?</style>|<[^>]+>", "", made, flags=re.DOTALL)
    assert [mark for mark in ("**", "](", "| ", "\n#", "`") if mark in text] == []
    assert made.count("<img ") == len(SHOWN)
    assert made.count("<h2 ") == len(re.findall(r"^## ", BOOK, re.MULTILINE))
