"""The widths of a table's columns, fitted to its texts.

Each column gets between its longest word and what its longest text asks for on one line. Among these widths those are
looked for with which the table takes few pages: from widths in proportion to the texts on, room goes step by step from
one column to another, first as long as the rows together become lower, then as long as the table ends further up. That
finds good widths, though not always the best. Rows are broken into lines and pages as a reader sees them; all lengths
are in points. The same table gets the same widths.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, permutations
from operator import mul

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at
from cchc.reading.crossing import PageRoom
from cchc.reading.lengths import POINTS_A_MILLIMETRE, TWENTIETHS
from cchc.reading.measuring import RULE, lines_in, row_height
from cchc.reading.stretches import Stretches
from cchc.reading.tables import Table, TableCell, TableRow

_BESIDE_WORD = 2 * POINTS_A_MILLIMETRE
"""The room beside a column's longest word."""
_WIDEST_WORD = 45 * POINTS_A_MILLIMETRE
"""The most room for a word that does not break: a longer one, such as an address on the web, breaks inside."""
_SPARE = 0.4
"""The room left at a line's end: programs differ by a hair in the widths of letters and lines of a table."""
_STEPS = tuple(step * POINTS_A_MILLIMETRE for step in (8, 4, 2, 1))
"""The steps in which room goes from one column to another, the largest first."""
_MOST_ROWS = 120
"""The most rows that are looked at: of a longer table every second one, every third …, and no pages."""
_HEADING_WEIGHT = 5
"""The weight of the row of headings, which is printed on every page."""
_LINE = 1.15
"""A single line's height over the size of its letters."""
_STEEPNESS = 8
"""The power by which the heights of a row's cells are added up: the greater, the more the highest counts."""
_Objective = Callable[[Sequence[float]], float]


@dataclass(frozen=True, slots=True)
class _CellText:
    """The text of a cell: its author's lines, the height of a line, and the number of rows that share it."""

    lines: list[Stretches]
    line: float
    rows: int
    longest: float
    """The width of the longest of the lines if nothing breaks it."""

    def height(self, room: float) -> float:
        """The height of the text for one of its rows."""
        number = len(self.lines)
        if self.longest > room:
            number = sum([lines_in(line, room) for line in self.lines])
        return number * self.line / self.rows

    def soft_height(self, room: float) -> float:
        """About the same, with parts of a line, so that each step of a width makes a difference."""
        number: float = len(self.lines)
        if self.longest > room:
            number = sum([_soft_lines(line, room) for line in self.lines])
        return number * self.line / self.rows


@dataclass(slots=True)
class _ColumnText:
    """A column: its least width and its greatest useful one, and its cells by row."""

    beside: float
    """The margins of its cells, left and right together."""
    around: float
    """The margins above and below a cell's text, with a line between two rows."""
    rows: Sequence[int]
    """The numbers of the rows that are looked at."""
    least: float = 0.0
    most: float = 0.0
    cells: dict[int, _CellText] = field(default_factory=dict)
    known: "dict[tuple[float, _Height], tuple[list[float], list[float]]]" = field(default_factory=dict)

    def heights(self, width: float) -> list[float]:
        """The height of each row's cell at a width; 0 in a row without one."""
        return self._at(width, _CellText.height)[0]

    def powers(self, width: float, height: "_Height") -> list[float]:
        """The same, exact or soft, to the power by which the heights of a row's cells are added up."""
        return self._at(width, height)[1]

    def _at(self, width: float, height: "_Height") -> tuple[list[float], list[float]]:
        key = width, height
        if key not in self.known:
            room = width - self.beside - _SPARE
            cells = map(self.cells.get, self.rows)
            heights = [height(cell, room) + self.around if cell else 0.0 for cell in cells]
            self.known[key] = heights, [each**_STEEPNESS for each in heights]
        return self.known[key]


_Height = Callable[[_CellText, float], float]


