"""Lists as a browser without script uses them: read the form from the page, fill it in, send it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from practices.models import Tip
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_term,
    make_tip,
    make_topic,
    tomorrow,
)
from tests.reader import by_id, links, page_text, texts, tree

pytestmark = pytest.mark.django_db
LISTS = ["/verhalen/", "/tips/", "/lessen/", "/citaten/", "/mensen/", "/organisaties/"]
LISTS += ["/onderwerpen/", "/begrippen/", "/reeksen/"]
every_list = pytest.mark.parametrize("address", LISTS)


@pytest.fixture
def content():
    topics = [make_topic("bellen", featured=True), make_topic("contact")]
    for number in range(2):
        organisation = make_organisation(kind=["gemeente", "zorg"][number])
        person = make_practitioner(organisation=organisation, topics=topics)
        story = make_story(
            topics=topics,
            authors=[person],
            source_name=["Het Blad", ""][number],
            original_date=["2018-05-01", None][number],
            series=make_series(),
        )
        make_tip(parent=story, topics=topics, phase="starten", level="persoon", cooperation="intern")
        make_lesson(parent=story, topics=topics)
        make_quote(parent=story, topics=topics, speaker=person, organisation=organisation)
        make_term(story=story, kind=["rol", "begrip"][number])


def controls(response):
    """Name, values and ticked values of everything that the form of the filters sends, wherever it stands."""
    page = tree(response)
    form = by_id(response, "filters")
    assert form is not None
    outside = [e for e in page.iter() if e.get("form") == "filters"]
    sent: dict[str, tuple[list[str], list[str]]] = {}
    for field in [*form.iter(), *outside]:
        name = field.get("name")
        if not name:
            continue
        values, chosen = sent.setdefault(name, ([], []))
        if field.tag == "select":
            values += [o.get("value", "") for o in field.iter("option")]
            chosen += [o.get("value", "") for o in field.iter("option") if "selected" in o.attrib]
        elif "disabled" not in field.attrib:
            values.append(field.get("value", ""))
            if field.get("type") != "checkbox" or "checked" in field.attrib:
                chosen.append(field.get("value", ""))
    return form.get("action", ""), sent


def send(client, response, **choices):
    action, sent = controls(response)
    pairs = [(name, v) for name, (_, chosen) in sent.items() for v in choices.get(name, chosen)]
    return client.get(f"{urlsplit(action).path}?{urlencode(pairs)}", follow=True)


@every_list
def test_the_form_has_a_control_for_every_filter_and_a_button(client, content, address):
    response = client.get(address)
    found = response.context["filter"]
    _, sent = controls(response)
    understood = {*found.facets, "q", "volgorde", *(["alle"] if "onderwerp" in found.facets else [])}
    assert set(sent) == understood
    buttons = tree(response).findall(".//form[@id='filters']//button[@type='submit']")
    assert [button.text for button in buttons] == ["Toon resultaten"]


@every_list
def test_every_choice_that_the_form_offers_is_understood_and_kept(client, content, address):
    response = client.get(address)
    _, sent = controls(response)
    for name, (values, _) in sent.items():
        for value in (values if name != "q" else ["bellen"])[:2]:
            answer = send(client, response, **{name: [value]})
            assert answer.context["filter"].unknown == []
            kept = controls(answer)[1][name][1]
            assert kept == [value], (name, value)
            assert send(client, answer).context["filter"].address() == answer.context["filter"].address()


@every_list
def test_there_is_a_choice_of_order_that_stays_with_a_filter(client, content, address):
    response = client.get(address)
    _, sent = controls(response)
    orders = sent["volgorde"][0]
    assert len(orders) > 1
    answer = send(client, response, volgorde=[orders[1]])
    assert answer.context["filter"].order == orders[1]
    assert send(client, answer, q=["niets-heet-zo"]).context["filter"].order == orders[1]


@every_list
def test_filters_stay_when_leafing_and_a_new_choice_begins_on_the_first_page(
    client, content, address, monkeypatch
):
    monkeypatch.setattr("netwerk.browse.generic.PublishedListView.paginate_by", 1)
    response = client.get(address)
    _, sent = controls(response)
    query = urlencode([("volgorde", sent["volgorde"][0][1])])
    pages = [a.get("href", "") for a in tree(client.get(f"{address}?{query}")).findall(".//a[@rel='next']")]
    assert [parse_qsl(page[1:]) for page in pages] == [[*parse_qsl(query), ("pagina", "2")]]
    second = client.get(f"{address}{pages[0]}")
    assert second.context["page_obj"].number == 2
    assert send(client, second).context["page_obj"].number == 1


@every_list
def test_focus_goes_to_the_results_after_every_change(client, content, address):
    answer = client.get(f"{address}?q=niets-heet-zo")
    sentence = by_id(answer, "gevonden")
    assert sentence is not None
    assert (sentence.get("tabindex"), sentence.get("aria-live")) == ("-1", "polite")
    assert len(tree(answer).findall(".//*[@aria-live]")) == 1
    ways = [a.get("href", "") for a in tree(answer).findall(".//div[@class='empty']//li/a")]
    chips = [a.get("href", "") for a in tree(answer).findall(".//ul[@class='chosen-filters']//a")]
    for link in [*ways, *chips, controls(answer)[0]]:
        assert link.endswith("#gevonden"), link


@every_list
def test_an_empty_list_leads_on_and_offers_the_editors(client, address):
    assert {"/verhalen/", "/onderwerpen/", "/hulp/"} <= links(client.get(address))
    assert "/hulp/" in links(client.get(f"{address}?q=niets-heet-zo"))


@every_list
def test_drafts_and_what_is_scheduled_are_nowhere(client, address):
    for at in (None, tomorrow()):
        parent = make_draft(title=f"Geheim {at}", series=make_series(title=f"Geheim {at}"), published_at=at)
        topic = make_topic(f"geheim {at}", featured=True)
        organisation = make_organisation(name=f"Geheim {at}")
        person = make_practitioner(name=f"Geheim {at}", organisation=organisation, topics=[topic])
        make_tip(parent=parent, title="Geheim", topics=[topic])
        make_quote(parent=parent, text="Geheim", speaker=person, organisation=organisation)
        make_term(name=f"geheim {at}", story=parent)
    response = client.get(address)
    assert "eheim" not in page_text(response)
    assert response.context["total"] == 0


@pytest.mark.parametrize(("address", "make"), [("/onderwerpen/", make_topic), ("/begrippen/", make_term)])
def test_twenty_topics_and_terms_a_page(client, address, make):
    things = [make() for _ in range(21)]
    if make is make_topic:
        make_tip(topics=things)
    first, second = client.get(address), client.get(f"{address}?pagina=2")
    shown = [*first.context["object_list"], *second.context["object_list"]]
    assert (len(first.context["object_list"]), set(shown)) == (20, set(things))


def test_topics_with_most_to_read_come_first_when_asked(client):
    one, two = make_topic("aandacht"), make_topic("bellen")
    make_tip(topics=[one, two])
    make_tip(topics=[two])
    assert list(client.get("/onderwerpen/?volgorde=meeste").context["topics"]) == [two, one]
    assert "2 verhalen, tips en citaten" in page_text(client.get("/onderwerpen/"))
    assert "1 verhaal, tip of citaat" in page_text(client.get("/onderwerpen/"))


def test_a_letter_narrows_people_and_topics(client):
    make_quote(speaker=make_practitioner(name="Ada Zwart", topics=[make_topic("écht"), make_topic("bellen")]))
    assert texts(client.get("/mensen/?letter=z"), "h2")[-1] == "1 persoon onder de letter Z"
    assert [str(t) for t in client.get("/onderwerpen/?letter=e").context["topics"]] == ["écht"]


def test_rows_without_a_source_or_a_date_are_found_under_unknown(client, content):
    for address, query in [("/verhalen/", "bron"), ("/verhalen/", "jaar"), ("/tips/", "bron")]:
        groups = {g.name: g.options for g in client.get(address).context["filter"].groups}
        assert sum(o.count for o in groups[query]) == 2
        assert (groups[query][-1].label, groups[query][-1].count) == ("Onbekend", 1)
        assert client.get(f"{address}?{query}=onbekend").context["total"] == 1


@pytest.mark.parametrize("make", [make_tip, make_lesson, make_quote])
def test_parts_of_one_story_stand_in_its_order(client, make):
    story, later = make_story(), make_story()
    second, first, third = (make(parent=story, ordering=n) for n in (20, 10, 20))
    other = make(parent=later)
    address = {make_tip: "/tips/", make_lesson: "/lessen/", make_quote: "/citaten/"}[make]
    assert list(client.get(address).context["object_list"]) == [other, first, second, third]


def test_the_newest_tips_on_home_stand_in_the_order_of_their_story(client):
    story = make_story()
    tips = [make_tip(parent=story, ordering=n) for n in (40, 30, 20, 10)]
    context = client.get("/").context
    expected = [tip for tip in reversed(tips) if tip != context["tip_of_the_week"]]
    assert list(context["newest_tips"]) == expected
    assert list(Tip.objects.newest()) == tips[::-1]
