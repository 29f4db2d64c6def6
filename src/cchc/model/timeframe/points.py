"""The days and periods that a phrase names: one, a range of them, or a list.

“Đến hết”, “chậm nhất”, “đến ngày” include the day; “trước ngày 30/11” is due on 29/11. A phrase without a year means
the plan's. “Quý I - III” and “Quý I+II” are ranges, due on their last day; in “Quý II, III và IV” each has its own, and
in “Quý I+III”, since these do not follow each other. “Quý IV - quý I/2027” begins in the plan's year when that is the
year before.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from cchc.model.calendar import Period, months
from cchc.model.timeframe.meaning import Deadline, Deadlines
from cchc.model.timeframe.periods import BARE_MONTH, BARE_YEAR, EVERY, period_of
from cchc.model.timeframe.words import is_neutral

_LATEST = "(?:chậm|muộn) nhất (?:là |vào |đến )?"
WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "bốn": 3, "năm": 4, "sáu": 5, "bảy": 6}
"""The days of the week by their names, from 1 for Monday."""
_BY = (
    rf"(?:(?P<before>(?:{_LATEST})?trước )|(?P<until>(?:{_LATEST}){{1,2}}(?:trong |hết )?|(?:đến |tới )?hết |đến |tới )"
    r"|(?:trong |vào )?(?:(?:sáng|trưa|chiều|tối) (?=ngày |thứ |chủ |[0-9]))?)"
    r"(?:(?:thứ (?P<weekday>hai|ba|tư|bốn|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)),? (?=ngày [0-9]|[0-9]))?"
    r"(?P<point>.+)"
)
_FROM = r"(?:trong )?(?:giai đoạn )?(?:(?:bắt đầu )?từ )?"
_RANGE = rf"{_FROM}(?P<start>[^-]+?)(?: (?:đến|tới)(?: hết)? |-)(?P<end>.+)"
_FROM_NOW = (
    r"(?:kể )?từ (?:nay|bây giờ|(?:khi|ngày|lúc) (?P<event>[^0-9,;]+?)) (?:(?:đến|tới) (?=trước ))?"
    r"(?P<by>(?:trước|đến|tới) [^,;]+)"
)
_WITHIN = (
    r"(?P<period>[^(,;]+?)(?:,? \((?:(?:hoàn thành|xong|nộp|gửi|báo cáo|kết thúc) )*(?P<inner>[^()]+)\)"
    r"|, (?P<outer>(?:trước|chậm nhất|muộn nhất) [^(,;]+))"
)
_CLOSER = r"(?:trước|chậm nhất|muộn nhất) "
_ONWARDS = r"(?:trong )?(?:(?:bắt đầu |kể )?từ (?P<point>.+?)(?: trở đi)?|(?P<onwards>.+) trở đi)"
_DURATION = r"[0-9]{1,3} (?:ngày|tháng),? (?:bắt đầu |kể )?(?=từ )"
_JOINED = r"^(?P<first>[^+]+)(?:\+[^+]+)*\+(?P<last>[^+]+)$"
_UNIT = r"(?:tháng|quý) (?=\S+$)"
_LISTED = r", (?:và )?|,| và "
_BARE_DAY = "(?:ngày )?[0-9]{1,2}"
_DAY_OF_MONTHS = r"(?:ngày )?[0-9]{1,2} (?=tháng )"
_MONTH_NUMBER = rf"(?:0?[1-9]|1[0-2])(?:/20[0-9]{{2}}| {EVERY} năm)?"


def deadline(text: str, year: int) -> Deadline | None:
    """The deadline of a text that names one day or period; `None` for any other, and for a day of another weekday."""
    match = re.fullmatch(_BY, text) if text != "năm" else None
    period = period_of(match["point"], year) if match else None
    return _by(match, period) if match and period and _is_weekday(match, period) else None


def deadline_of_year(year: int) -> Deadline:
    """The deadline of “năm …”: the whole year."""
    whole = months(year, 1, 12)
    return Deadline(whole.end, whole.start, ends_month=True)


def deadline_within(text: str, year: int) -> Deadline | None:
    """The deadline of a text that names a period, and then a day in it: “Năm 2026 (trước 30/11)”."""
    match = re.fullmatch(_WITHIN, text)
    wide = deadline(match["period"], year) if match else None
    closer = match["inner"] or match["outer"] if match else ""
    if wide is None or wide.start is None or wide.due.year < year or not re.match(_CLOSER, closer):
        return None
    narrow = deadline(closer, wide.due.year)
    return narrow if narrow and wide.start <= narrow.due <= wide.due else None


def deadlines(text: str, year: int) -> Deadlines | None:
    """The days of a text that lists days or periods; the year is that of the last one, the unit that of the first."""
    match = re.fullmatch(_BY, text.replace("+", ", ") if _is_list(text, year) else text)
    if match is None or _weekday(match):
        return None
    found = [_by(match, period).due for period in _listed(match["point"], year)]
    return Deadlines(tuple(found)) if len(found) > 1 and sorted(set(found)) == found else None


def period_range(text: str, year: int) -> Deadline | None:
    """The deadline of a text with two ends: “Từ tháng 3 đến tháng 9/2024”, “Tháng 3 - 9”, “Quý I+II”, “Từ nay đến …”.

    The first end takes its year, and a day its month, from the last. If only the first names a year, it must be the
    plan's.
    """
    if "+" in text and not all(_follow(re.sub(_FROM, "", text, count=1), year) or [False]):
        return None
    text = re.sub(_JOINED, r"\g<first>-\g<last>", re.sub(_DURATION, "", text))
    if match := re.fullmatch(_FROM_NOW, text):
        end = deadline(match["by"], year) if is_neutral(match["event"] or "") else None
        return replace(end, from_now=True) if end else None
    match = re.fullmatch(_RANGE, text)
    return _between(match, year) if match else None


def _is_list(text: str, year: int) -> bool:
    """True if none of the periods with a plus between them follows the one before: “Quý I+III”, not “Quý I+II+IV”."""
    return "+" in text and not any(_follow(text, year) or [True])


def _follow(text: str, year: int) -> list[bool]:
    """For each period after a plus, whether it follows the one before; none where the text is no list of periods."""
    found = _listed(text.replace("+", ", "), year)
    return [(one.end + timedelta(days=1)).month == other.start.month for one, other in pairwise(found)]


def _between(match: re.Match[str], year: int) -> Deadline | None:
    """The deadline of the two ends of a range."""
    if re.fullmatch(BARE_YEAR, match["end"]) and not _begins_range_of_years(match):
        return None
    end = _with_unit(match["end"], re.match(_UNIT, match["start"]), year)
    last = period_of(end, year)
    first = _first(match["start"], last, year) if last else None
    if last is None or first is None or first.start > last.end or last != period_of(end, first.end.year):
        return None
    return Deadline(last.end, first.start, ends_month=last.start < last.end)


def _begins_range_of_years(match: re.Match[str]) -> bool:
    """True if a range up to a bare year begins with a year, too: “15/3-2026” is a day, “Quý IV/2026-2027” two quarters.

    After words its beginning may be a part of a year: “Từ quý II/2026 đến 2030”.
    """
    dashed = match.string[match.end("start")] == "-"
    pattern = rf"(?:năm )?{BARE_YEAR}" if dashed else rf".*{BARE_YEAR}"
    return re.fullmatch(pattern, match["start"]) is not None


def start(text: str, year: int) -> date | None:
    """The first day of a text that names a start alone: “Từ năm 2026”, “Từ ngày 01/7/2025”."""
    match = re.fullmatch(_ONWARDS, text)
    period = period_of(match["point"] or match["onwards"], year) if match else None
    return period.start if period else None


def _listed(text: str, year: int) -> list[Period]:
    """The periods of a list of them; none when one item is no period."""
    items = _items(text, year)
    end = period_of(items[-1], year)
    found = [period for item in items if end and (period := _item(item, items[0], end))]
    is_one_kind = len({_is_year(item) for item in items}) == 1 and "năm" not in items
    return found if len(found) == len(items) and is_one_kind else []


def _items(text: str, year: int) -> list[str]:
    """The items of a list, each with the unit, or the day of the month, that it leaves to the first one."""
    first, *others = re.split(_LISTED, re.sub(r"(?<=[0-9] )các (?=tháng )", "", text))
    unit = re.match(_UNIT, first)
    day = re.match(_DAY_OF_MONTHS, first)
    return [first, *(_with_unit(_on_day(item, day), unit, year) for item in others)]


def _on_day(item: str, day: re.Match[str] | None) -> str:
    """A month with the day that it leaves to the first one: 12 in “Ngày 15 tháng 6, 12”."""
    if day and re.fullmatch(_MONTH_NUMBER, item):
        return f"{day[0]}tháng {item}"
    return day[0] + item if day and item.startswith("tháng ") else item


def _item(item: str, first: str, end: Period) -> Period | None:
    """An item's period; a day may leave its month to the last one where the first says that it is one."""
    bare = end.start == end.end and re.fullmatch(_BARE_DAY, item) and re.fullmatch(f"ngày {_BARE_DAY}", first)
    return period_of(f"{item}/{end.end.month}" if bare else item, end.end.year)


