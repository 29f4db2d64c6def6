"""The workbook of where a plan stands, which each official fills in: what was done, on which day, by which document.

Cells to be filled in are coloured and open; all others are protected, without a password, against slips. What was
recorded already stands there and is not asked for again; what has no due day is not recorded at all.
"""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.groups import Group
from cchc.analysis.status import Product, Status
from cchc.analysis.tracking import Tracked
from cchc.documents.workbooks import look
from cchc.documents.workbooks.columns import (
    BY,
    DONE,
    DONE_ON,
    HOW_LATE,
    SUPPORT,
    WHAT,
    WHEN,
    authors,
    group_name,
    sheet_title,
)
from cchc.documents.workbooks.sheets import Column, make_list, new_sheet, new_workbook, saved, write_line, write_table
from cchc.documents.workbooks.status_summary import summarise
from cchc.model.commune import ACCOUNTABLE
from cchc.model.emphasis import plain
from cchc.wording import count, day

_UNDATED = "Chưa ấn định thời hạn"
_TOP = 4
_COLUMNS: tuple[Column[Tracked], ...] = (*WHAT, *WHEN, *DONE, SUPPORT, *HOW_LATE)
_NUMBERS = {column.heading: number for number, column in enumerate(_COLUMNS, 1)}
_PRODUCTS: tuple[Column[Product], ...] = (
    Column("Mã tiêu chí", 10, look.CODE, lambda product: product.item.row.criterion.code),
    Column("Sản phẩm", 60, look.TEXT, lambda product: product.clause),
    Column("Tiêu chí", 45, look.TEXT, lambda product: plain(product.item.row.criterion.title)),
    Column("Chủ trì", 36, look.TEXT, lambda product: plain(product.item.lead or "")),
    Column("Phụ lục", 18, look.TEXT, lambda product: product.item.plan),
)
_LONGEST_LIST = 255
"""How many characters Excel allows in a list of choices."""


def status_workbook(found: Status, at: datetime | None) -> bytes:
    """The state of all nhiệm vụ as the bytes of an XLSX that says it was made at that time; for `None` no time."""
    title = f"TÌNH HÌNH THỰC HIỆN KẾ HOẠCH (tính đến ngày {day(found.as_of)})"
    book = new_workbook(title, authors(found.items))
    first = book.worksheets[0]
    write_line(first, 1, title, look.TITLE)
    write_line(first, 2, authors(found.items))
    summarise(first, _TOP, found)
    _list_products(book, found.products)
    groups = [line.group for line in found.holders]
    for group in groups:
        sheet = new_sheet(book, sheet_title(group))
        name = f"{group_name(group, groups)}: {count(len(group.items))} nhiệm vụ (tính đến ngày {day(found.as_of)})"
        write_line(sheet, 1, name, look.TITLE)
        write_line(sheet, 2, "Đề nghị điền các ô nền vàng: ngày hoàn thành, tài liệu kiểm chứng.")
        _write_list(sheet, group)
    return saved(book, at)


def _list_products(book: Workbook, products: Sequence[Product]) -> None:
    sheet = new_sheet(book, _UNDATED)
    write_line(sheet, 1, "SẢN PHẨM CHƯA ẤN ĐỊNH THỜI HẠN", look.TITLE)
    if products:
        write_line(sheet, 2, "Thời gian thực hiện chỉ ghi “Thường xuyên”. Đề nghị ghi thời hạn hoàn thành.")
        last = write_table(sheet, _TOP, _PRODUCTS, products)
        make_list(sheet, _TOP, last, len(_PRODUCTS))
    else:
        write_line(sheet, 2, "Không có sản phẩm chưa ấn định thời hạn.")


def _write_list(sheet: Worksheet, group: Group) -> None:
    last = write_table(sheet, _TOP, _COLUMNS, group.items)
    make_list(sheet, _TOP, last, len(_COLUMNS))
    for row, item in enumerate(group.items, _TOP + 1):
        if item.due and not item.done:
            for column in DONE:
                cell = sheet.cell(row, _NUMBERS[column.heading])
                cell.style = look.DAY_INPUT if column.heading == DONE_ON else look.TEXT_INPUT
    _help_with_days(sheet, last, group)
    _offer_names(sheet, last, group)
    _protect(sheet)


def _help_with_days(sheet: Worksheet, last: int, group: Group) -> None:
    """Ask again where what is typed is no day from the plan's year to today; a day as text is read all the same."""
    year = min(item.dossier.plan.year for item in group.items if item.dossier.plan)
    check = DataValidation("date", f"DATE({year},1,1)", "TODAY()", allow_blank=True, operator="between")
    check.errorStyle, check.errorTitle = "warning", "Ngày hoàn thành"
    check.error = f"Đề nghị ghi ngày dạng ngày/tháng/năm, từ 01/01/{year} đến hôm nay, ví dụ 28/6/{year}."
    check.showErrorMessage = True
    _add_to_column(sheet, check, DONE_ON, last)


def _offer_names(sheet: Worksheet, last: int, group: Group) -> None:
    """Offer those of whom one person answers; another name may be typed. Excel takes no list longer than a line."""
    communes = [item.dossier.commune for item in group.items if item.dossier.commune]
    parties = [party for commune in communes[:1] for party in commune.parties if party.kind in ACCOUNTABLE]
    names = ",".join(party.short or party.id for party in parties if not set(',"') & set(party.short or ""))
    if 0 < len(names) <= _LONGEST_LIST:
        _add_to_column(sheet, DataValidation("list", f'"{names}"', allow_blank=True), BY, last)


def _add_to_column(sheet: Worksheet, validation: DataValidation, heading: str, last: int) -> None:
    letter = get_column_letter(_NUMBERS[heading])
    validation.add(f"{letter}{_TOP + 1}:{letter}{last}")
    sheet.add_data_validation(validation)


def _protect(sheet: Worksheet) -> None:
    """Against slips only: without a password, and filters, widths and heights stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = protection.formatColumns = protection.formatRows = False  # not forbidden
