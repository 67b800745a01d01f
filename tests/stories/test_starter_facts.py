"""The five articles lost nothing on their way into the starter content. Tables here are facts of the sources."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q

from netwerk.content.richtext import plain
from practices.models import Lesson, Organisation, Practitioner, Quote, Term, Tip, Topic
from stories.models import Comment, Comparison, Story, Text

ENTREPRENEURS = "leren-van-sociaal-ondernemers"  # article 000
BORDER = "van-organisatiegrens-naar-ontmoetingsplek"  # 001
CULTURE = "cultuur-verslaat-strategie"  # 002
COOPERATION = "waarom-samenwerken-moeilijk-is"  # 003
ART = "de-kunst-van-het-netwerken"  # 004

TIPS = {
    BORDER: """werk-eerst-aan-de-relatie houd-rekening-met-de-voorgeschiedenis doe-binnen-evenveel-moeite
        luister-in-de-woorden-van-de-ander weet-hoe-je-kijkt-en-luistert""",
    COOPERATION: """maak-samenwerking-niet-te-zwaar zet-de-inhoud-in-het-midden haal-er-mensen-van-buiten-bij
        regel-je-eigen-tegenspraak maak-plaats-voor-nieuwe-partners stop-als-het-doel-is-gehaald
        vier-wat-er-lukt""",
    ART: """ontdek-wat-de-ander-nodig-heeft help-en-voeg-iets-toe bouw-op-vertrouwen neem-de-tijd
        kies-met-wie-je-netwerkt""",
}
HANS = "Hans van Dommelen, Programma Agrofood en Veehouderij, Provincie Noord-Brabant"
TON = "Ton Elissen, communicatieadviseur Samenspraak, Gemeente Eindhoven"
RANJITH = "Ranjith Clemminck, concernstrateeg, Gemeente Waalwijk"
ACCESS = "opgavemanager Toegankelijkheid (tot eind 2017 projectmanager Samenspraak)"
COEN = f"Coen Helderman, {ACCESS}, Gemeente Zoetermeer"
JAN = "Jan Rotmans, hoogleraar Transitions and Transition Management"
TERRY = "Terry de Zoete-Jongen, omgevingsmanager Smart Mobility, Provincie Noord-Brabant"
QUOTES = {
    BORDER: [
        ("vertrouwen-geef-je-aan-mensen", HANS),
        ("beginnen-met-een-achterstand", TON),
        ("wie-je-kent-telt-meer", RANJITH),
        ("harder-op-het-raam-kloppen", COEN),
        ("schuilen-achter-regels", HANS),
        ("de-perenboomgaard", COEN),
        ("het-gaat-om-de-persoon", TERRY),
        ("plezier-in-het-spel", RANJITH),
        ("buitenwereld-is-een-vreemd-woord", "Een van de gesprekspartners"),
    ],
    CULTURE: [("cultuur-wint-van-strategie", "Peter Drucker, organisatiegoeroe")],
    ART: [("de-ene-tijd-maakt-plaats-voor-de-andere", JAN)],
}


@pytest.fixture(scope="module", autouse=True)
def starter(django_db_setup, django_db_blocker):
    """Loaded once, as it takes seconds; no test in this file writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starter_content", verbosity=0)
        yield
        transaction.set_rollback(True)


def in_story(model, slug):
    return model.objects.filter(parent__slug=slug).order_by("ordering")


def test_five_stories_with_their_kind_and_only_the_dates_that_are_known():
    stories = Story.objects.order_by("-published_at")
    assert list(stories.values_list("slug", "kind", "original_date")) == [
        (BORDER, "artikel", date(2018, 1, 24)),
        (COOPERATION, "column", None),
        (ART, "blog", date(2014, 2, 24)),
        (CULTURE, "post", None),
        (ENTREPRENEURS, "blog", None),
    ]
    assert all(story.title and story.lead and story.word_count for story in stories)
    assert stories.get(slug=ART).subtitle == "Tijd voor nieuwe combinaties"


def test_seventeen_tips_in_the_order_of_the_source():
    for story, slugs in TIPS.items():
        assert list(in_story(Tip, story).values_list("slug", flat=True)) == slugs.split()
    assert not Tip.objects.filter(explanation="").exists()
    styles = dict(Story.objects.values_list("slug", "tip_style"))
    assert [styles[story] for story in TIPS] == ["genummerd", "genummerd", "opsomming"]
    # Those of 001 sum up its lessons, the closing one excepted.
    assert [tip.lesson for tip in in_story(Tip, BORDER)] == list(in_story(Lesson, BORDER)[:5])


