"""What importing hands on: annexes as they were read, what was left out of them, and what a person must decide."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import NamedTuple

from cchc.reading.foreign.document import ForeignTable


class Weight(IntEnum):
    """How doubtful a reading is; what is most doubtful comes first in the list."""

    YEAR = 1
    """The year that was assessed, or that the plan is for, was concluded."""
    KIND = 2
    """The kind of the annex, or what a column holds, was concluded."""
    ROW = 3
    """Two halves of a row were joined, or a row was taken for something that it may not be."""
    POINTS = 4
    CODE = 5
    CELL = 6
    """A blank or merged cell may mean something else."""
    LETTERS = 7
    """Letters that may not be what they seem: an old code table, a slip."""
    PARTY = 8
    DEADLINE = 9
    """A phrase in the text may be a deadline."""
    READING = 10
    """Something that was not read: hidden text, a picture, a text box."""
    TRACKED = 11
    """A phrase in the text was taken for a deadline, since that was asked for."""
    SAME = 12
    """A criterion that the maintain annex may have too."""


class Doubt(NamedTuple):
    """Chỗ cần xem lại: a place of the document, what stands there, what it was read as, and what is proposed."""

    weight: Weight
    place: str
    """“bảng 2, hàng 5, cột 3”."""
    written: str
    read_as: str
    advice: str
    """The mend, a sentence: “Đề nghị …”."""


class Why(StrEnum):
    """Why words of a table are not in the plan."""

    HEADING = "heading"
    """A heading of the columns; it is in the plan only where it differs from the usual one."""
    REPEATED = "repeated"
    """The heading again, after a page break."""
    NUMBER = "number"
    """TT, which is derived."""
    LABEL = "label"
    """TC, TCTP, which are derived; a code that the area's number repeats."""
    TOTAL = "total"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"
    TITLE = "title"
    """Lines of the annex's heading that stand in the table itself; the plan has them in fields of its own."""
    DITTO = "ditto"
    """“như trên” and the like, where the plan says it in its own way."""
    DOUBTED = "doubted"
    """Words that could not be given a place, each of which stands in the list of doubts."""


class LeftOut(NamedTuple):
    """Words of a table that are not in the plan, and why."""

    why: Why
    words: str
    place: str


class ImportedValue(NamedTuple):
    """The text of a field as the plan language writes it (`<i>`, line breaks), and where it stood."""

    text: str
    place: str
    blank: bool = False
    """True for a cell that stands blank in the document: the field is not written."""
    font: str = ""
    """The typeface of an old code table that the cell, or a part of it, is set in (`OLD_FONT`); `plan_text` decides."""


class ImportedRow(NamedTuple):
    """A criterion or nhiệm vụ: its values by the fields of the language, and by the names of free columns.

    `number`, the TT as it stands in the document, may be among them: it is derived, and tells how rows are counted.
    """

    values: Mapping[str, ImportedValue]
    place: str
    """“bảng 2, hàng 5”."""
    parts: tuple["ImportedRow", ...] = ()


class ImportedArea(NamedTuple):
    """A lĩnh vực with its number, if it has one, the areas in it or its rows."""

    number: str | None
    title: ImportedValue
    areas: tuple["ImportedArea", ...] = ()
    rows: tuple[ImportedRow, ...] = ()


class HeadedColumn(NamedTuple):
    """A column of a table: the name of a field of the language or of a free column, its heading as written."""

    name: str
    heading: str
    column: int
    """The first column of the table that it covers."""
    columns: int = 1

    @property
    def covered(self) -> range:
        """The columns of the table that it covers."""
        return range(self.column, self.column + self.columns)


class HeadedTable(NamedTuple):
    """A table of an annex with its columns, and the rows that are no data."""

    table: ForeignTable
    columns: tuple[HeadedColumn, ...]
    title_rows: tuple[int, ...]
    """Rows above the heading."""
    heading_rows: tuple[int, ...]
    title: str = ""
    """The text that stands right above the table, where an annex has several tables: the area's title."""


class ImportedRows(NamedTuple):
    """The rows of an annex, in areas or, without areas, by themselves."""

    areas: tuple[ImportedArea, ...] = ()
    rows: tuple[ImportedRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class ImportedDocument(NamedTuple):
    """The document that an annex goes with, as far as “(Kèm theo …)” and the Kế hoạch's head tell."""

    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    """ISO 8601, reduced where a part is blank: `2024-01`."""


class ImportedAnnex(NamedTuple):
    """One annex as it was read; one plan file will be made of it."""

    kind: str
    """maintain, remedy or assignments."""
    number: str | None
    """I, II …, where the document says it."""
    title: str
    year: int
    until: int | None
    assessed_year: int | None
    document: ImportedDocument
    issuer: str | None
    """“Ủy ban nhân dân xã Mẫu”, where the document says it."""
    tables: tuple[HeadedTable, ...]
    content: ImportedRows
    doubts: tuple[Doubt, ...] = ()
    """Doubts about the annex as a whole; those about its rows stand in `content`."""

    @property
    def columns(self) -> tuple[HeadedColumn, ...]:
        """The columns in print order."""
        return self.tables[0].columns


class Imported(NamedTuple):
    """The content of a document: its annexes, and the names of the tables that are none of theirs."""

    annexes: tuple[ImportedAnnex, ...]
    other_tables: tuple[str, ...] = ()
