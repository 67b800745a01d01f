"""What holds for every list: only what is published, twenty a page, an order, a way out."""

import pytest

from practices.models import Practitioner, Tip
from stories.models import Story
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_tip,
    make_topic,
    tomorrow,
    yesterday,
)
from tests.reader import by_id, head_link, links, meta, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


def make_person(parent, **fields):
    return make_quote(parent=parent, speaker=make_practitioner(**fields)).speaker


def make_employer(parent, **fields):
    organisation = make_organisation(**fields)
    make_quote(parent=parent, organisation=organisation)
    return organisation


LISTS = {
    "/lessen/": (make_lesson, "les", "lessen"),
    "/tips/": (make_tip, "tip", "tips"),
    "/citaten/": (make_quote, "citaat", "citaten"),
    "/mensen/": (make_person, "persoon", "mensen"),
    "/organisaties/": (make_employer, "organisatie", "organisaties"),
}
QUERIES = {"/verhalen/": 9, "/lessen/": 6, "/tips/": 8, "/citaten/": 8, "/mensen/": 7, "/organisaties/": 4}
every_list = pytest.mark.parametrize("address", LISTS)


@every_list
def test_only_what_is_published(client, address):
    make, one, _ = LISTS[address]
    make(parent=make_draft())
    make(parent=make_story(published_at=tomorrow()))
    thing = make(parent=make_story())
    response = client.get(address)
    assert list(response.context["object_list"]) == [thing]
    assert response.context["result_sentence"] == f"1 {one} gevonden"
    assert thing.get_absolute_url() in links(response)


@every_list
def test_twenty_a_page(client, address):
    make, _, many = LISTS[address]
    story = make_story()
    for _ in range(21):
        make(parent=story)
    first, second = client.get(address), client.get(f"{address}?pagina=2")
    shown = [*first.context["object_list"], *second.context["object_list"]]
    assert (len(first.context["object_list"]), len(set(shown))) == (20, 21)
    assert f"21 {many} gevonden" in texts(second, "h2")
    assert texts(second, "title")[0].endswith(", pagina 2 van 2 – netwerk")


@every_list
def test_an_empty_list_says_so_and_leads_on(client, address):
    response = client.get(address)
    assert response.context["result_sentence"] == f"0 {LISTS[address][2]} gevonden"
    assert {"/verhalen/", "/onderwerpen/"} & links(response)


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("address", "queries"), QUERIES.items())
def test_a_list_takes_the_same_queries_for_one_and_for_thirty(
    client, address, queries, number, django_assert_num_queries
):
    story = make_story(topics=[make_topic()], authors=[make_practitioner(organisation=make_organisation())])
    for _ in range(number):
        thing = make_story() if address == "/verhalen/" else LISTS[address][0](parent=story)
        if hasattr(thing, "topics"):
            thing.topics.add(make_topic())
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("address", ["/verhalen/", *LISTS])
def test_a_list_is_the_same_for_everybody(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_pages_lead_to_each_other(client):
    for _ in range(41):
        make_tip()
    response = client.get("/tips/?volgorde=titel&pagina=2")
    rel = {
        a.get("rel"): a.get("href") for a in tree(response).findall(".//nav[@class='pagination']//a[@rel]")
    }
    assert rel == {"prev": "?volgorde=titel&pagina=1", "next": "?volgorde=titel&pagina=3"}
    (current,) = tree(response).findall(".//nav[@class='pagination']//*[@aria-current='page']")
    assert "".join(current.itertext()).split() == ["Pagina", "2"]


def test_a_page_past_the_end_offers_the_last_one(client):
    for _ in range(21):
        make_tip()
    response = client.get("/tips/?pagina=3")
    assert response.status_code == 404
    assert "?pagina=2" in links(response)


def test_one_page_has_no_pagination(client):
    make_tip()
    assert tree(client.get("/tips/")).find(".//nav[@class='pagination']") is None


@pytest.fixture
def three_tips():
    """Two of them are of one story, and stand in its order."""
    at = yesterday()
    story = make_story(published_at=at)
    one, two = make_tip(title="Éerst bellen", parent=story), make_tip(title="‘Dan’ mailen", parent=story)
    return one, two, make_tip(title="Zelf gaan")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Zelf gaan", "Éerst bellen", "‘Dan’ mailen"]),
        ("?volgorde=nieuwste", ["Zelf gaan", "Éerst bellen", "‘Dan’ mailen"]),
        ("?volgorde=titel", ["‘Dan’ mailen", "Éerst bellen", "Zelf gaan"]),
        ("?volgorde=onzin", ["Zelf gaan", "Éerst bellen", "‘Dan’ mailen"]),
        ("?volgorde=titel&volgorde=", ["Zelf gaan", "Éerst bellen", "‘Dan’ mailen"]),
    ],
)
def test_sort_is_stable_and_an_unknown_order_is_ignored(client, three_tips, query, titles):
    assert [tip.title for tip in client.get(f"/tips/{query}", follow=True).context["object_list"]] == titles


