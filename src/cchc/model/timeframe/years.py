"""A phrase in a plan of one year, or of several: there a day without a year could be in any of them.

“Tháng 6” leaves the year open and is not read there; “Trước 30/6 hằng năm” is due in each year.
"""

import re
from dataclasses import replace

from cchc.model.timeframe.meaning import Deadline, Deadlines, Timeframe
from cchc.model.timeframe.periods import EVERY
from cchc.model.timeframe.reading import timeframe_of
from cchc.model.timeframe.words import clauses

_EACH_YEAR = rf"\b{EVERY} năm\b"


def timeframe_in(phrase: str, years: range) -> Timeframe | None:
    """The meaning of a phrase in a plan of these years; `None` when it cannot be read, or leaves the year open."""
    if len(years) > 1 and leaves_year_open(phrase, years):
        return _in_each(phrase, years) if re.search(_EACH_YEAR, " ".join(clauses(phrase))) else None
    return timeframe_of(phrase, years[0])


def _in_each(phrase: str, years: range) -> Timeframe | None:
    """The meaning of a phrase whose days come in each year; `None` for a day of the year before, or of one year."""
    meanings = [timeframe_of(phrase, year) for year in years]
    if isinstance(first := meanings[0], Deadline):
        return replace(first, yearly=True) if first.due.year == years[0] else None
    days = [day for meaning in meanings if isinstance(meaning, Deadlines) for day in meaning.days]
    return Deadlines(tuple(days)) if None not in meanings and days == sorted(set(days)) else None


def leaves_year_open(phrase: str, years: range) -> bool:
    """True for a phrase with days that would be others in a plan of the year before and of the next one (“Tháng 6”).

    A plan of the next year would not take “Ban hành trong tháng 12/2026” for a deadline, since it is past there.
    """
    found = timeframe_of(phrase, years[0])
    is_once = isinstance(found, Deadlines) or (isinstance(found, Deadline) and not found.yearly)
    return is_once and found not in (timeframe_of(phrase, years[0] + 1), timeframe_of(phrase, years[0] - 1))
