"""A phrase → its meaning: each clause is read by itself, and what they say must fit together.

“Hoàn thành trong quý I và vận hành thường xuyên” is a deadline; “Thường xuyên, hằng quý” recurs and is thường xuyên;
“Hằng tháng, quý” says two things, of which neither may be taken.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from cchc.model.rare import RarePattern
from cchc.model.timeframe.beside import has_a_report_and_its_day, is_cut_off, is_peak, is_stress
from cchc.model.timeframe.edges import beginnings, endings, is_bare
from cchc.model.timeframe.events import event, is_of_calendar
from cchc.model.timeframe.meaning import Deadline, Deadlines, NoDeadline, OnEvent, Timeframe
from cchc.model.timeframe.periods import EVERY
from cchc.model.timeframe.points import (
    deadline,
    deadline_of_year,
    deadline_within,
    deadlines,
    period_range,
    start,
)
from cchc.model.timeframe.rhythms import recurrence
from cchc.model.timeframe.together import Aside, Said, Stressed, Throughout, UpTo, together, years_of
from cchc.model.timeframe.words import clauses, is_neutral, with_whole_years

_MAX_LENGTH = 240
"""The most letters of a phrase; a longer text is prose."""
_MOST_PARTS = 12
"""The most parts between commas and “và” that a clause may have."""
_ALWAYS = "thường xuyên"
_CONTINUOUS = RarePattern(
    r"(?:thường xuyên(?:(?:,? | và )liên tục)?|liên tục)(?: 24/7)?"
    r"(?:,? (?:(?:trong |cả |trong cả )năm|năm(?= 20))(?: (?P<year>20[0-9]{2}))?)?",
    ("xuyên", "tục"),
)
_BARE_START = r"(?:^|[,;] (?:và )?| và |[0-9iv] )(?:(?:bắt đầu|thực hiện|kể) )*từ "
_BEGUN = (
    r"(?:(?:bắt đầu|khởi công|triển khai|thực hiện)[ :]+)+(?P<time>.+)|(?P<before>.+) (?:bắt đầu|khởi công|triển khai)"
)
_ENDED = r"(?:và )?(?:(?:hoàn thành|kết thúc|xong)[ :]+)+(?P<time>.+)|(?P<before>.+) (?:hoàn thành|kết thúc|xong)"
_START_AND_END = r"\b(?:triển khai|bắt đầu)\b.*\b(?:hoàn thành|kết thúc|xong)\b"
"""Words for a beginning and for an end: of two times beside them the first is no deadline."""
_BARE_YEAR = r"(?:năm )?20[0-9]{2}"
_DAY_OR_ALWAYS = "24/7"
"""The 24th of July, or each hour of each day: alone it cannot be told."""
_EACH_YEAR = r"(?P<first>.+?)(?:, và| và|,) (?:các|những) năm (?:tiếp theo|tiếp sau|sau|kế tiếp|về sau)"
_IN_EVERY_YEAR = rf"(?:định kỳ )?{EVERY} năm,? \(?(?P<when>(?!.*20[0-9]{{2}})[^()]+)\)?"
_AGAIN = r"định kỳ (?P<what>.+)"
_KEEPING = "(?:duy trì|vận hành|khai thác|phát huy|sử dụng|cập nhật|thường xuyên|liên tục|ổn định)"
_KEPT = (
    rf"(?:và )?(?:tiếp tục )?(?:{_KEEPING}(?:, | và | ))*{_KEEPING},? (?:(?:trong|cho|ở|vào) )?(?:các|những) năm "
    r"(?:tiếp theo|tiếp sau|sau|kế tiếp|về sau)"
)
"""What is done after the deadline, in later years, and has none itself."""
_SEPARATOR = (
    r", (?:và )?|,| và |(?:(?<=xuyên)|(?<=tục)|(?<=(?:hằng|hàng) năm))-(?=[^\W\d_]{3})"
    r"|-(?=[^\W\d_]{3})(?!(?:trong|trước|sau|đến|tới|từ|hết|vào|cuối|đầu|giữa|ngày|tháng|quý|năm|giai"
    r"|chậm|muộn|cả|kết|xong|hoàn thành)\b)| (?=(?:bắt đầu )?từ )| (?=thường xuyên\b)|(?<!xuyên) (?=liên tục\b)"
    r"|(?:(?<=xuyên)|(?<=liên tục)) (?=(?:đến|tới|kể từ|trong giai đoạn|giai đoạn|hằng|hàng|mỗi|định kỳ|khi|theo) )"
)
"""The ends of parts; a dash between two times is none, since it makes them one range."""
_BEFORE_A_DAY, _BARE_DAY = r"\btrước (?:ngày )?[0-9]", r"(?:ngày )?[0-9]{1,2}(?:/| tháng )"
_ONGOING = (
    r"(?!.*\b(?:hoàn thành|xong|kết thúc|nộp|gửi|trình|báo cáo|ban hành)\b)"
    r"(?:(?:tổ chức|triển khai|thực hiện|tiến hành|duy trì),? )*"
    r"(?:(?P<until>(?P<since>(?:kể )?từ [^,;]+ )?(?:đến|tới) )|(?:trong|cả|năm|giai đoạn|từ|20[0-9]{2})\b)"
)
"""The beginning of a time in which something goes on, and nothing ends or is handed in."""


@lru_cache(maxsize=1024)
def timeframe_of(phrase: str, year: int) -> Timeframe | None:
    """The meaning of a phrase of the column in a plan of that year; `None` when it cannot be read.

    A line break is a space where that can be read, else the end of a clause. Cached: several rules ask for each row.
    Most rows of an annex say “Thường xuyên”, or name the plan's year: that takes no reading.
    """
    said = phrase.casefold()
    if said == _ALWAYS:
        return NoDeadline()
    if said == f"năm {year}":
        return deadline_of_year(year)
    if len(phrase) > _MAX_LENGTH * 2:
        return None
    return _read(phrase, year) or (_read(phrase.replace("\n", ";"), year) if "\n" in phrase else None)


def _read(phrase: str, year: int) -> Timeframe | None:
    texts = list(accumulate((with_whole_years(clause, year) for clause in clauses(phrase)), _before_too))
    if sum(map(len, texts)) > _MAX_LENGTH:
        return None
    if whole := _from_start_to_end("; ".join(texts), year):
        return whole
    said = [_clause(text, year) for text in texts]
    if None in said:
        return None
    return _joint([each for clause in said for each in clause or ()], texts, year)


def _joint(said: list[Said], texts: list[str], year: int) -> Timeframe | None:
    """What the clauses say together; nothing where a time among them is not surely a deadline."""
    if len(said) > 1 and (any(_is_past(each, year) for each in said) or _begins_later(said, "; ".join(texts))):
        return None
    found = together(said)
    return None if isinstance(found, Deadlines) and _is_unsure(texts) else found


def _begins_later(said: list[Said], text: str) -> bool:
    """True for “Quý I hằng năm, bắt đầu từ năm 2027”, “Từ năm 2027, quý II”: the year of the deadline cannot be told.

    “Xây dựng trong năm 2026, vận hành từ năm 2027” speaks of two works.
    """
    starts = [each.start.year for each in said if isinstance(each, NoDeadline) and each.start]
    if not starts:
        return False
    due = min((each.due.year for each in said if isinstance(each, Deadline)), default=max(starts))
    return re.search(rf"\b{EVERY} năm\b" + (f"|{_BARE_START}" if max(starts) > due else ""), text) is not None


def _is_past(said: Said, year: int) -> bool:
    """True for a time wholly before the plan's year: beside another time it is hardly ever a deadline."""
    time = said.deadline if isinstance(said, Throughout | UpTo) else said
    days = time.days if isinstance(time, Deadlines) else (time.due,) if isinstance(time, Deadline) else ()
    return bool(days) and all(day.year < year for day in days)


