"""Rare patterns: what they match always has one of their pieces, so that the look for these passes over nothing."""

import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.model import bodies, naming, products
from cchc.model.rare import RarePattern
from cchc.model.timeframe import reading, words

PATTERNS = {
    name: each
    for module in (bodies, naming, products, reading, words)
    for name, each in vars(module).items()
    if isinstance(each, RarePattern)
}


@pytest.mark.parametrize("name", PATTERNS)
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_what_a_rare_pattern_matches_has_one_of_its_pieces(name: str, data: st.DataObject) -> None:
    rare = PATTERNS[name]
    text = data.draw(st.from_regex(rare.pattern))
    assert rare.may_match(text)


def test_the_letters_of_the_pieces_are_told_alike_with_and_without_re() -> None:
    letters = {letter for rare in PATTERNS.values() for piece in rare.pieces for letter in piece}
    alike = re.compile(f"(?i)[{re.escape(''.join(letters))}]")
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    assert {found[0] for found in alike.finditer(every) if found[0].casefold() not in letters} == set()
