"""Read-back of a rendered annex or sheet: the proof that the file shows the whole view, before it is written.

Neither a validator nor a look at the first page finds a cell that a template left out or put under another heading, a
row that lacks a cell, or a merge without a start. So the visible text of the file (hidden text does not count) is
compared with the view model, cell for cell: each under the heading of its column, each line once, in order.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from cchc.documents.views.annex import Cell
from cchc.documents.views.view import View, ViewLine, ViewPart
from cchc.documents.word.left_marks import marked_holders
from cchc.errors import CchcError
from cchc.model.emphasis import plain
from cchc.reading import word_file
from cchc.reading.content import Paragraph, paragraphs_within
from cchc.reading.table_reading import table
from cchc.reading.tables import Table, TableCell, TableRow
from cchc.wording import listing, one_line

_STATES = {"": "", "restart": "start", "continue": "continue"}
_NUMBER = "number"
"""The column of TT."""
_Columns = Mapping[str, frozenset[int]]
"""The grid columns below the heading of each column, by the column's name."""


def prove(content: bytes, view: View, template: Path, words: Collection[str]) -> None:
    """Refuse a file that does not hold the whole view in sound tables; `words` are those of the template.

    Raises:
        CchcError: A row, cell or heading line is missing, or the table's grid is broken.
    """
    for loss in losses(content, view, words):
        raise CchcError(f"Mẫu “{template}” {loss}. Đề nghị mở mẫu bằng Word và sửa.")


def losses(content: bytes, view: View, words: Collection[str] = ()) -> Iterator[str]:
    """Faults of the file against the view, as phrases: lost text, a wrong column, a broken table, a mark left."""
    parts = view.parts(words)
    read = word_file.word_package(content, "Tệp")
    tables = [table(element, read.looks) for element in read.body.iter("{*}tbl")]
    for number, each in enumerate(tables, 1):
        yield from (f"cho bảng {number} hỏng ở hàng {row}: {fault}" for row, fault in _faults(each))
    for part in parts:
        yield from _lost_lines(tables, part)
    printed = {_text(Paragraph(element, read.looks)) for element in paragraphs_within(read.body)}
    for text in (text for part in parts for text in part.texts):
        if not any(text in paragraph for paragraph in printed):
            yield one_line(f"không in “{text}”")
    if holders := marked_holders(content):
        yield f"in ô của bảng ở chỗ không in được ({listing(holders)})"


def _faults(table: Table) -> Iterator[tuple[int, str]]:
    """The faults of a table's grid, each with the number of its row."""
    for above, row in pairwise([None, *table.rows]):
        if row is not None and table.gap(row):
            yield row.number, f"hàng có {row.end} cột, bảng có {table.columns} cột"
        for cell in row.cells if row else ():
            if cell.merge == "continue" and (above is None or not cell.continues(above)):
                yield row.number if row else 0, "ô gộp không có ô bắt đầu ở phía trên"


def _lost_lines(tables: Sequence[Table], part: ViewPart) -> Iterator[str]:
    """A fault when a line of the part is no row of the document, is out of order, or the last line comes twice."""
    rows = [(row, columns) for each in tables for columns in [_columns(each, part)] for row in each.rows]
    following = iter(rows)
    for line in part.lines:
        if not _is_among(following, line):
            missing = min((_missing(row, line, columns) for row, columns in rows), key=len, default=_said_cells(line))
            yield one_line(f"{_said(missing)} hàng “{plain(line.title)}”")
            return
    if part.lines and _is_among(following, part.lines[-1]):
        yield "in bảng hai lần"


def _is_among(rows: Iterator[tuple[TableRow, _Columns]], line: ViewLine) -> bool:
    """True if one of the rows prints the line; the rows up to that one are used up."""
    return any(not _missing(row, line, columns) for row, columns in rows)


def _columns(table: Table, part: ViewPart) -> _Columns:
    """By column of the part, the grid columns of its heading in the first row that prints it; empty when none does."""
    found: dict[str, frozenset[int]] = {}
    for name, heading in part.heading.items():
        if name == _NUMBER:
            continue
        text = plain(heading)
        printing = ([cell for cell in row.cells if text in _seen(cell)] for row in table.rows)
        found[name] = frozenset().union(*map(_grid, next(filter(None, printing), [])))
    return found


def _missing(row: TableRow, line: ViewLine, columns: _Columns) -> list[Cell]:
    """The cells of a line that the row lacks below their headings."""
    wanted = {name: cell for name, cell in line.cells.items() if cell.text or cell.merge}
    return [cell for name, cell in wanted.items() if not _has(row, cell, columns.get(name))]


def _has(row: TableRow, wanted: Cell, columns: frozenset[int] | None) -> bool:
    """True if a row has a cell, under its heading (`columns`); a merged one may be unmerged, with its text."""
    return _has_cell(row, wanted.merge, wanted.printed, columns, together=not wanted.merge) or (
        bool(wanted.merge) and _has_cell(row, "", wanted.text, columns, together=False)
    )


def _has_cell(row: TableRow, merge: str, said: str, columns: frozenset[int] | None, *, together: bool) -> bool:
    text = plain(said)
    alike = (cell for cell in row.cells if _STATES.get(cell.merge) == merge)
    return any(_prints(cell, text, columns, together=together) for cell in alike)


def _prints(cell: TableCell, text: str, columns: frozenset[int] | None, *, together: bool) -> bool:
    """True if a cell prints a text: alone or, if it may hold several texts, `together` with others.

    TT, whose heading an office may word as it likes, and the lines of areas have no heading (`columns` is `None`): they
    stand alone anywhere, or begin a cell.
    """
    if columns and columns.isdisjoint(_grid(cell)):
        return False
    seen = _seen(cell)
    if seen == text:
        return True
    if columns is None:
        return re.match(rf"{re.escape(text)}[.) ]", seen) is not None
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
    return "\n".join(filter(str.strip, map(_text, cell.paragraphs)))


def _text(paragraph: Paragraph) -> str:
    """The visible text of a paragraph, to the letter."""
    return "\n".join("".join(piece.text for piece in line.pieces) for line in paragraph.lines)
