"""The day that a cell means: a date of Excel's, its serial number, or a text in a form that officials write."""

import re
import unicodedata
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel, to_excel

from cchc.documents.workbooks.cells import text_of
from cchc.wording import day_meant

_YEARS = range(2000, 2100)
"""The years of the plan language; a number outside them is no serial number of a day."""
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_AROUND = re.compile(
    r"(?:thứ \w+|chủ nhật)?[, ]*(?P<day>.*?)[, ]*(?:[0-9]{1,2}[:hg][0-9]{2}(?::[0-9]{2})?(?: ?(?:AM|PM|SA|CH))?)?[. ]*",
    re.IGNORECASE,
)
"""A written day, which may have the day of the week before it, and a time or a full stop after it."""


class NoDayError(ValueError):
    """A cell that means no day; the text is the error message for its row."""


def day_of(value: object, epoch: datetime) -> date:
    """The day that a cell's value means; `epoch` is the day from which the workbook counts.

    Raises:
        NoDayError: The value is no day, or leaves the year open.
    """
    if isinstance(value, datetime):
        return _in_range(value.date(), f"{text_of(value)}” (số {_serial(value, epoch)})")
    if isinstance(value, date):
        return _in_range(value, f"{text_of(value)}”")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_serial(value, epoch)
    return _of_text(text_of(value) or "")


def _serial(value: datetime, epoch: datetime) -> str:
    return f"{to_excel(value, epoch):.15g}"  # type: ignore[no-untyped-call]


def _of_serial(value: float, epoch: datetime) -> date:
    try:
        found = from_excel(value, epoch)
    except (OverflowError, ValueError):
        raise _no_day(f"{text_of(value)}”") from None
    if not isinstance(found, datetime):  # a time of day
        raise _no_day(f"{text_of(value)}”")
    return _in_range(found.date(), f"{text_of(value)}”")


def _of_text(text: str) -> date:
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    found = _AROUND.fullmatch(plain)
    try:
        meant = day_meant(found["day"] if found else plain)
    except ValueError:
        raise NoDayError(f"ngày “{text}” không có trong lịch. Đề nghị kiểm tra lại.") from None
    if meant is None:
        raise _no_day(f"{text}”")
    return _in_range(meant, f"{text}”")


def _in_range(found: date, shown: str) -> date:
    if found.year not in _YEARS:
        raise _no_day(shown)
    return found


def _no_day(shown: str) -> NoDayError:
    return NoDayError(f"“{shown} không phải là ngày đầy đủ. Đề nghị ghi dạng ngày/tháng/năm, ví dụ 28/6/2024.")
