"""The five articles lost nothing on their way into the starter content. Tables here are facts of the sources."""

from datetime import date

import pytest
from django.db.models import Q

from netwerk.content.richtext import plain
from practices.models import Lesson, Quote, Term, Tip, Topic
from stories.models import Comparison, Story, Text
from tests.starter import ART, BORDER, COOPERATION, CULTURE, ENTREPRENEURS, TIPS, in_story, starter  # noqa: F401 — a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


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
