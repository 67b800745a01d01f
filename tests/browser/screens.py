"""Every screen of the admin, from its own addresses: a new screen is looked at by itself."""

from dataclasses import dataclass

from django.utils import timezone

from tests.factories import (
    make_comparison,
    make_draft,
    make_lesson,
    make_picture,
    make_practitioner,
    make_quote,
    make_review,
    make_story,
    make_text,
    make_tip,
    make_topic,
    make_waiting,
    tomorrow,
)
from tests.security.addresses import PLACE, admin_patterns, filled
from tests.security.test_rights import MAKE


@dataclass(frozen=True)
class Screen:
    name: str
    address: str


def make_full_story(**fields):
    """A story with every kind of block, somebody who wrote it, and a version before this one."""
    topic, person = make_topic("vertrouwen"), make_practitioner()
    story = make_story(title="Een verhaal met alles", topics=[topic], authors=[person], **fields)
    make_text(parent=story)
    make_lesson(parent=story, topics=[topic])
    make_quote(parent=story, speaker=person)
    make_tip(parent=story, topics=[topic])
    make_comparison(parent=story)
    make_picture(parent=story)
    story.lead = "Een nieuwe inleiding."
    story.save()
    return story


def make_things() -> dict[str, list]:
    """For each model of the admin what its screens are about; for a story one in each state."""
    things = {model: [make()] for model, make in MAKE.items()}
    story = make_full_story()
    review = make_review(make_draft())
    others = [story, review.story, make_story(published_at=tomorrow()), make_draft(title="")]
    archived = make_draft(archived_at=timezone.now())
    things["stories.story"] = [*others, archived, *things["stories.story"]]
    things["stories.comment"] += [make_waiting(story, email="marjan@example.org")]
    return things


def screens(client, things) -> list[Screen]:
    """What a superuser can open. ``things``: for each model; a page is of the first for which it is there."""
    found = []
    for route, name in admin_patterns():
        addresses = [filled(route, str(key)) for key in keys(route, things)]
        opened = (address for address in addresses if is_page(client.get(address)))
        if address := next(opened, ""):
            found.append(Screen(name, address))
    return found


def keys(route: str, things) -> list:
    if not PLACE.search(route):
        return [""]
    words = route.split("/")
    return [thing.pk for thing in things.get(f"{words[1]}.{words[2]}", [])] if len(words) > 2 else []


def is_page(answer) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
