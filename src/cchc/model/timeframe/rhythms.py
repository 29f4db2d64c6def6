"""What recurs: “Hằng tháng”, “Trước ngày 20 hằng tháng”, “Ngày 15 tháng cuối quý”, “Thứ Sáu hằng tuần”."""

import re

from cchc.model.calendar import Every
from cchc.model.timeframe.meaning import LONGEST_MONTH, Recurrence
from cchc.model.timeframe.periods import EVERY
from cchc.model.timeframe.points import WEEKDAYS

_BY = r"(?:(?P<before>trước )|(?:(?:chậm|muộn) nhất )?(?:là )?(?:vào )?(?:đến )?(?:hết )?)"
_LEAST = r"(?: (?:ít nhất |tối thiểu )?(?:0?1|một) lần)?"
_EVERY_PERIOD = (
    rf"(?:định kỳ )?{EVERY} (?P<unit>tuần|tháng|quý|0?6 tháng|năm){_LEAST}"
    r"(?:,? (?:trong năm|năm(?= 20))(?: (?P<year>20[0-9]{2}))?)?"
)
_ONCE = (
    r"(?:định kỳ )?(?:(?:ít nhất |tối thiểu )?(?:0?1|một) lần/(?P<once>tuần|tháng|quý|0?[36] tháng|năm)"
    r"|(?P<each>tuần|tháng|quý|0?[36] tháng|năm)(?:/| )(?:(?:0?1|một) )?lần)"
)
_BY_PERIOD = r"định kỳ (?P<by>tuần|tháng|quý|0?[36] tháng|năm)|(?:vào )?ngày cuối(?: cùng)? của (?P<last>tháng|quý)"
_MONTH_IN_QUARTER = (
    rf"(?:trong |vào )?tháng (?P<month>đầu(?: tiên)?|thứ (?:hai|2)|cuối(?: cùng)?) (?:của )?(?:{EVERY} )?quý"
)
_RHYTHM_FIRST = (
    rf"(?:định kỳ )?{EVERY} (?P<unit>tuần|tháng|quý){_LEAST}(?:,|:)? \(?"
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
    rf"{_BY}(?:(?:sáng|chiều) )?(?:ngày )?"
    rf"(?:thứ (?P<weekday>hai|ba|tư|bốn|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)) {EVERY} tuần"
)
_MONTHS_OF_QUARTER = {"đầu": -2, "thứ": -1, "cuối": 0}


def recurrence(text: str, year: int) -> Recurrence | None:
    """The rhythm that a text names; `None` for any other text, and for one of another year."""
    if match := re.fullmatch(_EVERY_PERIOD, text):
        return Recurrence(_UNITS[match["unit"]]) if int(match["year"] or year) == year else None
    if match := re.fullmatch(_ONCE, text) or re.fullmatch(_BY_PERIOD, text):
        return Recurrence(_UNITS[next(filter(None, match.groups()))])
    if match := re.fullmatch(_RHYTHM_FIRST, text):
        return _dated_later(match["when"], match["unit"])
    return _dated(text)


def _dated_later(when: str, unit: str) -> Recurrence | None:
    """The rhythm of a unit whose day stands after it: “Hằng tháng, trước ngày 20”."""
    found = _dated(when) or _dated(f"{when} hằng {unit}")
    return found if found and found.every == _UNITS[unit] else None


def _dated(text: str) -> Recurrence | None:
    """The rhythm of a text that names the day of the week or of the month."""
    if match := re.fullmatch(_IN_WEEK, text):
        weekday = 7 if match["sunday"] else WEEKDAYS.get(match["weekday"]) or int(match["weekday"]) - 1
        weekday -= bool(match["before"])
        return Recurrence("week", day=weekday) if weekday else None
    if match := re.fullmatch(_IN_MONTH, text):
        return _in_month(match)
    if match := re.fullmatch(_IN_QUARTER, text):
        return _on_a_day("quarter", _month_of_quarter(match) + (3 if match["next"] else 0), match)
    match = re.fullmatch(_MONTH_IN_QUARTER, text)
    return Recurrence("quarter", _month_of_quarter(match)) if match else None


def _month_of_quarter(match: re.Match[str]) -> int:
    """The month of a quarter that is named, counted from its last one."""
    return _MONTHS_OF_QUARTER[match["month"].split()[0]]


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
