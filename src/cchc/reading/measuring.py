"""Measuring text as it is printed in Times: the heights of paragraphs, cells and rows.

Nothing is drawn. Lines are filled greedily, as Word and LibreOffice do it, with the stretches in which they do not
break; a stretch that is wider than a line goes on in the next one. All lengths are in points.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from cchc.reading.content import Paragraph, TextLine
from cchc.reading.lengths import POINTS_A_MILLIMETRE, in_points
from cchc.reading.stretches import HAIR, Stretches
from cchc.reading.tables import Table, TableCell, TableRow

_LINE = 1.15
"""A single line's height over the size of its letters."""
_SINGLE = 12
"""The `line` of single spacing (240, in 240ths of a line), as `in_points` reads it."""
RULE = 0.5
"""The height of the line between two rows, where lines are drawn."""
_SPACING = ("before", "after", "left", "right", "firstLine", "hanging", "line", "lineRule")


def lines_of(line: TextLine, room: float, indent: float = 0) -> list[float]:
    """The lines that an author's line takes in a room, each as the size of its largest letters (0 for a blank one).

    The first of them begins after an `indent`.
    """
    own = line.stretches
    if own.widest <= room and indent + own.whole <= room:
        return [own.largest]
    sizes, end = [0.0], indent
    for blank, word, size in own.within(line.pieces, room):
        if end + blank + word > room + HAIR and sizes[-1]:
            sizes.append(size)
            end = word
        else:
            sizes[-1] = max(sizes[-1], size)
            end += blank + word
    return sizes


def lines_in(own: Stretches, room: float) -> int:
    """The number of lines that an author's line takes in a room; a word that is wider than the room goes on."""
    if own.whole <= room:
        return 1
    number, end = 1, 0.0
    for blank, word, _ in own.parts:
        if end and end + blank + word > room + HAIR:
            number, end = number + 1, 0.0
        if end == 0.0:
            over = int(word / room) if word > room > 0 else 0
            number, end = number + over, word - over * room
        else:
            end += blank + word
    return number


def paragraph_height(paragraph: Paragraph, room: float) -> float:
    """The height of a paragraph in a room, with the space before and after it."""
    around, beside, indent, line, rule = _spacing(*map(paragraph.said.get, _SPACING))
    height = around
    for each in paragraph.laid_lines:
        for size in lines_of(each, room - beside, indent):
            height += _line_height(size or paragraph.mark.size, line, rule)
        indent = 0
    return height


def cell_height(table: Table, cell: TableCell) -> float:
    """The height that a cell's text asks for, with the margins above and below it; of text set sideways, these only."""
    margins = {**table.margins, **cell.margins} if cell.margins else table.margins
    around = margins["top"] + margins["bottom"]
    if cell.is_sideways:
        return around
    room = table.width(cell) * POINTS_A_MILLIMETRE - margins["left"] - margins["right"]
    return sum(paragraph_height(each, room) for each in cell.paragraphs) + around


def row_heights(table: Table) -> tuple[float, ...]:
    """The heights of a table's rows; the text of a merged cell may fill all the rows of the cell."""
    rule = RULE if table.has_lines else 0
    heights: list[float] = []
    left: dict[int, float] = {}
    for row, below in zip(table.rows, (*table.rows[1:], None), strict=True):
        asked = {each.column: _left_or_whole(table, each, left) for each in row.cells}
        goes_on = {each.column for each in below.continued(row)} if below else set()
        height = max([row.least, *(asked[column] for column in asked if column not in goes_on)]) + rule
        left = {column: asked[column] - height for column in goes_on & asked.keys()}
        heights.append(height)
    return tuple(heights)


def row_height(table: Table, row: TableRow) -> float:
    """The height of one row, as `row_heights` has it: only the rows that it is merged with are measured as well."""
    first = last = row.number - 1
    while first and table.rows[first].continued(table.rows[first - 1]):
        first -= 1
    while last + 1 < len(table.rows) and table.rows[last + 1].continued(table.rows[last]):
        last += 1
    return row_heights(replace(table, rows=table.rows[first : last + 1]))[row.number - 1 - first]


def _left_or_whole(table: Table, cell: TableCell, left: Mapping[int, float]) -> float:
    """The height that a cell asks for; of one that goes on from above, what the rows above had no room for."""
    return left[cell.column] if cell.merge == "continue" and cell.column in left else cell_height(table, cell)


def unmerged_heights(table: Table, group: Sequence[TableRow]) -> Iterator[float]:
    """The heights of the rows of a group if each held the texts of the merged cells itself."""
    rule = RULE if table.has_lines else 0
    asked: dict[int, float] = {}
    for row in group:
        asked |= {cell.column: cell_height(table, cell) for cell in row.cells if cell.merge != "continue"}
        yield max([row.least, *(asked.get(cell.column, 0) for cell in row.cells)]) + rule


@lru_cache(maxsize=256)
def _spacing(*said: str | None) -> tuple[float, float, float, float, str]:
    """The space around a paragraph, that beside it, its first line's indent, its lines' stated height and the rule.

    The texts are those of `_SPACING`.
    """
    before, after, left, right, first, hanging, line = map(in_points, said[:-1])
    return max(before, 0) + max(after, 0), left + right, first - hanging, line, said[-1] or "auto"


def _line_height(size: float, stated: float, rule: str) -> float:
    """The height of a line whose largest letters have this size."""
    single = _LINE * size
    if stated <= 0:
        return single
    if rule == "auto":
        return single * stated / _SINGLE
    return stated if rule == "exact" else max(stated, single)
