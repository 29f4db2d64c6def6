"""What recurs: “Hằng tháng”, “Trước ngày 20 hằng tháng”, “Ngày 15 tháng cuối quý”, “Thứ Sáu hằng tuần”."""

import re

from cchc.model.calendar import Every
from cchc.model.timeframe.meaning import LONGEST_MONTH, Recurrence
from cchc.model.timeframe.points import EVERY

_BY = r"(?:(?P<before>trước )|(?:(?:chậm|muộn) nhất )?(?:là )?(?:vào )?(?:đến )?(?:hết )?)"
_EVERY_PERIOD = (
    rf"(?:định kỳ )?{EVERY} (?P<unit>tuần|tháng|quý|0?6 tháng|năm)(?: (?:0?1|một) lần)?"
    r"(?:,? (?:trong năm|năm(?= 20))(?: (?P<year>20[0-9]{2}))?)?"
)
_ONCE = (
    r"(?:định kỳ )?(?:(?:ít nhất |tối thiểu )?(?:0?1|một) lần/(?P<once>tuần|tháng|quý|0?[36] tháng|năm)"
    r"|(?P<each>tuần|tháng|quý|0?[36] tháng|năm)(?:/| )(?:(?:0?1|một) )?lần)"
)
_RHYTHM_FIRST = (
    rf"(?:định kỳ )?(?P<every>{EVERY} (?P<unit>tuần|tháng|quý)),? \(?"
    r"(?P<when>(?:trước|vào|chậm|muộn|đến|ngày|thứ|sáng|chiều|chủ)\b[^()]+)\)?"
)
_UNITS: dict[str, Every] = {
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "3 tháng": "quarter",
    "03 tháng": "quarter",
    "6 tháng": "half-year",
    "06 tháng": "half-year",
    "năm": "year",
}
_DAY = r"(?:ngày )?(?:(?P<day>[0-9]{1,2})|(?P<last>cuối(?: cùng)?))"
_NEXT = r"(?P<next>(?: liền)? (?:sau|kế tiếp|tiếp theo|kế|tiếp)(?: liền kề)?)"
_IN_MONTH = rf"{_BY}{_DAY} (?:của )?(?:{EVERY} tháng|tháng{_NEXT})"
_IN_QUARTER = (
    rf"{_BY}{_DAY} (?:của )?tháng (?P<month>đầu(?: tiên)?|thứ (?:hai|2)|cuối(?: cùng)?) (?:của )?"
    rf"(?:{EVERY} )?quý{_NEXT}?"
)
_IN_WEEK = (
    rf"{_BY}(?:(?:sáng|chiều) )?(?:thứ (?P<weekday>hai|ba|tư|bốn|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)) {EVERY} tuần"
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "bốn": 3, "năm": 4, "sáu": 5, "bảy": 6}
_MONTHS_OF_QUARTER = {"đầu": -2, "thứ": -1, "cuối": 0}


def recurrence(text: str, year: int) -> Recurrence | None:
    """The rhythm that a text names; `None` for any other text, and for one of another year."""
    if match := re.fullmatch(_EVERY_PERIOD, text):
        return Recurrence(_UNITS[match["unit"]]) if int(match["year"] or year) == year else None
    if match := re.fullmatch(_ONCE, text):
        return Recurrence(_UNITS[match["once"] or match["each"]])
    if match := re.fullmatch(_RHYTHM_FIRST, text):
        found = _dated(match["when"] if match["unit"] == "quý" else f"{match['when']} {match['every']}")
        return found if found is None or found.every == _UNITS[match["unit"]] else None
    return _dated(text)


def _dated(text: str) -> Recurrence | None:
    """The rhythm of a text that names the day of the week or of the month."""
    if match := re.fullmatch(_IN_WEEK, text):
        weekday = 7 if match["sunday"] else _WEEKDAYS.get(match["weekday"]) or int(match["weekday"]) - 1
        weekday -= bool(match["before"])
        return Recurrence("week", day=weekday) if weekday else None
    if match := re.fullmatch(_IN_MONTH, text):
        return _in_month(match)
    if match := re.fullmatch(_IN_QUARTER, text):
        months_after = _MONTHS_OF_QUARTER[match["month"].split()[0]] + (3 if match["next"] else 0)
        return _on_a_day("quarter", months_after, match)
    return None


def _in_month(match: re.Match[str]) -> Recurrence | None:
    """The rhythm with a day of this month or the next; “20 tháng sau”, without “ngày”, is a length of time."""
    if match["next"] and "ngày" not in match[0]:
        return None
    return _on_a_day("month", 1 if match["next"] else 0, match)


def _on_a_day(every: Every, months_after: int, match: re.Match[str]) -> Recurrence | None:
    """The rhythm with a day of the month; before the first of a month is on the last of the one before it."""
    if match["last"]:
        return None if match["before"] else Recurrence(every, months_after)
    day = int(match["day"])
    if not 1 <= day <= LONGEST_MONTH:
        return None
    if match["before"]:
        return Recurrence(every, months_after, day - 1) if day > 1 else Recurrence(every, months_after - 1)
    return Recurrence(every, months_after, day)