def _is_year(item: str) -> bool:
    """True for a year: in a list it stands beside other years alone (“Tháng 6/2026, 2027” are two months)."""
    return re.fullmatch(rf"(?:năm )?{BARE_YEAR}", item) is not None


def _by(match: re.Match[str], period: Period) -> Deadline:
    if match["before"]:
        return Deadline(period.start - timedelta(days=1), ends_month=period.start.day == 1)
    is_long = period.start < period.end
    return Deadline(period.end, period.start if is_long and not match["until"] else None, ends_month=is_long)


def _weekday(match: re.Match[str]) -> int:
    """The day of the week that stands before a day, from 1 for Monday; 0 when none does."""
    name = match["weekday"] or ""
    return 7 if match["sunday"] else WEEKDAYS.get(name) or int(name or 1) - 1


def _is_weekday(match: re.Match[str], period: Period) -> bool:
    """True if the day is one of the week's day that is named with it, or none is."""
    return not (named := _weekday(match)) or (period.start == period.end and period.start.isoweekday() == named)


def _with_unit(text: str, unit: re.Match[str] | None, year: int) -> str:
    """A text that leaves its unit to the first one: III in “Quý I - III”."""
    return text if unit is None or (period_of(text, year) and not re.fullmatch(BARE_MONTH, text)) else unit[0] + text


def _first(text: str, last: Period, year: int) -> Period | None:
    """The period that a range begins with; a day may leave its month to the last one."""
    if last.start == last.end and re.fullmatch(_BARE_DAY, text):
        return period_of(f"{text}/{last.end.month}", last.end.year)
    first = period_of(text, last.end.year)
    wraps = first and (first == last or first.start > last.end) and last.end.year == year + 1
    return period_of(text, year) if wraps else first
