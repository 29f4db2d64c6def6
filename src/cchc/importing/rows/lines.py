"""The rows of a table by their columns: which cells stand in which column, and the row as one reads it.

A cell that covers several columns stands in that of the titles or, apart from that, in the first one besides the TT;
one that began in a row above stands in each row that it covers, and knows that it does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cchc.importing.imported import HeadedColumn, HeadedTable
from cchc.importing.labels import Label
from cchc.importing.rows.cell_texts import Lines, one_line
from cchc.model.columns import POINT_COLUMNS
from cchc.reading.foreign.document import ForeignCell, Oddity

TITLES = ("criterion", "title")
"""The columns that say what a row is about."""
_DERIVED = ("number", "code", *TITLES, *POINT_COLUMNS)
"""The columns whose cells do not continue a cell above."""


@dataclass(frozen=True)
class ColumnText:
    """The text of a row in one column, and the cells that it comes from."""

    lines: Lines
    cells: tuple[ForeignCell, ...]
    place: str
    continues: bool = False
    """True if its cells began in a row above."""
    covered: tuple[str, ...] = ()
    """The columns that its cells cover."""

    @cached_property
    def text(self) -> str:
        """The text on one line."""
        return one_line(self.lines)

    @property
    def font(self) -> str:
        """The typeface of an old code table that a part of it is set in; blank for none."""
        remarks = (remark for cell in self.cells for remark in cell.content.remarks)
        return next((remark.text for remark in remarks if remark.oddity is Oddity.OLD_FONT), "")

    @property
    def is_bold(self) -> bool:
        """True if every word is bold."""
        told = [run for line in self.lines for run in line if any(letter.isalnum() for letter in run.text)]
        return bool(told) and all(run.bold for run in told)

    def shares(self, other: "ColumnText") -> bool:
        """True if both come from one cell."""
        return any(own is others for own in self.cells for others in other.cells)


@dataclass(frozen=True)
class ReadLine:
    """A row of a table below its headings, by its columns."""

    headed: HeadedTable
    row: int
    entries: Mapping[str, ColumnText]
    loose: tuple[ForeignCell, ...] = ()
    """Cells that stand under no heading."""
    label: Label | None = None
    """The code, with its label; it is no part of the title any more."""
    after_break: bool = False
    """True if the headings stand between it and the row above, or it begins a table."""

    @property
    def place(self) -> str:
        """“bảng 2, hàng 5”."""
        return self.headed.table.place(self.row)

    def own(self, column: str) -> str:
        """The text in a column where its cell begins in this row; else blank."""
        entry = self.entries.get(column)
        return entry.text if entry and not entry.continues else ""

    @cached_property
    def title_column(self) -> str:
        """The column that says what the row is about."""
        return next(name for name in TITLES if name in self.entries)

    @property
    def title(self) -> ColumnText:
        """The text of that column."""
        return self.entries[self.title_column]

    @property
    def counter_column(self) -> str:
        """The column of TT or, without one, that of codes."""
        return "number" if "number" in self.entries else "code"

    @property
    def counter(self) -> str:
        """TT or, without a column of TT, what stands in that of codes; without what stands around it."""
        return self.own(self.counter_column).strip(" .:)(/")

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The columns with a text of this row's own."""
        return tuple(name for name in self.entries if self.own(name))

    @cached_property
    def filled_texts(self) -> tuple[str, ...]:
        """The filled columns besides TT, code, title and points."""
        return tuple(name for name in self.filled if name not in _DERIVED)

    @property
    def text_columns(self) -> Iterator[tuple[str, ColumnText]]:
        """The columns whose cells may continue a cell above, with their texts."""
        return ((name, entry) for name, entry in self.entries.items() if name not in _DERIVED)

    @property
    def point_columns(self) -> Iterator[tuple[str, ColumnText]]:
        """The columns of points, with their texts."""
        return ((name, entry) for name, entry in self.entries.items() if name in POINT_COLUMNS)

    @property
    def has_points(self) -> bool:
        """True if it has a text in a column of points."""
        return any(self.own(name) for name in POINT_COLUMNS)

    @property
    def whole(self) -> str:
        """All of its own texts, as one shows it to a person."""
        own = {name: self.own(name) for name in self.entries}
        if self.label and "code" not in own:
            own[self.title_column] = f"{self.label.printed.strip()} {own[self.title_column]}"
        return " | ".join([*filter(None, own.values()), *(cell.text for cell in self.loose)])


def lines_below(headed: HeadedTable) -> Iterator[ReadLine]:
    """The rows of a table that are neither above its headings nor of them, from top to bottom."""
    left_out = {*headed.title_rows, *headed.heading_rows}
    for row in range(1, headed.table.row_count + 1):
        if row not in left_out:
            yield _line(headed, row)


def _line(headed: HeadedTable, row: int) -> ReadLine:
    covering = _covering(headed, row)
    entries = {column.name: _entry(headed, row, column, covering) for column in headed.columns}
    starting = (cell for cell in headed.table.starting_in(row) if cell.text)
    loose = tuple(cell for cell in starting if not any(cell is each.cell for each in covering))
    return ReadLine(headed, row, entries, loose)


class _Covering(NamedTuple):
    """A cell that covers a row, and the columns that it covers, from left to right."""

    cell: ForeignCell
    names: list[str]

    @property
    def owner(self) -> str:
        """The column that it stands in."""
        titles = (name for name in self.names if name in TITLES)
        others = (name for name in self.names if name != "number")
        return next(titles, None) or next(others, None) or self.names[0]


def _covering(headed: HeadedTable, row: int) -> list[_Covering]:
    found: dict[int, _Covering] = {}
    for column in headed.columns:
        for place in column.covered:
            if cell := headed.table.at(row, place):
                names = found.setdefault(id(cell), _Covering(cell, [])).names
                names += [column.name] if column.name not in names else []
    return list(found.values())


def _entry(headed: HeadedTable, row: int, column: HeadedColumn, covering: Sequence[_Covering]) -> ColumnText:
    own = [each for each in covering if each.owner == column.name]
    cells = tuple(each.cell for each in own)
    return ColumnText(
        tuple(chain.from_iterable(cell.content.lines for cell in cells)),
        cells,
        headed.table.place(row, cells[0].column if cells else column.column),
        bool(cells) and all(cell.row < row for cell in cells),
        tuple(dict.fromkeys(chain.from_iterable(each.names for each in own))),
    )
