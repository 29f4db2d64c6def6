"""A table of a web page: its cells in the rows and columns that they cover, as browsers place them (HTML, 4.9.12).

A cell never covers a place that another one has. A row or column in which no cell begins is seen by nobody and is none;
so are the rows without height by which Word keeps columns that do not align.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from cchc.reading.bounds import TooMuchError
from cchc.reading.foreign.document import ForeignCell, ForeignTable, ForeignText, Oddity
from cchc.reading.foreign.html.flow import HtmlFlow, as_lines

_WIDEST = 1000
"""The most columns that a cell covers (HTML, 4.9.11)."""
_MOST_PLACES = 400_000
"""The most places that the cells of a table cover: 4,000 rows of a real annex have 36,000."""
_SMALLEST = 2
"""The fewest rows and columns of a table that has data."""


@dataclass
class HtmlCell:
    """A cell: how many rows and columns it asks for (0 rows: all that are left), and what stands in it."""

    rows: int
    columns: int
    is_heading: bool
    flow: HtmlFlow = field(default_factory=HtmlFlow)


@dataclass
class HtmlRow:
    """A row of the group with this number (`thead`, `tbody`, `tfoot`)."""

    group: int
    is_flat: bool = False
    """True if it says that it has no height."""
    is_repeated: bool = False
    """True if it says that it is printed again on each page."""
    cells: list[HtmlCell] = field(default_factory=list)

    @property
    def is_seen(self) -> bool:
        """True if it has a height, or text that gives it one."""
        return not self.is_flat or any(cell.flow.blocks for cell in self.cells)


@dataclass
class HtmlTable:
    """A table while it is read."""

    rows: list[HtmlRow] = field(default_factory=list)
    groups: list[str] = field(default_factory=lambda: [""])
    """The groups of rows by their tags, blank for rows outside any group."""
    _told: HtmlFlow = field(default_factory=HtmlFlow)
    """Remarks that come before the first cell."""

    def begin_group(self, tag: str) -> None:
        """The rows that come next are of a group of this tag; of none, where it is blank."""
        self.groups.append(tag)

    def begin_row(self, *, is_flat: bool = False, is_repeated: bool = False) -> None:
        """The cells that come next are of a new row."""
        self.rows.append(HtmlRow(len(self.groups) - 1, is_flat, is_repeated or self.groups[-1] == "thead"))

    def begin_cell(self, cell: HtmlCell) -> None:
        """The next cell; without a row, it begins one."""
        if not self.rows:
            self.begin_row()
        self.rows[-1].cells.append(cell)
        cell.flow.add(self._told.blocks)
        self._told = HtmlFlow()

    def remark(self, oddity: Oddity, text: str) -> None:
        """A remark about a row or cell that is none, at the cell before it."""
        before = next((row.cells[-1].flow for row in reversed(self.rows) if row.cells), self._told)
        before.remark(oddity, text)
        before.end_paragraph()


def blocks_of(table: HtmlTable) -> list[ForeignText | ForeignTable]:
    """The table; or what stands in it, where it only arranges that: a single column, or little around inner tables.

    Raises:
        TooMuchError: The cells cover more places than any table of an office has.
    """
    placed = [*_placed(table)]
    inside = [block for each in placed for block in each.cell.flow.blocks]
    if _column_count(placed) < _SMALLEST or _only_arranges(inside):
        return inside
    cells = tuple(_foreign(each) for each in placed)
    return [ForeignTable("", cells, frozenset(_repeated(table, placed)))]


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: HtmlCell
    row: int
    column: int
    rows: int
    columns: int


def _placed(table: HtmlTable) -> Iterator[_Placed]:
    """The cells by rows and columns that are seen."""
    placed = [*_on_grid(table)]
    rows, columns = _numbers(each.row for each in placed), _numbers(each.column for each in placed)
    for each in placed:
        height = sum(row in rows for row in range(each.row, each.row + each.rows))
        width = sum(column in columns for column in range(each.column, each.column + each.columns))
        yield _Placed(each.cell, rows[each.row], columns[each.column], height, width)


def _numbers(seen: Iterable[int]) -> Mapping[int, int]:
    return {place: number for number, place in enumerate(sorted(set(seen)), 1)}


def _on_grid(table: HtmlTable) -> Iterator[_Placed]:
    """The cells on the table's whole grid; a cell ends with its group of rows."""
    room, first = _MOST_PLACES, 0
    for _, group in groupby(_in_order(table), lambda row: row.group):
        rows = list(group)
        for each in _of_group(rows, first):
            room -= each.rows * each.columns
            if room < 0:
                raise TooMuchError
            yield each
        first += len(rows)


def _in_order(table: HtmlTable) -> Sequence[HtmlRow]:
    """The rows as they are seen: the first `thead` above, the first `tfoot` below all others."""
    first = {table.groups.index(tag): rank for tag, rank in (("thead", -1), ("tfoot", 1)) if tag in table.groups}
    seen = [row for row in table.rows if row.is_seen]
    return sorted(seen, key=lambda row: (first.get(row.group, 0), row.group))


def _of_group(rows: Sequence[HtmlRow], first: int) -> Iterator[_Placed]:
    taken: dict[int, int] = {}
    """The last row to which each column is taken from above."""
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while taken.get(column, -1) >= number:
                column += 1
            height = min(cell.rows or len(rows), len(rows) - number)
            width = 1
            while width < min(cell.columns, _WIDEST) and taken.get(column + width, -1) < number:
                width += 1
            taken |= dict.fromkeys(range(column, column + width), number + height - 1)
            yield _Placed(cell, first + number, column, height, width)


def _column_count(placed: Sequence[_Placed]) -> int:
    return max((each.column + each.columns - 1 for each in placed), default=0)


def _only_arranges(inside: Sequence[ForeignText | ForeignTable]) -> bool:
    """True if most letters stand in inner tables that have data."""
    inner = [block for block in inside if isinstance(block, ForeignTable)]
    if not any(each.row_count >= _SMALLEST <= each.column_count for each in inner):
        return False
    of_tables = sum(len(cell.text) for each in inner for cell in each.cells)
    of_texts = sum(len(block.text) for block in inside if isinstance(block, ForeignText))
    return of_tables > of_texts


def _foreign(placed: _Placed) -> ForeignCell:
    return ForeignCell(as_lines(placed.cell.flow.blocks), placed.row, placed.column, placed.rows, placed.columns)


def _repeated(table: HtmlTable, placed: Iterable[_Placed]) -> Iterator[int]:
    """The rows that say that they are repeated, and those of nothing but `th`."""
    heads = {id(cell) for row in table.rows if row.is_repeated for cell in row.cells}
    for number, row in groupby(placed, lambda each: each.row):
        cells = [each.cell for each in row]
        if all(cell.is_heading or id(cell) in heads for cell in cells):
            yield number
