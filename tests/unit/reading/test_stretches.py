"""The stretches in which a line does not break, and the lines made of them: quick ways give what careful ones do."""

import math

from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from cchc.reading.content import TextLine
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.measuring import lines_in, lines_of
from cchc.reading.pieces import TextPiece
from cchc.reading.stretches import HAIR, Stretches, _stretches, stretches
from cchc.reading.theme import Theme

LOOK = Looks(None, Theme(None, ""), Lists(None)).of_run(fromstring("<r/>"), {})
TEXTS = st.text(alphabet="aăWi1-–.,  \u00a0\u2011", max_size=60)
ROOMS = st.integers(min_value=6, max_value=400)
STEPS = st.integers(min_value=1, max_value=40)


def made(text: str) -> TextLine:
    """A line of one look."""
    return TextLine((TextPiece(text, LOOK),), centred=False)


def filled(line: TextLine, room: float, indent: float) -> list[float]:
    """The lines in a room, filled word by word."""
    sizes, end = [0.0], indent
    for blank, word, size in _stretches(line.pieces, room):
        if end + blank + word > room + HAIR and sizes[-1]:
            sizes.append(size)
            end = word
        else:
            sizes[-1] = max(sizes[-1], size)
            end += blank + word
    return sizes


@given(TEXTS, ROOMS, st.integers(min_value=-20, max_value=20))
def test_lines_are_those_that_words_fill_one_by_one(text: str, room: float, indent: float) -> None:
    assert lines_of(made(text), room, indent) == filled(made(text), room, indent)


@given(TEXTS, ROOMS)
def test_a_line_that_has_room_is_one_line(text: str, room: float) -> None:
    own = stretches(made(text).pieces)
    if own.whole <= room:
        assert lines_in(own._replace(whole=float("inf")), room) == lines_in(own, room) == 1


@given(TEXTS, ROOMS, STEPS)
def test_a_line_never_takes_more_lines_where_it_has_more_room(text: str, room: float, step: float) -> None:
    own: Stretches = stretches(made(text).pieces)
    assert lines_in(own, room + step) <= lines_in(own, room)


@given(st.lists(st.text(alphabet="aăWi1-–.,)” \t\u00a0\u2011\u0301\u00ad", max_size=20), min_size=1, max_size=3))
def test_the_stretches_of_a_line_of_one_look_are_those_found_word_by_word(texts: list[str]) -> None:
    pieces = tuple(TextPiece(text, LOOK) for text in texts)
    assert stretches(pieces).parts == tuple(_stretches(pieces, math.inf))
