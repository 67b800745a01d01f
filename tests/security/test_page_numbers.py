"""A page number is a plain positive number; everything else is a page that does not exist."""

import html5lib
import pytest

from tests.factories import make_story, make_tip

pytestmark = pytest.mark.django_db
NO_NUMBERS = [
    "",
    "0",
    "-1",
    "%2B1",
    "00",
    "01",
    "1.0",
    "1_0",
    "0x1",
    "1e3",
    "1e309",
    "NaN",
    "%20" + "1",
    "1%20",
    "1%0a",
]
NO_NUMBERS += [
    "%d9%a3",
    "%ef%bc%91",
    "%c2%b9",
    "%e2%85%a0",
    "laatste",
    "None",
    "%ff",
    "1;2",
    "[]",
    "%7B%7B1%7D%7D",
]
MORE_LISTS = ["/onderwerpen/", "/begrippen/", "/reeksen/"]
PAST_THE_END = ["3", "999", "2147483648", "9223372036854775808", "9" * 3500]


@pytest.fixture
def tips():
    story = make_story()
    return [make_tip(parent=story) for _ in range(21)]


def links(answer):
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    return {a.attrib.get("href") for a in page.iter("a")}


def canonical(answer):
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    return [link.attrib["href"] for link in page.iter("link") if link.attrib.get("rel") == "canonical"]


def test_what_is_no_page_number_is_not_found(visitor, tips):
    for text in NO_NUMBERS:
        assert visitor.ask(f"/tips/?pagina={text}").status_code == 404, text


@pytest.mark.parametrize("text", [*NO_NUMBERS, "2"])
def test_what_is_no_page_of_a_search_is_not_found(visitor, text):
    assert visitor.ask(f"/zoeken/?q=netwerk&pagina={text}").status_code == 404


def test_page_past_the_end_offers_the_last_page(visitor, tips):
    for text in PAST_THE_END:
        answer = visitor.ask(f"/tips/?pagina={text}")
        assert answer.status_code == 404
        if len(text) < 7:
            assert "?pagina=2" in links(answer), text


def test_last_page_of_a_repeated_number_counts(visitor, tips):
    assert visitor.ask("/tips/?pagina=9&pagina=2").status_code == 200
    assert visitor.ask("/tips/?pagina=2&pagina=9").status_code == 404


def test_every_list_has_a_first_page_only_when_it_is_empty(visitor):
    for path in ["/verhalen/", "/tips/", "/lessen/", "/citaten/", "/mensen/", "/organisaties/", *MORE_LISTS]:
        assert visitor.ask(f"{path}?pagina=1").status_code == 200
        assert visitor.ask(f"{path}?pagina=2").status_code == 404


def test_page_number_is_ignored_where_there_are_no_pages(visitor, site):
    for path in ["/", "/over/", site.tip.get_absolute_url()]:
        assert visitor.ask(f"{path}?pagina=x").status_code == 200


@pytest.mark.parametrize(
    "query", ["utm_source=canary", "pagina[]=canary", "PAGINA=canary", "canary", "a[b]=canary"]
)
def test_unknown_parameter_is_ignored_and_the_plain_list_is_canonical(visitor, tips, query):
    answer = visitor.ask(f"/tips/?{query}")
    assert answer.status_code == 200
    assert canonical(answer) == ["http://127.0.0.1:8000/tips/"]


def test_second_page_is_canonical_itself(visitor, tips):
    assert canonical(visitor.ask("/tips/?pagina=2")) == ["http://127.0.0.1:8000/tips/?pagina=2"]


def test_sitemap_has_no_odd_pages(visitor, tips):
    for text in ["2", "-1", "0", "x", "", "1e309", "9" * 3500, "%ff"]:
        assert visitor.ask(f"/sitemap-tip.xml?p={text}").status_code == 404, text
    assert visitor.ask("/sitemap-geheim.xml").status_code == 404