def test_lessons_of_001_and_those_that_002_and_000_imply():
    def kinds(story):
        return [f"{lesson.slug} {lesson.kind}" for lesson in in_story(Lesson, story)]

    assert kinds(BORDER) == [
        "begin-bij-de-mens succesfactor",
        "voor-jou-nieuw-voor-hen-niet valkuil",
        "spannend-als-woorden-daden-worden les",
        "nu-doet-de-overheid-mee les",
        "hier-kun-je-veel-betekenen succesfactor",
        "buiten-bestaat-niet les",
    ]
    assert kinds(CULTURE) == [
        "wat-niemand-vraagt-blijft-liggen valkuil",
        "nieuwe-functies-helpen succesfactor",
        "een-warm-netwerk-leeft-van-gewoonten les",
    ]
    assert {kind.split()[1] for kind in kinds(ENTREPRENEURS)} == {"valkuil"}  # S13


def test_who_said_what_in_which_role():
    def attribution(quote):
        organisation = quote.organisation and quote.organisation.name
        return ", ".join(filter(None, [quote.speaker_name, quote.role, organisation]))

    for story, quotes in QUOTES.items():
        assert [(q.slug, attribution(q)) for q in in_story(Quote, story)] == quotes
    assert (Quote.objects.count(), Quote.objects.filter(speaker=None).count()) == (11, 1)


def test_the_orchard_is_one_quote_of_two_paragraphs_story_and_moral():
    story, moral = Quote.objects.get(slug="de-perenboomgaard").paragraphs()
    assert ("perenboomgaard" in story, "26 ambtenaren" in story, "moraal" in moral) == (True, True, True)


def test_one_profile_a_person_with_former_roles():
    assert Practitioner.objects.get(name="Hans van Dommelen").quotes.count() == 2
    coen = Practitioner.objects.get(name="Coen Helderman")
    assert coen.former_roles == "tot eind 2017 projectmanager Samenspraak"


def test_organisations_have_their_kind_and_region():
    rows = Organisation.objects.order_by("name").values_list("name", "kind", "region")
    assert [", ".join(filter(None, row)) for row in rows if row[1] != "maatschappelijk"] == [
        "Gemeente Eindhoven, gemeente, Noord-Brabant",
        "Gemeente Waalwijk, gemeente, Noord-Brabant",
        "Gemeente Zoetermeer, gemeente, Zuid-Holland",
        "KOCK, adviesbureau",
        "Provincie Noord-Brabant, provincie, Noord-Brabant",
    ]


def test_kinds_of_organisations_that_000_names_without_a_name_are_in_the_filter(client):
    for kind in ("ministerie", "provincie", "gemeente", "inspectie"):
        listed = client.get(f"/verhalen/?organisatie={kind}").context["object_list"]
        assert ENTREPRENEURS in [story.slug for story in listed], kind


def test_everything_has_topics_and_the_joke_tag_is_refused():
    assert all(story.topics.count() >= 2 for story in Story.objects.all())
    for model in (Lesson, Tip, Quote):
        assert not model.objects.filter(topics=None).exists()
    assert {"warme netwerken", "overheid in contact"} < set(Topic.objects.values_list("name", flat=True))
    assert not Topic.objects.filter(name__icontains="cliffhanger").exists()
    assert 4 <= Topic.objects.filter(featured=True).exclude(description="").count() <= 6


def test_sources_are_complete_cut_off_or_unknown():
    cut_off = Story.objects.get(slug=ENTREPRENEURS)
    assert cut_off.source_url.endswith("-hart-…")
    assert cut_off.source_link() == ""
    names = Story.objects.order_by("-published_at").values_list("source_name", flat=True)
    assert list(names) == ["Overheid in contact", "", "KOCK", "", "De Publieke Zaak"]
    assert set(Story.objects.values_list("permission", flat=True)) == {"navertelling"}


def test_what_is_missing_in_a_source_is_said():
    gaps = {story.slug: story.gaps() for story in Story.objects.all()}
    for story in (ENTREPRENEURS, CULTURE, COOPERATION):
        assert "De naam van de schrijver ontbreekt." in gaps[story]
    assert "De foto ontbreekt." in gaps[BORDER]
    assert "De tabel over verschuivende waarden ontbreekt." in gaps[ART]  # CM19