@dataclass(frozen=True, slots=True)
class _TableText:
    """The columns of a table, and of the rows that are looked at what does not depend on the widths."""

    columns: Sequence[_ColumnText]
    weights: Sequence[int]
    """The weight of each row: how often it is printed, about."""
    fixed: Sequence[float]
    """The least height of each row: of one across the table, such as an area's, the height that it has."""
    kept: Sequence[bool]
    """For each row, if it stays with the next one."""
    is_whole: bool
    """True if all rows of the table are looked at."""

    def heights(self, widths: Sequence[float]) -> list[float]:
        """The height of each row."""
        return list(map(max, self.fixed, *map(_ColumnText.heights, self.columns, widths)))

    def total(self, widths: Sequence[float]) -> float:
        """The height of the rows together."""
        return math.fsum(map(mul, self.weights, self.heights(widths)))

    def softly(self, widths: Sequence[float], height: _Height) -> float:
        """About the height of the rows together: all that is nearly the highest of a row counts, too.

        Else an exchange that helps one of two cells equally high would count for nothing.
        """
        powers = [column.powers(width, height) for column, width in zip(self.columns, widths, strict=True)]
        sums = map(math.fsum, zip(*powers, strict=True))
        return math.fsum(map(mul, self.weights, [each ** (1 / _STEEPNESS) for each in sums]))

    def end(self, widths: Sequence[float], room: PageRoom) -> float:
        """The height of all pages up to the table's end."""
        heights = self.heights(widths)
        heading = sum(height for height, weight in zip(heights, self.weights, strict=True) if weight > 1)
        highest, page = room.highest(heading), max(room.other - heading, 1.0)
        pages, left, block = 0, room.first - heading, 0.0
        for height, weight, kept in zip((*heights, room.closing), (*self.weights, 1), (*self.kept, False), strict=True):
            block += height if weight == 1 else 0.0
            if kept:
                continue
            if highest >= block > left:
                pages, left = pages + 1, page
            left -= block
            while left < 0:
                pages, left = pages + 1, left + page
            block = 0.0
        return pages * room.other - left


def fit(table: Table, room: PageRoom) -> Table:
    """The table, its columns with the widths that suit their texts; it stays as wide as it is."""
    total = sum(table.widths) * POINTS_A_MILLIMETRE
    if total <= 0:
        return table
    text = _text(table)
    found = [_fitted(text, room, total, height) for height in (_CellText.height, _CellText.soft_height)]
    return _set(table, min(found, key=lambda widths: (text.end(widths, room), text.total(widths))), total)


def _fitted(text: _TableText, room: PageRoom, total: float, height: _Height) -> list[float]:
    """Good widths, found from those for which these heights, whole lines or parts of them, are low."""
    first = _in_proportion(text.columns, total)
    widths = _improved(text.columns, first, lambda tried: text.softly(tried, height), never_rises=True)
    widths = _improved(text.columns, widths, text.total, never_rises=True)
    if not text.is_whole:
        return widths
    return _improved(text.columns, widths, lambda tried: text.end(tried, room), never_rises=False)


