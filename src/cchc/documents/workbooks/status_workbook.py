"""The status workbook, which each official fills in: the results, their days and their documents.

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
from cchc.documents.workbooks.columns import HOW_LATE, INPUTS, WHAT, WHEN, authors, commune_columns, sheet_title
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import TOP, new_sheet, new_workbook, write_list
from cchc.documents.workbooks.status_summary import summarise
from cchc.phrasing import columns
from cchc.phrasing.column import Column
from cchc.phrasing.columns import PRODUCT, of_product
from cchc.phrasing.headings import PRODUCTS, group_name, until
from cchc.wording import count

_UNDATED = "Chưa ấn định thời hạn"
_ASKING = "Đề nghị điền các ô nền vàng: ngày hoàn thành, tài liệu kiểm chứng."
_COLUMNS = (*WHAT, *WHEN, *INPUTS, columns.SUPPORT, *HOW_LATE)
_PRODUCTS = (
    of_product(columns.CRITERION, 10),
    PRODUCT,
    of_product(columns.CRITERION_TITLE),
    of_product(columns.LEAD_AS_WRITTEN),
    of_product(columns.PLAN, 18),
)
_LONGEST_LIST = 255
"""The most characters that Excel allows in a list of choices."""


def status_workbook(found: Status, at: datetime | None) -> bytes:
    """The state of all nhiệm vụ as the bytes of an XLSX with its time of making, `at`; without a time for `None`."""
    title = f"TÌNH HÌNH THỰC HIỆN KẾ HOẠCH ({until(found.as_of)})"
    book = new_workbook(title, authors(found.items))
    summarise(book.worksheets[0], found)
    more = commune_columns(found.items)
    _list_products(book, found.products, more)
    groups = [line.group for line in found.holders]
    for group in groups:
        name = f"{group_name(group, groups)}: {count(len(group.items))} nhiệm vụ ({until(found.as_of)})"
        _write_group(new_sheet(book, sheet_title(group), name, _ASKING), group, more)
    return saved(book, at)


def _list_products(book: Workbook, products: Sequence[Product], more: Sequence[Column[Tracked]]) -> None:
    if products:
        asking = "Thời gian thực hiện chỉ ghi “Thường xuyên”. Đề nghị ghi thời hạn hoàn thành."
        picked = (*_PRODUCTS, *map(of_product, more))
        write_list(new_sheet(book, _UNDATED, PRODUCTS, asking), picked, products)
    else:
        new_sheet(book, _UNDATED, PRODUCTS, "Không có sản phẩm chưa ấn định thời hạn.")


def _write_group(sheet: Worksheet, group: Group, more: Sequence[Column[Tracked]]) -> None:
    last = write_list(sheet, (*_COLUMNS, *more), group.items)
    for row, item in enumerate(group.items, TOP + 1):
        if item.due and not item.done:
            for column in INPUTS:
                sheet.cell(row, _number(column)).style = look.INPUTS[column.kind]
    _help_with_days(sheet, last, group)
    _offer_names(sheet, last, group)
    _protect(sheet)


def _help_with_days(sheet: Worksheet, last: int, group: Group) -> None:
    """Warn of a typed day that is not from the plan's year to today; a day as text is read all the same."""
    year = min(item.dossier.plan.year for item in group.items)
    check = DataValidation("date", f"DATE({year},1,1)", "TODAY()", allow_blank=True, operator="between")
    check.errorStyle, check.errorTitle = "warning", columns.DONE_ON.heading
    check.error = f"Đề nghị ghi ngày dạng ngày/tháng/năm, từ 01/01/{year} đến hôm nay, ví dụ 28/6/{year}."
    check.showErrorMessage = True
    _add_to_column(sheet, check, columns.DONE_ON, last)


def _offer_names(sheet: Worksheet, last: int, group: Group) -> None:
    """Offer the accountable parties; another name may be typed. Excel takes no list above `_LONGEST_LIST`."""
    communes = [item.dossier.commune for item in group.items]
    parties = [party for commune in communes[:1] for party in commune.parties if party.accountable]
    names = ",".join(party.short or party.id for party in parties if not set(',"') & set(party.short or ""))
    if 0 < len(names) <= _LONGEST_LIST:
        _add_to_column(sheet, DataValidation("list", f'"{names}"', allow_blank=True), columns.BY, last)


def _add_to_column(sheet: Worksheet, validation: DataValidation, column: Column[Tracked], last: int) -> None:
    letter = get_column_letter(_number(column))
    validation.add(f"{letter}{TOP + 1}:{letter}{last}")
    sheet.add_data_validation(validation)


def _number(column: Column[Tracked]) -> int:
    return _COLUMNS.index(column) + 1


def _protect(sheet: Worksheet) -> None:
    """Protect a sheet against slips, without a password; filtering, sorting and sizing stay allowed."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = protection.formatColumns = protection.formatRows = False  # not forbidden
