"""The cells of a sheet that came back, in our columns, wherever people moved these, and with what merged cells mean.

A day, a document, a name or a note in cells merged over several rows stands for each of these rows. An address cannot,
nor can one value stand for several columns: such cells are a problem of their row, so that no row is lost in silence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cchc.documents.workbooks.cells import Problem, Seen, seen
from cchc.documents.workbooks.columns import INPUTS, READ_BACK, REASON
from cchc.model.folding import fold
from cchc.phrasing.column import headings
from cchc.phrasing.columns import ADDRESS, DONE_ON, TITLE
from cchc.reading.workbook_marks import Marks, Rectangle, place, spread
from cchc.reading.workbook_opening import ExcelCell, ExcelSheet, Parts

LAST_ROW = 10_000
"""The last row that a sheet may have: a plan of 2,000 nhiệm vụ, forty times a real one, has a row for each."""
_LAST_COLUMN = 200
"""The last column that is read; columns further to the right are ignored."""
_HEADINGS = (*headings(READ_BACK), REASON)
_FOLDED = {fold(heading): heading for heading in _HEADINGS}
_INPUTS = frozenset(headings(INPUTS))
_LONGEST_HEADING = 100
"""The most characters of a text that may be a heading; a hostile one of megabytes may stand in each cell."""
LONGEST_ADDRESS = 200
"""The most characters of an address."""
_ADDRESS = re.compile(r"(?=\S*[0-9])[\w.-]+(?:/[\w.-]+)*")
"""A text that may be an address, and is no title that somebody wrote across the table."""
Headed = Mapping[str, tuple[int, ...]]
"""The columns under each of our headings, counted from 1."""


class GridRow(NamedTuple):
    """A row: its number, and its cells by our headings."""

    number: int
    cells: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, with the rows of the workbook with values and of the one with formulas."""

    title: str
    rows: Sequence[tuple[Sequence[ExcelCell], Sequence[ExcelCell]]]
    marks: Marks
    merged: Mapping[tuple[int, int], Rectangle]
    links: Mapping[tuple[int, int], str]

    def places(self) -> "Iterator[tuple[int, Headed]]":
        """The rows that have our headings, from the top, each with the columns that it heads."""
        for number, (known, _) in enumerate(self.rows, 1):
            found: dict[str, tuple[int, ...]] = {}
            for column, cell in enumerate(known, 1):
                if heading := self._heading(number, column, cell):
                    found[heading] = (*found.get(heading, ()), column)
            if ADDRESS.heading in found or DONE_ON.heading in found:
                yield number, found

    def row(self, number: int, places: Headed) -> GridRow:
        """The cells of a row in the columns at these places."""
        addresses = places.get(ADDRESS.heading, ())
        cells = {
            heading: _one([self._cell(number, column, heading, addresses) for column in columns], heading)
            for heading, columns in places.items()
        }
        return GridRow(number, cells)

    def _heading(self, row: int, column: int, cell: ExcelCell) -> str | None:
        if area := self.merged.get((row, column)):
            cell = self.rows[area.first_row - 1][0][area.first_column - 1]
        is_short = isinstance(cell.value, str) and len(cell.value) <= _LONGEST_HEADING
        return _FOLDED.get(fold(cell.value)) if is_short else None

    def _own(self, row: int, column: int) -> Seen:
        known, made = self.rows[row - 1]
        where = place(row, column)
        if column > len(known):
            return Seen(where)
        return seen(known[column - 1], made[column - 1], where, self.marks, self.links.get((row, column)))

    def _cell(self, row: int, column: int, heading: str, addresses: Sequence[int]) -> Seen:
        """A cell with the value that its merged area gives it."""
        area = self.merged.get((row, column))
        if area is None or (area.first_row, area.first_column) == (row, column):
            return self._own(row, column)
        above, where = self._own(area.first_row, area.first_column), place(row, column)
        if above.is_blank or (heading == TITLE.heading and area.first_column == column):
            return Seen(where)
        if area.first_column != column:
            return Seen(where) if _is_title(above, area, addresses) else Seen(where, problem=_across(area, heading))
        if heading == ADDRESS.heading:
            problem = Problem(f"nằm trong vùng ô gộp {area}", f"Đề nghị bỏ gộp ô, ghi lại “{heading}” của từng hàng.")
            return Seen(where, problem=problem, inherited=True)
        return replace(above, place=where, inherited=True)


def grid(values: ExcelSheet, formulas: ExcelSheet, parts: Parts) -> Grid:
    """The cells of a sheet, opened twice.

    Raises:
        ValueError: The sheet is damaged; as well as other errors that the libraries raise for that.
    """
    found = Marks(parts, values._worksheet_path)  # noqa: SLF001 — openpyxl tells it nowhere else
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # some programs state them wrongly
    last_row, last_column = (
        min(LAST_ROW, max(found.last_rows.values(), default=0)),
        min(_LAST_COLUMN, found.last_column),
    )
    size = {"max_row": last_row, "max_col": last_column}
    rows = list(zip(*(sheet.iter_rows(**size) for sheet in (values, formulas)), strict=True)) if last_row else []
    merged = {(row, column): area for row, column, area in spread(found.merged, last_row, last_column)}
    targets = dict(found.links)
    links = {(row, column): targets[area] for row, column, area in spread(targets, last_row, last_column)}
    return Grid(values.title, rows, found, merged, links)


def is_address(text: str | None) -> bool:
    """True for a text that may be an address: letters, digits, dots, dashes and slashes, with a digit among them."""
    return text is not None and len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def _one(cells: Sequence[Seen], heading: str) -> Seen:
    """The only cell of a heading that has something in it; a problem where two have, and not the same."""
    filled = [cell for cell in cells if not cell.is_blank]
    if len({cell.text for cell in filled}) > 1:
        problem = Problem(f"và ô {filled[1].place} cùng ở cột “{heading}” mà khác nhau", "Đề nghị chỉ giữ một cột.")
        return replace(filled[0], problem=problem)
    return filled[0] if filled else cells[0]


def _is_title(cell: Seen, area: Rectangle, addresses: Sequence[int]) -> bool:
    """True for a text that is written across the table, the column of addresses included: “Lĩnh vực I”."""
    covers = any(area.first_column <= column <= area.last_column for column in addresses)
    return covers and not is_address(cell.text)


def _across(area: Rectangle, heading: str) -> Problem | None:
    if heading not in _INPUTS | {ADDRESS.heading}:
        return None
    return Problem(f"nằm trong vùng ô gộp {area} qua nhiều cột", "Đề nghị bỏ gộp ô, ghi mỗi cột một giá trị.")
