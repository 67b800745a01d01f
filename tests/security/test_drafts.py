"""What is not published leaves no trace anywhere, not even in a number.

The words below stand in everything that is not published. The crawl compares the site before and after as well:
one byte more or less would tell that something is being written.
"""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command

from practices.models import Practitioner, Term, Tip
from stories.models import Contribution, Story
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
    tomorrow,
)
from tests.security.addresses import public_addresses

pytestmark = pytest.mark.django_db
CANARY = "Zwijgplicht"
LINK = re.compile(r'(?:href|src)="([^"]+)"|<(?:loc|id)>([^<]+)<')
OF_ONE_FORM = re.compile(rb'name="(?:nonce|csrfmiddlewaretoken)" value="[^"]*"')  # differs every time
MOST_PAGES = 200
LISTS = ["verhalen", "lessen", "tips", "citaten", "mensen", "organisaties"]
# Slugs without the canary: an address may be repeated, a name may not.
HIDDEN_SLUGS = {
    "verhalen": ["stil-0", "stil-1", "stil-oud"],
    "lessen": ["stille-les-0", "stille-les-1"],
    "tips": ["stille-tip-0", "stille-tip-1", "stil-ingestuurd", "stil-geweigerd"],
    "citaten": ["stil-citaat-0", "stil-citaat-1"],
    "mensen": ["stille-mens", "niet-te-noemen"],
    "organisaties": ["stille-organisatie"],
    "onderwerpen": ["stil-onderwerp", "stil-opgegaan"],
    "begrippen": ["stil-begrip"],
    "reeksen": ["stille-reeks"],
}
QUERIES = [
    "onderwerp=stil-onderwerp",
    "onderwerp=stil-onderwerp&onderwerp=vertrouwen",
    "persoon=stille-mens",
    "persoon=niet-te-noemen",
    "organisatie=waterschap",
    "bron=De+Stille+Krant",
    "q=fluisteren",
    "q=stil",
    "q=zwijgplich",  # nearly the word: it must not be proposed
    "q=zwijgplihct",
    "q=zwij",
]


def hide_everything(site):
    """A draft and a scheduled story with all that belongs to them, tied to what is published in every way."""
    topic = make_topic(
        f"{CANARY} onderwerp", slug="stil-onderwerp", description=f"<p>{CANARY}</p>", featured=True
    )
    make_topic("nabijheid", slug="stil-opgegaan", merged_into=topic)
    organisation = make_organisation(name=f"{CANARY} dijk", slug="stille-organisatie", kind="waterschap")
    person = make_practitioner(
        name=f"Mo {CANARY}",
        slug="stille-mens",
        organisation=organisation,
        role=CANARY,
        topics=[topic, site.topic],
    )
    nameless = make_practitioner(name=f"Jo {CANARY}", slug="niet-te-noemen", legal_ground="bezwaar")
    term = make_term(name=f"{CANARY} begrip", slug="stil-begrip", definition="", topic=topic)
    make_series(title=f"{CANARY} reeks", slug="stille-reeks")
    for number, moment in enumerate([None, tomorrow()]):
        story = make_story(
            slug=f"stil-{number}",
            title=f"{CANARY} titel",
            subtitle=CANARY,
            lead=f"{CANARY} fluisteren",
            published_at=moment,
            featured_until=tomorrow().date(),
            source_name="De Stille Krant",
            series=site.series,
            series_position=3 + number,
            announced_part=CANARY,
            topics=[topic, site.topic],
            authors=[person, site.practitioner, nameless],
        )
        make_text(parent=story, body=f"<h2>{CANARY}</h2><p>{CANARY} fluisteren met netwerk</p>")
        make_picture(parent=story, caption=CANARY)
        lesson = make_lesson(
            parent=story, slug=f"stille-les-{number}", title=f"{CANARY} les", topics=[site.topic, topic]
        )
        tips = {"title": f"{CANARY} tip fluisteren", "lesson": site.lesson, "topics": [site.topic, topic]}
        make_tip(parent=story, slug=f"stille-tip-{number}", **tips)
        said = {"speaker": site.practitioner, "organisation": site.organisation, "topics": [site.topic]}
        make_quote(parent=story, slug=f"stil-citaat-{number}", text=f"{CANARY} citaat", **said)
        site.term.definitions.create(text=f"{CANARY} omschrijving", story=story)
        term.definitions.create(text=f"{CANARY} omschrijving", story=story)
        site.story.related.add(story)
        Tip.objects.filter(pk=site.other_tip.pk).update(lesson=lesson)
    make_reader_tip(
        slug="stil-ingestuurd", title=f"{CANARY} inzending", status="ingestuurd", topics=[site.topic]
    )
    make_reader_tip(
        slug="stil-geweigerd", title=f"{CANARY} weigering", status="afgewezen", topics=[site.topic]
    )
    Term.objects.filter(pk=site.term.pk).update(contrasts_with=term)
    site.practitioner.network_roles.add(term)
    old = make_draft(slug="stil-oud", title=f"{CANARY} oud")
    old.slug = "stil-oud-2"
    old.save()


