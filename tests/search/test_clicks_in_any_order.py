"""After any clicks of editors the index is what it would be if it were made anew. ``TURNS=100`` makes it longer."""

import os
import random
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.forms.models import model_to_dict

from netwerk.editing.merging.merge import merge
from netwerk.search.indexing import make_document
from netwerk.search.models import SearchDocument
from netwerk.search.sources import SOURCES
from practices.models import Organisation, Practitioner, Quote, Tip, Topic
from stories.models import Story
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_tip,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CLICKS = 40


def stored():
    return {(d.kind, d.object_id): shown(d) for d in SearchDocument.objects.all()}


def anew():
    documents = [make_document(source, row) for source in SOURCES.values() for row in source.rows()]
    return {(d.kind, d.object_id): shown(d) for d in documents}


def shown(document):
    return model_to_dict(document, exclude=["id", "vector"])


class Editor:
    """Chooses something at random, and clicks."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        topics = [make_topic() for _ in range(5)]
        people = [make_practitioner(organisation=make_organisation()) for _ in range(4)]
        for n in range(int(os.environ.get("TURNS", "3"))):
            story = (
                make_story(topics=topics[n % 3 : n % 3 + 2], authors=[people[n % 4]]) if n else make_draft()
            )
            make_tip(parent=story, topics=[topics[n % 5]])
            make_lesson(parent=story, topics=[topics[-1]])
            make_quote(parent=story, speaker=people[n % 3], organisation=people[0].organisation)
        make_reader_tip(topics=topics[:1])

    def one_of(self, model, **those):
        return self.random.choice(model.objects.filter(**those).order_by("pk"))

    def click(self):
        name = self.random.choice([name for name in dir(self) if name.startswith("do_")])
        with transaction.atomic():
            getattr(self, name)()
        return name

    def change(self, row, **fields):
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    def do_publish(self):
        moment = datetime(self.random.randint(2001, 2040), 1, self.random.randint(1, 3), tzinfo=UTC)
        self.change(self.one_of(Story), published_at=moment)

    def do_take_off(self):
        self.change(self.one_of(Story), published_at=None)

    def do_show_only_a_link(self):
        self.change(self.one_of(Story), permission=self.random.choice(["alleen-link", "eigen-werk"]))

    def do_rename(self):
        self.change(self.one_of(Topic, merged_into=None), name=f"onderwerp {self.random.random()}")

    def do_give_a_topic(self):
        thing = self.one_of(self.random.choice([Story, Tip, Quote, Practitioner]))
        thing.topics.add(self.one_of(Topic, merged_into=None))

    def do_take_a_topic(self):
        thing = self.one_of(self.random.choice([Story, Tip, Quote]))
        thing.topics.clear()

    def do_move_a_tip(self):
        self.change(self.one_of(Tip, parent__isnull=False), parent=self.one_of(Story))

    def do_have_somebody_else_say_it(self):
        speaker = self.one_of(Practitioner)
        self.change(self.one_of(Quote), speaker=speaker, organisation=speaker.organisation)

    def do_put_in_a_series(self):
        self.change(self.one_of(Story, series=None), series=make_series(), series_position=1)

    def do_delete_a_story(self):
        if Story.objects.count() > 3:
            self.one_of(Story).delete()

    def do_refuse_a_tip(self):
        tip = self.one_of(Tip, parent=None)
        self.change(tip, status=self.random.choice([Tip.Status.REFUSED, Tip.Status.ACCEPTED]))

    def do_merge(self):
        model = self.random.choice([Topic, Practitioner, Organisation])
        rows = model.objects.filter(merged_into=None) if model is Topic else model.objects.all()
        if len(rows) > 2:
            merge(*self.random.sample(list(rows), 2))


@pytest.mark.parametrize("seed", range(int(os.environ.get("TURNS", "3"))))
def test_index_is_what_it_would_be_if_it_were_made_anew(seed):
    editor = Editor(seed)
    assert stored() == anew()
    clicks = []
    for _ in range(CLICKS):
        try:
            clicks.append(editor.click())
        except IndexError:  # nothing is left to choose from
            continue
        assert stored() == anew(), clicks
