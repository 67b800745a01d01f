"""The page of a story."""

from datetime import date

import pytest

from tests.factories import (
    make_comparison,
    make_draft,
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
    tomorrow,
)
from tests.reader import by_id, head_link, links, meta, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


def get(client, story):
    return client.get(story.get_absolute_url())


def test_story_page_shows_all_its_parts(client):
    story = make_story(title="Bel eerst", subtitle="Dan pas mailen", lead="Waarom bellen werkt.")
    make_text(parent=story, body="<p>Op een maandag.</p>")
    make_lesson(parent=story, title="Niemand leest mail")
    make_comparison(parent=story, caption="Van mail naar telefoon")
    response = get(client, story)
    assert texts(response, "h1") == ["Bel eerst"]
    assert texts(response, "title") == ["Bel eerst – Verhaal – netwerk"]
    text = page_text(response)
    for part in ("Dan pas mailen", "Waarom bellen werkt.", "Op een maandag.", "Niemand leest mail"):
        assert part in text


@pytest.mark.parametrize("published_at", [None, tomorrow()])
def test_story_that_is_not_published_is_not_found(client, published_at):
    assert get(client, make_story(published_at=published_at)).status_code == 404


def test_old_address_of_a_story_leads_to_the_new_one(client):
    story = make_story(title="Eerst")
    story.slug = "daarna"
    story.save()
    response = client.get("/verhalen/eerst/")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/daarna/")


def test_old_address_of_a_draft_tells_nothing(client):
    story = make_draft(title="Eerst")
    story.slug = "daarna"
    story.save()
    assert client.get("/verhalen/eerst/").status_code == 404


def test_date_of_the_source_is_written_out_and_machine_readable(client):
    response = get(client, make_story(original_date=date(2018, 1, 24)))
    time = tree(response).find(".//main//time[@datetime='2018-01-24']")
    assert words(time) == "24 januari 2018"


def test_unknown_date_and_author_are_said_and_never_made_up(client):
    response = get(client, make_story())
    text = page_text(response)
    assert "Datum onbekend" in text
    assert "Auteur onbekend" in text
    assert tree(response).find(".//main//time") is None


def test_makers_are_named_with_their_role(client):
    story = make_story()
    ada, bob, cas = (make_practitioner(name=name) for name in ("Ada Test", "Bob Test", "Cas Test"))
    story.contributions.create(practitioner=ada, role="hoofdredacteur")
    story.contributions.create(practitioner=bob, kind="meegewerkt", role="hoogleraar")
    story.contributions.create(practitioner=cas, kind="genoemd")
    response = get(client, story)
    assert {person.get_absolute_url() for person in (ada, bob, cas)} <= links(response)
    text = page_text(response)
    assert "Geschreven door Ada Test Hoofdredacteur" in text
    assert "Werkte mee: Bob Test Hoogleraar" in text
    assert "Wordt genoemd: Cas Test" in text


@pytest.mark.parametrize("style", ["genummerd", "opsomming"])
def test_tips_are_numbered_or_bulleted_as_in_the_source(client, style):
    story = make_story(tip_style=style)
    for n in (1, 2):
        make_tip(parent=story, title=f"Bel {n}", explanation="<p>Echt doen.</p>")
    second = by_id(get(client, story), "tip-2")
    assert second is not None
    assert second.tag == "li"
    assert words(second).startswith("Bel 2 Echt doen.")
    lists = tree(get(client, story)).findall(
        f".//main//{'ol' if style == 'genummerd' else 'ul'}/li[@id='tip-2']"
    )
    assert len(lists) == 1


def test_a_second_list_of_tips_counts_on(client):
    story = make_story()
    make_tip(parent=story)
    make_text(parent=story)
    make_tip(parent=story)
    assert tree(get(client, story)).find(".//main//ol[@start='2']/li[@id='tip-2']") is not None


def test_a_quote_is_a_figure_with_a_caption(client):
    speaker = make_practitioner(name="Coen Test", role="opgavemanager")
    story = make_story()
    make_quote(
        parent=story,
        text="Eerst dit.\n\nDan dat.",
        provenance="letterlijk",
        speaker=speaker,
        role="projectmanager",
        organisation=make_organisation(name="Gemeente Proefstad"),
    )
    figure = by_id(get(client, story), "citaat-1")
    assert figure is not None
    assert figure.tag == "figure"
    assert [words(p) for p in figure.findall("blockquote/p")] == ["“Eerst dit.", "Dan dat.”"]
    assert words(figure.find("figcaption")) == "Coen Test, projectmanager, Gemeente Proefstad"


def test_reported_speech_has_no_quotation_marks(client):
    story = make_story()
    make_quote(parent=story, text="Je belt eerst.", speaker=None, speaker_label="Een van de gesprekspartners")
    figure = by_id(get(client, story), "citaat-1")
    assert words(figure) == "Je belt eerst. Een van de gesprekspartners · in onze woorden"


def test_a_speaker_without_legal_ground_is_a_role(client):
    speaker = make_practitioner(
        name="Geheime Naam", role="adviseur", organisation=make_organisation(), legal_ground=""
    )
    story = make_story(authors=[speaker])
    make_quote(parent=story, speaker=speaker, role="hoofd van iets herkenbaars")
    response = get(client, story)
    content = response.content.decode()
    assert "Geheime Naam" not in content
    assert "herkenbaars" not in content
    assert speaker.get_absolute_url() not in links(response)
    assert "Adviseur, gemeente" in page_text(response)


def test_no_heading_stands_above_nothing(client):
    story = make_story()
    story.contributions.create(practitioner=make_practitioner(), kind="genoemd")
    make_quote(parent=story, speaker=make_practitioner(legal_ground=""))
    assert "Met wie?" not in texts(get(client, story), "h2")