def _text(table: Table) -> _TableText:
    every = -(-len(table.rows) // _MOST_ROWS)
    rows = [row for row in table.rows if row.repeats or row.number % every == 0]
    return _TableText(
        columns=_measured(table, [row.number for row in rows]),
        weights=[_HEADING_WEIGHT if row.repeats else 1 for row in rows],
        fixed=[row_height(table, row) if _spans(row) else row.least for row in rows],
        kept=[row.kept_with_next for row in rows[:-1]] + [True],
        is_whole=len(rows) == len(table.rows),
    )


def _spans(row: TableRow) -> bool:
    return any(cell.span > 1 for cell in row.cells)


def _measured(table: Table, rows: Sequence[int]) -> list[_ColumnText]:
    margins = table.margins
    beside, around = margins["left"] + margins["right"], margins["top"] + margins["bottom"] + RULE
    columns = [_ColumnText(beside, around, rows) for _ in table.widths]
    for row in table.rows:
        for cell in row.cells:
            if cell.span == 1 and cell.column <= len(columns):
                _measure(columns[cell.column - 1], cell, row.number, _rows_of(cell, row.number, table))
    return columns


def _measure(column: _ColumnText, cell: TableCell, row: int, rows: int) -> None:
    """Take the words and lines of a cell into account; the text of a merged one is shared by several `rows`."""
    own = [line for paragraph in cell.paragraphs for line in paragraph.laid_lines]
    lines = [line.stretches for line in own]
    longest = max((line.whole for line in lines), default=0.0)
    for line in lines:
        column.least = max(column.least, min(line.widest, _WIDEST_WORD) + column.beside + _BESIDE_WORD)
        column.most = max(column.most, line.whole + column.beside + _BESIDE_WORD)
    if cell.merge != "continue":
        size = max((look.size for line in own for look in line.looks), default=0.0)
        column.cells |= dict.fromkeys(range(row, row + rows), _CellText(lines, size * _LINE, rows, longest))


def _rows_of(cell: TableCell, row: int, table: Table) -> int:
    """The number of rows that a cell covers."""
    end = row
    while cell.merge and end < len(table.rows) and _goes_on(cell, table, end):
        end += 1
    return end - row + 1


def _goes_on(cell: TableCell, table: Table, below: int) -> bool:
    return any(each.column == cell.column for each in table.rows[below].continued(table.rows[below - 1]))


def _in_proportion(columns: Sequence[_ColumnText], total: float) -> list[float]:
    """Widths of this total: the least ones, and the rest by how much text there is."""
    least = sum(column.least for column in columns)
    if least >= total:
        return [column.least * total / least for column in columns]
    asked = [_amount(column) for column in columns]
    rest = (total - least) / (sum(asked) or 1.0)
    return [column.least + rest * each for column, each in zip(columns, asked, strict=True)]


def _soft_lines(line: Stretches, room: float) -> float:
    """The number of lines that an author's line takes, with parts of a line: each but the last lacks half a word."""
    lost = line.whole / max(len(line.parts), 1) / 2
    return 1.0 if line.whole <= room else 1.0 + (line.whole - room + lost) / max(room - lost, 1.0)


def _amount(column: _ColumnText) -> float:
    """The length of a column's text, as far as it does not stand on one line at the least width."""
    lines = [line for cell in column.cells.values() for line in cell.lines]
    rest: float = sum(max(line.whole - column.least, 0.0) for line in lines)
    return math.sqrt(rest)


def _improved(
    columns: Sequence[_ColumnText], widths: list[float], objective: _Objective, *, never_rises: bool
) -> list[float]:
    """The widths after all exchanges of room that bring the objective down.

    Where the objective `never_rises` when a column gets more room, an exchange brings it down by no more than the
    taker's room alone would: if that is too little, nobody needs to give.
    """
    best = objective(widths)
    for step in _STEPS:
        while (better := _better(columns, widths, step, objective, best, never_rises=never_rises)) is not None:
            widths, best = better
    return widths


def _better(
    columns: Sequence[_ColumnText],
    widths: list[float],
    step: float,
    objective: _Objective,
    best: float,
    *,
    never_rises: bool,
) -> tuple[list[float], float] | None:
    """The widths after the exchange that brings the objective down the most; `None` if none does."""
    pairs = list(_exchanges(columns, widths, step))
    if never_rises:
        takers = {taker for _, taker in pairs}
        gaining = {taker for taker in takers if objective(_changed(widths, taker, step)) < best}
        pairs = [(giver, taker) for giver, taker in pairs if taker in gaining]
    found: tuple[list[float], float] | None = None
    for giver, taker in pairs:
        tried = _changed(_changed(widths, giver, -step), taker, step)
        if (reached := objective(tried)) < best:
            found, best = (tried, reached), reached
    return found


def _exchanges(columns: Sequence[_ColumnText], widths: Sequence[float], step: float) -> Iterator[tuple[int, int]]:
    """The pairs of a column that may give so much room, and one that may take it."""
    for giver, taker in permutations(range(len(columns)), 2):
        if widths[giver] - step >= columns[giver].least and widths[taker] < columns[taker].most:
            yield giver, taker


def _changed(widths: Sequence[float], column: int, step: float) -> list[float]:
    """The widths with that of a column changed by a step."""
    changed = list(widths)
    changed[column] += step
    return changed


def _set(table: Table, widths: Sequence[float], total: float) -> Table:
    """The table with these widths, which its XML has as well."""
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
    return replace(table, widths=tuple(width / POINTS_A_MILLIMETRE for width in widths))


def _grid(element: XmlElement) -> Iterator[XmlElement]:
    return (column for grid in element.iterchildren(qn("w:tblGrid")) for column in grid)
