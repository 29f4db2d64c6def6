"""A workbook as a document of another program: each visible sheet that has anything is a table.

Titles above the annex and signatures below it are rows of the table, as they are of the sheet. Rows and columns have
the numbers that a person sees who has it open. Hidden sheets are left out, hidden rows and columns read; both is told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten
from typing import TypeAlias

from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from cchc.errors import CchcError
from cchc.reading.bounds import TooMuchError
from cchc.reading.foreign.document import ForeignCell, ForeignDocument, ForeignTable, ForeignText, Oddity, ReadingRemark
from cchc.reading.foreign.workbook.cells import cell_content
from cchc.reading.workbook_marks import Marks, Rectangle, drawings, place, spread
from cchc.reading.workbook_opening import ExcelSheet, Parts, opened

_MEND = "Đề nghị chép riêng bảng của phụ lục sang một tệp Excel mới."
_MOST_PLACES = 400_000
"""The most places of a sheet: 4,000 rows of a real annex have 36,000."""
_MOST_LETTERS = 20_000_000
"""The most letters in the cells of a sheet: one text may stand in thousands of them."""
_LONGEST = 300
"""The most letters of a hidden row that are quoted."""
_BLANK = ForeignText()
_Spot: TypeAlias = tuple[int, int]
_Contents: TypeAlias = Mapping[_Spot, ForeignText]
"""The texts of the cells that have any, or a remark, by row and column."""


def foreign_workbook(content: bytes, named: str) -> ForeignDocument:
    """The sheets of a workbook; `named` begins the error message.

    Raises:
        CchcError: It is no .xlsx, is locked by a password, has macros, is damaged, or is too large.
    """
    with opened(content, named, _MEND, rich=True) as (values, _, parts):
        try:
            sheets = [_sheet(sheet, parts, named) for sheet in values.worksheets]
        except TooMuchError as error:
            raise CchcError(f"{named} có quá nhiều chữ trong các ô. {_MEND}") from error
    blocks = tuple(sheet.table for sheet in sheets if sheet.table)
    return ForeignDocument(blocks, tuple(remark for sheet in sheets for remark in sheet.remarks))


@dataclass(frozen=True, slots=True)
class _ReadSheet:
    table: ForeignTable | None = None
    remarks: tuple[ReadingRemark, ...] = ()


def _sheet(sheet: ExcelSheet, parts: Parts, named: str) -> _ReadSheet:
    """A sheet that has anything, as a table; one that is hidden only as a remark."""
    name = f"trang tính “{sheet.title}”"
    path = sheet._worksheet_path  # noqa: SLF001 — openpyxl tells it nowhere else
    found = Marks(parts, path)
    last_row, last_column = _extent(found)
    if last_row and sheet.sheet_state != "visible":
        return _ReadSheet(remarks=(ReadingRemark(Oddity.HIDDEN, sheet.title, name),))
    if last_row * last_column > _MOST_PLACES:
        raise CchcError(f"{named}, {name} có chữ ở quá xa, đến tận ô {place(last_row, last_column)}. {_MEND}")
    drawn = tuple(remark._replace(place=name) for remark in _drawn(parts, path))
    contents = _contents(sheet, found, last_row, last_column) if last_row else {}
    if not contents:
        return _ReadSheet(remarks=drawn)
    table = _table(sheet, name, found, contents)
    return _ReadSheet(table, (*_unseen(table, found), *drawn))


def _extent(found: Marks) -> tuple[int, int]:
    """The last row and the last column with a value, or a formula that should have one; 0 for none."""
    computed = [coordinate_to_tuple(ref) for ref in found.formulas]
    rows = (*found.last_rows.values(), *(row for row, _ in computed))
    return max(rows, default=0), max((*found.last_rows, *(column for _, column in computed)), default=0)


def _contents(sheet: ExcelSheet, found: Marks, last_row: int, last_column: int) -> _Contents:
    sheet.reset_dimensions()  # some programs state them wrongly
    cells = {
        (row, column): cell
        for row, cells in enumerate(sheet.iter_rows(max_row=last_row, max_col=last_column), 1)
        for column, cell in enumerate(cells, 1)
        if cell is not EMPTY_CELL
    }
    if sum(len(str(cell.value)) for cell in cells.values()) > _MOST_LETTERS:
        raise TooMuchError
    contents = {where: cell_content(cell, place(*where), found) for where, cell in cells.items()}
    return {where: content for where, content in contents.items() if content.lines or content.remarks}


def _table(sheet: ExcelSheet, name: str, found: Marks, contents: _Contents) -> ForeignTable:
    rows, columns = (max(each) for each in zip(*contents, strict=True))
    merged = {(row, column): area for row, column, area in spread(found.merged, rows, columns)}
    cells = (
        _cell((row, column), merged.get((row, column)), contents, (rows, columns))
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    )
    titles = getattr(sheet, "_print_rows", None)
    repeated = range(titles.min_row, min(titles.max_row, rows) + 1) if titles else ()
    return ForeignTable(name, tuple(cell for cell in cells if cell), frozenset(repeated), is_sheet=True)


def _cell(where: _Spot, area: Rectangle | None, contents: _Contents, last: _Spot) -> ForeignCell | None:
    """The cell at a place; `None` for one that the merged area of another covers."""
    content = contents.get(where, _BLANK)
    if area is None:
        return ForeignCell(content, *where)
    if (area.first_row, area.first_column) != where:
        return None
    rows = range(area.first_row, min(area.last_row, last[0]) + 1)
    columns = range(area.first_column, min(area.last_column, last[1]) + 1)
    under = {(row, column) for row in rows for column in columns} - {where}
    told = (ReadingRemark(Oddity.HIDDEN, contents[each].text) for each in sorted(under & contents.keys()))
    return ForeignCell(content._replace(remarks=(*content.remarks, *told)), *where, len(rows), len(columns))


def _unseen(table: ForeignTable, found: Marks) -> Iterator[ReadingRemark]:
    """Remarks on hidden rows and columns that have text, those side by side in one."""
    rows, columns = _texts(table.cells, lambda cell: cell.row), _texts(table.cells, lambda cell: cell.column)
    hidden = {column for column in columns if any(column in each for each in found.hidden_columns)}
    for first, last, text in _stretches({row: rows[row] for row in rows if row in found.hidden_rows}):
        yield ReadingRemark(Oddity.UNSEEN, text, f"{table.name}, hàng {_range(str(first), str(last))}")
    for first, last, text in _stretches({column: columns[column] for column in hidden}):
        letters = _range(get_column_letter(first), get_column_letter(last))
        yield ReadingRemark(Oddity.UNSEEN, text, f"{table.name}, cột {letters}")


def _texts(cells: Iterable[ForeignCell], of: Callable[[ForeignCell], int]) -> Mapping[int, str]:
    """The texts of rows or columns that have any, by their numbers."""
    found: dict[int, list[str]] = defaultdict(list)
    for cell in cells:
        if cell.text:
            found[of(cell)].append(cell.text)
    return {number: " ".join(texts) for number, texts in found.items()}


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _stretches(texts: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """The numbers that follow one another, by the first and the last of them, with their texts."""
    for _, group in groupby(enumerate(sorted(texts)), lambda each: each[1] - each[0]):
        found = [number for _, number in group]
        text = " ".join(texts[number] for number in found)
        yield found[0], found[-1], shorten(text, _LONGEST, placeholder="…")


def _drawn(parts: Parts, path: str) -> Iterator[ReadingRemark]:
    """Remarks on the text boxes and pictures of a sheet."""
    for root in drawings(parts, path):
        for shape in root.iter("{*}sp"):
            if text := " ".join(str(each.text or "") for each in shape.iter("{*}t")).strip():
                yield ReadingRemark(Oddity.BOX, text)
        for picture in root.iter("{*}pic"):
            named = picture.find(".//{*}cNvPr")
            yield ReadingRemark(Oddity.PICTURE, "" if named is None else named.get("descr", ""))
