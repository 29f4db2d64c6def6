"""Tables as a reader sees them: rows, cells by the columns that they cover, merges.

Positions are those of the grid, counted from 1. Where a cell's edge was dragged by a hair, Word adds a grid column that
nobody sees: gaps of less than half a centimetre at a row's ends are none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.form.content import Paragraph, children, paragraphs_within
from cchc.documents.form.looks import Looks

_FIRST_ROW = 0x20
_HAIR = 283
"""Half a centimetre in twentieths of a point."""
_WIDEST = 1000
"""No table has so many columns (Word allows 63); a larger number in a file is a fault and no work."""


@dataclass(frozen=True)
class Cell:
    """A cell: the columns that it covers, how it merges with the cell above, its paragraphs."""

    column: int
    span: int
    merge: str
    """`restart` or `continue` of a vertical merge, blank for neither."""
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def text(self) -> str:
        """What is written in it."""
        return " ".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)

    def continues(self, above: "Row") -> bool:
        """Whether the row above has a merged cell over the same columns, without which Word merges nothing."""
        found = above.by_column.get(self.column)
        return found is not None and bool(found.merge) and found.span == self.span


@dataclass(frozen=True)
class Row:
    """A row by its number, with its cells and what is said of it."""

    number: int
    cells: tuple[Cell, ...]
    start: int
    """Columns left out before the first cell."""
    repeats: bool
    """Whether it is printed again at the top of each page."""
    may_split: bool

    @property
    def end(self) -> int:
        """The last column that a cell covers."""
        return self.cells[-1].column + self.cells[-1].span - 1 if self.cells else self.start

    @cached_property
    def texts(self) -> list[str]:
        """What stands in its cells."""
        return [cell.text for cell in self.cells]

    @property
    def kept_with_next(self) -> bool:
        """Whether all that is written in it stays on the page of the next row."""
        return all(paragraph.kept_with_next for cell in self.cells for paragraph in cell.paragraphs if paragraph.text)

    @cached_property
    def by_column(self) -> dict[int, Cell]:
        """The cells by the columns in which they begin."""
        return {cell.column: cell for cell in self.cells}

    def continued(self, above: "Row") -> list[Cell]:
        """The cells that go on from a merged one in the row above."""
        return [cell for cell in self.cells if cell.merge == "continue" and cell.continues(above)]


@dataclass(frozen=True)
class Table:
    """A table of the document."""

    element: XmlElement
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    """The widths of its grid columns in twentieths of a point, as far as the file names them."""
    has_lines: bool
    """Whether borders are drawn; one without arranges text, as in the block of signatures."""

    @cached_property
    def columns(self) -> int:
        """How many columns its rows have: what the grid says or, where this is too few, what most rows cover."""
        ends = Counter(row.end for row in self.rows)
        most = max(ends.values(), default=0)
        return max([len(self.widths), *(end for end, number in ends.items() if number == most)])

    def gap(self, row: Row) -> int:
        """How many columns a row leaves out or, as a negative number, has too many."""
        if row.end > self.columns:
            return self.columns - row.end
        left_out = ((0, row.start), (row.end, self.columns))
        return sum(end - start for start, end in left_out if self._edge(end) - self._edge(start) >= _HAIR)

    def paragraphs(self) -> Iterator[tuple[Row, Cell, Paragraph]]:
        """All that is written in it, with its place."""
        for row in self.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    yield row, cell, paragraph

    @cached_property
    def _edges(self) -> list[int]:
        return list(accumulate(self.widths, initial=0))

    def _edge(self, column: int) -> int:
        """How far the right edge of a column is from the left; one that the grid lacks is wide enough to be seen."""
        known = min(column, len(self.widths))
        return self._edges[known] + (column - known) * _HAIR


def table(element: XmlElement, looks: Looks) -> Table:
    """The table of a `w:tbl`; rows that a tracked change deletes are left out."""
    there = [row for row in children(element, "w:tr") if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
    rows = tuple(_row(row, number, element, looks) for number, row in enumerate(there, 1))
    grid = element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    widths = tuple(_whole(column.get(qn("w:w")), _HAIR) for column in grid)
    return Table(element, rows, widths, _has_lines(element, looks))


def _row(element: XmlElement, number: int, of: XmlElement, looks: Looks) -> Row:
    start = _count(element, "w:trPr/w:gridBefore", 0)
    is_first = number == 1 and _first_row_differs(of)
    cells: list[Cell] = []
    column = start + 1
    for cell in children(element, "w:tc"):
        span = max(_count(cell, "w:tcPr/w:gridSpan", 1), 1)
        paragraphs = tuple(
            Paragraph(each, looks, _table_of(each), in_first_row=is_first and _table_of(each) is of)
            for each in paragraphs_within(cell)
        )
        cells.append(Cell(column, span, _merge(cell), paragraphs))
        column += span
    return Row(number, tuple(cells), start, _is_on(element, "tblHeader"), not _is_on(element, "cantSplit"))


def _table_of(paragraph: XmlElement) -> XmlElement:
    """The innermost table around a paragraph."""
    return next(paragraph.iterancestors(qn("w:tbl")))


def _first_row_differs(table: XmlElement) -> bool:
    """Whether the table takes what its style says of first rows; older files say so by a bit."""
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    if look is None:
        return False
    bits = look.get(qn("w:val"), "0")
    by_bit = bool(int(bits, 16) & _FIRST_ROW) if re.fullmatch("[0-9A-Fa-f]{1,4}", bits) else False
    return look.get(qn("w:firstRow")) in {"1", "true", "on"} if look.get(qn("w:firstRow")) else by_bit


def _merge(cell: XmlElement) -> str:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if merge is None else merge.get(qn("w:val"), "continue")


def _is_on(row: XmlElement, name: str) -> bool:
    found = row.find(f"{qn('w:trPr')}/{qn(f'w:{name}')}")
    return found is not None and found.get(qn("w:val")) not in {"0", "false", "off"}


def _has_lines(element: XmlElement, looks: Looks) -> bool:
    """Whether the nearest that says something of borders draws some: the table itself, a cell, a style."""
    drawn = [_draws(element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}"))]
    drawn += [_draws(style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")) for style in looks.table_styles(element)]
    by_table = next((lines for lines in drawn if lines is not None), False)
    return by_table or any(_draws(borders) for borders in element.iter(qn("w:tcBorders")))


def _draws(borders: XmlElement | None) -> bool | None:
    return None if borders is None else any(each.get(qn("w:val")) not in {"nil", "none"} for each in borders)


def _count(element: XmlElement, path: str, default: int) -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return default if found is None else min(_whole(found.get(qn("w:val")), default), _WIDEST)


def _whole(text: str | None, default: int) -> int:
    """A number of an attribute; LibreOffice writes some with a fraction."""
    digits = (text or "").split(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < len(str(2**31)) else default
