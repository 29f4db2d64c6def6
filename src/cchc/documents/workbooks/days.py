"""The day that a cell means: a date of Excel's, its serial number, or a text in a form that officials write."""

from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from cchc.wording import day_meant

_YEARS = range(2000, 2100)
"""The years of the plan language; a number outside them is no serial number of a day."""


class NoDayError(ValueError):
    """A cell that means no day; the text is the error message for its row."""


def day_of(value: object, epoch: datetime) -> date:
    """The day that a cell's value means; `epoch` is the day from which the workbook counts.

    Raises:
        NoDayError: The value is no day, or leaves the year open.
    """
    if isinstance(value, datetime):
        return _in_range(value.date(), value)
    if isinstance(value, date):
        return _in_range(value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_serial(value, epoch)
    return _of_text(" ".join(str(value).split()))


def _of_serial(value: float, epoch: datetime) -> date:
    try:
        found = from_excel(value, epoch)
    except (OverflowError, ValueError):
        raise _no_day(value) from None
    if not isinstance(found, datetime):  # a time of day
        raise _no_day(value)
    return _in_range(found.date(), value)


def _of_text(text: str) -> date:
    try:
        found = day_meant(text)
    except ValueError:
        raise NoDayError(f"ngày “{text}” không có trong lịch. Đề nghị kiểm tra lại.") from None
    if found is None:
        raise _no_day(text)
    return _in_range(found, text)


def _in_range(found: date, value: object) -> date:
    if found.year not in _YEARS:
        raise _no_day(value)
    return found


def _no_day(value: object) -> NoDayError:
    return NoDayError(f"“{value}” không phải là ngày đầy đủ. Đề nghị ghi dạng ngày/tháng/năm, ví dụ 28/6/2024.")
