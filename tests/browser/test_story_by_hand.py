"""Article 001 in the form, by hand, in ten minutes. Its words are pasted; the rest is counted."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from netwerk.content.richtext import plain
from practices.models import Lesson, Tip
from stories.models import Story
from tests.browser.hands import Hands
from tests.browser.test_admin import blocks, log_in
from tests.factories import make_organisation, make_practitioner, make_series, make_topic

pytestmark = pytest.mark.django_db
STARTER = Path("stories/starter")
# Its 5 lessons, 8 quotes and 5 tips, and the text between them. Retold it has one more lesson and quote.
LEFT_OUT = {"buiten-bestaat-niet", "buitenwereld-is-een-vreemd-woord"}
BUTTONS = {"text": "Tekst", "lesson": "Les", "quote": "Citaat", "tip": "Tip"}


def starter(file: str, kind: str) -> dict[str, str]:
    rows = tomllib.loads((STARTER / f"{file}.toml").read_text("utf-8"))[kind]
    return {row["slug"]: row.get("name") or row["title"] for row in rows}


@pytest.fixture
def names():
    """Of the people, organisations, topics and series that are there already."""
    found: dict[str, str] = {}
    for file, kind, make in [
        ("mensen", "practitioner", lambda name: make_practitioner(name=name)),
        ("organisaties", "organisation", lambda name: make_organisation(name=name)),
        ("onderwerpen", "topic", make_topic),
        ("reeksen", "series", lambda name: make_series(title=name)),
    ]:
        for slug, name in starter(file, kind).items():
            make(name)
            found[f"{kind}:{slug}"] = name
    return found


@pytest.fixture
def article():
    path = STARTER / "verhalen/van-organisatiegrens-naar-ontmoetingsplek.toml"
    found = tomllib.loads(path.read_text("utf-8"))
    return found["story"], [one for one in found["blocks"] if one.get("slug") not in LEFT_OUT]


class Editor(Hands):
    """Knows the form: the focus is where the block or the page begins, and Tab goes on from there."""

    names: dict[str, str]

    def choose(self, option: str) -> None:
        """In a list that has the focus, from the top."""
        options = self.page.locator(":focus option").all_inner_texts()
        self.press("ArrowDown", options.index(option))

    def topics(self, slugs: list[str]) -> None:
        for slug in slugs:
            self.find(self.names[f"topic:{slug}"])
        self.press("Tab", 2)  # past the plus

    def head(self, story: dict) -> None:
        self.paste(story["title"])
        self.press("Tab", 3)
        self.paste(story["lead"])
        self.press("Tab")
        self.topics(story["topics"])
        self.click(self.page.get_by_text("Recht om te plaatsen:"))
        self.choose("In onze woorden verteld")
        self.click(self.page.get_by_text("Bron", exact=True))
        self.press("Tab")
        self.paste(story["source_name"])
        self.click(self.page.get_by_label("Datum van de bron"))
        self.paste(f"{story['original_date']:%d-%m-%Y}")
        self.click(self.page.get_by_label("Wat ontbreekt in de bron"))
        self.paste(story["source_gaps"])
        self.click(self.page.get_by_text("Reeks, lees ook en adres"))
        self.press("Tab")
        self.find(self.names[f"series:{story['series']}"])
        self.press("Tab", 2)
        self.press(str(story["series_position"]))
        self.press("Tab")
        self.paste(story["announced_part"])

    def who(self, contributions: list[dict]) -> None:
        for one in contributions:
            self.click(self.page.get_by_role("button", name="Nog een bijdrage"))
            expect(self.page.locator(".select2-selection:focus")).to_be_visible()
            self.find(self.names[f"practitioner:{one['practitioner']}"])
            self.press("Tab", 2)
            if one.get("kind") == "meegewerkt":
                self.press("ArrowDown")
            self.press("Tab")
            self.paste(one["role"])

    def block(self, block: dict) -> None:
        before = blocks(self.page).count()
        button = BUTTONS[block["type"]]
        self.click(self.page.locator(".plugin-buttons").get_by_role("button", name=button, exact=True))
        expect(blocks(self.page)).to_have_count(before + 1)
        first = "[contenteditable]" if block["type"] == "text" else ":is(input, textarea)"
        expect(blocks(self.page).last.locator(f"fieldset {first}:focus")).to_be_visible()
        getattr(self, block["type"])(block)

    def text(self, block: dict) -> None:
        self.paste(plain(block["body"]), block["body"])

    def titled(self, title: str, body: str) -> None:
        """A title with the text below it, in one go."""
        self.paste(f"{title}\n{plain(body)}", f"<h3>{title}</h3>{body}")
        self.press("Tab", 3)  # past the buttons of the text and the text

    def lesson(self, block: dict) -> None:
        self.titled(block["title"], block["body"])
        self.topics(block["topics"])
        if "kind" in block:
            self.choose({"valkuil": "Valkuil", "succesfactor": "Succesfactor"}[block["kind"]])

    def quote(self, block: dict) -> None:
        self.paste(block["text"])
        self.press("Tab")
        self.find(self.names[f"practitioner:{block['speaker']}"])
        self.press("Tab", 3)
        if not self.page.locator(":focus").input_value():  # the first time that this person is quoted
            self.paste(block["role"])
            self.press("Tab")
            self.find(self.names[f"organisation:{block['organisation']}"])
            self.press("Tab", 2)
        else:
            self.press("Tab", 3)
        self.topics(block["topics"])

    def tip(self, block: dict) -> None:
        self.titled(block["title"], block["explanation"])
        self.topics(block["topics"])
        for name, shown in [("phase", {"starten": "Starten"}), ("level", LEVELS), ("cooperation", WITH)]:
            if name in block:
                self.choose(shown[block[name]])
            self.press("Tab")


LEVELS = {"persoon": "Jezelf", "organisatie": "Je organisatie"}
WITH = {"intern": "Binnen je organisatie", "samenleving": "Met inwoners en organisaties"}


def stored() -> list[str]:
    found = [
        (one.ordering, one._meta.model_name) for kind in Story.block_models() for one in kind.objects.all()
    ]
    return [name for _, name in sorted(found)]


def test_article_001_is_entered_by_hand_in_ten_minutes(page, names, article, capsys):
    story, parts = article
    log_in(page)
    page.goto("/beheer/stories/story/")
    editor = Editor(page)
    editor.names = names
    editor.click(page.get_by_role("link", name="Verhaal toevoegen"))
    expect(page.get_by_label("Titel").first).to_be_focused()
    editor.head(story)
    editor.who(story["contributions"])
    for part in parts:
        editor.block(part)
    editor.click(page.get_by_role("button", name="Opslaan", exact=True).last)
    expect(page.locator(".messagelist .success")).to_be_visible()

    with capsys.disabled():
        print(f"\n{editor}")  # noqa: T201
    assert stored() == [part["type"] for part in parts]
    assert {one.title for one in (*Lesson.objects.all(), *Tip.objects.all())} == {
        part["title"] for part in parts if "title" in part
    }
    assert editor.clicks <= 40
    assert editor.keys <= 440
    assert editor.pastes <= 44
    assert editor.seconds <= 600
