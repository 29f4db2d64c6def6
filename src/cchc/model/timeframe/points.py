"""The days and periods that a phrase names: one, a range of them, or a list.

“Đến hết”, “chậm nhất”, “đến ngày” include the day; “trước ngày 30/11” is due on 29/11. A phrase without a year means
the plan's. “Quý I - III” and “Quý I+II” are ranges, due on their last day; in “Quý II, III và IV” each has its own.
"""

import re
from datetime import date, timedelta

from cchc.model.calendar import Period, months
from cchc.model.timeframe.meaning import Deadline, Deadlines

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {"ba": 3, "sáu": 6, "chín": 9}
EVERY = "(?:hằng|hàng|mỗi)"
_YEAR = rf"(?:(?:[/.-](?:năm )?|,? (?:của )?năm |,? )(?P<year>20[0-9]{{2}})| {EVERY} năm)?"
_BY = (
    r"(?:(?P<before>trước )|(?P<until>(?:(?:chậm|muộn) nhất )(?:là |vào |đến )?(?:hết )?|(?:đến |tới )?hết |đến |tới )"
    r"|(?:trong |vào )?)(?P<point>.+)"
)
_FROM = r"(?:trong )?(?:giai đoạn )?(?:(?:bắt đầu )?từ )?"
_RANGE = rf"{_FROM}(?P<start>[^-]+?)(?: (?:đến|tới)(?: hết)? |-)(?P<end>.+)"
_FROM_NOW = r"từ (?:nay|bây giờ) (?:đến|tới)(?: hết)? (?P<end>.+)"
_ONWARDS = r"(?:trong )?(?:(?:bắt đầu |kể )?từ (?P<point>.+?)(?: trở đi)?|(?P<onwards>.+) trở đi)"
_DURATION = r"[0-9]{1,3} (?:ngày|tháng),? (?:bắt đầu |kể )?(?=từ )"
_JOINED = r"^(?P<first>[^+]+)(?:\+[^+]+)*\+(?P<last>[^+]+)$"
_UNIT = r"(?:tháng|quý) (?=\S+$)"
_LISTED = r", (?:và )?|,| và "
_BARE_DAY = "(?:ngày )?[0-9]{1,2}"
_PERIOD = (
    r"(?:(?:cả )?năm|quý (?:(?P<roman>iv|i{1,3})|0?(?P<quarter>[1-4]))"
    r"|(?P<number>0?[369]|ba|sáu|chín) tháng (?P<half>đầu|cuối)(?:(?: của)? năm)?"
    rf"|tháng (?P<month>0?[1-9]|1[0-2])){_YEAR}"
)
_BARE_YEAR = r"20[0-9]{2}"
_BARE_MONTH = r"(?P<month>0?[1-9]|1[0-2])[/-](?P<year>20[0-9]{2})"
_DAY = rf"(?:ngày )?(?P<day>[0-9]{{1,2}})(?:[/.]|,? tháng )(?P<month>[0-9]{{1,2}}){_YEAR}"


def deadline(text: str, year: int) -> Deadline | None:
    """The deadline of a text that names one day or period; `None` for any other."""
    match = re.fullmatch(_BY, text) if text != "năm" else None
    period = _period(match["point"], year) if match else None
    return _by(match, period) if match and period else None


def deadlines(text: str, year: int) -> Deadlines | None:
    """The days of a text that lists days or periods; the year is that of the last one, the unit that of the first."""
    match = re.fullmatch(_BY, text)
    periods = _listed(match["point"], year) if match else []
    found = [_by(match, period).due for period in periods if match]
    return Deadlines(tuple(found)) if len(found) > 1 and sorted(set(found)) == found else None


