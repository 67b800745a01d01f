"""A source that may only be linked to: readers get its title, its address and what editors made of it."""

import pytest
from django.urls import reverse

from netwerk.search.models import SearchDocument
from practices.models import Definition, Quote, Tip
from stories.checks import checks
from stories.models import Contribution, Story
from tests.factories import (
    make_comment,
    make_comparison,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]
SECRET = "Bronwoord"
SOURCE = "https://example.org/artikel"


@pytest.fixture
def story():
    """Made with all that a story can hold, and then closed; each word of the source says so."""
    topic = make_topic("vertrouwen")
    story = make_story(
        title="De titel",
        subtitle=f"{SECRET} onder de titel",
        lead=f"{SECRET} vooraf",
        permission="toestemming",
        source_name="De Krant",
        source_url=SOURCE,
        series=make_series(title="De reeks"),
        topics=[topic],
    )
    speaker = make_practitioner(name=f"{SECRET} Zegger", organisation=make_organisation(name=f"{SECRET}stad"))
    parts = {"parent": story, "topics": [topic]}
    make_text(parent=story, body=f"<p>{SECRET}</p>"), make_comparison(parent=story, caption=SECRET)
    make_picture(parent=story, caption=SECRET, alt=SECRET)
    make_lesson(title=f"{SECRET} les", **parts), make_tip(title=f"{SECRET} tip", **parts)
    make_quote(text=f"{SECRET} gezegd", speaker=speaker, organisation=speaker.organisation, **parts)
    make_tip(title="Onze tip", explanation="<p>Zo doe je dat.</p>", provenance="afgeleid", **parts)
    make_term(name="bronterm", definition=f"{SECRET} betekent dit", story=story)
    mentioned = make_practitioner(name=f"{SECRET} Genoemd")
    Contribution.objects.create(story=story, practitioner=mentioned, kind="genoemd")
    story.permission = "alleen-link"
    story.save()
    story.count_words()
    return story


ADDRESSES = [
    *["/", "/verhalen/", "/verhalen/de-titel/", "/verhalen/feed.atom", "/reeksen/de-reeks/"],
    *["/tips/", "/tips/feed.atom", "/lessen/", "/lessen/feed.atom", "/citaten/", "/citaten/feed.atom"],
    *["/mensen/", "/organisaties/", "/begrippen/", "/zoeken/?q=titel", "/zoeken/?q=vertrouwen"],
    *["/onderwerpen/vertrouwen/", "/feed/onderwerpen/vertrouwen/"],
    *["/sitemap-lesson.xml", "/sitemap-quote.xml", "/sitemap-practitioner.xml"],
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_shows_what_the_source_says(client, story, address):
    response = client.get(address)
    assert response.status_code == 200
    assert SECRET.lower() not in response.content.decode().lower()


def test_the_page_has_the_title_the_link_and_our_own_tip(client, story):
    response = client.get(story.get_absolute_url())
    assert texts(response, "h1") == ["De titel"]
    assert {SOURCE, Tip.objects.get(title="Onze tip").get_absolute_url()} <= links(response)
    assert "Lees dit verhaal bij de bron: De Krant" in page_text(response)
    assert "min leestijd" not in page_text(response)


@pytest.mark.parametrize("kind", ["lessons", "quotes", "definitions", "contributions"])
def test_what_is_of_the_source_has_no_page(client, story, kind):
    part = getattr(story, kind).first()
    thing = {"definitions": "term", "contributions": "practitioner"}.get(kind)
    assert client.get((getattr(part, thing) if thing else part).get_absolute_url()).status_code == 404


def test_our_own_tip_is_the_first_of_the_story(client, story):
    tip = Tip.objects.get(title="Onze tip")
    page = client.get(tip.get_absolute_url())
    assert f"{story.get_absolute_url()}#tip-1" in links(page)
    assert 'id="tip-1"' in client.get(story.get_absolute_url()).content.decode()


def test_search_knows_no_word_of_the_source(story):
    known = " ".join(map(str, SearchDocument.objects.values_list()))
    assert SECRET.lower() not in known.lower()
    assert "onze tip" in known.lower()


def test_numbers_count_what_is_shown(client, story):
    counts = client.get("/onderwerpen/vertrouwen/").context["counts"]
    assert {name for name, count in counts.items() if count["total"]} == {"tips", "stories"}
    assert story.word_count == len(["Onze", "tip", "Zo", "doe", "je", "dat."])
    assert client.get("/verhalen/?organisatie=gemeente").context["total"] == 0


def test_somebody_quoted_in_it_keeps_the_page_of_another_story_only(client, story):
    speaker = Quote.objects.get(parent=story).speaker
    other = make_quote(speaker=speaker).parent
    assert list(client.get(speaker.get_absolute_url()).context["stories"]) == [other]


def test_a_preview_is_as_the_page_will_be(admin_client, story):
    shown = admin_client.get(reverse("admin:stories_story_preview", args=[story.pk]))
    assert (shown.status_code, SECRET in shown.content.decode()) == (200, False)


def test_a_block_that_is_saved_or_made_later_stays_off_the_site_too(client, story):
    quote = Quote.objects.get(parent=story)
    quote.save()
    late = make_lesson(parent=story)
    assert (quote.published_at, late.published_at) == (None, None)
    late.provenance = "afgeleid"
    late.save()
    assert late.published_at == story.published_at


def test_permission_that_was_given_shows_all_again(client, story):
    story.permission = "toestemming"
    story.save()
    assert SECRET in page_text(client.get(story.get_absolute_url()))
    assert client.get(Quote.objects.get(parent=story).get_absolute_url()).status_code == 200
    assert Definition.objects.published().count() == 1


def test_the_editor_is_told_and_an_address_is_needed(story):
    told = [check for check in checks(story) if check.anchor == "id_permission"]
    assert "Lezers zien alleen de titel, de bron" in told[0].text
    Story.objects.filter(pk=story.pk).update(source_complete=False)
    story.refresh_from_db()
    assert ("error", "id_source_url") in [(check.level, check.anchor) for check in checks(story)]


def test_reactions_of_the_source_hold_it_back(story):
    make_comment(story)
    assert "error" not in {check.level for check in checks(story)}
    make_comment(story, taken_over=True)
    assert ("error", "id_permission") in [(check.level, check.anchor) for check in checks(story)]
