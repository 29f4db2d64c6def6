"""The day or the period that a text names: a year, part of a year, quarter, month or day."""

import re
from datetime import date

from cchc.model.calendar import Period, months

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {"ba": 3, "sáu": 6, "chín": 9}
EVERY = "(?:hằng|hàng|mỗi)"
_YEAR = rf"(?:(?:[/.-](?:năm )?|,? (?:của )?năm |,? )(?P<year>20[0-9]{{2}})| {EVERY} năm)?"
_PERIOD = (
    r"(?:(?:cả )?năm|quý (?:(?P<roman>iv|i{1,3})|0?(?P<quarter>[1-4]))"
    r"|(?P<number>0?[369]|ba|sáu|chín) tháng (?P<half>đầu|cuối)(?:(?: của)? năm)?"
    rf"|tháng (?P<month>0?[1-9]|1[0-2])){_YEAR}"
)
BARE_YEAR = r"20[0-9]{2}"
BARE_MONTH = r"(?P<month>0?[1-9]|1[0-2])[/-](?P<year>20[0-9]{2})"
_DAY = rf"(?:ngày )?(?P<day>[0-9]{{1,2}})(?:[/.]|,? tháng )(?P<month>[0-9]{{1,2}}){_YEAR}"


def period_of(text: str, year: int) -> Period | None:
    """A year, part of a year, quarter, month or day."""
    if match := re.fullmatch(_PERIOD, text):
        return months(int(match["year"] or year), *_months(match))
    if match := re.fullmatch(BARE_MONTH, text):
        return months(int(match["year"]), int(match["month"]))
    if re.fullmatch(BARE_YEAR, text):
        return months(int(text), 1, 12)
    match = re.fullmatch(_DAY, text)
    return _day(int(match["year"] or year), int(match["month"]), int(match["day"])) if match else None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)


def _months(match: re.Match[str]) -> tuple[int, int]:
    """The first month of what was matched, and how many months it has."""
    if quarter := match["roman"] or match["quarter"]:
        return _QUARTERS[quarter] * 3 - 2, 3
    if match["half"]:
        number = _HALVES.get(match["number"]) or int(match["number"])
        return (1 if match["half"] == "đầu" else 13 - number), number
    return (int(match["month"]), 1) if match["month"] else (1, 12)
