from hypothesis import given
from hypothesis import strategies as st

from netwerk.names import person_sort_key, short_slug, sort_key, tidy
from netwerk.tags import string_from_topics, topics_from_string
from practices.models import Topic


def test_tidy_makes_no_break_spaces_ordinary():
    assert tidy(" Gemeente\u00a0 Eindhoven\t") == "Gemeente Eindhoven"


def test_sort_key_ignores_accents_capitals_and_leading_signs():
    assert sort_key("‘Écht’ contact") == "echt’ contact"
    assert sort_key("Coördinatie") == sort_key("coordinatie")


def test_person_sorts_on_surname_with_prefixes_last():
    assert person_sort_key("Hans van Dommelen") == "dommelen hans van"
    assert person_sort_key("Terry de Zoete-Jongen") == "zoete-jongen terry de"
    assert person_sort_key("Plato") == "plato"


def test_short_slug_ends_on_a_whole_word():
    slug = short_slug("samenwerken " * 20)
    assert len(slug) <= 80
    assert slug.endswith("samenwerken")


@given(st.text())
def test_short_slug_is_never_empty(text):
    assert short_slug(text)


def test_cm7_topics_from_string_keeps_several_words_together():
    assert topics_from_string("#warme netwerken, vertrouwen , ,,") == ["vertrouwen", "warme netwerken"]


def test_cm7_a_lone_comma_gives_no_topic():
    assert topics_from_string(",") == []


@given(st.lists(st.from_regex(r"[a-zé]{1,8}( [a-z]{1,8}){0,2}", fullmatch=True), unique=True))
def test_topics_survive_the_round_trip_through_text(names):
    topics = [Topic(name=name) for name in names]
    assert topics_from_string(string_from_topics(topics)) == sorted(names)
