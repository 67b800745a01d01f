"""What is looked at before a story is published. Errors hold it back, hints do not."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from netwerk.content.names import sort_key
from netwerk.content.richtext import plain
from practices.models import Block, Lesson, Practitioner, Quote, Tip
from practices.quotation import looks_literal

from .models import Comparison, Contribution, Picture, Story, Text

ERROR, HINT = "error", "hint"
MOST_WORDS = 30
TOPICS = [Lesson, Tip]
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')]*\s+")
END_OF_PART = re.compile(r"</(?:p|li|h2|h3|blockquote)>|<br>")
CUT_OFF = re.compile(r"(\.\.\.|…|%E2%80%A6)$", re.IGNORECASE)
HEADING = re.compile(r"<h([23])[^>]*>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True)
class Check:
    """``anchor`` is the field of the form in which it can be put right."""

    level: str
    text: str
    anchor: str


def checks(story: Story) -> list[Check]:
    """Errors first. Looks at what is saved, in one query for each kind of thing the story is made of."""
    blocks = blocks_with_prefixes(story)
    found = [
        *about_story(story),
        *about_people(story.contributions.select_related("practitioner")),
        *about_headings(blocks),
        *about_repeated_title(story, blocks),
        *(check for block, place in blocks for check in LOOKS[type(block)](block, place)),
    ]
    return sorted(found, key=lambda check: check.level != ERROR)


def errors(story: Story) -> list[str]:
    return [check.text for check in checks(story) if check.level == ERROR]


def blocks_with_prefixes(story: Story) -> list[tuple[Any, str]]:
    """The blocks in the order of the story, each with how the names of its fields begin: ``id_lessons-0``."""
    found = []
    for model in Story.block_models():
        rows: Any = model._default_manager.filter(parent=story).order_by("ordering", "pk")
        if model is Quote:
            rows = rows.select_related("speaker")
        if model in TOPICS:
            rows = rows.prefetch_related("topics")
        prefix = model._meta.get_field("parent").remote_field.get_accessor_name()
        found += [(block, f"id_{prefix}-{number}") for number, block in enumerate(rows)]
    return sorted(found, key=lambda pair: pair[0].ordering)


def about_story(story: Story) -> Iterator[Check]:
    if not story.title.strip():
        yield Check(ERROR, "Geef het verhaal een titel.", "id_title")
    if not story.topics.exists():
        yield Check(ERROR, "Kies minstens één onderwerp.", "id_topics")
    if not story.permission:
        yield Check(ERROR, "Kies het recht om te plaatsen.", "id_permission")
    elif story.permission != Story.Permission.OWN_WORK:
        yield from about_source(story)
    if story.is_link_only:
        yield from about_link_only(story)
    if story.review_on and story.review_on <= timezone.localdate():
        yield Check(HINT, "De dag om dit verhaal opnieuw te bekijken is voorbij.", "id_review_on")
    yield from about_sentences(story.lead, "de inleiding", "id_lead")


def about_source(story: Story) -> Iterator[Check]:
    """What an article does not tell of its source stays unknown; then the story says so."""
    gaps = story.gaps()
    if not story.source_name.strip() and not is_told(gaps, "naam"):
        text = "Vul de naam van de bron in. Onbekend? Schrijf bij “wat ontbreekt”: De naam van de bron ontbreekt."
        yield Check(ERROR, text, "id_source_name")
    if not story.source_url and story.source_complete and not is_told(gaps, "adres"):
        text = "Vul het adres van de bron in. Onbekend? Schrijf bij “wat ontbreekt”: Het adres van de bron ontbreekt."
        yield Check(ERROR, text, "id_source_url")
    elif not story.source_url:
        text = "De bron is niet compleet: er is geen adres. Vind je het nog? Vul het dan in."
        yield Check(HINT, text, "id_source_url")
    elif story.source_complete and CUT_OFF.search(story.source_url):
        text = "Het adres van de bron is afgebroken. Vul het hele adres in, of zet “adres is compleet” uit."
        yield Check(ERROR, text, "id_source_url")
    elif not story.source_complete:
        text = "De bron is niet compleet: het adres is afgebroken, dus lezers zien geen link. Zoek het hele adres."
        yield Check(HINT, text, "id_source_url")


def about_link_only(story: Story) -> Iterator[Check]:
    """The field promises that what the source says is not shown; the editor sees what that means here."""
    if not story.source_link():
        text = "Bij “alleen een link naar de bron” is het hele adres van de bron nodig."
        yield Check(ERROR, text, "id_source_url")
    text = "Lezers zien alleen de titel, de bron en de lessen, tips en citaten die de redactie zelf afleidde."
    yield Check(HINT, text, "id_permission")
    if story.comments.visible().filter(taken_over=True).exists():
        text = "Onder dit verhaal staan reacties die van de bron zijn overgenomen. Haal ze weg bij Reacties."
        yield Check(ERROR, text, "id_permission")


def is_told(gaps: list[str], what: str) -> bool:
    """Whether a line names it, and after it the source. Looked for in two steps: a long line is read once."""
    told = (re.split(rf"\b{what}\b", gap, maxsplit=1, flags=re.IGNORECASE)[1:] for gap in gaps)
    return any(re.search(r"\bbron\b", rest[0], re.IGNORECASE) for rest in told if rest)


def about_people(contributions: Iterable[Contribution]) -> Iterator[Check]:
    for number, contribution in enumerate(contributions):
        yield from about_person(contribution.practitioner, f"id_contributions-{number}-practitioner")


def about_person(person: Practitioner, place: str) -> Iterator[Check]:
    """Whoever asked not to be named is told of only: the site shows the role already."""
    if person.may_be_named and person.photo_problems():
        yield Check(ERROR, f"Beschrijf bij Mensen wat er op de foto van {person} te zien is.", place)
    match person.legal_ground:
        case Practitioner.LegalGround.UNKNOWN:
            yield Check(ERROR, f"Kies bij Mensen een grondslag voor {person}.", place)
        case Practitioner.LegalGround.CONSENT if person.consent_problems():
            yield Check(ERROR, f"Vul bij Mensen in wanneer {person} toestemming gaf, en waarvoor.", place)
        case Practitioner.LegalGround.OBJECTION:
            yield Check(HINT, f"Over {person} loopt een verzoek. De naam staat niet op de site.", place)


def about_headings(blocks: Iterable[tuple[Block, str]]) -> Iterator[Check]:
    """A lesson has a heading of the second level itself."""
    has_heading = False
    for block, place in blocks:
        has_heading |= isinstance(block, Lesson)
        html = block.body if isinstance(block, Text | Lesson) else ""
        for level, words in HEADING.findall(html):
            if not plain(words):
                yield Check(ERROR, "Er staat een kop zonder tekst.", f"{place}-body")
            if level == "3" and not has_heading:
                text = f"Boven de kleine kop “{plain(words)}” hoort eerst een grote kop."
                yield Check(ERROR, text, f"{place}-body")
            has_heading |= level == "2"


def about_repeated_title(story: Story, blocks: Iterable[tuple[Block, str]]) -> Iterator[Check]:
    """A page that was pasted whole brings its title along, which stands above the story already."""
    titles = {sort_key(title) for title in (story.title, story.subtitle)} - {""}
    for block, place in blocks:
        parts = END_OF_PART.split(block.body) if isinstance(block, Text) else []
        if any(sort_key(plain(part)) in titles for part in parts[:2]):
            yield Check(HINT, "De titel van het verhaal staat nog een keer in een tekst.", f"{place}-body")


def about_text(text: Text, place: str) -> Iterator[Check]:
    if not plain(text.body):
        yield Check(ERROR, "Dit tekstblok is leeg. Vul het in of haal het weg.", f"{place}-body")
    yield from about_sentences(text.body, "een tekst", f"{place}-body")


def about_lesson(lesson: Lesson, place: str) -> Iterator[Check]:
    yield from about_topics(lesson, f"Les “{lesson}” heeft geen onderwerp.", f"{place}-topics")
    yield from about_sentences(lesson.body, f"les “{lesson}”", f"{place}-body")


def about_tip(tip: Tip, place: str) -> Iterator[Check]:
    yield from about_topics(tip, f"Tip “{tip}” heeft geen onderwerp.", f"{place}-topics")
    yield from about_sentences(tip.explanation, f"tip “{tip}”", f"{place}-explanation")


def about_topics(block: Lesson | Tip, text: str, place: str) -> Iterator[Check]:
    if not block.topics.all():
        yield Check(HINT, text, place)


def about_picture(picture: Picture, place: str) -> Iterator[Check]:
    if not picture.decorative and not picture.alt.strip():
        text = "Beschrijf wat er op de afbeelding te zien is, of kies “alleen versiering”."
        yield Check(ERROR, text, f"{place}-alt")


def about_comparison(comparison: Comparison, place: str) -> Iterator[Check]:
    if not comparison.rows():
        yield Check(ERROR, f"De vergelijking “{comparison}” heeft geen regels.", f"{place}-lines")


def about_quote(quote: Quote, place: str) -> Iterator[Check]:
    if quote.speaker:
        yield from about_person(quote.speaker, f"{place}-speaker")
    elif not quote.speaker_label.strip():
        yield Check(ERROR, f"Wie zei “{quote}”? Kies iemand, of geef een omschrijving.", f"{place}-speaker")
    if not quote.is_literal and looks_literal(quote.text):
        text = f"Citaat “{quote}” heeft aanhalingstekens, maar het is in onze woorden. Haal ze weg of kies letterlijk."
        yield Check(HINT, text, f"{place}-text")
    if not quote.text.strip():
        yield Check(ERROR, "Dit citaat is leeg. Vul het in of haal het weg.", f"{place}-text")


def about_sentences(html: str, where: str, place: str) -> Iterator[Check]:
    long = [sentence for sentence in sentences(html) if len(sentence.split()) > MOST_WORDS]
    if long:
        start, number = " ".join(long[0].split()[:5]), len(long[0].split())
        more = f" Er zijn er {len(long)} in dit blok." if len(long) > 1 else ""
        yield Check(HINT, f"Lange zin in {where}, van {number} woorden: “{start} …”.{more}", place)


def sentences(html: str) -> list[str]:
    parts = [plain(part) for part in END_OF_PART.split(html)]
    return [sentence for part in parts for sentence in END_OF_SENTENCE.split(part) if sentence]


LOOKS: dict[type[Block], Callable[[Any, str], Iterator[Check]]] = {
    Text: about_text,
    Lesson: about_lesson,
    Tip: about_tip,
    Quote: about_quote,
    Picture: about_picture,
    Comparison: about_comparison,
}