def test_people_are_sorted_as_dutch_names(client):
    story = make_story()
    for name in ("Hans van Dommelen", "Ada Zwart", "Él Aarts"):
        make_person(story, name=name)
    names = [person.name for person in client.get("/mensen/").context["object_list"]]
    assert names == ["Él Aarts", "Hans van Dommelen", "Ada Zwart"]


@pytest.mark.parametrize(("query", "noindex"), [("", False), ("?pagina=2", False), ("?volgorde=titel", True)])
def test_only_a_sorted_or_filtered_list_is_kept_out_of_search_engines(client, query, noindex):
    for _ in range(21):
        make_tip()
    response = client.get(f"/tips/{query}")
    assert (meta(response, "robots") == "noindex") is noindex


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "/tips/"),
        ("?pagina=2", "/tips/?pagina=2"),
        ("?volgorde=titel", "/tips/"),
        ("?volgorde=titel&pagina=2", "/tips/"),
        ("?pagina=1", "/tips/"),
    ],
)
def test_a_sorted_list_points_to_the_plain_one(client, settings, query, canonical):
    settings.SITE_URL = "https://netwerk.example"
    for _ in range(21):
        make_tip()
    assert head_link(client.get(f"/tips/{query}"), "canonical") == f"https://netwerk.example{canonical}"


def test_sorting_is_a_form_with_a_button(client):
    make_tip()
    form = tree(client.get("/tips/")).find(".//select[@name='volgorde']/..")
    assert form is not None
    assert form.get("method", "get") == "get"
    assert form.find("button[@type='submit']") is not None


def test_the_result_sentence_is_a_heading_that_filtering_leads_to(client):
    make_tip(topics=[make_topic("bellen")])
    make_tip()
    response = client.get("/tips/?onderwerp=bellen")
    sentence = by_id(response, "gevonden")
    assert sentence is not None
    assert (sentence.tag, words(sentence)) == ("h2", "1 tip over bellen")
    form = by_id(response, "filters")
    assert form is not None
    assert form.get("action") == "/tips/#gevonden"
    assert [words(e) for e in tree(response).findall(".//*[@aria-live='polite']")] == ["1 tip over bellen"]


def test_nobody_without_a_legal_ground_is_listed(client):
    story = make_story()
    for ground in Practitioner.LegalGround.values:
        make_person(story, name=f"Naam {ground}", legal_ground=ground)
    assert [p.name for p in client.get("/mensen/").context["object_list"]] == [
        "Naam openbaar",
        "Naam toestemming",
    ]
    assert "Naam bezwaar" not in page_text(client.get("/citaten/"))


def test_published_is_asked_in_one_place():
    """Both the list and the count of a story's tips follow the clock of the database."""
    make_tip(parent=make_draft())
    make_tip(parent=make_story(published_at=tomorrow()))
    tip = make_tip()
    assert list(Tip.objects.published()) == [tip]
    assert list(Story.objects.published()) == [tip.parent]