def crawl(visitor, site):
    """Every page that can be reached from the known addresses, and the lists narrowed to what is hidden."""
    lists = [f"/{word}/?{query}" for word in LISTS for query in QUERIES]
    wanted = public_addresses(site) + lists + [f"/zoeken/?{query}" for query in QUERIES]
    wanted += [f"/zoeken/suggesties/?{query}" for query in QUERIES]
    found: dict[str, tuple[int, bytes]] = {}
    while wanted:
        address = wanted.pop().partition("#")[0]
        if address in found:
            continue
        answer = visitor.get(address)
        found[address] = (answer.status_code, OF_ONE_FORM.sub(b"", answer.content))
        if answer.status_code == 200 and "?" not in address:
            links = [a or b for a, b in LINK.findall(answer.content.decode())]
            local = [urlsplit(urljoin(f"http://127.0.0.1:8000{address}", link)) for link in links]
            wanted += [
                u.path
                for u in local
                if u.netloc == "127.0.0.1:8000" and not u.path.startswith(("/static", "/media"))
            ]
        assert len(found) < MOST_PAGES
    return found


@pytest.mark.slow
def test_what_is_not_published_changes_no_byte_of_the_site(visitor, site):
    call_command("rebuild_search_index")
    before = crawl(visitor, site)
    hide_everything(site)
    call_command("rebuild_search_index")
    after = crawl(visitor, site)
    assert [address for address, (_, body) in after.items() if CANARY.lower().encode() in body.lower()] == []
    assert [address for address in after if before.get(address) != after[address]] == []
    assert before.keys() == after.keys()


def test_everything_hidden_appears_once_it_is_published(visitor, site):
    """The test above looks in the right places: the same words are found when the stories come out."""
    hide_everything(site)
    for story in Story.objects.filter(slug__startswith="stil-"):
        story.published_at, story.permission = site.story.published_at, "eigen-werk"
        story.save()
    places = [
        "/",
        "/verhalen/",
        "/lessen/",
        "/tips/",
        "/citaten/",
        "/mensen/",
        "/organisaties/",
        "/onderwerpen/",
    ]
    places += ["/begrippen/", "/verhalen/feed.atom", "/tips/feed.atom", site.story.get_absolute_url()]
    places += [
        site.series.get_absolute_url(),
        site.topic.get_absolute_url(),
        site.practitioner.get_absolute_url(),
    ]
    places += [
        site.organisation.get_absolute_url(),
        site.term.get_absolute_url(),
        site.tip.get_absolute_url(),
    ]
    assert [place for place in places if CANARY.encode() not in visitor.ask(place).content] == []


def test_hidden_page_is_like_one_that_never_was(visitor, site):
    """The same bytes but for the address, so that nobody can tell what is coming."""
    hide_everything(site)
    for word, slugs in HIDDEN_SLUGS.items():
        for slug in slugs:
            hidden, missing = visitor.ask(f"/{word}/{slug}/"), visitor.ask(f"/{word}/nooit-{slug}/")
            assert hidden.status_code == missing.status_code == 404, (word, slug)
            assert hidden.content.replace(slug.encode(), b"") == missing.content.replace(
                f"nooit-{slug}".encode(), b""
            )
            assert dict(hidden.headers).keys() == dict(missing.headers).keys()


def test_editor_sees_no_draft_on_the_public_page_either(editor, site):
    """A preview is an address of its own: the public one is the same for everybody."""
    hide_everything(site)
    assert editor.ask("/verhalen/stil-0/").status_code == 404


def test_mention_in_a_draft_makes_nobody_public(site):
    person = make_practitioner(name="Sam Stil")
    Contribution.objects.create(story=make_draft(), practitioner=person, kind="genoemd")
    assert not Practitioner.objects.published().filter(pk=person.pk).exists()
