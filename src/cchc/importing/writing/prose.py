"""Deadlines in the prose of a row: what it says is to be done by a day or in each period, as a deliverable states it.

The words are those of `model.products`, the days those of `model.timeframe`: what cannot be read there is no deadline
here.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, get_args

from cchc.importing.writing.counted_reports import counted_reports
from cchc.importing.writing.stated_titles import quote_around, segment, title_around
from cchc.model.calendar import Every, periods
from cchc.model.products import StatedTime, stated_times
from cchc.model.timeframe import Deadline, Deadlines, Recurrence, Timeframe, timeframe_in
from cchc.model.timeframe.beside import is_cut_off
from cchc.model.timeframe.words import clauses
from cchc.source import Data

Time = Mapping[str, Data]
"""The field of a deliverable that states its time: `due` or `every`."""
_RHYTHMS: tuple[Every, ...] = get_args(Every)
"""The rhythms, the finest first."""
_WORDS_AROUND = 7
"""The most words on one side of a time that may belong to it: “trước ngày 20” before “hằng tháng”."""
_WORD = re.compile(r"\S+")
_DAY = re.compile(r"\b(?:ngày|thứ|trước|chậm|muộn|từ|cuối|đầu)\b", re.IGNORECASE)
"""The beginning of what says more of a time: on which day of it."""
_GOES_ON = re.compile(
    r" ?(?:,|và|hoặc|[-–+]) ?(?:quý|tháng|ngày|năm(?! 20)|[IVX]+|[0-9]{1,2})\b(?! (?:cuộc|báo cáo|lần|buổi))",
    re.IGNORECASE,
)
"""The sign that a time is the first of several: “trong quý I, II”."""
_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu|không (?:ít|dưới)(?: hơn)?) (?:[0-9]{1,3}|một|hai|ba)\b(?![.,]?[0-9]|\s*(?:%|phần trăm))",
    re.IGNORECASE,
)


class StatedWork(NamedTuple):
    """Work that a text states with its time, and the words that say so."""

    quote: str
    title: str
    time: Time
    rhythm: Every | None = None
    """The rhythm of the time, whether it names days or not; `None` for single days."""
    remark: str = ""

    @property
    def is_bare(self) -> bool:
        """True for a rhythm of which the text names no day."""
        return "every" in self.time


def stated_work(text: str, years: range) -> Iterator[StatedWork]:
    """The work that a text says is to be done by a day of the plan's years, or in each period."""
    rest = text
    for reports in counted_reports(text):
        rest = rest.replace(reports.words, "…")
        title = f"Báo cáo {', '.join(reports.units)}"
        yield StatedWork(reports.words, title, {"every": reports.every}, reports.every, "văn bản không ghi ngày nộp")
    yield from filter(None, (_timed(stated, years) for stated in stated_times(rest)))


def counted_work(text: str, time: Time) -> StatedWork | None:
    """The first work of which a text wants a number (“tối thiểu 01 cuộc đối thoại”), with the time of its row."""
    for line in text.split("\n"):
        if match := _LEAST.search(line):
            title = segment(line, *match.span())
            return StatedWork(title, title, time)
    return None


def time_of(meaning: Timeframe | None, years: range) -> Time | None:
    """A time as a deliverable states it; `None` for none, and for one that does not begin in the plan's years."""
    if isinstance(meaning, Recurrence) and meaning == Recurrence(meaning.every, continuous=meaning.continuous):
        return {"every": meaning.every}
    days = [day.isoformat() for day in _days(meaning, years)]
    if not days or int(days[0][:4]) not in years:
        return None
    return {"due": days[0] if len(days) == 1 else [*days]}


def rhythm_of(meaning: Timeframe | None) -> Every | None:
    """The rhythm of a time that comes again in each period; `None` for other times."""
    return meaning.every if isinstance(meaning, Recurrence) else None


def recurs(meaning: Timeframe | None, every: Every, years: range) -> bool:
    """True if a time comes again in each period of that rhythm: it is as fine, or names a day in each of them."""
    match meaning:
        case Recurrence(own):
            return _RHYTHMS.index(own) <= _RHYTHMS.index(every)
        case Deadlines(days):
            named = (each.period for year in years for each in periods(year, every))
            return all(any(period.start <= day <= period.end for day in days) for period in named)
        case Deadline(yearly=True):
            return every == "year"
    return False


def _days(meaning: Timeframe | None, years: range) -> list[date]:
    """The days that a time names; those of each week are too many."""
    match meaning:
        case Deadline(due, yearly=True):
            return [meaning.in_year(year) for year in years if year >= due.year]
        case Deadline(due):
            return [due]
        case Deadlines(days):
            return [*days]
        case Recurrence(every) if every != "week":
            return [meaning.due(each.period) for year in years for each in periods(year, every)]
    return []


def _timed(stated: StatedTime, years: range) -> StatedWork | None:
    """The work of a clause with its time; `None` for a time that cannot be read, or up to which data are counted."""
    clause = stated.clause
    if any(map(is_cut_off, clauses(clause))):
        return None
    read = [(timeframe_in(clause[start:end], years), start, end) for start, end in _stretches(stated)]
    dated = [each for each in read if isinstance(each[0], Deadline | Deadlines | Recurrence)]
    if not dated or not (time := time_of(dated[0][0], years)):
        return None
    _, start, end = [each for each in dated if each[0] == dated[0][0]][-1]
    quote, title = quote_around(clause, stated.start), title_around(clause, start, end)
    return StatedWork(quote, title, time, rhythm_of(dated[0][0]))


def _stretches(stated: StatedTime) -> Iterator[tuple[int, int]]:
    """The stretches around a time that may be all of it, the longest first; the time alone unless a list goes on."""
    clause, start, end = stated.clause, stated.start, stated.end
    ends = [word.end() for word in _WORD.finditer(clause, end)][:_WORDS_AROUND]
    if more := _GOES_ON.match(clause, end):
        yield from ((start, at) for at in reversed(ends) if at >= more.end())
        return
    starts = [word.start() for word in _WORD.finditer(clause, 0, start)][-_WORDS_AROUND:]
    yield from ((at, end) for at in starts if _DAY.match(clause, at))
    yield from ((start, at) for at in reversed(ends) if _DAY.search(clause, end, at))
    yield start, end
