"""The tables of a document with headings of an annex, each with the lines above it, put together by annexes.

A table right below another one with the same columns, with or without the headings again, goes on with it: a page
ended. One with a text between them begins a new part of the annex, which the text names, unless a line “Phụ lục …” or
“(Kèm theo …)” begins another annex. Where the columns differ, it is an annex of its own under the same heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc.importing.annexes.document_lines import (
    DocumentLine,
    holds_heading,
    layout_lines,
    row_lines,
    sheet_lines,
    text_lines,
)
from cchc.importing.annexes.going_on import lines_of_its_own
from cchc.importing.annexes.heads import AnnexHead, annex_head
from cchc.importing.columns.headings import NamedTable, is_data, named_table
from cchc.importing.imported import Doubt, HeadedColumn, HeadedTable, Weight
from cchc.model.folding import fold
from cchc.reading.foreign.document import ForeignDocument, ForeignTable
from cchc.reading.signposts import is_authority

_LONGEST_TITLE = 300
"""The most characters of a text above a table that names it."""


@dataclass
class AnnexTables:
    """The tables of one annex, with its heading."""

    head: AnnexHead
    above: tuple[DocumentLine, ...]
    """All lines of the document above its first table, those of other annexes aside."""
    heading: int
    """The number of the annex heading that it stands under."""
    tables: list[NamedTable] = field(default_factory=list)
    lost: list[ForeignTable] = field(default_factory=list)
    """Tables without headings below it that have as many columns, and are not read."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.tables[0].table.columns)


@dataclass
class FoundTables:
    """The tables of the annexes of a document."""

    groups: list[AnnexTables] = field(default_factory=list)
    headings: set[str] = field(default_factory=set)
    """The names of the tables that only arrange the heading of an annex."""


class TableWalk:
    """A walk over a document that puts its tables together."""

    def __init__(self) -> None:
        """Begin before the first block."""
        self.found = FoundTables()
        self._lines: list[DocumentLine] = []
        self._before: list[DocumentLine] = []

    def over(self, document: ForeignDocument) -> FoundTables:
        """Take the blocks of a document in their order."""
        for block in document.blocks:
            if not isinstance(block, ForeignTable):
                self._lines += text_lines(block)
            else:
                self._over_table(block)
        return self.found

    def _over_table(self, table: ForeignTable) -> None:
        own, rest = named_table(table), self._rest(table)
        if rest is not None and (own is None or not _begins_anew(self.found.groups[-1].tables[-1], own)):
            self.found.groups[-1].tables.append(rest)
            self._lines = []
        elif own is not None:
            self._take(own)
        else:
            self._leave(table)

    def _rest(self, table: ForeignTable) -> NamedTable | None:
        """The table as what follows of the one right above it; `None` where it is none."""
        if not self._may_go_on(table) or self._told(self._lines):
            return None
        return NamedTable(HeadedTable(table, self.found.groups[-1].tables[-1].table.columns, (), ()))

    def _may_go_on(self, table: ForeignTable) -> bool:
        """True for a table with as many columns as the last one of an annex, and no signatures."""
        if not self.found.groups:
            return False
        last = self.found.groups[-1].tables[-1].table.table
        lines = row_lines(table, range(1, min(table.row_count, 4)))
        is_closing = any(is_authority(line) for line in lines) or holds_heading(lines)
        return last.column_count == table.column_count and not is_closing and not last.is_sheet

    def _told(self, lines: Sequence[DocumentLine]) -> list[DocumentLine]:
        """The lines without those that only say that the last annex goes on."""
        last = self.found.groups[-1]
        return lines_of_its_own(lines, last.head, last.tables[-1].table.title)

    def _leave(self, table: ForeignTable) -> None:
        """A table of no annex; its lines may be the heading of one, or the letterhead."""
        if self._may_go_on(table):
            self.found.groups[-1].lost.append(table)
        lines = layout_lines(table)
        self._lines += lines
        if holds_heading(lines):
            self.found.headings.add(table.name)

    def _above(self, own: NamedTable) -> list[DocumentLine]:
        """The lines above a table; where it has the columns of the last annex, those that say more than “tiếp theo”."""
        lines = [*self._lines, *row_lines(own.table.table, own.table.title_rows)]
        if not self.found.groups or own.table.table.is_sheet:
            return lines
        return self._told(lines) if _agreeing(self.found.groups[-1].tables[0], own) else lines

    def _take(self, own: NamedTable) -> None:
        lines = self._above(own)
        sheet = sheet_lines(own.table.table)
        head = annex_head([*sheet, *lines] if holds_heading(sheet) and not holds_heading(lines) else lines)
        if not self.found.groups or head.begins or (sheet and head.title):
            self.found.groups.append(AnnexTables(head, (*self._before, *lines), len(self.found.groups)))
            self._add(own, head.below)
        else:
            self._go_on(own, _title_above(lines or sheet))
        self._before += lines
        self._lines = []

    def _go_on(self, own: NamedTable, above: str) -> None:
        """A table under the heading of the last annex: a part of it, or with other columns one of its own."""
        last = self.found.groups[-1]
        if (same := _agreeing(last.tables[0], own)) is not None:
            self._add(same, above)
            return
        titled = last.head._replace(title=(above,) if above else last.head.title, below="")
        self.found.groups.append(AnnexTables(titled, last.above, last.heading))
        self._add(own, "")

    def _add(self, own: NamedTable, above: str) -> None:
        table = own.table._replace(title=above[:_LONGEST_TITLE])
        self.found.groups[-1].tables.append(own._replace(table=table))


def _begins_anew(before: NamedTable, own: NamedTable) -> bool:
    """True if a table right below another one has headings indeed, and not a first row that looks like them.

    They are those of the table above, or say by their own words what the columns are. The rest of a row that a page
    parted begins with a blank cell.
    """
    table = own.table.table
    if is_data(table, 1):
        return False
    if list(map(_loosely, before.table.columns)) == list(map(_loosely, own.table.columns)):
        return True
    begins = table.at(own.table.heading_rows[0], 1)
    return own.is_worded and begins is not None and bool(begins.text)


def _agreeing(first: NamedTable, other: NamedTable) -> NamedTable | None:
    """The other table with the columns of the first one, where these are the same; else `None`.

    Columns are the same by their names, or by their headings, which mean the same whatever stands below them.
    """
    columns, others = first.table.columns, other.table.columns
    if list(map(_loosely, columns)) == list(map(_loosely, others)):
        own = (column._replace(name=named.name) for column, named in zip(others, columns, strict=True))
        return other._replace(table=other.table._replace(columns=tuple(own)))
    if [column.name for column in columns] != [column.name for column in others]:
        return None
    return other._replace(doubts=(*other.doubts, *_other_headings(columns, other.table)))


def _other_headings(columns: Sequence[HeadedColumn], other: HeadedTable) -> Iterator[Doubt]:
    """Doubts about headings for which the annex has those of its first table."""
    for column, own in zip(columns, other.columns, strict=True):
        if _loosely(column) != _loosely(own):
            place = other.table.place(other.heading_rows[0], own.column)
            advice = "Bảng này ghi tên cột khác bảng đầu. Đề nghị xem lại tên cột."
            yield Doubt(Weight.KIND, place, own.heading, column.heading, advice)


def _loosely(column: HeadedColumn) -> str:
    return fold(column.heading).replace(" ", "")


def _title_above(lines: Sequence[DocumentLine]) -> str:
    """The last line right above a table that is no signature."""
    written = [line.text for line in lines[-1:] if not is_authority(line)]
    return written[0] if written else ""
