"""Phrases of real annexes: none is read wrongly, and almost all that name a day are read."""

import pytest
from helpers.support import ROOT
from reading import Phrase, phrases

FOUND = list(phrases(ROOT / "tests" / "data" / "time-phrases.tsv"))


@pytest.mark.parametrize("phrase", FOUND, ids=[phrase.text for phrase in FOUND])
def test_no_phrase_is_read_wrongly(phrase: Phrase) -> None:
    assert phrase.verdict() != "wrong"


def test_nearly_all_phrases_that_name_a_day_are_read() -> None:
    naming = [phrase for phrase in FOUND if phrase.names_a_day]
    assert len(naming) > 80
    assert sum(phrase.verdict() == "right" for phrase in naming) >= 0.95 * len(naming)