def test_authors_and_contributors():
    def people(story):
        return [(str(c.practitioner), c.kind) for c in Story.objects.get(slug=story).contributions.all()]

    contributors = [("Mark van Vuuren", "meegewerkt"), ("Els Holsappel", "meegewerkt")]
    assert people(BORDER) == [("Renata Verloop", "auteur"), *contributors]
    assert people(ART) == [("Rob van de Ven", "auteur")]
    assert people(ENTREPRENEURS) == [("Silvia De Ronde Bresser", "genoemd")]
    assert people(COOPERATION) == [("Herman Pleij", "genoemd")]
    assert people(CULTURE) == []


def test_nothing_is_literal_and_only_000_has_derived_tips():
    for model in (Lesson, Tip, Quote):
        assert not model.objects.filter(provenance="letterlijk").exists()
    derived = Tip.objects.filter(provenance="afgeleid")
    assert list(derived.in_story_order()) == list(in_story(Tip, ENTREPRENEURS))
    assert derived.count() == 6
    assert not Quote.objects.filter(text__regex='[“”"]').exists()


def test_series_announce_their_next_part():
    parts = Story.objects.exclude(series=None)
    assert dict(parts.values_list("slug", "series_position")) == {COOPERATION: None, BORDER: 1, CULTURE: 1}
    assert all(parts.values_list("announced_part", flat=True))


def test_networking_has_two_definitions_and_a_chain_is_set_against_a_network():
    definitions = Term.objects.get(name="netwerken").definitions
    assert list(definitions.values_list("story__slug", flat=True)) == [COOPERATION, ART]
    chain = Term.objects.get(name="keten")
    assert chain.contrast() == Term.objects.get(name="netwerk")
    assert chain.definitions.filter(text__contains="vier betekenissen").exists()


def test_roles_with_the_judgement_of_their_source_and_their_people():
    roles = Term.objects.filter(kind="rol").order_by("slug")
    assert list(roles.values_list("name", "definitions__judgement")) == [
        ("community-builder", "een reuzestap"),
        ("netwerkcoördinator", "een sprong vooruit"),
        ("omgevingsmanager", ""),
        ("relatiemanager", "een stap vooruit"),
        ("strategische kern", ""),
        ("volgers", ""),
    ]
    assert "netwerk coördinator" in roles.get(slug="netwerkcoordinator").spellings
    assert roles.get(slug="omgevingsmanager").practitioners.get().name == "Terry de Zoete-Jongen"


def test_three_lines_of_the_author_stand_out_and_repeat_the_text():
    lines = in_story(Text, CULTURE).filter(style="uitgelicht")
    told = [*in_story(Text, CULTURE).filter(style="lopend"), *in_story(Lesson, CULTURE)]
    running = " ".join(plain(block.body) for block in told)
    assert [plain(line.body) in running for line in lines] == [True, True, True]


def test_comparisons_have_two_full_columns():
    headings = Comparison.objects.values_list("left_heading", flat=True)
    assert sorted(headings) == ["In de sociale sector", "Keten", "Strategische beweging"]
    assert all(left and right for table in Comparison.objects.all() for left, right in table.rows())


def test_the_seven_tips_of_003_spread_over_the_phases():
    tips = in_story(Tip, COOPERATION)
    phases = "starten starten vernieuwen levend-houden vernieuwen stoppen vieren"
    assert list(tips.values_list("phase", flat=True)) == phases.split()
    assert not tips.filter(Q(level="") | Q(cooperation="")).exists()


def test_foreign_words_and_abbreviations_are_marked():
    html = "".join(in_story(Text, ART).values_list("body", flat=True))
    assert '<span lang="de">neue Kombinationen</span>' in html
    assert 'title="Wet maatschappelijke ondersteuning">Wmo</abbr>' in html


def test_everybody_who_is_named_has_a_legal_ground_and_its_source():
    people = Practitioner.objects.values_list("legal_ground", "ground_note")
    assert len(people) == 13
    assert all(ground == "openbaar" and note for ground, note in people)


def test_no_address_but_that_of_a_profile_holds_a_name():
    slugs = [slug for m in (Story, Lesson, Tip, Quote) for slug in m.objects.values_list("slug", flat=True)]
    surnames = {name.split()[-1].lower() for name in Practitioner.objects.values_list("name", flat=True)}
    assert surnames.isdisjoint("-".join(slugs).split("-"))


