"""The workbook of what a person must decide after an import: the whole list, to be worked off beside the document."""

from collections.abc import Sequence

from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import new_workbook, write_line, write_list
from cchc.phrasing.doubt_columns import DOUBT_COLUMNS, DoubtLine

_TITLE = "CÁC CHỖ CẦN XEM LẠI"
_SHEET = "Cần xem"


def doubts_workbook(document: str, doubts: Sequence[DoubtLine]) -> bytes:
    """The list as the bytes of an XLSX without a time; `document` is the name of what was read."""
    book = new_workbook(_TITLE, "")
    sheet = book.worksheets[0]
    sheet.title = _SHEET
    write_line(sheet, 2, f"Đọc từ {document}; chỗ đáng ngờ nhất đứng trước.")
    write_list(sheet, DOUBT_COLUMNS, doubts)
    return saved(book, None)
