"""The workbook of refused rows: as they were filled in, each with its reason beside it, to be mended and read again."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.analysis.tracking import Tracked
from cchc.documents.workbooks import look
from cchc.documents.workbooks.columns import INPUTS, PLAN_FILE, REASON
from cchc.documents.workbooks.filled_row import FilledRow
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import TOP, new_workbook, write_list
from cchc.phrasing.column import Column, ValueKind
from cchc.phrasing.columns import ADDRESS, ISSUER, PLAN, TITLE

_TITLE = "CÁC DÒNG CẦN SỬA"
_SHEET = "Cần sửa"
_ASKING = (
    f"Đề nghị sửa các ô nền vàng theo cột {REASON} (việc chưa xong thì xóa cả hàng), lưu tệp rồi đọc lại bằng "
    "cchc done --from."
)


class RefusedRow(NamedTuple):
    """A refused row and the reason."""

    row: FilledRow
    reason: str


def _of_row(column: Column[Tracked]) -> Column[RefusedRow]:
    """A column of the rows as they were filled in."""
    return Column(column.heading, column.kind, lambda refused: refused.row.shown.get(column.heading), column.width)


_MENDED = (_of_row(ADDRESS), _of_row(TITLE), *map(_of_row, INPUTS))
_PRINTED = (*_MENDED, Column[RefusedRow](REASON, ValueKind.TEXT, lambda refused: refused.reason, 38))
_BESIDE = (
    Column[RefusedRow]("Trang tính", ValueKind.TEXT, lambda refused: refused.row.sheet, 12),
    Column[RefusedRow]("Hàng", ValueKind.NUMBER, lambda refused: refused.row.number, 7),
    *map(_of_row, (PLAN, ISSUER, PLAN_FILE)),
)


def refused_workbook(rows: Sequence[RefusedRow]) -> bytes:
    """The refused rows as the bytes of an XLSX without a time: the same rows give the same bytes."""
    book = new_workbook(_TITLE, "; ".join(dict.fromkeys(row.issuer for row, _ in rows if row.issuer)))
    sheet = book.worksheets[0]
    sheet.title, sheet["A2"].value = _SHEET, _ASKING
    write_list(sheet, _PRINTED, rows, _BESIDE)
    for at in range(TOP + 1, TOP + len(rows) + 1):
        for number, column in enumerate(_MENDED, 1):
            sheet.cell(at, number).style = look.INPUTS.get(column.kind, look.INPUTS[ValueKind.TEXT])
    return saved(book, None)
