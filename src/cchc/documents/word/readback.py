"""Read-back of a rendered annex or sheet: the proof that the file shows the whole view, before it is written.

Neither a validator nor a look at the first page finds a cell that a template left out or put under another heading, a
row that lacks a cell, or a merge without a start. So the visible text of the file (hidden text does not count) is
compared with the view model, cell for cell: each under the heading of its column, each line once, in order.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.documents.templating.template import Template
from cchc.documents.views.annex import Cell
from cchc.documents.views.view import View, ViewLine, ViewPart
from cchc.documents.word.left_marks import marked_holders
from cchc.errors import CchcError
from cchc.model.emphasis import plain
from cchc.reading.content import Paragraph, paragraphs_within
from cchc.reading.table_reading import table
from cchc.reading.tables import Table, TableCell, TableRow
from cchc.reading.word_file import Package, word_package
from cchc.wording import listing, one_line

_STATES = {"": "", "restart": "start", "continue": "continue"}
_NUMBER = "number"
"""The column of TT."""
_AFTER_NUMBER = {".", ")", " "}
"""The signs that may stand after TT, or after the number of an area, in one cell with a title."""
_Columns = Mapping[str, frozenset[int]]
"""The grid columns below the heading of each column, by the column's name."""


def prove(content: bytes, view: View, template: Template, words: Collection[str]) -> None:
    """Refuse a file that does not hold the whole view in sound tables, or that reaches outside itself.

    `words` are those of the template.

    Raises:
        CchcError: A row, cell or heading line is missing, the table's grid is broken, or there is foreign content.
    """
    read = word_package(content, "Tệp")
    template.refuse_reach(read.word)
    for loss in losses(content, view, words, read):
        raise CchcError(f"Mẫu “{template.path}” {loss}. Đề nghị mở mẫu bằng Word và sửa.")


def losses(content: bytes, view: View, words: Collection[str] = (), read: Package | None = None) -> Iterator[str]:
    """Faults of the file against the view, as phrases: lost text, a wrong column, a broken table, a mark left.

    The file may have been `read` already.
    """
    parts = view.parts(words)
    package = read or word_package(content, "Tệp")
    tables = [table(element, package.looks) for element in package.body.iter("{*}tbl")]
    for number, each in enumerate(tables, 1):
        yield from (f"cho bảng {number} hỏng ở hàng {row}: {fault}" for row, fault in _faults(each))
    shown = list(map(_shown, tables))
    for part in parts:
        yield from _lost_lines(shown, part)
    yield from _lost_texts(_printed(package, tables), parts)
    if holders := marked_holders(content):
        yield f"in ô của bảng ở chỗ không in được ({listing(holders)})"


def _lost_texts(printed: Sequence[Paragraph], parts: Sequence[ViewPart]) -> Iterator[str]:
    """A fault for each text beside the table that none of the printed paragraphs has."""
    for text in (text for part in parts for text in part.texts):
        if not any(text in paragraph.seen for paragraph in printed):
            yield one_line(f"không in “{text}”")


def _printed(package: Package, tables: Sequence[Table]) -> list[Paragraph]:
    """All paragraphs of the body; those of tables, as they were read, come last, since few of these texts are there."""
    in_tables = [paragraph for each in tables for _, _, paragraph in each.paragraphs()]
    known = {paragraph.element for paragraph in in_tables}
    every = paragraphs_within(package.body)
    return [*(Paragraph(element, package.looks) for element in every if element not in known), *in_tables]


def _faults(table: Table) -> Iterator[tuple[int, str]]:
    """The faults of a table's grid, each with the number of its row."""
    for above, row in pairwise([None, *table.rows]):
        if row is not None and table.gap(row):
            yield row.number, f"hàng có {row.end} cột, bảng có {table.columns} cột"
        for cell in row.cells if row else ():
            if cell.merge == "continue" and (above is None or not cell.continues(above)):
                yield row.number if row else 0, "ô gộp không có ô bắt đầu ở phía trên"


class _ShownRow(NamedTuple):
    """A row with the visible text of each of its cells."""

    row: TableRow
    texts: tuple[str, ...]

    @property
    def cells(self) -> Iterator[tuple[TableCell, str]]:
        """The cells, each with its text."""
        return zip(self.row.cells, self.texts, strict=True)


