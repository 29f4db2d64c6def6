"""Workbooks of tables that print well: A4 landscape, one page wide, the headings on every page, pages numbered.

Each row is as high as its wrapped texts need: LibreOffice does not see to that when it opens a file from elsewhere.
Texts are written as texts, whatever they begin with, so none becomes a formula. What XML cannot hold is replaced.
"""

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any, TypeVar

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc.documents.workbooks import look
from cchc.phrasing.column import Column, Value, headings, values

T = TypeVar("T")
SUMMARY = "Tổng hợp"
TOP = 4
"""The row of a sheet where its first table begins."""
_A4 = 9
_LETTERS, _BOLD_LETTERS = 1.05, 0.9
"""The letters of our font that surely fit into the width of one digit, the unit of widths."""
_LINE_HEIGHT = 14.5
_HIGHEST = 409
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")


def new_workbook(title: str, author: str) -> Workbook:
    """A workbook with our styles and the sheet for the summary, which begins with the title and the author."""
    book = Workbook()
    look.add_styles(book)
    properties = book.properties
    properties.title, properties.creator, properties.lastModifiedBy, properties.language = (
        title,
        author,
        author,
        "vi-VN",
    )
    sheet = book.worksheets[0]
    sheet.title = SUMMARY
    _begin(sheet, title, author)
    return book


def new_sheet(book: Workbook, name: str, title: str, line: str) -> Worksheet:
    """A sheet at the end, which begins with a title and a line; its name is `name` as far as Excel allows it."""
    sheet: Worksheet = book.create_sheet(_sheet_name(name, {taken.casefold() for taken in book.sheetnames}))
    _begin(sheet, title, line)
    return sheet


def write_line(sheet: Worksheet, row: int, text: str, style: str = look.PLAIN) -> None:
    """A line of text across the sheet, beside any table."""
    _put(sheet, row, 1, text, style)


def write_table(
    sheet: Worksheet,
    top: int,
    columns: Sequence[Column[Any]],
    rows: Sequence[Sequence[Value]],
    *,
    total: bool = False,
    printed: int | None = None,
) -> int:
    """Write the headings in row `top`, the rows below; with `total` the last is bold. Returns the last row's number.

    With `printed` a row is as high as its first columns need, so many of them.
    """
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    _write_row(sheet, top, columns, headings(columns), style=look.HEADING)
    for at, row in enumerate(rows, top + 1):
        _write_row(sheet, at, columns, row, printed)
    last = top + len(rows)
    if total:
        embolden(sheet, last, len(columns))
    return last


def embolden(sheet: Worksheet, row: int, columns: int) -> None:
    """Make the first cells of a row bold, so many of them: it is a sum."""
    for number in range(1, columns + 1):
        sheet.cell(row, number).font = Font(look.FONT, 11, bold=True)


def protect(sheet: Worksheet) -> None:
    """Protect a sheet against slips, without a password; filtering, sorting and sizing stay allowed."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = protection.formatColumns = protection.formatRows = False  # not forbidden


def write_list(
    sheet: Worksheet, columns: Sequence[Column[T]], items: Sequence[T], beside: Sequence[Column[T]] = ()
) -> int:
    """Write a table from row `TOP` on, with a filter, and headings that stay on screen and on each printed page.

    Columns `beside` it are for the screen: printed with the others, they would make all letters too small to read.
    Returns the last row's number.
    """
    every = (*columns, *beside)
    last = write_table(sheet, TOP, every, [values(every, item) for item in items], printed=len(columns))
    sheet.auto_filter.ref = f"A{TOP}:{get_column_letter(len(every))}{last}"
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = f"A{TOP + 1}"
    sheet.print_title_rows = f"{TOP}:{TOP}"
    return last


def hide_last(sheet: Worksheet, number: int) -> None:
    """Hide the last of so many columns: the plan's file, which only machines need."""
    sheet.column_dimensions[get_column_letter(number)].hidden = True


def _write_row(
    sheet: Worksheet,
    at: int,
    columns: Sequence[Column[Any]],
    cells: Sequence[Value],
    printed: int | None = None,
    style: str | None = None,
) -> None:
    """A row as high as it needs to be; the cells have that style, else the style of their column's kind."""
    for number, (column, value) in enumerate(zip(columns, cells, strict=True), 1):
        _put(sheet, at, number, value, style or look.style_of(column.kind))
    counted = [(column.width, cell) for column, cell in zip(columns, cells, strict=True)][:printed]
    sheet.row_dimensions[at].height = _height(counted, _BOLD_LETTERS if style == look.HEADING else _LETTERS)


def _put(sheet: Worksheet, row: int, column: int, value: Value, style: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = _holdable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes “=…” for a formula
    cell.style = style


def _height(cells: Iterable[tuple[float, Value]], letters: float) -> float:
    """The height in points of a row with these widths and contents, wrapped; more than Excel allows is cut there."""
    lines = max(_lines(value, int(width * letters)) if isinstance(value, str) else 1 for width, value in cells)
    return min(max(lines, 1) * _LINE_HEIGHT + 2, _HIGHEST)


def _lines(text: str, columns: int) -> int:
    """The lines of a text that is wrapped; a text that fills the highest row is not laid out to learn so."""
    most = int(_HIGHEST // _LINE_HEIGHT) + 1
    return most if len(text) > most * columns else len(wrap(text, columns))


def _holdable(text: str) -> str:
    """The text with a replacement character for each that XML cannot hold; names of files may have such characters."""
    return _NO_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text))


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel allows: short, of allowed characters, and like no other, whatever the case."""
    base = _FORBIDDEN.sub("-", _holdable(wanted)).strip(" '") or "-"
    base = base if len(base) <= _LONGEST_NAME else _whole_words(base)
    name, number = base, 1
    while name.casefold() in {*taken, _RESERVED}:
        number += 1
        suffix = f" ({number})"
        name = f"{base[: _LONGEST_NAME - len(suffix)].rstrip()}{suffix}"
    return name


def _whole_words(name: str) -> str:
    """The beginning of a name as far as Excel allows it, without half a word where it has several, and “…”.

    Without the mark it could be the whole name of somebody else.
    """
    cut = name[:_LONGEST_NAME]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]
    return whole.rstrip(" ',;-") + "…"


def _begin(sheet: Worksheet, title: str, line: str) -> None:
    _set_up_page(sheet)
    write_line(sheet, 1, title, look.TITLE)
    write_line(sheet, 2, line)


def _set_up_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.5, 0.4, 0.6, 0.7  # inches
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&P/&N", f"{look.FONT},Regular", 11))
    sheet.sheet_view.showGridLines = False
