"""What is found in the five stories."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter_content")]


def stories(find, text):
    return {url.removeprefix("/verhalen/").strip("/") for url in find(text) if url.startswith("/verhalen/")}


def test_netwerkend_werken_is_in_all_five_stories(find):
    assert len(stories(find, "netwerkend werken")) == 5


def test_ambtenaar_is_found_where_only_ambtenaren_stands(find):
    assert stories(find, "ambtenaar") >= {
        "leren-van-sociaal-ondernemers",
        "van-organisatiegrens-naar-ontmoetingsplek",
        "waarom-samenwerken-moeilijk-is",
    }


@pytest.mark.parametrize(
    ("plain", "accented"), [("netwerkcoordinator", "netwerkcoördinator"), ("ideeen", "ideeën")]
)
def test_accents_do_not_matter(find, plain, accented):
    assert find(plain) == find(accented) != []


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("netwerk jaarverslag", "/begrippen/netwerkjaarverslag/"),
        ("gun-factor", "/begrippen/gunfactor/"),
        ("gun factor", "/begrippen/gunfactor/"),
        ("boomgaard", "/citaten/de-perenboomgaard/"),
        ("netwerkcoordinatoren", "/begrippen/netwerkcoordinator/"),
    ],
)
def test_joined_split_and_inner_words(find, text, item):
    assert item in find(text)
