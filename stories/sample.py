"""Made-up content in large amounts, to measure speed with. The same number of stories gives the same rows.

Rows go in by ``bulk_create``: what ``save()`` would derive is given here, and there is no history.
"""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import models

from netwerk.content.names import short_slug, sort_key
from netwerk.content.surnames import person_sort_key
from practices.models import (
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    TaggedLesson,
    TaggedQuote,
    TaggedTip,
    Tip,
    Topic,
)

from .models import Comparison, Contribution, Story, TaggedStory, Text

BATCH = 2_000
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
BEGIN = "aan be ge ver samen in om op uit mee over onder door her ont".split()  # noqa: SIM905 — words read better so
ROOT = """werk net land buurt wijk raad plan vraag stem brug weg huis kring tafel school zorg water markt taal
 beeld stuur bouw leer luister spreek deel vorm zoek vind draag kies hoor breng geef houd loop schrijf""".split()  # noqa: SIM905 — as above
END = ["", "en", "ing", "er", "schap", "baar", "lijk", "heid", "s", "je"]
GLUE = "de het een van met en voor bij in op als dan maar want zo wie waar niet ook".split()  # noqa: SIM905 — as above
PHASES, LEVELS = [*Tip.Phase.values, ""], [*Tip.Level.values, ""]


class Sample:
    """Words and choices from one random source; the first topics are used far more than the last."""

    def __init__(self, stories: int):
        self.random = random.Random(stories)  # noqa: S311 — nothing secret: the point is that it repeats
        self.vocabulary = [b + r + e for b in ["", *BEGIN] for r in ROOT for e in END]
        self.random.shuffle(self.vocabulary)
        self.weights = [1 / (rank + 1) for rank in range(len(self.vocabulary))]

    def words(self, length: int) -> list[str]:
        rare = self.random.choices(self.vocabulary, self.weights, k=length // 2)
        return [
            word for pair in zip(rare, self.random.choices(GLUE, k=len(rare)), strict=True) for word in pair
        ]

    def sentence(self, length: int) -> str:
        return " ".join(self.words(length)).capitalize()

    def paragraphs(self, number: int) -> str:
        return "".join(f"<p>{self.sentence(60)}.</p>" for _ in range(number))

    def some(self, things: list, most: int) -> list:
        """A few different things, the first in the list most often."""
        weights = [1 / (rank + 1) for rank in range(len(things))]
        return list(dict.fromkeys(self.random.choices(things, weights, k=self.random.randint(1, most))))


def generate(stories: int) -> None:
    """Fill an empty database: for each story 5 tips, 2 lessons, 2 quotes and 3 texts; a tenth as many people."""
    sample = Sample(stories)
    topics = _named(Topic, [f"{sample.vocabulary[n]} {n}" for n in range(120)])
    names = [f"Gemeente {sample.vocabulary[n].capitalize()} {n}" for n in range(max(20, stories // 40))]
    kinds = Organisation.Kind.values
    organisations = _named(Organisation, names, kind=lambda n: kinds[n * n % len(kinds)])
    people = _named(
        Practitioner,
        [f"Robin van {sample.vocabulary[n % 4000].capitalize()} {n}" for n in range(max(20, stories // 10))],
        role=lambda n: "adviseur",
        legal_ground=lambda n: "openbaar",
        organisation=lambda n: organisations[n % len(organisations)],
    )
    for start in range(0, stories, BATCH):
        _stories(sample, range(start, min(start + BATCH, stories)), topics, people)


def _named(model: type[models.Model], names: list[str], **fields) -> list:
    key = person_sort_key if model is Practitioner else sort_key
    rows = [
        model(
            name=name,
            slug=short_slug(name),
            sort_name=key(name),
            **{f: value(n) for f, value in fields.items()},
        )
        for n, name in enumerate(names)
    ]
    return model._base_manager.bulk_create(rows, BATCH)


def _stories(sample: Sample, numbers: Iterable[int], topics: list, people: list) -> None:
    rows = []
    for n in numbers:
        title = f"{sample.sentence(6)} {n}"
        rows.append(
            Story(
                title=title,
                slug=short_slug(title),
                sort_name=sort_key(title),
                lead=sample.sentence(30),
                kind=Story.Kind.values[n % 4],
                permission="eigen-werk",
                word_count=700 + n % 900,
                published_at=NEWEST - timedelta(hours=n),
                original_date=datetime(2010 + n % 15, 1 + n % 12, 1).date(),
            )
        )
    stories = Story.objects.bulk_create(rows)
    _tag(sample, TaggedStory, stories, topics, 4)
    Contribution.objects.bulk_create(
        Contribution(story=s, practitioner=p) for s in stories for p in sample.some(people, 2)
    )
    Text.objects.bulk_create(
        Text(parent=s, ordering=n, body=f"<h2>{sample.sentence(4)}</h2>{sample.paragraphs(3)}")
        for s in stories
        for n in (5, 45, 95)
    )
    Comparison.objects.bulk_create(
        Comparison(
            parent=s,
            ordering=99,
            caption="Van oud naar nieuw",
            left_heading="Van",
            right_heading="Naar",
            lines="a | b",
        )
        for s in stories[::20]
    )
    made = {
        TaggedTip: (
            Tip,
            5,
            lambda n: {"explanation": sample.paragraphs(1), "phase": PHASES[n % 6], "level": LEVELS[n % 4]},
        ),
        TaggedLesson: (Lesson, 2, lambda n: {"body": sample.paragraphs(2)}),
        TaggedQuote: (Quote, 2, lambda n: {}),
    }
    for rows_model, (model, number, fields) in made.items():
        blocks = [
            _block(sample, model, s, n, fields(s.pk * number + n), people)
            for s in stories
            for n in range(number)
        ]
        _tag(sample, rows_model, model._default_manager.bulk_create(blocks, BATCH), topics, 3)


def _block(sample: Sample, model, story: Story, n: int, fields: dict, people: list):
    title = f"{sample.sentence(8)} {story.pk}-{n}"
    if model is Quote:
        speaker = sample.some(people, 1)[0]
        fields = {"text": sample.sentence(40), "speaker": speaker, "organisation_id": speaker.organisation_id}
    else:
        fields["title"] = title
    return model(
        parent=story,
        published_at=story.published_at,
        ordering=10 * n + 10,
        slug=short_slug(title),
        sort_name=sort_key(title),
        **fields,
    )


def _tag(sample: Sample, rows_model, things: list, topics: list, most: int) -> None:
    rows = (
        rows_model(content_object=thing, tag=topic) for thing in things for topic in sample.some(topics, most)
    )
    rows_model.objects.bulk_create(rows, BATCH)
