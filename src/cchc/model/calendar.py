"""Periods of the calendar: a year and its parts, by their first and last days; and what recurs in a year."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

Every = Literal["week", "month", "quarter", "half-year", "year"]
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_QUARTERS = ("I", "II", "III", "IV")
_LAST_WEEK = 28
"""A day of December that lies in the last week of its ISO year."""


class Period(NamedTuple):
    """Kỳ: a stretch of days, both ends inclusive."""

    start: date
    end: date


def months(year: int, first: int, number: int = 1) -> Period:
    """`number` months from month `first` of a year, within that year."""
    last = first + number - 1
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


class NamedPeriod(NamedTuple):
    """A period of a year with its short name in addresses (2024-Q2) and its name in sentences (quý II)."""

    short: str
    name: str
    period: Period

    @property
    def dated_name(self) -> str:
        """The name with its year, for a plan of several: tháng 6/2027, 6 tháng đầu năm 2027."""
        year = self.short[:4]
        if self.name.endswith(year):
            return self.name
        return f"{self.name}{' ' if self.name.endswith('năm') else '/'}{year}"


def periods(year: int, every: Every) -> Iterator[NamedPeriod]:
    """The weeks, months, quarters, half-years of a year, or the year itself, in order; weeks are those of ISO 8601."""
    if every == "week":
        yield from _weeks(year)
        return
    length = _MONTHS[every]
    for number, first in enumerate(range(1, 13, length), 1):
        short, name = _names(year, every, number)
        yield NamedPeriod(short, name, months(year, first, length))


def _weeks(year: int) -> Iterator[NamedPeriod]:
    for number in range(1, date(year, 12, _LAST_WEEK).isocalendar().week + 1):
        monday = date.fromisocalendar(year, number, 1)
        yield NamedPeriod(f"{year}-W{number:02}", f"tuần {number}", Period(monday, monday + timedelta(days=6)))


def _names(year: int, every: str, number: int) -> tuple[str, str]:
    """The names of the period of that number in its year."""
    if every == "month":
        return f"{year}-{number:02}", f"tháng {number}"
    if every == "quarter":
        return f"{year}-Q{number}", f"quý {_QUARTERS[number - 1]}"
    if every == "half-year":
        return f"{year}-H{number}", f"6 tháng {'đầu' if number == 1 else 'cuối'} năm"
    return f"{year}", f"năm {year}"
