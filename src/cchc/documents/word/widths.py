"""The widths of a table's columns, fitted to its texts.

Each column gets between its longest word and what its longest text asks for on one line. Among these widths those are
looked for with which the table takes few pages: from widths in proportion to the texts on, room goes step by step from
one column to another, first as long as the rows together become lower, then as long as the table ends further up. That
finds good widths, though not always the best. Rows are broken into lines and pages as a reader sees them; all lengths
are in points. The same table gets the same widths.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, compress, repeat
from operator import mul
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.word.exchanges import Objective, improved
from cchc.documents.word.measured_columns import STEEPNESS, CellText, Height, MeasuredColumn
from cchc.reading.attributes import at
from cchc.reading.crossing import PageRoom
from cchc.reading.lengths import POINTS_A_MILLIMETRE, TWENTIETHS
from cchc.reading.measuring import RULE, row_height
from cchc.reading.tables import Table, TableCell, TableRow

_BESIDE_WORD = 2 * POINTS_A_MILLIMETRE
"""The room beside a column's longest word."""
_WIDEST_WORD = 45 * POINTS_A_MILLIMETRE
"""The most room for a word that does not break: a longer one, such as an address on the web, breaks inside."""
_MOST_ROWS = 120
"""The most rows that are looked at: of a longer table every second one, every third …, and no pages."""
_HEADING_WEIGHT = 5
"""The weight of the row of headings, which is printed on every page."""
_LINE = 1.15
"""A single line's height over the size of its letters."""


class _TableText(NamedTuple):
    """The columns of a table, and of the rows that are looked at what does not depend on the widths."""

    columns: Sequence[MeasuredColumn]
    repeats: Sequence[bool]
    """For each row, if it is printed on every page."""
    weights: Sequence[int]
    """The weight of each row: how often it is printed, about."""
    fixed: Sequence[float]
    """The least height of each row: of one across the table, such as an area's, the height that it has."""
    kept: Sequence[bool]
    """For each row, if it stays with the next one."""
    is_whole: bool
    """True if all rows of the table are looked at."""

    def total(self, cells: Sequence[Sequence[float]]) -> float:
        """The height of the rows together, of the heights of the cells in each column."""
        return math.fsum(map(mul, self.weights, map(max, self.fixed, *cells)))

    def softly(self, powers: Sequence[Sequence[float]]) -> float:
        """About the height of the rows together: all that is nearly the highest of a row counts, too.

        Else an exchange that helps one of two cells equally high would count for nothing.
        """
        sums = map(math.fsum, zip(*powers, strict=True))
        return math.fsum(map(mul, self.weights, map(pow, sums, repeat(1 / STEEPNESS))))

    def end(self, cells: Sequence[Sequence[float]], room: PageRoom) -> float:
        """The height of all pages up to the table's end."""
        heights: list[float] = list(map(max, self.fixed, *cells))
        heading = sum(compress(heights, self.repeats))
        highest, page = room.highest(heading), max(room.other - heading, 1.0)
        pages, left, block = 0, room.first - heading, 0.0
        rows = zip((*heights, room.closing), (*self.repeats, False), (*self.kept, False), strict=True)
        for height, repeats, kept in rows:
            block += 0.0 if repeats else height
            if kept:
                continue
            if highest >= block > left:
                pages, left = pages + 1, page
            left -= block
            while left < 0:
                pages, left = pages + 1, left + page
            block = 0.0
        return pages * room.other - left


class FittedTable(NamedTuple):
    """A table whose columns have fitting widths, in its XML as well; its cells still state their former widths."""

    table: Table
    edges: Sequence[int]
    """The distances of the columns' edges from the left in twentieths of a point; none where nothing was fitted."""

    def set_cells(self) -> None:
        """Let each cell that states a width state that of its columns."""
        for cell in (cell for row in self.table.rows for cell in row.cells) if self.edges else ():
            asked = at(cell.element, "w:tcPr/w:tcW")
            if asked is not None:
                asked.set(qn("w:type"), "dxa")
                asked.set(qn("w:w"), str(self.edges[cell.column + cell.span - 1] - self.edges[cell.column - 1]))


def fit(table: Table, room: PageRoom) -> FittedTable:
    """The table, its columns with the widths that suit their texts; it stays as wide as it is."""
    total = sum(table.widths) * POINTS_A_MILLIMETRE
    if total <= 0:
        return FittedTable(table, ())
    text = _text(table)
    found = [_fitted(text, room, total, height) for height in (CellText.height, CellText.soft_height)]
    return _set(table, min(found, key=lambda widths: _height(text, widths, room)), total)


def _fitted(text: _TableText, room: PageRoom, total: float, height: Height) -> list[float]:
    """Good widths, found from those for which these heights, whole lines or parts of them, are low."""
    widths = _in_proportion(text.columns, total)
    for objective in _objectives(text, room, height):
        widths = improved(text.columns, widths, objective)
    return widths


