"""The look of our workbooks: named styles, which officials find and change in Excel's own list of styles.

There is a style for each kind of column, so that a day is a date of Excel's and points are numbers.
"""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from cchc.phrasing.column import ValueKind

FONT = "Times New Roman"
TITLE = "Phụ lục - Tên bảng"
PLAIN = "Phụ lục - Lời"
HEADING = "Phụ lục - Tiêu đề cột"
_CELLS = {
    ValueKind.TEXT: ("Phụ lục - Chữ", "@", "left"),
    ValueKind.CODE: ("Phụ lục - Mã", "@", "center"),
    ValueKind.DAY: ("Phụ lục - Ngày", "dd/mm/yyyy", "center"),
    ValueKind.NUMBER: ("Phụ lục - Số", "0", "center"),
    ValueKind.POINTS: ("Phụ lục - Điểm", "General", "center"),
    ValueKind.SHARE: ("Phụ lục - Tỷ lệ", "0.0%", "right"),
}
"""The style, Excel's number format and the alignment of each kind."""
INPUTS = {
    ValueKind.DAY: "Phụ lục - Ngày cần điền",
    ValueKind.TEXT: "Phụ lục - Chữ cần điền",
    ValueKind.POINTS: "Phụ lục - Điểm cần điền",
}
"""The style of cells that officials fill in."""
_LINE = Side(style="thin", color="808080")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADING_FILL = PatternFill("solid", fgColor="D9E2F3")
_INPUT_FILL = PatternFill("solid", fgColor="FFF8DC")


def add_styles(book: Workbook) -> None:
    """Make the styles known in a new workbook; the widths of columns are counted in the digits of its usual font."""
    usual = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001 — it is to be had nowhere else
    usual.font = Font(FONT, 11)
    book.add_named_style(NamedStyle(TITLE, Font(FONT, 14, bold=True)))
    book.add_named_style(NamedStyle(PLAIN, Font(FONT, 12)))
    heading = NamedStyle(HEADING, Font(FONT, 11, bold=True), _HEADING_FILL, _GRID, _aligned("center", "center"))
    book.add_named_style(heading)
    for kind in _CELLS:
        book.add_named_style(_cell(kind, style_of(kind)))
    for kind, name in INPUTS.items():
        style = _cell(kind, name)
        style.fill, style.protection = _INPUT_FILL, Protection(locked=False)
        book.add_named_style(style)


def style_of(kind: ValueKind) -> str:
    """The style of cells of that kind."""
    return _CELLS[kind][0]


def _cell(kind: ValueKind, name: str) -> NamedStyle:
    _, form, across = _CELLS[kind]
    return NamedStyle(name, Font(FONT, 11), border=_GRID, alignment=_aligned(across, "top"), number_format=form)


def _aligned(across: str, down: str) -> Alignment:
    return Alignment(horizontal=across, vertical=down, wrap_text=True)