def test_a_pull_quote_is_aside_and_its_repeat_is_hidden(client):
    story = make_story()
    make_text(parent=story, body="<p>Koffie eerst.</p>")
    make_text(parent=story, style="uitgelicht", body="<p>Koffie eerst.</p>")
    make_text(parent=story, style="uitgelicht", body="<p>Dan de rest.</p>")
    asides = tree(get(client, story)).findall(".//main//aside[@class='pull-quote']")
    assert [(words(a), a.get("aria-hidden")) for a in asides] == [
        ("Koffie eerst.", "true"),
        ("Dan de rest.", None),
    ]


def test_a_comparison_is_a_table_with_caption_and_header_cells(client):
    story = make_story()
    make_comparison(parent=story, caption="Van keten naar netwerk", lines="vast | los")
    table = tree(get(client, story)).find(".//main//table")
    assert table is not None
    assert words(table.find("caption")) == "Van keten naar netwerk"
    assert [(words(th), th.get("scope")) for th in table.findall(".//th")] == [
        ("Van", "col"),
        ("Naar", "col"),
    ]
    assert [words(td) for td in table.findall(".//td")] == ["vast", "los"]


def test_a_picture_has_size_alternative_and_credit(client):
    story = make_story()
    made = {"credit": "Ada Test", "licence": "CC BY 4.0"}
    make_picture(parent=story, alt="Een kantoor", decorative=False, caption="De kantine", **made)
    make_picture(parent=story, alt="Niet voorgelezen", decorative=True)
    response = get(client, story)
    images = tree(response).findall(".//main//img")
    assert [(i.get("width"), i.get("height"), i.get("alt")) for i in images] == [
        ("4", "3", "Een kantoor"),
        ("4", "3", ""),
    ]
    assert "De kantine Beeld: Ada Test Licentie: CC BY 4.0" in texts(response, "figcaption")


def test_a_complete_source_is_a_link_and_may_be_the_original(client):
    source = "https://example.org/artikel"
    story = make_story(source_name="Een blad", source_url=source, source_is_canonical=True)
    response = get(client, story)
    assert source in links(response)
    assert "Oorspronkelijk verschenen op Een blad" in page_text(response)
    assert head_link(response, "canonical") == source


def test_a_source_that_was_cut_off_is_text_only(client):
    story = make_story(
        source_name="Een blad", source_url="http://www.example.org/hart…", source_complete=False
    )
    response = get(client, story)
    assert "Een blad" in page_text(response)
    assert not [link for link in links(response) if "example.org" in link]
    canonical = head_link(response, "canonical")
    assert canonical is not None
    assert canonical.endswith(story.get_absolute_url())


def test_gaps_in_the_source_are_said(client):
    response = get(client, make_story(source_gaps="De foto ontbreekt.\nDe tabel ontbreekt."))
    assert {"De foto ontbreekt.", "De tabel ontbreekt."} <= set(texts(response, "main//li"))


@pytest.mark.parametrize(("headings", "shown"), [(2, False), (3, True)])
def test_contents_from_three_headings(client, headings, shown):
    story = make_story()
    for n in range(headings):
        make_lesson(parent=story, title=f"Kop {n}")
    response = get(client, story)
    assert (
        "#les-1" in {a.get("href") for a in tree(response).findall(".//nav[@class='contents']//a")}
    ) is shown
    assert by_id(response, "les-2") is not None


def test_the_first_use_of_a_term_is_a_link(client):
    story = make_story()
    term = make_term(name="keten")
    make_text(parent=story, body="<p>Een keten en een keten.</p>")
    response = get(client, story)
    assert len(tree(response).findall(f".//main//a[@href='{term.get_absolute_url()}']")) == 1


def test_topics_are_links_without_a_label_when_there_are_none(client):
    bellen = make_topic("bellen")
    story = make_story(topics=[bellen, make_topic("oud", merged_into=bellen)])
    response = get(client, story)
    assert response.context["topics"] == [bellen]
    (link,) = tree(response).findall(".//main//a[@rel='tag']")
    assert link.get("href") == bellen.get_absolute_url()
    assert "nderwerpen" not in page_text(get(client, make_story()))


def test_a_story_is_an_article_for_social_media(client):
    response = get(client, make_story(title="Bel eerst", lead="Waarom bellen werkt."))
    assert meta(response, "og:type") == "article"
    assert meta(response, "og:title") == "Bel eerst"
    assert meta(response, "description") == "Waarom bellen werkt."


def test_breadcrumbs_lead_up_and_the_page_itself_is_not_among_them(client):
    crumbs = tree(get(client, make_story())).findall(".//nav[@aria-label='Kruimelpad']//a")
    assert [(words(a), a.get("href")) for a in crumbs] == [("Home", "/"), ("Verhalen", "/verhalen/")]


def fill(story, number, topic):
    for _ in range(number):
        for make in (make_tip, make_lesson):
            make(parent=story, topics=[topic])
        person = make_practitioner(organisation=make_organisation(), topics=[topic])
        make_quote(parent=story, speaker=person, organisation=make_organisation())
        make_text(parent=story)
        make_picture(parent=story)
        make_comparison(parent=story)
        story.contributions.create(practitioner=person)
        make_story(topics=[topic], series=story.series)


@pytest.mark.parametrize("number", [1, 30])
def test_story_page_query_count(client, number, django_assert_num_queries):
    topic = make_topic()
    story = make_story(topics=[topic], series=make_series())
    make_term()
    fill(story, number, topic)
    with django_assert_num_queries(14):
        get(client, story)
