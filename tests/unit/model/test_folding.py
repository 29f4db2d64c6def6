"""Folding in place: as small letters one by one, for each keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.folding import folded_in_place


@given(st.text(st.sampled_from("İΣςĐỊẞAa –") | st.characters()))
def test_letters_are_made_small_each_on_its_own(text: str) -> None:
    small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    assert len(folded_in_place(text)) == len(text)
    assert folded_in_place(text) == folded_in_place(small)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("HOÀ Bình – uỷ", "hòa bình - ủy"),
        ("quý, quỳ", "quý, quỳ"),
        ("qoà uý", "qoà úy"),
        ("hoàn, thuỷt", "hoàn, thuỷt"),
    ],
)
def test_a_tone_at_the_end_of_a_syllable_has_one_place(text: str, folded: str) -> None:
    assert folded_in_place(text) == folded
