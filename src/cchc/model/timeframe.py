"""Thời gian thực hiện: what the printed phrase says about a deadline.

“Đến hết”, “chậm nhất”, “đến ngày” include the day; “trước ngày 30/11” is due on 29/11. “Thường xuyên” by itself has no
deadline. A phrase without a year means the plan's. What cannot be read is `None`: it becomes a finding, never a guess.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, cast

from cchc.model.calendar import Period, months
from cchc.model.emphasis import plain
from cchc.model.plan import Every


@dataclass(frozen=True, slots=True)
class Deadline:
    """To be done by a day, which is included."""

    due: date


@dataclass(frozen=True, slots=True)
class Recurrence:
    """To be done in each month, quarter, half-year or year."""

    every: Every


@dataclass(frozen=True, slots=True)
class NoDeadline:
    """Thường xuyên: never late."""


Timeframe: TypeAlias = Deadline | Recurrence | NoDeadline

_MAX_LENGTH = 80
"""No phrase is longer; what is longer is prose."""
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RECURRENCES = {"tháng": "month", "quý": "quarter", "6 tháng": "half-year", "năm": "year"}
_YEAR = r"(?:(?:\s?[/-]\s?| năm | )(?P<year>20[0-9]{2}))?"
_NO_DEADLINE = re.compile(r"thường xuyên(?:,? liên tục)?(?:,? (?:trong|cả|hằng|hàng) năm(?: 20[0-9]{2})?)?")
_RECURRENCE = re.compile(r"(?:định kỳ )?(?:hằng|hàng|mỗi) (?P<unit>tháng|quý|6 tháng|năm)")
_RANGE = re.compile(r"(?:từ )?(?P<start>.+?) (?:đến hết|đến|-) (?P<end>.+)")
_BEFORE = re.compile(r"(?:xong |hoàn thành )?trước (?P<point>.+)")
_UNTIL = re.compile(r"(?:chậm nhất(?: là| vào)?|đến hết|hết|đến|trong|hoàn thành trong)(?: vào)? (?P<point>.+)")
_PERIOD = re.compile(
    r"(?:(?:cả )?năm|quý (?P<quarter>iv|i{1,3}|[1-4])|(?:0?6|sáu) tháng (?P<half>đầu|cuối)(?: năm)?"
    rf"|tháng (?P<month>0?[1-9]|1[0-2])){_YEAR}"
)
_DAY = re.compile(r"(?:ngày )?(?P<day>[0-9]{1,2})(?:\s?[/.-]\s?| tháng )(?P<month>[0-9]{1,2})" + _YEAR)


def read(phrase: str, year: int) -> Timeframe | None:
    """What a phrase of the column says in a plan of that year; `None` when it cannot be read."""
    text = " ".join(
        unicodedata.normalize("NFC", plain(phrase))
        .casefold()
        .replace("–", "-")
        .replace("quí", "quý")
        .replace("qúy", "quý")
        .split()
    ).strip(" .;")
    if len(text) > _MAX_LENGTH:
        return None
    if _NO_DEADLINE.fullmatch(text):
        return NoDeadline()
    if match := _RECURRENCE.fullmatch(text):
        return Recurrence(cast("Every", _RECURRENCES[match["unit"]]))
    due = _due(text, year)
    return Deadline(due) if due else None


def _due(text: str, year: int) -> date | None:
    """The last day on which it is still in time."""
    if period := _period(text, year):
        return period.end
    if match := _BEFORE.fullmatch(text):
        period = _period(match["point"], year)
        return period.start - timedelta(days=1) if period else None
    if match := _UNTIL.fullmatch(text):
        return _due(match["point"], year)
    if match := _RANGE.fullmatch(text):
        return _end_of_range(match["start"], match["end"], year)
    return None


def _end_of_range(start: str, end: str, year: int) -> date | None:
    last = _period(end, year) or _period(f"tháng {end}", year)
    first = _period(start, last.end.year) or _period(f"tháng {start}", last.end.year) if last else None
    return last.end if first and last and first.start <= last.end else None


def _period(text: str, year: int) -> Period | None:
    """A year, half-year, quarter, month or day."""
    if match := _PERIOD.fullmatch(text):
        return months(int(match["year"] or year), *_months(match))
    if match := _DAY.fullmatch(text):
        try:
            day = date(int(match["year"] or year), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return Period(day, day)
    return None


def _months(match: re.Match[str]) -> tuple[int, int]:
    """The first month of what was matched, and how many months it has."""
    if match["quarter"]:
        return _QUARTERS[match["quarter"]] * 3 - 2, 3
    if match["half"]:
        return (1 if match["half"] == "đầu" else 7), 6
    return (int(match["month"]), 1) if match["month"] else (1, 12)
