"""Readers who search at the same time do not get in each other's way: a worker has four threads."""

import sys
from contextlib import suppress
from threading import Barrier, Thread

import pytest
from snowballstemmer import stemmer

from netwerk.search import dutch

THREADS, WORDS, ROUNDS = 4, 1_600, 6


@pytest.fixture(scope="module")
def words():
    """Different words from all over the alphabet."""
    everything = sorted(word for word in dutch._dictionary() if word.isalpha() and word.islower())
    return everything[:: len(everything) // WORDS][:WORDS]


@pytest.fixture(autouse=True)
def quick_changes():
    """The threads take turns many times within a word; what goes wrong once a day goes wrong now."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)
    forget()


def forget():
    for remembered in (dutch.form, dutch.compound_parts, dutch._split):
        remembered.cache_clear()


def ask_at_once(words):
    """What four threads are told, each about its own words; nothing for a word that made an error."""
    forget()
    told, together = {}, Barrier(THREADS)

    def ask(own):
        together.wait()
        for word in own:
            with suppress(IndexError, AssertionError):
                told[word] = dutch.form(word)

    threads = [Thread(target=ask, args=(words[start::THREADS],)) for start in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_forms_are_right_when_four_threads_ask_at_once(words):
    right = {word: dutch.form(word) for word in words}

    assert all(ask_at_once(words) == right for _ in range(ROUNDS))


def test_one_stemmer_for_all_threads_would_fail_here(words, monkeypatch):
    right = {word: dutch.form(word) for word in words}
    monkeypatch.setattr(dutch, "_stem", stemmer("dutch_porter").stemWord)

    assert any(ask_at_once(words) != right for _ in range(ROUNDS))
