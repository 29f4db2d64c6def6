"""Rows that officials filled in, read back from any sheet with our headings, wherever rows and columns stand.

Officials sort, hide, delete and copy rows; a row is identified by its address and plan, in columns found by their
headings. Each row with anything filled in comes back: one that cannot be taken is a value with its `refusal`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from cchc.documents.workbooks.columns import INPUTS
from cchc.documents.workbooks.filled_row import FilledRow, is_filled, judged
from cchc.documents.workbooks.grid import LAST_ROW, Grid, GridRow, Headed, grid, is_address
from cchc.errors import CchcError
from cchc.phrasing.column import headings
from cchc.phrasing.columns import ADDRESS, DONE_ON
from cchc.reading.workbook_opening import broken, opened

_INPUTS = headings(INPUTS)
_MEND = "Đề nghị chép các hàng đã điền sang tệp do cchc status --format xlsx lập."


def filled(content: bytes, name: str) -> tuple[FilledRow, ...]:
    """The rows of a workbook that have anything filled in, in order.

    Raises:
        CchcError: It is no .xlsx, is locked by a password, has macros, is damaged, is too large, or has no sheet with
            our headings.
    """
    named = f"Tệp “{name}”"
    with opened(content, named, _MEND) as (values, formulas, parts):
        pairs = zip(values.worksheets, formulas.worksheets, strict=True)
        found = [_of_sheet(grid(*pair, parts), named, values.epoch) for pair in pairs]
        if not found:
            raise broken(named)
        if all(rows is None for rows in found):
            raise _no_column(named, f"{ADDRESS.heading}” và “{DONE_ON.heading}")
        return tuple(row for rows in found for row in rows or ())


def _of_sheet(sheet: Grid, named: str, epoch: datetime) -> list[FilledRow] | None:
    """The filled rows of a sheet; `None` when it has neither our headings nor anything that looks like our rows.

    Raises:
        CchcError: The sheet has the column of addresses without that of days, or the reverse; or is too long.
    """
    named = f"{named}, trang tính {sheet.title}"
    heads = _heads(sheet, named)
    if not heads:
        return [_headless(sheet, number) for number in _stray_rows(sheet)][:1] or None
    _refuse_long(sheet, heads, named)
    return [judged(sheet.title, row, epoch) for row in _rows(sheet, heads) if is_filled(row)]


def _heads(sheet: Grid, named: str) -> dict[int, Headed]:
    """The rows of headings, each with the columns that it heads; none when the sheet has none of ours.

    Raises:
        CchcError: There are only such with one of the two columns that must be there.
    """
    found = dict(sheet.places())
    whole = {number: places for number, places in found.items() if {ADDRESS.heading, DONE_ON.heading} <= {*places}}
    if found and not whole:
        lacking = DONE_ON if any(ADDRESS.heading in places for places in found.values()) else ADDRESS
        raise _no_column(named, lacking.heading)
    return whole


def _rows(sheet: Grid, heads: Mapping[int, Headed]) -> Iterator[GridRow]:
    """The rows below each row of headings, and rows that were sorted above the first one."""
    first, places = next(iter(heads.items()))
    for number in range(1, len(sheet.rows) + 1):
        places = heads.get(number, places)
        if number not in heads:
            row = sheet.row(number, places)
            if number > first or is_address(row.cells[ADDRESS.heading].text):
                yield row


def _refuse_long(sheet: Grid, heads: Mapping[int, Headed], named: str) -> None:
    """Refuse a sheet that has results too far down.

    Raises:
        CchcError: It is such a sheet.
    """
    columns = {column for places in heads.values() for heading in _INPUTS for column in places.get(heading, ())}
    if any(sheet.marks.last_rows.get(column, 0) > LAST_ROW for column in columns):
        raise CchcError(f"{named} dài quá {LAST_ROW} hàng. Đề nghị tách thành nhiều tệp.")


def _stray_rows(sheet: Grid) -> Iterator[int]:
    """The rows of a sheet without headings that have an address and a day, as ours do."""
    for number, (known, _) in enumerate(sheet.rows, 1):
        texts = [cell.value for cell in known if isinstance(cell.value, str)]
        if any(isinstance(cell.value, date) for cell in known) and any(
            is_address(text) and "." in text for text in texts
        ):
            yield number


def _headless(sheet: Grid, number: int) -> FilledRow:
    refusal = (
        f"trang tính không có hàng tiêu đề (“{ADDRESS.heading}”, “{DONE_ON.heading}”) nên không đọc được. Đề nghị chép "
        "lại hàng tiêu đề từ tệp đã lập."
    )
    return FilledRow(sheet.title, number, None, None, "", None, None, None, None, None, refusal)


def _no_column(named: str, heading: str) -> CchcError:
    return CchcError(f"{named} không có cột “{heading}”. Đề nghị dùng tệp do cchc status --format xlsx lập.")