def _from_start_to_end(text: str, year: int) -> Deadline | None:
    """The deadline of “Triển khai năm 2026, hoàn thành năm 2028”: the first of the times is its beginning."""
    begun, *others = text.replace("; ", ", ").split(", ")
    if len(others) != 1:
        return None
    first, last = _worked(_BEGUN, begun, year), _worked(_ENDED, others[0], year)
    if first is None or last is None or first.start is None or first.due >= last.due:
        return None
    return replace(last, start=first.start)


def _worked(pattern: str, text: str, year: int) -> Deadline | None:
    """The time beside a word for the beginning, or the end, of work."""
    match = re.fullmatch(pattern, text)
    return deadline(match["time"] or match["before"], year) if match else None


def _is_unsure(texts: list[str]) -> bool:
    """True for clauses of which a time may be no deadline: the beginning of work, or a year beside a part of one."""
    bare = [re.fullmatch(_BARE_YEAR, text) is not None for text in texts]
    joined = "; ".join(texts)
    begins = re.search(_START_AND_END, joined) is not None
    return any(bare) != all(bare) or begins or has_a_report_and_its_day(joined)


def _clause(text: str, year: int) -> list[Said] | None:
    """The meanings of a clause, from left to right; `None` when a part that is not neutral cannot be read."""
    if is_neutral(text) and not _CONTINUOUS.fullmatch(text):
        return []
    for head, rest in _parted(text):
        if re.fullmatch(_BARE_YEAR, rest) and not re.search(rf"(?:^|[ -]){_BARE_YEAR}$", head):
            return None
        if said := _said(head, year):
            others = _clause(_before_too(head, rest), year)
            return None if others is None else [_ongoing(said, head, year), *others]
    return None


