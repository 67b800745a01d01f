"""A cache between the site and ten readers gives nobody what is of another, however literal it is."""

import random

import pytest
from django.core.cache import cache

from tests.comment_form import Reader
from tests.factories import make_comment, make_story, make_tip

pytestmark = pytest.mark.django_db
REQUESTS = 400  # 2,000 of them were tried once; each page of a reader with a cookie is made anew


class SharedCache:
    """RFC 9111, for all readers together: it keeps what it may keep, and asks again when it must."""

    def __init__(self):
        self.kept = {}
        self.hits = 0

    def get(self, reader, path):
        entry = self.kept.get(path)
        if entry and self.matches(entry, reader):
            answer = reader.get(path, headers={"If-None-Match": entry["ETag"]})
            if answer.status_code == 304:
                self.hits += 1
                return entry
        else:
            answer = reader.get(path)
        rules = {rule.strip() for rule in answer["Cache-Control"].split(",")}
        if answer.status_code == 200 and "public" in rules and not rules & {"private", "no-store"}:
            assert not answer.cookies, path
            assert answer.has_header("ETag"), path
            self.kept[path] = answer
        return answer

    def matches(self, entry, reader):
        """A cache may not know what a cookie means: it looks at ``Vary`` alone."""
        named = {name.strip().lower() for name in entry.get("Vary", "").split(",")}
        return "cookie" not in named and "*" not in named


def canary(n: int) -> str:
    return f"Kanarie-{n}-zingt"


@pytest.fixture
def readers():
    return [Reader(REMOTE_ADDR=f"192.0.2.{n}") for n in range(1, 11)]


@pytest.mark.slow
def test_no_reader_gets_what_is_of_another(readers, settings):
    settings.PAGE_CACHE_SECONDS = 60
    cache.clear()
    stories = [make_story(title=f"Verhaal van de dag {n}") for n in range(4)]
    for story in stories:
        make_tip(parent=story)
        make_comment(story)
    pages = [
        path
        for story in stories
        for path in (story.get_absolute_url(), f"{story.get_absolute_url()}reageren/")
    ]
    pages += ["/", "/verhalen/", "/tips/", "/mijn-reacties/", f"{stories[0].get_absolute_url()}reacties.atom"]
    between, chance = SharedCache(), random.Random(25)
    for n, reader in enumerate(readers):
        for story in stories[: n % 4 + 1]:
            reader.respond(story, name=canary(n), body=f"{canary(n)} bij {story.title}")
    for _ in range(REQUESTS):
        n = chance.randrange(len(readers))
        said = between.get(readers[n], chance.choice(pages)).content.decode()
        others = [other for other in range(len(readers)) if other != n and canary(other) in said]
        assert not others
    own = readers[0].get(stories[0].get_absolute_url()).content.decode()
    assert canary(0) in own  # or the test would prove nothing
    assert between.hits > REQUESTS / 20
