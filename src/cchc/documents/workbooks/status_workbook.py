"""The status workbook, which each official fills in: the results, their days and their documents.

Cells to be filled in are coloured and open; all others are protected, without a password, against slips. What was
recorded already stands there and is not asked for again; what has no due day is not recorded at all.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.groups import Group
from cchc.analysis.status import Status, tally
from cchc.analysis.tracking import State, Tracked
from cchc.documents.workbooks import look
from cchc.documents.workbooks.columns import INPUTS, WHAT, WHEN, authors, codes, sheet_title, whose
from cchc.documents.workbooks.computing import Filling, progress
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import (
    SUMMARY,
    TOP,
    hide_last,
    new_sheet,
    new_workbook,
    protect,
    write_line,
    write_list,
)
from cchc.documents.workbooks.status_summary import summarise
from cchc.phrasing import columns
from cchc.phrasing.column import Column
from cchc.phrasing.columns import PRODUCT, of_product
from cchc.phrasing.headings import PRODUCTS, group_names, until
from cchc.wording import count

_UNDATED = "Chưa ấn định thời hạn"
_ASKING = "Đề nghị điền các ô nền vàng: ngày hoàn thành, tài liệu kiểm chứng."
_COLUMNS = (*WHAT, *WHEN, *INPUTS)
_BESIDE = (columns.SUPPORT, columns.DAYS_LATE, columns.GRADE, columns.CHANGES, columns.POINTS, columns.ISSUER)
_PRODUCTS = (
    of_product(columns.CRITERION, 10),
    replace(PRODUCT, width=52),
    of_product(columns.CRITERION_TITLE, 36),
    of_product(columns.LEAD_AS_WRITTEN, 32),
)
_LONGEST_LIST = 255
"""The most characters that Excel allows in a list of choices."""


def status_workbook(found: Status, at: datetime | None) -> bytes:
    """The state of all nhiệm vụ as the bytes of an XLSX with its time of making, `at`; without a time for `None`."""
    title = f"TÌNH HÌNH THỰC HIỆN KẾ HOẠCH ({until(found.as_of)})"
    book = new_workbook(title, authors(found.items))
    _list_products(book, found)
    groups = [line.group for line in found.holders]
    named = group_names(groups)
    formulas: dict[str, dict[str, str]] = {}
    fillings: dict[int, Filling] = {}
    for group in groups:
        name = f"{named(group)}: {count(len(group.items))} nhiệm vụ ({until(found.as_of)})"
        sheet = new_sheet(book, sheet_title(group), name, _ASKING)
        filling = fillings[id(group)] = _write_group(sheet, group, found)
        formulas[sheet.title] = dict(_formulas(sheet, filling, group, found))
    formulas[SUMMARY] = summarise(book.worksheets[0], found, fillings)
    return saved(book, at, formulas)


def _list_products(book: Workbook, found: Status) -> None:
    if found.products:
        asking = "Thời gian thực hiện chỉ ghi “Thường xuyên”. Đề nghị ghi thời hạn hoàn thành."
        sheet = new_sheet(book, _UNDATED, PRODUCTS, asking)
        picked, beside = (*_PRODUCTS, *map(of_product, whose(found.items))), [*map(of_product, codes(found.items))]
        write_list(sheet, picked, found.products, beside)
        hide_last(sheet, len(picked) + len(beside))
    else:
        new_sheet(book, _UNDATED, PRODUCTS, "Không có sản phẩm chưa ấn định thời hạn.")


def _write_group(sheet: Worksheet, group: Group, found: Status) -> Filling:
    """Write the table of a party; returns the cells that formulas count."""
    printed, beside = (*_COLUMNS, *whose(found.items)), (*_BESIDE, *codes(found.items))
    last = write_list(sheet, printed, group.items, beside)
    hide_last(sheet, len(printed) + len(beside))
    for row, _ in _open_items(group):
        for column in INPUTS:
            sheet.cell(row, _number(column)).style = look.INPUTS[column.kind]
    _help_with_days(sheet, last, group)
    _offer_names(sheet, last, group)
    protect(sheet)
    letters = [get_column_letter(_number(column)) for column in (columns.DUE, columns.STATE_AND_DAYS, columns.DONE_ON)]
    return Filling(sheet.title, TOP + 1, last, *letters)


def _open_items(group: Group) -> Iterator[tuple[int, Tracked]]:
    """The items that a result is asked for, with their rows."""
    return ((row, item) for row, item in enumerate(group.items, TOP + 1) if item.due and not item.done)


def _formulas(sheet: Worksheet, filling: Filling, group: Group, found: Status) -> Iterator[tuple[str, str]]:
    """The cells that compute, and their formulas; the line above the table is written here."""
    for row, item in _open_items(group):
        shown = str(columns.STATE_AND_DAYS.value(item))
        yield f"{filling.state}{row}", filling.state_of(row, item, shown, found.asking)
    items = tally(group.items, found.as_of)
    write_line(sheet, TOP - 1, progress(items.done, items.dated, items.counts[State.OVERDUE]))
    yield f"A{TOP - 1}", filling.progress(items.dated)


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
