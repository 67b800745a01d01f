"""A name is found as it is written, and only as a whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.privacy.written import APOSTROPHES, letters_of, written_name

NAMES = [
    "Jan 't Hart",
    "’t Hart",
    "D'Hondt",
    "Smit Sr.",
    "J.P. (Jan) Smit",
    "Zoë Müller-Özdemir",
    "Li",
    "A+B Ng",
]


def found(name, text, *, genitive=False):
    return re.search(written_name(name, genitive=genitive), text) is not None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "around", ["{}", "Volgens {} wel.", "({})", "“{}”, zei ze", "<p>{}</p>", "door {}: ja"]
)
def test_name_is_found_at_every_place(name, around):
    assert found(name, around.format(name))


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_any_apostrophe_will_do(sign):
    assert found("Jan van 't Hart", f"Dag Jan van {sign}t Hart!")


@pytest.mark.parametrize("between", ["  ", "\n", "&nbsp;", "\xa0", "</em> <strong>"])
def test_anything_may_stand_between_the_words_that_nobody_reads(between):
    assert found("Jan Smit", f"Jan{between}Smit")


def test_only_whole_words():
    assert not found("Jan Smit", "Jan Smits")
    assert not found("Jan Smit", "Jan Smitsma", genitive=True)
    assert not found("'t Hart", "het's t Harten", genitive=True)
    assert found("Jan Smit", "Jan Smits verhaal", genitive=True)
    assert found("Jan Smit", "Jan Smit's verhaal")


@given(st.text(min_size=1).filter(str.split), st.text())
def test_any_name_is_found_where_it_stands_by_itself(name, text):
    assert found(name, f"{text} {name} {text}")
    assert found(name, name, genitive=True)


@given(st.text())
def test_its_letters_stand_in_it(name):
    assert all(part in name for part in letters_of(name))
