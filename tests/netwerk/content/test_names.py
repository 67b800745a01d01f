import re
import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from netwerk.browse.tags import string_from_topics, topics_from_string
from netwerk.content.names import fold, short_slug, sort_key, tidy
from netwerk.content.surnames import QUOTES, index_name, person_sort_key
from netwerk.search import dutch
from practices.models import Topic
from tests.factories import make_story, make_tip, make_topic


def test_tidy_makes_no_break_spaces_ordinary():
    assert tidy(" Gemeente\u00a0 Eindhoven\t") == "Gemeente Eindhoven"


def test_sort_key_ignores_accents_capitals_and_leading_signs():
    assert sort_key("‘Écht’ contact") == "echt’ contact"
    assert sort_key("Coördinatie") == sort_key("coordinatie")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Søren Kjær", "soren kjaer"),
        ("Đặng Þór Œuvre", "dang thor oeuvre"),
        ("Straße, STRAẞE", "strasse, strasse"),
        ("Işık, İstanbul", "isik, istanbul"),
        ("ĲSSELMEER", "ijsselmeer"),
        ("Ħal Ŋ col·lecció", "hal n colleccio"),
    ],
)
def test_letters_fold_to_how_people_type_them(text, typed):
    assert fold(text) == typed
    assert sort_key(text) == typed
    assert dutch.fold_word(text.split()[0]) == typed.split()[0].strip(",")


def test_no_letter_of_a_european_name_is_lost_from_an_address():
    latin = [c for c in map(chr, range(0xC0, 0x180)) if unicodedata.category(c)[0] == "L"]
    assert [c for c in latin if not fold(c).strip("ʼ").isascii()] == []
    assert [c for c in latin if short_slug(f"x{c}x") == "xx"] == []


@pytest.mark.django_db
def test_the_database_takes_off_the_same_accents():
    """What we folded, its search configuration leaves as it is; and it knows no other spelling of our letters."""
    latin = [c for c in map(chr, range(0xC0, 0x180)) if unicodedata.category(c)[0] == "L" and c != "ŉ"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sign, unaccent(folded), lower(unaccent(sign))"
            " FROM unnest(%s::text[], %s::text[]) AS t(sign, folded)",
            [latin, list(map(fold, latin))],
        )
        rows = cursor.fetchall()
    assert [sign for sign, ours, theirs in rows if not fold(sign) == ours == theirs.replace("·", "")] == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Hans van Dommelen", "Dommelen, Hans van"),
        ("Terry de Zoete-Jongen", "Zoete-Jongen, Terry de"),
        ("Plato", "Plato"),
        ("Jan van ’t Hoff", "Hoff, Jan van ’t"),
        ("Jan van 't Hoff", "Hoff, Jan van 't"),
        ("aan de Brugh", "Brugh, aan de"),
        ("da Costa", "Costa, da"),
        ("Anna in ’t Veld", "Veld, Anna in ’t"),
        ("Anna d’Ancona", "Ancona, Anna d’"),
        ("d'Ancona", "Ancona, d'"),
        ("Van der Berg", "Berg, Van der"),
        ("Jan Van Der Berg", "Berg, Jan Van Der"),
        ("Ter Horst", "Horst, Ter"),
        ("dr. J. van Dijk", "Dijk, J. van"),
        ("prof. mr. A.B. ter Horst, MSc", "Horst, A.B. ter"),
        ("J. P. Jansen", "Jansen, J. P."),
        ("Jan Peter Balkenende", "Balkenende, Jan Peter"),
        ("Anna Maria Smit-Bakker", "Smit-Bakker, Anna Maria"),
        ("Anna Smit - Bakker", "Smit - Bakker, Anna"),
        ("Jan Willem van Dijk", "Dijk, Jan Willem van"),
        ("Karin uit den Boogaard", "Boogaard, Karin uit den"),
        ("Piet op den Akker", "Akker, Piet op den"),
        ("Otto von der Lippe", "Lippe, Otto von der"),
        ("Willem ’s Gravesande", "Gravesande, Willem ’s"),
        ("Mo el Idrissi", "Idrissi, Mo el"),
        ("Ali Ben Salah", "Salah, Ali Ben"),
        ("Fatima Aït Oufkir", "Oufkir, Fatima Aït"),
        ("Ben de Vries", "Vries, Ben de"),
        ("Ben Visser", "Visser, Ben"),
        ("Łukasz Wójcik", "Wójcik, Łukasz"),
        ("In", "In"),
        ("", ""),
    ],
)
def test_person_sorts_on_surname_with_prefixes_last(name, shown):
    assert index_name(name) == shown
    assert person_sort_key(name) == sort_key(shown.replace(",", "").translate(QUOTES))


@given(st.text(max_size=40))
def test_any_name_has_a_place(name):
    person_sort_key(name)
    assert fold(index_name(name)) or not tidy(name) or not fold(tidy(name))


@pytest.mark.parametrize(
    ("text", "slug"), [("Η κοινωνία", "i-koinonia"), ("Сеть и доверие", "set-i-doverie"), ("Київ", "kiiv")]
)
def test_greek_and_cyrillic_are_read_in_an_address(text, slug):
    assert short_slug(text) == slug


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["مرحبا بالعالم", "网络", "🎉🎉", "\U0001fae9"])
def test_a_title_in_another_script_has_an_address_that_says_what_it_is(title):
    tips = [make_tip(title=title) for _ in range(2)]
    assert all(re.fullmatch(r"tip-\d+", tip.slug) for tip in tips)
    assert make_story(title=title).slug.startswith("verhaal-")
    assert make_topic(title).slug.startswith("onderwerp-")


def test_short_slug_ends_on_a_whole_word():
    slug = short_slug("samenwerken " * 20)
    assert len(slug) <= 80
    assert slug.endswith("samenwerken")


@given(st.text())
def test_short_slug_is_never_empty(text):
    assert short_slug(text)


def test_topics_from_string_keeps_several_words_together():
    assert topics_from_string("#warme netwerken, vertrouwen , ,,") == ["vertrouwen", "warme netwerken"]


def test_a_lone_comma_gives_no_topic():
    assert topics_from_string(",") == []


@given(st.lists(st.from_regex(r"[a-zé]{1,8}( [a-z]{1,8}){0,2}", fullmatch=True), unique=True))
def test_topics_survive_the_round_trip_through_text(names):
    topics = [Topic(name=name) for name in names]
    assert topics_from_string(string_from_topics(topics)) == sorted(names)