def test_the_comments_of_the_sources_are_taken_over_with_what_is_known():
    rows = Comment.objects.visible().order_by("-story__slug", "number")
    fields = ["story__slug", "number", "name", "name_inferred", "badge", "kind", "reply_to__number"]
    assert list(rows.values_list(*fields)) == [
        (COOPERATION, 1, "David", True, "", "tegenvoorbeeld", None),
        (BORDER, 1, "Marjan", True, "", "aanvulling", None),
        (BORDER, 2, "Een van de schrijvers", True, "auteur", "", 1),
        (BORDER, 3, "Edwin", True, "", "voorbeeld", None),
        (BORDER, 4, "Peter", True, "auteur", "", 3),
    ]
    assert all(comment.taken_over and comment.said_on is None for comment in rows)
    second = Tip.objects.get(slug=TIPS[BORDER].split()[1])
    assert Comment.objects.get(number=2).tip == second
    assert "zes reacties, maar er staan er vier" in Story.objects.get(slug=BORDER).source_gaps


def test_facts_of_the_comments_are_kept():
    words = " ".join(Comment.objects.values_list("body", flat=True))
    facts = ["Utrecht", "wethouder", "vier jaar", "273 gemeenten (65%)", "Metropoolregio Amsterdam", "2010"]
    facts += ["Amstelveen", "Almere", "Haarlemmermeer", "China", "Economic Development Board"]
    assert [fact for fact in facts if fact not in words] == []


def test_only_who_is_quoted_from_a_book_or_lecture_is_an_expert():
    experts = Practitioner.objects.filter(voice="deskundige").values_list("name", flat=True)
    assert sorted(experts) == ["Herman Pleij", "Jan Rotmans", "Peter Drucker"]


def test_comments_keep_their_salutation_and_signature():
    def lines(story, number):
        return Comment.objects.get(story__slug=story, number=number).body.split("\n\n")

    david = lines(COOPERATION, 1)
    assert (david[0], david[-1]) == ("Hoi Arnoud,", "Hartelijke groet, David")
    assert (lines(BORDER, 2)[0], lines(BORDER, 4)[0], lines(BORDER, 4)[-1]) == ("Marjan,", "Edwin,", "Peter")


def test_commenting_is_closed_where_the_source_closed_it():
    takes_comments = {story.slug: story.takes_comments() for story in Story.objects.all()}
    assert [slug for slug, is_open in takes_comments.items() if not is_open] == [BORDER]
    assert Story.objects.get(slug=BORDER).comments_closed_reason == "Ook bij de bron is reageren gesloten."


def test_every_lesson_holds_what_is_learned():
    bodies = {lesson.slug: plain(lesson.body) for lesson in Lesson.objects.all()}
    learned = {
        "wat-niemand-vraagt-blijft-liggen": "Spreekt niemand je erop aan, dan laat je het liggen.",
        "nieuwe-functies-helpen": "Een nieuwe functie brengt het hele netwerk verder.",
        "een-warm-netwerk-leeft-van-gewoonten": "routines die inspireren",
        "voor-jou-nieuw-voor-hen-niet": "Verdiep je dus vooraf.",
        "nu-doet-de-overheid-mee": "Begin daarom bij de gesprekken die er buiten al zijn",
    }
    assert [slug for slug, words in learned.items() if words not in bodies[slug]] == []


def test_writer_whose_name_was_turned_round_has_it_right_and_the_source_is_told():
    lesson = Lesson.objects.get(slug="een-warm-netwerk-leeft-van-gewoonten")
    assert "Auteur James Clear" in plain(lesson.body)
    assert any("‘Clear James’" in gap for gap in Story.objects.get(slug=CULTURE).gaps())


def test_chain_makes_work_more_efficient_and_more_effective_in_the_words_of_the_source():
    chain = Term.objects.get(name="keten").definitions.filter(text__contains="efficiënter en doelmatiger")
    table = Comparison.objects.get(left_heading="Keten")
    assert chain.exists()
    assert "Slimmer, efficiënter en doelmatiger werken" in table.lines


def test_read_also_stands_where_the_source_has_it():
    text = plain(in_story(Text, COOPERATION).first().body)
    before, _, after = text.partition("Lees ook.")
    assert before.rstrip().endswith("maar een vorm die je zonder moeite bijstelt.")
    assert "Sturing door waarden, samenwerking, heldere doelen en vertrouwen" in after
    assert "Polderen uit nood" in after


def test_word_from_the_menu_of_the_source_is_told_as_such():
    assert any("‘Channels’" in gap for gap in Story.objects.get(slug=COOPERATION).gaps())


def test_two_questions_of_the_course_have_a_heading_of_their_own():
    body = in_story(Text, ENTREPRENEURS).first().body
    heading, _, rest = body.partition("<h2>De twee vragen van de cursus</h2>")
    assert heading
    assert rest.partition("</ul>")[0].count("<li>") == 2
