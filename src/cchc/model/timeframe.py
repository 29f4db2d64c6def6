"""Thời gian thực hiện: the deadline in a printed phrase.

“Đến hết”, “chậm nhất”, “đến ngày” include the day; “trước ngày 30/11” is due on 29/11. “Thường xuyên” by itself has no
deadline. A phrase without a year means the plan's.

What cannot be read is `None`: it becomes a finding, never a guess. So are a rhythm beside “thường xuyên” (“Thường
xuyên, hằng tháng”) and two rhythms (“Hằng tháng, quý”): to read them as one of the two would make an office look late,
or never late, by a comma. “Trong tháng” names no month; “1-3” may be a day, days or months.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from cchc.model.calendar import Period, months
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.plan import Every


@dataclass(frozen=True, slots=True)
class Deadline:
    """To be done by a day, which is included."""

    due: date
    start: date | None = None
    """The first day of a named period; `None` if only an end is named (“Đến hết tháng 11”, “Trước quý III”)."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """To be done in each month, quarter, half-year or year."""

    every: Every


@dataclass(frozen=True, slots=True)
class NoDeadline:
    """Thường xuyên: never late."""


Timeframe: TypeAlias = Deadline | Recurrence | NoDeadline

_MAX_LENGTH = 80
"""The most letters of a phrase; a longer text is prose."""
_VOCABULARY = """ba cả chậm chín của cuối đầu đến định hàng hằng hết hoàn kỳ là lần liên mỗi một muộn năm ngày nhất quý
    sáu tháng thành thường trong trước tục từ vào và xong xuyên"""
_SPELLINGS = {fold(word): word for word in _VOCABULARY.split()} | {fold("kì"): "kỳ", fold("quí"): "quý"}
"""The grammar's words by their folded form: a word in any spelling is read as the one given here."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_MARK = re.compile(r" ?([/.]) ?")
_DASHED = re.compile(r"\b([0-9]{1,2})-([0-9]{1,2})-(20[0-9]{2})\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {"ba": 3, "sáu": 6, "chín": 9}
_RECURRENCES: dict[str, Every] = {"tháng": "month", "quý": "quarter", "6 tháng": "half-year", "năm": "year"}
_YEAR = r"(?:(?:[/.-](?:năm )?|,? năm |,? )(?P<year>20[0-9]{2})| (?:hằng|hàng) năm)?"
_NO_DEADLINE = re.compile(
    r"thường xuyên(?:(?:,? | và )liên tục)?(?:,? (?:trong |cả |trong cả )?năm(?: (?P<year>20[0-9]{2}))?)?"
)
_RECURRENCE = re.compile(
    r"(?:định kỳ )?(?:hằng|hàng|mỗi) (?P<unit>tháng|quý|6 tháng|năm)(?: (?:0?1|một) lần)?"
    r"(?:,? (?:trong )?năm(?: (?P<year>20[0-9]{2}))?)?"
)
_BY = re.compile(
    r"(?:hoàn thành )?(?:xong )?"
    r"(?:(?P<before>trước )|(?P<until>(?:(?:chậm|muộn) nhất )(?:là |vào |đến )?(?:hết )?|(?:đến )?hết |đến )"
    r"|(?:trong |vào )?)(?P<point>.+)"
)
_RANGE = re.compile(r"(?:từ )?(?P<start>[^-]+?)(?: (?:đến hết|đến) |-)(?P<end>.+)")
_UNIT = re.compile(r"(?:tháng|quý) (?=\S+$)")
_BARE_DAY = re.compile("(?:ngày )?[0-9]{1,2}")
_PERIOD = re.compile(
    r"(?:(?:cả )?năm|quý (?:(?P<roman>iv|i{1,3})|0?(?P<quarter>[1-4]))"
    r"|(?P<number>0?[369]|ba|sáu|chín) tháng (?P<half>đầu|cuối)(?:(?: của)? năm)?"
    rf"|tháng (?P<month>0?[1-9]|1[0-2])){_YEAR}"
)
_DAY = re.compile(rf"(?:ngày )?(?P<day>[0-9]{{1,2}})(?:[/.]|,? tháng )(?P<month>[0-9]{{1,2}}){_YEAR}")


def timeframe_of(phrase: str, year: int) -> Timeframe | None:
    """The meaning of a phrase of the column in a plan of that year; `None` when it cannot be read."""
    if len(phrase) > _MAX_LENGTH * 2:
        return None
    text = _spelled(plain(phrase))
    if len(text) > _MAX_LENGTH:
        return None
    if match := _NO_DEADLINE.fullmatch(text):
        return NoDeadline() if int(match["year"] or year) == year else None
    if match := _RECURRENCE.fullmatch(text):
        return Recurrence(_RECURRENCES[match["unit"]]) if int(match["year"] or year) == year else None
    return _range(text, year) or _deadline(text, year)


def _spelled(phrase: str) -> str:
    """The phrase in one spelling: small letters, plain spaces and dashes, tone marks where this grammar has them."""
    words = _WORD.sub(lambda word: _SPELLINGS.get(word[0], word[0]), fold(phrase))
    return _DASHED.sub(r"\1/\2/\3", _MARK.sub(r"\1", words))


def _deadline(text: str, year: int) -> Deadline | None:
    """The deadline of a phrase that names one point in time; `None` for any other."""
    match = _BY.fullmatch(text)
    period = _period(match["point"], year) if match else None
    if match is None or period is None:
        return None
    if match["before"]:
        return Deadline(period.start - timedelta(days=1))
    named = not match["until"] and period.start < period.end
    return Deadline(period.end, period.start if named else None)


def _range(text: str, year: int) -> Deadline | None:
    """The deadline of a phrase with two ends: “Từ tháng 3 đến tháng 9/2024”, “Tháng 3 - 9”, “Từ ngày 01 đến 15/4”.

    The first end takes its year, and a day its month, from the last. If only the first
    names a year, it must be the plan's.
    """
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    unit = _UNIT.match(match["start"])
    end = match["end"] if unit is None or _period(match["end"], year) else unit[0] + match["end"]
    last = _period(end, year)
    first = _first(match["start"], last) if last else None
    if last is None or first is None or first.start > last.end or last != _period(end, first.end.year):
        return None
    return Deadline(last.end, first.start)


def _first(text: str, last: Period) -> Period | None:
    """The period that a range begins with; a day may leave its month to the last one."""
    bare = _BARE_DAY.fullmatch(text) if last.start == last.end else None
    return _period(f"{text}/{last.end.month}" if bare else text, last.end.year)


def _period(text: str, year: int) -> Period | None:
    """A year, part of a year, quarter, month or day."""
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
    if quarter := match["roman"] or match["quarter"]:
        return _QUARTERS[quarter] * 3 - 2, 3
    if match["half"]:
        number = _HALVES.get(match["number"]) or int(match["number"])
        return (1 if match["half"] == "đầu" else 13 - number), number
    return (int(match["month"]), 1) if match["month"] else (1, 12)