def _shown(table: Table) -> list[_ShownRow]:
    """The rows of a table; each cell is read once, for all the lines and headings that are looked for in it."""
    return [_ShownRow(row, tuple(map(_seen, row.cells))) for row in table.rows]


def _lost_lines(tables: Sequence[Sequence[_ShownRow]], part: ViewPart) -> Iterator[str]:
    """A fault when a line of the part is no row of the document, is out of order, or the last line comes twice."""
    rows = [(row, columns) for each in tables for columns in [_columns(each, part)] for row in each]
    following = iter(rows)
    for line in part.lines:
        if not _is_among(following, line):
            missing = min((_missing(row, line, columns) for row, columns in rows), key=len, default=_said_cells(line))
            yield one_line(f"{_said(missing)} hàng “{plain(line.title)}”")
            return
    if part.lines and _is_among(following, part.lines[-1]):
        yield "in bảng hai lần"


def _is_among(rows: Iterator[tuple[_ShownRow, _Columns]], line: ViewLine) -> bool:
    """True if one of the rows prints the line; the rows up to that one are used up."""
    return any(not _missing(row, line, columns) for row, columns in rows)


def _columns(rows: Sequence[_ShownRow], part: ViewPart) -> _Columns:
    """By column of the part, the grid columns of its heading in the first row that prints it; empty when none does."""
    found: dict[str, frozenset[int]] = {}
    for name, heading in part.heading.items():
        if name == _NUMBER:
            continue
        text = plain(heading)
        printing = ([cell for cell, seen in row.cells if text in seen] for row in rows)
        found[name] = frozenset().union(*map(_grid, next(filter(None, printing), [])))
    return found


def _missing(row: _ShownRow, line: ViewLine, columns: _Columns) -> list[Cell]:
    """The cells of a line that the row lacks below their headings."""
    return [
        cell
        for name, cell in line.cells.items()
        if (cell.text or cell.merge) and not _has(row, cell, columns.get(name))
    ]


def _has(row: _ShownRow, wanted: Cell, columns: frozenset[int] | None) -> bool:
    """True if a row has a cell, under its heading (`columns`); a merged one may be unmerged, with its text."""
    return _has_cell(row, wanted.merge, wanted.printed, columns, together=not wanted.merge) or (
        bool(wanted.merge) and _has_cell(row, "", wanted.text, columns, together=False)
    )


def _has_cell(row: _ShownRow, merge: str, said: str, columns: frozenset[int] | None, *, together: bool) -> bool:
    text = plain(said)
    holding = [each for each in row.cells if text in each[1]]  # what prints a text holds it
    return any(
        _STATES.get(cell.merge) == merge and _prints(cell, seen, text, columns, together=together)
        for cell, seen in holding
    )


def _prints(cell: TableCell, seen: str, text: str, columns: frozenset[int] | None, *, together: bool) -> bool:
    """True if a cell prints a text: alone or, if it may hold several texts, `together` with others.

    TT, whose heading an office may word as it likes, and the lines of areas have no heading (`columns` is `None`): they
    stand alone anywhere, or begin a cell.
    """
    if columns and columns.isdisjoint(_grid(cell)):
        return False
    if seen == text:
        return True
    if columns is None:
        return seen.startswith(text) and seen[len(text) : len(text) + 1] in _AFTER_NUMBER
    return together and text in seen


def _said_cells(line: ViewLine) -> list[Cell]:
    return [cell for cell in line.cells.values() if cell.text]


def _said(missing: Sequence[Cell]) -> str:
    if not missing:
        return "không in đúng thứ tự"
    text = plain(missing[0].printed)
    return f"không in “{text}” ở đúng cột của" if text else "không in ô gộp của"


def _grid(cell: TableCell) -> range:
    """The columns that a cell covers."""
    return range(cell.column, cell.column + cell.span)


def _seen(cell: TableCell) -> str:
    """The visible text of a cell; a blank paragraph, such as that of a text box without text, is none."""
    return "\n".join(filter(str.strip, [paragraph.seen for paragraph in cell.paragraphs]))
