"""The search of widths: heights that are known to lie between others, and exchanges that are not tried."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from cchc.documents.word.exchanges import _STEPS, Objective, improved
from cchc.documents.word.measured_columns import CellText, Height, MeasuredColumn
from cchc.documents.word.widths import _in_proportion, _objectives, _TableText
from cchc.reading.crossing import PageRoom
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.pieces import TextPiece
from cchc.reading.stretches import stretches
from cchc.reading.theme import Theme

LOOK = Looks(None, Theme(None, ""), Lists(None)).of_run(fromstring("<r/>"), {})
SIZE, BESIDE, AROUND, SPARE = 13.8, 10.8, 0.5, 0.4
TEXTS = st.text(alphabet="aăWi1-–.,   ", max_size=200)
CELLS = st.lists(TEXTS, max_size=3)
HEIGHTS = st.sampled_from((CellText.height, CellText.soft_height))


def cell(texts: Sequence[str], rows: int = 1) -> CellText:
    """A cell with these lines, shared by so many rows."""
    lines = [stretches((TextPiece(text, LOOK),)) for text in texts]
    return CellText(lines, SIZE, rows, max((line.whole for line in lines), default=0.0))


def column(cells: Sequence[CellText | None]) -> MeasuredColumn:
    """A column of these cells; it has room for the longest word."""
    made = MeasuredColumn(BESIDE, AROUND, range(len(cells)))
    made.cells = {row: each for row, each in enumerate(cells) if each is not None}
    lines = [line for each in made.cells.values() for line in each.lines]
    made.least = BESIDE + 5 + max((min(line.widest, 120) for line in lines), default=0.0)
    made.most = BESIDE + 5 + max((line.whole for line in lines), default=0.0)
    return made


@given(
    st.lists(st.none() | st.builds(cell, CELLS, st.integers(1, 3)), min_size=1, max_size=4),
    st.lists(st.floats(BESIDE + 1, 400), min_size=1, max_size=12),
    HEIGHTS,
)
def test_heights_are_those_that_each_cell_has_by_itself(
    cells: list[CellText | None], widths: list[float], height: Height
) -> None:
    asked = column(cells)
    for width in widths:
        room = width - BESIDE - SPARE
        own = [0.0 if each is None else height(each, room) + AROUND for each in cells]
        assert asked.powers(width, height) == [each**8 for each in own]
        if height == CellText.height:
            assert asked.heights(width) == own


def carefully_improved(columns: Sequence[MeasuredColumn], widths: list[float], objective: Objective) -> list[float]:
    """The widths after all exchanges that bring the objective down, every one of which is tried."""
    reached = value(columns, widths, objective)
    for step in _STEPS:
        while found := list(exchanged(columns, widths, step)):
            values = [value(columns, each, objective) for each in found]
            if min(values) >= reached:
                break
            reached = min(values)
            widths = found[values.index(reached)]
    return widths


def value(columns: Sequence[MeasuredColumn], widths: Sequence[float], objective: Objective) -> float:
    return objective.value(list(map(objective.has, columns, widths)))


def exchanged(columns: Sequence[MeasuredColumn], widths: Sequence[float], step: float) -> Iterator[list[float]]:
    for giver, taker in permutations(range(len(columns)), 2):
        if widths[giver] - step >= columns[giver].least and widths[taker] < columns[taker].most:
            yield [width + step * ((at == taker) - (at == giver)) for at, width in enumerate(widths)]


@st.composite
def tables(draw: st.DrawFn) -> _TableText:
    """A table of some rows, in which a column may lack cells."""
    number = draw(st.integers(1, 6))
    of_rows = st.lists(st.none() | st.builds(cell, CELLS), min_size=number, max_size=number)
    return _TableText(
        columns=[column(cells) for cells in draw(st.lists(of_rows, min_size=1, max_size=4))],
        repeats=[True] + [False] * (number - 1),
        weights=[5] + [1] * (number - 1),
        fixed=draw(st.lists(st.sampled_from((0.0, 14.3)), min_size=number, max_size=number)),
        kept=[False] * (number - 1) + [True],
        is_whole=draw(st.booleans()),
    )


@given(tables(), st.floats(200, 700), st.floats(60, 400), HEIGHTS)
def test_exchanges_that_are_not_tried_would_not_be_made(
    text: _TableText, total: float, high: float, height: Height
) -> None:
    widths = _in_proportion(text.columns, total)
    for objective in _objectives(text, PageRoom(high / 2, high, 0.0), height):
        found = improved(text.columns, widths, objective)
        assert found == carefully_improved(text.columns, widths, objective)
        widths = found
