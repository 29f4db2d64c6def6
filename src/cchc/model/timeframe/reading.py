"""A phrase → its meaning: each clause is read by itself, and what they say must fit together.

“Hoàn thành trong quý I và vận hành thường xuyên” is a deadline; “Thường xuyên, hằng quý” recurs and is thường xuyên;
“Hằng tháng, quý” says two things, of which neither may be taken.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from cchc.model.timeframe.meaning import Deadline, Deadlines, EventUnit, NoDeadline, OnEvent, Timeframe
from cchc.model.timeframe.points import EVERY, deadline, deadlines, period_range, start
from cchc.model.timeframe.rhythms import recurrence
from cchc.model.timeframe.together import Again, Said, Throughout, together, years_of
from cchc.model.timeframe.words import clauses, is_neutral

_MAX_LENGTH = 240
"""The most letters of a phrase; a longer text is prose."""
_MOST_PARTS = 12
"""The most parts between commas and “và” that a clause may have."""
_ACTION = (
    r"(?:(?:thời hạn|thời gian|hạn)(?: cuối| chót)?(?: hoàn thành| thực hiện)?:? )?"
    r"(?:(?:kịp thời|hoàn thành|xong|kết thúc|nộp|gửi|trình|báo cáo|ban hành|thực hiện|triển khai|tổ chức|tiến hành"
    r"|bắt đầu(?= (?:triển khai |thực hiện )?từ ))(?: |, ))*"
)
"""Words for the doing of something, which may stand right before a time."""
_BEFORE_TIME = (
    r": |\b(?:trong|trước|đến|tới|chậm nhất|muộn nhất|từ|vào|xong|giai đoạn|định kỳ|hằng|hàng|thường|liên(?= tục)) "
)
"""Words, or a colon, that introduce a time: before them may stand whatever says nothing of when."""
_PART_OF_TIME = r"(?<!lần )\b(?:đầu|hè|(?:hai|ba|bốn|nhiều) (?:lần|đợt)) $"
"""Words right before a time that belong to it: “đầu hằng tháng”, “hai lần trong năm”."""
_CONTINUOUS = (
    r"(?:thường xuyên(?:(?:,? | và )liên tục)?|liên tục)(?: 24/7)?"
    r"(?:,? (?:(?:trong |cả |trong cả )năm|năm(?= 20))(?: (?P<year>20[0-9]{2}))?)?"
)
_START_AND_END = r"\b(?:triển khai|bắt đầu)\b.*\b(?:hoàn thành|kết thúc|xong)\b"
"""Words for a beginning and for an end: of two times beside them the first is no deadline."""
_BARE_YEAR = r"(?:năm )?20[0-9]{2}"
_DAY_OR_ALWAYS = "24/7"
"""The 24th of July, or each hour of each day: alone it cannot be told."""
_EACH_YEAR = r"(?P<first>.+?)(?:, và| và|,) (?:các|những) năm (?:tiếp theo|tiếp sau|sau|kế tiếp|về sau)"
_IN_EVERY_YEAR = rf"(?:định kỳ )?{EVERY} năm,? \(?(?P<when>(?!.*20[0-9]{{2}})[^()]+)\)?"
_AGAIN = r"định kỳ (?P<what>.+)"
_ABOUT = r",? đối với (?!.*(?:[0-9][/.-][0-9]|20[0-9]{2}|ngày|quý|tháng [0-9]|(?:hằng|hàng|mỗi) )).+"
"""A tail that says for what a time holds, and no other time."""
_SEPARATOR = r", (?:và )?|,| và |-(?=[^\W\d_]{3})| (?=(?:bắt đầu )?từ )| (?=thường xuyên\b)"
_BEFORE_A_DAY, _BARE_DAY = r"\btrước (?:ngày )?[0-9]", r"(?:ngày )?[0-9]{1,2}(?:/| tháng )"
_EVENT = (
    r"(?:đảm bảo )?(?:(?:ngay )?(?:sau )?khi(?! nào)|ngay sau"
    r"|sau(?! (?:(?:từng|mỗi|hằng|hàng) )?(?:ngày|tháng|quý|năm|này|đó|cùng|[0-9]))) .+"
    r"|đột xuất"
    r"|(?:đảm bảo )?theo "
    r"(?!(?:(?:từng|mỗi|hằng|hàng) )?(?:định kỳ|lịch|tháng|quý|năm|tuần|ngày|kỳ|mùa|giai đoạn|đợt)\b).+"
    r"|từ .+ (?:đến|tới) khi .+"
)
_WITHIN = (
    r"(?:(?:trong(?: vòng| thời hạn)?|chậm nhất|không quá|sau) )?(?P<number>[0-9]{1,3}) "
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng),? (?:sau khi|sau ngày|sau|kể từ khi|kể từ ngày|kể từ|từ khi) "
    r"(?!(?:ngày |tháng |năm )?[0-9]|quý |(?:khi )?kết thúc (?:tháng|quý|năm)\b).+"
)
_UNITS: dict[str, EventUnit] = {"ngày": "day", "ngày làm việc": "working day", "tuần": "week", "tháng": "month"}
_DATED = (
    r"\b(?:trước|hết|nhất|xong|hoàn thành|hạn|trong)\b.*(?:[0-9][/.][0-9]|\bquý [i1-4]|\btháng [0-9]|\bnăm 20)"
    rf"|{EVERY} (?:tuần|tháng|quý)\b|\bđịnh kỳ [0-9]|, {EVERY} năm|\btừng (?:tuần|tháng|quý|năm)\b"
    r"|(?:,|\().*(?:[0-9][/.][0-9]|\bquý [i1-4]|\btháng [0-9]|\bnăm 20)"
    r"|\b(?:đến|tới) (?:hết |ngày )?(?:năm 20|quý|tháng|[0-9])"
)
"""A deadline or a rhythm in a text that also speaks of an event: which of them counts cannot be told."""


_CALENDAR = (
    r"\b(?:sau|khi) (?:(?:khi|kết thúc|hết|qua|vào|đến|sang|nghỉ|dịp|kỳ|các|những|ngày|đợt) )*"
    r"(?:tết|lễ(?= [0-9]|,| tết| quốc| giỗ| giáng|$)|nghỉ|rằm|quốc khánh|giỗ tổ|giáng sinh|hè|mùa|giờ|tuần|kỳ báo cáo"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|tháng|quý|năm|học kỳ|giai đoạn|nửa đầu|6 tháng|[0-9]{1,2}/[0-9]+)\b"
)
"""A time of the calendar in the place of an event: it has a known day, though it is not one of this grammar."""
_ONGOING = (
    r"(?!.*\b(?:hoàn thành|xong|kết thúc|nộp|gửi|trình|báo cáo|ban hành)\b)"
    r"(?:(?:tổ chức|triển khai|thực hiện|tiến hành|duy trì),? )*(?:trong|cả|năm|giai đoạn|từ|20[0-9]{2})\b"
)
"""The beginning of a time in which something goes on, and nothing ends or is handed in."""


@lru_cache(maxsize=1024)
def timeframe_of(phrase: str, year: int) -> Timeframe | None:
    """The meaning of a phrase of the column in a plan of that year; `None` when it cannot be read.

    A line break is a space where that can be read, else the end of a clause. Cached: several rules ask for each row.
    """
    if len(phrase) > _MAX_LENGTH * 2:
        return None
    return _read(phrase, year) or (_read(phrase.replace("\n", ";"), year) if "\n" in phrase else None)


def _read(phrase: str, year: int) -> Timeframe | None:
    texts = list(accumulate(clauses(phrase), _before_too))
    if sum(map(len, texts)) > _MAX_LENGTH:
        return None
    said = [_clause(text, year) for text in texts]
    if None in said:
        return None
    found = together([each for clause in said for each in clause or ()])
    return None if isinstance(found, Deadlines) and _is_unsure(texts) else found


def _is_unsure(texts: list[str]) -> bool:
    """True for clauses of which a time may be no deadline: the beginning of work, or a year beside a part of one."""
    bare = [re.fullmatch(_BARE_YEAR, text) is not None for text in texts]
    return any(bare) != all(bare) or re.search(_START_AND_END, "; ".join(texts)) is not None


def _clause(text: str, year: int) -> list[Said] | None:
    """The meanings of a clause, from left to right; `None` when a part that is not neutral cannot be read."""
    if is_neutral(text) and not re.fullmatch(_CONTINUOUS, text):
        return []
    for head, rest in _parted(text):
        if re.fullmatch(_BARE_YEAR, rest) and not re.search(rf"(?:^|[ -]){_BARE_YEAR}$", head):
            return None
        if said := _said(head, year):
            others = _clause(_before_too(head, rest), year)
            return None if others is None else [_throughout(said, head, year), *others]
    return None


def _throughout(said: Said, text: str, year: int) -> Said:
    """Whole years as such, unless the text says that something ends in them."""
    if not isinstance(said, Deadline) or said.yearly or not years_of(said) or not re.match(_ONGOING, text):
        return said
    return Throughout(said, year in years_of(said))


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
    if ("sau " in text or "khi " in text) and re.search(_CALENDAR, text):
        return None
    for beginning in _beginnings(text):
        for core in _endings(text[beginning:]):
            if said := _meaning(core, year):
                return said
    return None


def _beginnings(text: str) -> Iterator[int]:
    """The positions at which a time may begin: the first, after words of doing, and at words that introduce a time."""
    yield 0
    if (action := re.match(_ACTION, text)) and action[0]:
        yield action.end()
    for word in re.finditer(_BEFORE_TIME, text):
        before = text[: word.end() if word[0] == ": " else word.start()]
        if before and is_neutral(before) and not re.search(_PART_OF_TIME, before):
            yield len(before)


def _endings(text: str) -> Iterator[str]:
    """The text whole, then less a tail that says for what a time holds, and less more and more neutral words."""
    yield text
    if about := re.search(_ABOUT, text):
        yield text[: about.start()]
    words = text.split(" ")
    for number in range(len(words) - 1, 0, -1):
        if not is_neutral(" ".join(words[number:])) or words[number] in {"lần", "tới", "kế", "liền"}:
            return
        yield " ".join(words[:number])


def _meaning(text: str, year: int) -> Said | None:
    """The meaning of a text that is nothing but a time."""
    if text == _DAY_OR_ALWAYS:
        return None
    readers = (_no_deadline, deadline, _event, recurrence, _yearly, _again, deadlines, period_range, _start)
    return next((found for read in readers if (found := read(text, year))), None)


def _event(text: str, _year: int) -> OnEvent | None:
    """The meaning of a text by which no day can be known before something happens."""
    if re.search(_DATED, text):
        return None
    if match := re.fullmatch(_WITHIN, text):
        return OnEvent(int(match["number"]), _UNITS[match["unit"]])
    return OnEvent() if re.fullmatch(_EVENT, text) else None


def _no_deadline(text: str, year: int) -> NoDeadline | None:
    match = re.fullmatch(_CONTINUOUS, text)
    return NoDeadline() if match and int(match["year"] or year) == year else None


def _yearly(text: str, year: int) -> Timeframe | None:
    """The meaning of a time in each later year, too: the same deadline in each; after a range, only its start."""
    match = re.fullmatch(_EACH_YEAR, text)
    if match and (found := period_range(match["first"], year)):
        return NoDeadline(found.start) if found.start else None
    if match and (onwards := _start(match["first"], year)):
        return onwards
    match = match or re.fullmatch(_IN_EVERY_YEAR, text)
    once = deadline(match[1], year) if match else None
    return replace(once, yearly=True) if once else None


def _again(text: str, _year: int) -> Again | None:
    match = re.fullmatch(_AGAIN, text)
    return Again.AGAIN if match and is_neutral(match["what"]) else None


def _start(text: str, year: int) -> NoDeadline | None:
    day = start(text, year)
    return NoDeadline(day) if day else None