def _objectives(text: _TableText, room: PageRoom, height: Height) -> Iterator[Objective]:
    yield Objective(lambda column, width: column.powers(width, height), text.softly, adds_up=True)
    yield Objective(MeasuredColumn.heights, text.total, adds_up=True)
    if text.is_whole:
        yield Objective(MeasuredColumn.heights, lambda cells: text.end(cells, room), adds_up=False)


def _height(text: _TableText, widths: Sequence[float], room: PageRoom) -> tuple[float, float]:
    """The height of all pages up to the table's end, then that of its rows together."""
    cells = list(map(MeasuredColumn.heights, text.columns, widths))
    return text.end(cells, room), text.total(cells)


def _text(table: Table) -> _TableText:
    every = -(-len(table.rows) // _MOST_ROWS)
    rows = [row for row in table.rows if row.repeats or row.number % every == 0]
    return _TableText(
        columns=_measured(table, rows),
        repeats=[row.repeats for row in rows],
        weights=[_HEADING_WEIGHT if row.repeats else 1 for row in rows],
        fixed=[_least(table, row) for row in rows],
        kept=[row.kept_with_next for row in rows[:-1]] + [True],
        is_whole=len(rows) == len(table.rows),
    )


def _least(table: Table, row: TableRow) -> float:
    """The height that a row has however wide the columns are; cells over several columns count as they are."""
    return row_height(table, row) if any(cell.span > 1 for cell in row.cells) else row.least


def _measured(table: Table, rows: Sequence[TableRow]) -> list[MeasuredColumn]:
    margins = table.margins
    beside, around = margins["left"] + margins["right"], margins["top"] + margins["bottom"] + RULE
    numbers = [row.number for row in rows]
    columns = [MeasuredColumn(beside, around, numbers) for _ in table.widths]
    for row in table.rows:
        for cell in row.cells:
            if cell.span == 1 and cell.column <= len(columns):
                _measure(columns[cell.column - 1], cell, row.number, _rows_of(cell, row.number, table))
    return columns


def _measure(column: MeasuredColumn, cell: TableCell, row: int, rows: int) -> None:
    """Take the words and lines of a cell into account; the text of a merged one is shared by several `rows`."""
    own = [line for paragraph in cell.paragraphs for line in paragraph.laid_lines]
    lines = [line.stretches for line in own]
    longest = max((line.whole for line in lines), default=0.0)
    for line in lines:
        column.least = max(column.least, min(line.widest, _WIDEST_WORD) + column.beside + _BESIDE_WORD)
        column.most = max(column.most, line.whole + column.beside + _BESIDE_WORD)
    if cell.merge != "continue":
        size = max((look.size for line in own for look in line.looks), default=0.0)
        column.cells |= dict.fromkeys(range(row, row + rows), CellText(lines, size * _LINE, rows, longest))


def _rows_of(cell: TableCell, row: int, table: Table) -> int:
    """The number of rows that a cell covers."""
    end = row
    while cell.merge and end < len(table.rows) and _goes_on(cell, table, end):
        end += 1
    return end - row + 1


def _goes_on(cell: TableCell, table: Table, below: int) -> bool:
    return any(each.column == cell.column for each in table.rows[below].continued(table.rows[below - 1]))


def _in_proportion(columns: Sequence[MeasuredColumn], total: float) -> list[float]:
    """Widths of this total: the least ones, and the rest by how much text there is."""
    least = sum(column.least for column in columns)
    if least >= total:
        return [column.least * total / least for column in columns]
    asked = [_amount(column) for column in columns]
    rest = (total - least) / (sum(asked) or 1.0)
    return [column.least + rest * each for column, each in zip(columns, asked, strict=True)]


def _amount(column: MeasuredColumn) -> float:
    """The length of a column's text, as far as it does not stand on one line at the least width."""
    lines = [line for cell in column.cells.values() for line in cell.lines]
    rest: float = sum(max(line.whole - column.least, 0.0) for line in lines)
    return math.sqrt(rest)


def _set(table: Table, widths: Sequence[float], total: float) -> FittedTable:
    """The table with these widths."""
    edges = [round(edge * TWENTIETHS) for edge in accumulate(widths, initial=0.0)]
    edges[-1] = round(total * TWENTIETHS)
    for index, column in enumerate(_grid(table.element)):
        column.set(qn("w:w"), str(edges[index + 1] - edges[index]))
    return FittedTable(replace(table, widths=tuple(width / POINTS_A_MILLIMETRE for width in widths)), edges)


def _grid(element: XmlElement) -> Iterator[XmlElement]:
    return (column for grid in element.iterchildren(qn("w:tblGrid")) for column in grid)
