"""Phrases of real annexes: none is read wrongly, and almost all that name a day are read."""

import pytest
from helpers.support import ROOT

from bench.reading import Phrase, phrases

FOUND = list(phrases(ROOT / "tests" / "data" / "time-phrases.tsv"))
MORE = list(phrases(ROOT / "tests" / "data" / "time-phrases-more.tsv"))


@pytest.mark.parametrize("phrase", FOUND, ids=[phrase.text for phrase in FOUND])
def test_no_phrase_is_read_wrongly(phrase: Phrase) -> None:
    assert phrase.verdict() != "wrong"


def test_nearly_all_phrases_that_name_a_day_are_read() -> None:
    naming = [phrase for phrase in FOUND if phrase.names_a_day]
    assert len(naming) > 80
    assert sum(phrase.verdict() == "right" for phrase in naming) >= 0.95 * len(naming)


def test_no_phrase_that_may_be_mistaken_for_a_time_is_read_wrongly() -> None:
    assert len(MORE) > 1000
    assert [phrase.text for phrase in MORE if phrase.verdict() == "wrong"] == []


def test_nearly_all_of_those_that_can_be_read_are() -> None:
    readable = [phrase for phrase in MORE if phrase.right != "U"]
    assert len(readable) > 500
    assert sum(phrase.verdict() == "right" for phrase in readable) >= 0.95 * len(readable)
