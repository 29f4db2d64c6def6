"""Pieces of values: those of a value that stands letter for letter in the file are found as those of any other."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Piece
from cchc.source.pieces import Pieces
from cchc.source.spans import LineIndex

WORDS = st.lists(st.text(st.sampled_from("abê\u0301\u0323漢"), min_size=1, max_size=4), min_size=2, max_size=4)


def spans_of(value: str, written: str) -> list[object]:
    """The spans of all pieces of a value as they are found where it is written so."""
    text = f"x: {written}\ny: z"
    pieces = Pieces(value, text, 3, 3 + len(written), LineIndex(text))
    ends = [(start, end) for end in range(1, len(value) + 1) for start in range(end)]
    return [pieces.find(Piece(start, end)) for start, end in ends]


@given(WORDS, st.sampled_from(["", "  "]))
def test_pieces_of_what_stands_letter_for_letter_are_found_as_by_the_words(words: list[str], more: str) -> None:
    value = f" {more}".join(words)
    assert spans_of(value, value) == spans_of(value, value.replace(" ", "\t", 1))
