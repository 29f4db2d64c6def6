"""The spelling in which phrases are read."""

import re

import pytest

from cchc.model.timeframe import beside, edges, events, periods, points, reading, rhythms
from cchc.model.timeframe.words import clauses

_SYNTAX = r"\\.|\(\?P<\w+>|\[.*?\]"


@pytest.mark.parametrize("module", [beside, edges, events, periods, points, reading, rhythms])
def test_each_word_of_the_grammar_is_read_in_the_spelling_of_its_patterns(module: object) -> None:
    patterns = [value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)]
    used = {word for pattern in patterns for word in re.findall(r"[^\W\d_]{2,}", re.sub(_SYNTAX, " ", pattern))}
    accented = {word for word in used if not word.isascii()}
    assert len(accented) > 10
    assert {word: list(clauses(word.upper())) for word in accented} == {word: [word] for word in accented}