def period_range(text: str, year: int) -> Deadline | None:
    """The deadline of a text with two ends: “Từ tháng 3 đến tháng 9/2024”, “Tháng 3 - 9”, “Quý I+II”, “Từ nay đến …”.

    The first end takes its year, and a day its month, from the last. If only the first names a year, it must be the
    plan's.
    """
    text = re.sub(_JOINED, r"\g<first>-\g<last>", re.sub(_DURATION, "", text))
    if match := re.fullmatch(_FROM_NOW, text):
        period = _period(match["end"], year)
        return Deadline(period.end) if period else None
    match = re.fullmatch(_RANGE, text)
    return _between(match, year) if match else None


def _between(match: re.Match[str], year: int) -> Deadline | None:
    """The deadline of the two ends of a range."""
    if re.fullmatch(_BARE_YEAR, match["end"]) and not _begins_range_of_years(match):
        return None
    end = _with_unit(match["end"], re.match(_UNIT, match["start"]), year)
    last = _period(end, year)
    first = _first(match["start"], last) if last else None
    if last is None or first is None or first.start > last.end or last != _period(end, first.end.year):
        return None
    return Deadline(last.end, first.start)


def _begins_range_of_years(match: re.Match[str]) -> bool:
    """True if a range up to a bare year begins with a year, too: “15/3-2026” is a day, “Quý IV/2026-2027” two quarters.

    After words its beginning may be a part of a year: “Từ quý II/2026 đến 2030”.
    """
    dashed = match.string[match.end("start")] == "-"
    pattern = rf"(?:năm )?{_BARE_YEAR}" if dashed else rf".*{_BARE_YEAR}"
    return re.fullmatch(pattern, match["start"]) is not None


def start(text: str, year: int) -> date | None:
    """The first day of a text that names a start alone: “Từ năm 2026”, “Từ ngày 01/7/2025”."""
    match = re.fullmatch(_ONWARDS, text)
    period = _period(match["point"] or match["onwards"], year) if match else None
    return period.start if period else None


def _listed(text: str, year: int) -> list[Period]:
    """The periods of a list of them; none when one item is no period."""
    items = _items(text, year)
    end = _period(items[-1], year)
    found = [period for item in items if end and (period := _period(item, end.end.year))]
    return found if len(found) == len(items) and len({_is_year(item) for item in items}) == 1 else []


def _items(text: str, year: int) -> list[str]:
    """The items of a list, each with the unit, or the day of the month, that it leaves to the first one."""
    first, *others = re.split(_LISTED, text)
    unit = re.match(_UNIT, first)
    day = re.match(r"(?:ngày )?[0-9]{1,2} (?=tháng )", first)
    others = [day[0] + item if day and item.startswith("tháng ") else item for item in others]
    return [first, *(_with_unit(item, unit, year) for item in others)]


def _is_year(item: str) -> bool:
    """True for a year: in a list it stands beside other years alone (“Tháng 6/2026, 2027” are two months)."""
    return re.fullmatch(rf"(?:năm )?{_BARE_YEAR}", item) is not None


def _by(match: re.Match[str], period: Period) -> Deadline:
    if match["before"]:
        return Deadline(period.start - timedelta(days=1))
    named = not match["until"] and period.start < period.end
    return Deadline(period.end, period.start if named else None)


def _with_unit(text: str, unit: re.Match[str] | None, year: int) -> str:
    """A text that leaves its unit to the first one: III in “Quý I - III”."""
    return text if unit is None or (_period(text, year) and not re.fullmatch(_BARE_MONTH, text)) else unit[0] + text


def _first(text: str, last: Period) -> Period | None:
    """The period that a range begins with; a day may leave its month to the last one."""
    bare = re.fullmatch(_BARE_DAY, text) if last.start == last.end else None
    return _period(f"{text}/{last.end.month}" if bare else text, last.end.year)


def _period(text: str, year: int) -> Period | None:
    """A year, part of a year, quarter, month or day."""
    if match := re.fullmatch(_PERIOD, text):
        return months(int(match["year"] or year), *_months(match))
    if match := re.fullmatch(_BARE_MONTH, text):
        return months(int(match["year"]), int(match["month"]))
    if re.fullmatch(_BARE_YEAR, text):
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
