"""Fault 4.11: three editors open and save one story in any order, its blocks, topics and their order too.

A small model says of each save whether it is taken and what there is then. ``TURNS=1000`` makes it longer.
"""

import os
import random
from dataclasses import dataclass, replace
from unittest.mock import patch

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client

from practices.models import Tip
from stories.models import Story
from tests.admin_form import as_sent
from tests.factories import make_draft, make_editor, make_lesson, make_tip, make_topic
from tests.history import change_url, rows

TURNS = int(os.environ.get("TURNS", "100"))


@dataclass(frozen=True)
class Content:
    title: str
    lead: str
    topics: frozenset[int]
    lessons: tuple[int, ...]  # in their order
    tip: str


@dataclass
class InHand:
    """A form that somebody opened, with what they typed in it; ``shown`` is what they saw beside it since."""

    thing: Story | Tip
    form: dict[str, list[str]]
    opened: Content
    shown: Content
    typed: Content
    anyway: str = ""


class Desk:
    """The story, and what the model says that is in it."""

    def __init__(self):
        self.story = make_draft(title="begin")
        self.topics = [make_topic().pk for _ in range(3)]
        for _ in range(3):
            make_lesson(parent=self.story)
        self.tip = make_tip(parent=self.story, title="begin")
        self.now = self.found()
        self.changes = 0  # saves that were taken, and that changed something

    def found(self) -> Content:
        story = Story.objects.get()
        return Content(
            story.title,
            story.lead,
            frozenset(story.topics.values_list("pk", flat=True)),
            tuple(story.lessons.in_story_order().values_list("pk", flat=True)),
            story.tips.get().title,
        )

    def open(self, editor, chance, turn) -> InHand:
        thing = self.tip if chance.random() < 0.2 else self.story
        form = as_sent(editor.get(change_url(thing)))
        hand = InHand(thing, form, self.now, self.now, self.now)
        self.type_in(hand, chance, f"beurt {turn}")
        return hand

    def type_in(self, hand, chance, words):
        if hand.thing == self.tip:
            hand.form["title"], hand.typed = [words], replace(hand.typed, tip=words)
            return
        for what in chance.sample(["title", "lead", "topics", "order", "delete", "tip", "nothing"], 2):
            getattr(self, f"type_{what}")(hand, chance, words)

    def type_nothing(self, hand, chance, words):
        """Opened and saved."""

    def type_title(self, hand, chance, words):
        hand.form["title"], hand.typed = [words], replace(hand.typed, title=words)

    def type_lead(self, hand, chance, words):
        hand.form["lead"], hand.typed = [words], replace(hand.typed, lead=words)

    def type_tip(self, hand, chance, words):
        hand.form["tips-0-title"], hand.typed = [words], replace(hand.typed, tip=words)

    def type_topics(self, hand, chance, words):
        chosen = chance.sample(self.topics, chance.randrange(3))
        hand.form["topics"] = [str(pk) for pk in chosen]
        hand.typed = replace(hand.typed, topics=frozenset(chosen))

    def type_order(self, hand, chance, words):
        order = chance.sample(hand.typed.lessons, len(hand.typed.lessons))
        for number in range(len(hand.opened.lessons)):
            pk = int(hand.form[f"lessons-{number}-id"][0])
            if pk in order:
                hand.form[f"lessons-{number}-ordering"] = [str(9000 + order.index(pk))]
        hand.typed = replace(hand.typed, lessons=tuple(order))

    def type_delete(self, hand, chance, words):
        if len(hand.typed.lessons) == 1:
            return
        number = chance.randrange(len(hand.opened.lessons))
        hand.form[f"lessons-{number}-DELETE"] = ["on"]
        gone = int(hand.form[f"lessons-{number}-id"][0])
        hand.typed = replace(hand.typed, lessons=tuple(pk for pk in hand.typed.lessons if pk != gone))

    def save(self, editor, hand) -> bool:
        """Whether it was taken; checked against the model."""
        sent = hand.form | ({"toch_bewaren": [hand.anyway]} if hand.anyway else {})
        with patch.object(SimpleTemplateResponse, "rendered_content", ""):  # nobody looks at the page here
            answer = editor.post(change_url(hand.thing), sent)
        assert (answer.status_code == 302) == self.is_taken(hand)
        if answer.status_code == 302:
            self.changes += self.after(hand) != self.now
            self.now = self.after(hand)
        else:
            hand.anyway, hand.shown = answer.context_data["held"].digest, self.now
        assert self.found() == self.now
        return answer.status_code == 302

    def is_taken(self, hand) -> bool:
        """The form of the tip shows nothing of its story. What is back as it was is in nobody's way."""
        if hand.thing == self.tip:
            return self.now.tip in {hand.opened.tip, hand.shown.tip}
        return self.now in {hand.opened, hand.shown}

    def after(self, hand) -> Content:
        if hand.thing == self.tip:
            return replace(self.now, tip=hand.typed.tip)
        return hand.typed


def newest(editor, story) -> int:
    """The number of the last version; the page shows fifty of them."""
    return int(rows(editor, story)[0].split()[0])


@pytest.mark.slow
@pytest.mark.django_db
def test_nothing_is_overwritten_silently_and_every_save_is_in_the_history():
    editors = [Client() for _ in range(3)]
    for editor in editors:
        editor.force_login(make_editor())
    desk, chance, hands = Desk(), random.Random(411), {}
    before, taken = newest(editors[0], desk.story), 0
    for turn in range(TURNS):
        who = chance.randrange(3)
        if who not in hands or (hands[who].anyway and chance.random() < 0.4):
            hands[who] = desk.open(editors[who], chance, turn)  # or gives up, and begins again
        elif desk.save(editors[who], hands[who]):
            taken += 1
            del hands[who]
    assert taken > TURNS / 5
    # A save that changes nothing makes no version; one that only numbers the blocks anew does.
    assert desk.changes <= newest(editors[0], desk.story) - before <= taken
