"""Periods of the calendar: a year and its parts, by their first and last days."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ: a stretch of days, both ends inclusive."""

    start: date
    end: date


def months(year: int, first: int, number: int = 1) -> Period:
    """`number` months from month `first` of a year, within that year."""
    last = first + number - 1
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
