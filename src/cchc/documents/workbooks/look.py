"""How our workbooks look: named styles, which officials find and change in Excel's own list of styles."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

FONT = "Times New Roman"
TITLE = "Phụ lục - Tên bảng"
PLAIN = "Phụ lục - Lời"
HEADING = "Phụ lục - Tiêu đề cột"
TEXT = "Phụ lục - Chữ"
CODE = "Phụ lục - Mã"
DAY = "Phụ lục - Ngày"
NUMBER = "Phụ lục - Số"
POINTS = "Phụ lục - Điểm"
SHARE = "Phụ lục - Tỷ lệ"
DAY_INPUT = "Phụ lục - Ngày cần điền"
TEXT_INPUT = "Phụ lục - Chữ cần điền"
_LINE = Side(style="thin", color="808080")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADING_FILL = PatternFill("solid", fgColor="D9E2F3")
_INPUT_FILL = PatternFill("solid", fgColor="FFF8DC")
_DAY_FORM = "dd/mm/yyyy"
_TEXT_FORM = "@"


def add_styles(book: Workbook) -> None:
    """Make the styles known in a new workbook."""
    book.add_named_style(NamedStyle(TITLE, Font(FONT, 14, bold=True)))
    book.add_named_style(NamedStyle(PLAIN, Font(FONT, 12)))
    heading = NamedStyle(HEADING, Font(FONT, 11, bold=True), _HEADING_FILL, _GRID, _aligned("center", "center"))
    book.add_named_style(heading)
    for name, form, across in (
        (TEXT, _TEXT_FORM, "left"),
        (CODE, _TEXT_FORM, "center"),
        (DAY, _DAY_FORM, "center"),
        (NUMBER, "0", "center"),
        (POINTS, "General", "center"),
        (SHARE, "0.0%", "right"),
    ):
        book.add_named_style(_cell(name, form, across))
    for name, form, across in ((DAY_INPUT, _DAY_FORM, "center"), (TEXT_INPUT, _TEXT_FORM, "left")):
        style = _cell(name, form, across)
        style.fill, style.protection = _INPUT_FILL, Protection(locked=False)
        book.add_named_style(style)


def _cell(name: str, form: str, across: str) -> NamedStyle:
    return NamedStyle(name, Font(FONT, 11), border=_GRID, alignment=_aligned(across, "top"), number_format=form)


def _aligned(across: str, down: str) -> Alignment:
    return Alignment(horizontal=across, vertical=down, wrap_text=True)