def _ongoing(said: Said, text: str, year: int) -> Said:
    """A stress, whole years and times up to a day as such, unless the text says that something ends in them."""
    if isinstance(said, Timeframe) and not isinstance(said, OnEvent) and is_stress(text):
        return Stressed(None if is_peak(text) else said)
    return _going_on(said, text, year) if isinstance(said, Deadline) and not said.yearly else said


def _going_on(said: Deadline, text: str, year: int) -> Said:
    match = re.match(_ONGOING, text)
    if match and (years := years_of(said)):
        return Throughout(said, year in years)
    return UpTo(said, match["since"] is not None) if match and match["until"] else said


def _before_too(text: str, following: str) -> str:
    """What follows, with “trước” for a bare day after a day that has it: “trước 25/6; 25/11”."""
    goes_on = re.search(_BEFORE_A_DAY, text) and re.match(_BARE_DAY, following)
    return f"trước {following}" if goes_on else following


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """A clause whole, then its beginnings up to a comma or “và”, the longest first, each with the rest."""
    yield text, ""
    separators = list(re.finditer(_SEPARATOR, text))[:_MOST_PARTS]
    for separator in reversed(separators):
        yield text[: separator.start()], text[separator.end() :]


def _said(text: str, year: int) -> Said | None:
    """The meaning of a text less what says nothing of when, at its beginning and its end."""
    if is_of_calendar(text) or is_cut_off(text):
        return None
    for beginning in beginnings(text):
        for core in endings(text[beginning:]):
            if said := _meaning(core, year):
                return said if is_bare(text, beginning, core) or not _is_past(said, year) else None
    return None


def _meaning(text: str, year: int) -> Said | None:
    """The meaning of a text that is nothing but a time."""
    if text == _DAY_OR_ALWAYS:
        return None
    readers = (
        _no_deadline,
        deadline,
        period_range,
        event,
        recurrence,
        _yearly,
        _aside,
        deadlines,
        deadline_within,
        _start,
    )
    return next((found for read in readers if (found := read(text, year))), None)


def _no_deadline(text: str, year: int) -> NoDeadline | None:
    match = _CONTINUOUS.fullmatch(text)
    return NoDeadline() if match and int(match["year"] or year) == year else None


def _yearly(text: str, year: int) -> Timeframe | None:
    """The meaning of a time in each later year, too: the same deadline in each; after a range, only its start."""
    if match := re.fullmatch(_EACH_YEAR, text):
        return _in_later_years(match["first"], year)
    match = re.fullmatch(_IN_EVERY_YEAR, text)
    return (_every_year(match["when"], year) or deadlines(match["when"], year)) if match else None


def _in_later_years(text: str, year: int) -> Timeframe | None:
    if found := period_range(text, year):
        return NoDeadline(found.start) if found.start else None
    return _start(text, year) or _every_year(text, year)


def _every_year(text: str, year: int) -> Deadline | None:
    once = deadline(text, year)
    return replace(once, yearly=True) if once else None


def _aside(text: str, _year: int) -> Aside | None:
    if re.fullmatch(_KEPT, text):
        return Aside.KEPT
    match = re.fullmatch(_AGAIN, text)
    return Aside.AGAIN if match and is_neutral(match["what"]) else None


def _start(text: str, year: int) -> NoDeadline | None:
    day = start(text, year)
    return NoDeadline(day) if day else None
