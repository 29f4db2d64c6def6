"""Tables as a reader sees them: rows, cells by the columns that they cover, merges.

Positions are those of the grid, counted from 1. Where a cell's edge was dragged by a hair, Word adds a grid column that
nobody sees: gaps of less than half a centimetre at a row's ends are none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph

_HAIR = 4.99
"""The least width of a gap at a row's end, in millimetres: half a centimetre, as Word rounds it."""
_WIDTH_UNSAID = 20
"""The width assumed for a column without a stated width, in millimetres: wide enough to count as a gap."""


@dataclass(frozen=True)
class TableCell:
    """A cell: the columns that it covers, its vertical merge, its paragraphs."""

    element: XmlElement
    column: int
    span: int
    merge: str
    """`restart` or `continue` of a vertical merge, blank for neither."""
    paragraphs: tuple[Paragraph, ...]
    margins: Mapping[str, float] | None = None
    """The margins around its text that the cell states itself, in points by side; `None` where nothing is read."""
    is_sideways: bool = False
    """True if its text runs upwards or downwards."""

    @cached_property
    def text(self) -> str:
        """The text of the cell, its paragraphs joined by spaces."""
        return " ".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)

    def continues(self, above: "TableRow") -> bool:
        """True if the row above has a merged cell over the same columns; otherwise Word merges nothing."""
        found = above.by_column.get(self.column)
        return found is not None and bool(found.merge) and found.span == self.span


@dataclass(frozen=True)
class TableRow:
    """A row with its number (from 1), its cells and its properties."""

    element: XmlElement
    number: int
    cells: tuple[TableCell, ...]
    start: int
    """The number of columns left out before the first cell."""
    repeats: bool
    """True if the row is printed again at the top of each page."""
    may_split: bool
    least: float
    """The least height of the row in points; 0 when none is stated."""

    @property
    def end(self) -> int:
        """The last column that a cell covers."""
        return self.cells[-1].column + self.cells[-1].span - 1 if self.cells else self.start

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [cell.text for cell in self.cells]

    @property
    def kept_with_next(self) -> bool:
        """True if all paragraphs of the row that have text stay on the page of the next row."""
        return all(paragraph.kept_with_next for cell in self.cells for paragraph in cell.paragraphs if paragraph.text)

    @cached_property
    def by_column(self) -> dict[int, TableCell]:
        """The cells by the column where each begins."""
        return {cell.column: cell for cell in self.cells}

    def continued(self, above: "TableRow") -> list[TableCell]:
        """The cells that go on from a merged one in the row above."""
        return [cell for cell in self.cells if cell.merge == "continue" and cell.continues(above)]


@dataclass(frozen=True)
class Table:
    """A table of the document."""

    element: XmlElement
    rows: tuple[TableRow, ...]
    widths: tuple[float, ...]
    """The widths of its grid columns in millimetres; 0 for one that the file does not tell."""
    margins: Mapping[str, float]
    """The margins around the text of its cells in points, by side; a cell may have its own."""
    has_lines: bool
    """True if borders are drawn; a table without borders may only arrange text, as in the block of signatures."""

    @cached_property
    def columns(self) -> int:
        """The number of columns: as the grid states or, where this is too few, as most rows cover."""
        ends = Counter(row.end for row in self.rows)
        most = max(ends.values(), default=0)
        return max([len(self.widths), *(end for end, number in ends.items() if number == most)])

    def gap(self, row: TableRow) -> int:
        """The number of columns that a row leaves out; negative for a row with too many."""
        if row.end > self.columns:
            return self.columns - row.end
        left_out = ((0, row.start), (row.end, self.columns))
        return sum(end - start for start, end in left_out if self._edge(end) - self._edge(start) >= _HAIR)

    def width(self, cell: TableCell) -> float:
        """The width of a cell in millimetres."""
        return self._edge(cell.column + cell.span - 1) - self._edge(cell.column - 1)

    def paragraphs(self) -> Iterator[tuple[TableRow, TableCell, Paragraph]]:
        """The paragraphs of the table, each with its row and cell."""
        for row in self.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    yield row, cell, paragraph

    @cached_property
    def _edges(self) -> list[float]:
        return list(accumulate((width or _WIDTH_UNSAID for width in self.widths), initial=0))

    def _edge(self, column: int) -> float:
        """The distance of a column's right edge from the left, in millimetres; the grid may lack the column."""
        known = min(column, len(self.widths))
        return self._edges[known] + (column - known) * _WIDTH_UNSAID
