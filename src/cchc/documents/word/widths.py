"""The widths of a table's columns, fitted to its texts.

Each column gets between its longest word and what its longest text asks for on one line. Among these widths those are
looked for that make the table low, so that it takes few pages: from widths in proportion to the texts on, room goes
step by step from one column to another as long as the rows together become lower. Rows are measured in lines, broken
as a reader sees them; all lengths are in points. The same table gets the same widths.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, permutations

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at
from cchc.reading.lengths import POINTS_A_MILLIMETRE, TWENTIETHS
from cchc.reading.measuring import Words, lines_in, words
from cchc.reading.tables import Table, TableCell

_BESIDE_WORD = 2 * POINTS_A_MILLIMETRE
"""The room beside a column's longest word."""
_WIDEST_WORD = 45 * POINTS_A_MILLIMETRE
"""The most room for a word that does not break: a longer one, such as an address on the web, breaks inside."""
_STEPS = tuple(step * POINTS_A_MILLIMETRE for step in (8, 4, 2, 1))
"""The steps in which room goes from one column to another, the largest first."""
_MOST_ROWS = 120
"""The most rows that are looked at: of a longer table every second one, every third …"""
_HEADING_WEIGHT = 5
"""The weight of the row of headings, which is printed on every page."""


@dataclass(slots=True)
class _Column:
    """A column: its least width and its greatest useful one, and its texts by row, each as an author's lines."""

    beside: float
    """The margins of its cells, left and right together."""
    least: float = 0.0
    most: float = 0.0
    texts: dict[int, tuple[list[Words], int]] = field(default_factory=dict)
    """The lines of the cell in a row, and the number of rows that it shares them with."""
    known: dict[int, dict[int, float]] = field(default_factory=dict)

    def heights(self, width: float) -> dict[int, float]:
        """The height of each row's cell at a width, in lines."""
        room = width - self.beside
        key = round(room)
        if key not in self.known:
            self.known[key] = {
                row: sum(lines_in(line, room) for line in lines) / shared for row, (lines, shared) in self.texts.items()
            }
        return self.known[key]


def fit(table: Table) -> None:
    """Give the columns of a table the widths that suit their texts; the table stays as wide as it is."""
    total = sum(table.widths) * POINTS_A_MILLIMETRE
    columns = _measured(table)
    if total > 0 and columns:
        _set(table, _fitted(columns, _weights(table), total), total)


def _measured(table: Table) -> list[_Column]:
    beside = table.margins["left"] + table.margins["right"]
    columns = [_Column(beside) for _ in table.widths]
    for row in table.rows:
        for cell in row.cells:
            if cell.span == 1 and cell.column <= len(columns):
                _measure(columns[cell.column - 1], cell, row.number, _rows_of(cell, row.number, table))
    return columns


def _measure(column: _Column, cell: TableCell, row: int, rows: int) -> None:
    """Take the words and lines of a cell into account; the text of a merged one is shared by several `rows`."""
    lines = [words(line) for paragraph in cell.paragraphs for line in paragraph.laid_lines]
    for line in lines:
        longest = max((word for _, word in line), default=0.0)
        whole = sum(blank + word for blank, word in line)
        column.least = max(column.least, min(longest, _WIDEST_WORD) + column.beside + _BESIDE_WORD)
        column.most = max(column.most, whole + column.beside + _BESIDE_WORD)
    if cell.merge != "continue":
        column.texts |= dict.fromkeys(range(row, row + rows), (lines, rows))


def _rows_of(cell: TableCell, row: int, table: Table) -> int:
    """The number of rows that a cell covers."""
    end = row
    while cell.merge and end < len(table.rows) and _goes_on(cell, table, end):
        end += 1
    return end - row + 1


def _goes_on(cell: TableCell, table: Table, below: int) -> bool:
    return any(each.column == cell.column for each in table.rows[below].continued(table.rows[below - 1]))


def _weights(table: Table) -> dict[int, int]:
    """The weight of each row that is looked at."""
    every = -(-len(table.rows) // _MOST_ROWS)
    chosen = [row for row in table.rows if row.repeats or row.number % every == 0]
    return {row.number: _HEADING_WEIGHT if row.repeats else 1 for row in chosen}


def _fitted(columns: Sequence[_Column], weights: dict[int, int], total: float) -> list[float]:
    widths = _in_proportion(columns, total)
    if min(total - sum(column.least for column in columns), 1.0) < 1.0:
        return widths
    best = _height(columns, widths, weights)
    for step in _STEPS:
        while (better := _better(columns, widths, weights, step, best)) is not None:
            widths, best = better
    return widths


def _in_proportion(columns: Sequence[_Column], total: float) -> list[float]:
    """Widths of this total: the least ones, and the rest by how much text there is."""
    least = sum(column.least for column in columns)
    if least > total:
        return [column.least * total / least for column in columns]
    asked = [_text(column) for column in columns]
    rest = (total - least) / (sum(asked) or 1.0)
    return [column.least + rest * each for column, each in zip(columns, asked, strict=True)]


def _text(column: _Column) -> float:
    """The length of a column's text, as far as it does not stand on one line at the least width."""
    lines = [line for lines, _ in column.texts.values() for line in lines]
    rest: float = sum(max(sum(blank + word for blank, word in line) - column.least, 0.0) for line in lines)
    return math.sqrt(rest)


def _better(
    columns: Sequence[_Column], widths: list[float], weights: dict[int, int], step: float, best: float
) -> tuple[list[float], float] | None:
    """The widths after the exchange that makes the rows lowest, and their height; `None` if none makes them lower."""
    found: tuple[list[float], float] | None = None
    for giver, taker in permutations(range(len(columns)), 2):
        if widths[giver] - step < columns[giver].least or widths[taker] >= columns[taker].most:
            continue
        tried = list(widths)
        tried[giver] -= step
        tried[taker] += step
        if (height := _height(columns, tried, weights)) < best:
            found, best = (tried, height), height
    return found


def _height(columns: Sequence[_Column], widths: Sequence[float], weights: dict[int, int]) -> float:
    """The height of the rows together, in lines."""
    cells = [column.heights(width) for column, width in zip(columns, widths, strict=True)]
    return sum(weight * max(each.get(row, 0.0) for each in cells) for row, weight in weights.items())


def _set(table: Table, widths: Sequence[float], total: float) -> None:
    edges = [round(edge * TWENTIETHS) for edge in accumulate(widths, initial=0.0)]
    edges[-1] = round(total * TWENTIETHS)
    for index, column in enumerate(_grid(table.element)):
        column.set(qn("w:w"), str(edges[index + 1] - edges[index]))
    for row in table.rows:
        for cell in row.cells:
            asked = at(cell.element, "w:tcPr/w:tcW")
            if asked is not None:
                asked.set(qn("w:type"), "dxa")
                asked.set(qn("w:w"), str(edges[cell.column + cell.span - 1] - edges[cell.column - 1]))


def _grid(element: XmlElement) -> Iterator[XmlElement]:
    return (column for grid in element.iterchildren(qn("w:tblGrid")) for column in grid)
