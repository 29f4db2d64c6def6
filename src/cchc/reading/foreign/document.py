"""A document of another program, whatever its format: texts and tables in their order.

What Word, Excel and a web page say in ways of their own is resolved by the reader of the format: merges are spans, list
marks are text, hidden and deleted text is gone (and told). Rows and columns are counted from 1, as a person who has the
document open counts them; a grid column that nobody sees is none.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from cchc.model.emphasis import Run


class Oddity(StrEnum):
    """The kinds of remarks on how a place was read."""

    DELETED = "deleted"
    """Text that a tracked change deletes was left out."""
    HIDDEN = "hidden"
    """Hidden text was left out."""
    UNSEEN = "unseen"
    """A hidden row or column of a spreadsheet, which was read like the others."""
    STRUCK = "struck"
    """Text that is struck through was read; it may not be meant any more."""
    OLD_FONT = "old-font"
    """Text in a typeface of an old code table (TCVN3, VNI), whose letters are not what they seem."""
    NESTED = "nested"
    """A table inside a cell was read as lines of the cell."""
    BOX = "box"
    """Text in a text box, which belongs to no cell, was not read."""
    NOTE = "note"
    """A footnote, an endnote or a comment hangs here; its text was not read."""
    PICTURE = "picture"
    """A picture or an object was not read; it may hold text."""
    VALUE = "value"
    """A value of a spreadsheet that is none (#REF!), or is shown otherwise than it is stored."""


class ReadingRemark(NamedTuple):
    """A remark about how a place was read: which oddity, and the text concerned, or the typeface's name."""

    oddity: Oddity
    text: str
    place: str = ""
    """The place where it is no cell's: “đoạn 3, hộp chữ”; blank for a cell's own remark."""


class ForeignText(NamedTuple):
    """A text in lines: paragraphs and line breaks both begin one. A line is runs of one look; blank lines are none."""

    lines: tuple[tuple[Run, ...], ...] = ()
    centred: bool = False
    remarks: tuple[ReadingRemark, ...] = ()

    @property
    def text(self) -> str:
        """The lines as one text with single blanks, in NFC."""
        return " ".join(" ".join("".join(run.text for run in line) for line in self.lines).split())

    @property
    def written(self) -> tuple[str, ...]:
        """The text of each line, without emphasis."""
        return tuple(" ".join("".join(run.text for run in line).split()) for line in self.lines)

    @property
    def bold(self) -> bool:
        """True if there is a letter or digit and each is bold."""
        return self._all_are(lambda run: run.bold)

    @property
    def italic(self) -> bool:
        """True if there is a letter or digit and each is italic."""
        return self._all_are(lambda run: run.italic)

    def _all_are(self, so: Callable[[Run], bool]) -> bool:
        told = [run for line in self.lines for run in line if any(letter.isalnum() for letter in run.text)]
        return bool(told) and all(map(so, told))


class ForeignCell(NamedTuple):
    """A cell: its text, its first row and column, and the rows and columns that it covers."""

    content: ForeignText
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """The text as one line."""
        return self.content.text


@dataclass(frozen=True)
class ForeignTable:
    """A table, or the used part of a sheet. A place that no cell covers is a hole (a row that begins later)."""

    name: str
    """“bảng 2”, the tables of the document counted; “trang tính “Phụ lục I””."""
    cells: tuple[ForeignCell, ...]
    """The cells by rows, then columns."""
    repeated: frozenset[int] = frozenset()
    """The rows that say of themselves that they are headings (printed again on each page; `th`)."""
    is_sheet: bool = False

    @cached_property
    def row_count(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)

    def at(self, row: int, column: int) -> ForeignCell | None:
        """The cell that covers a place; `None` for a hole."""
        return self._covering.get((row, column))

    def starting_in(self, row: int) -> tuple[ForeignCell, ...]:
        """The cells whose first row this is, from left to right."""
        return self._by_row.get(row, ())

    def place(self, row: int, column: int = 0) -> str:
        """The place in a person's words: “bảng 2, hàng 5, cột 3”, “trang tính “PL I”, ô C5”; 0 is the whole row."""
        if not self.is_sheet:
            return f"{self.name}, hàng {row}" + (f", cột {column}" if column else "")
        return f"{self.name}, " + (f"ô {_letters(column)}{row}" if column else f"hàng {row}")

    @cached_property
    def _covering(self) -> Mapping[tuple[int, int], ForeignCell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    @cached_property
    def _by_row(self) -> Mapping[int, tuple[ForeignCell, ...]]:
        found: dict[int, list[ForeignCell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, []).append(cell)
        return {row: tuple(cells) for row, cells in found.items()}


class ForeignDocument(NamedTuple):
    """A document: its texts outside tables and its tables, in their order, and remarks on what stands elsewhere."""

    blocks: tuple[ForeignText | ForeignTable, ...]
    remarks: tuple[ReadingRemark, ...] = ()

    @property
    def tables(self) -> Iterator[ForeignTable]:
        """The tables in their order."""
        return (block for block in self.blocks if isinstance(block, ForeignTable))


def _letters(column: int) -> str:
    """A spreadsheet's name for a column: A, B … Z, AA."""
    found = ""
    while column:
        column, letter = divmod(column - 1, 26)
        found = chr(ord("A") + letter) + found
    return found
