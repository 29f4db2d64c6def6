"""Periods of the calendar: a year and its halves, quarters and months, by their first and last days."""

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ: a stretch of days, both ends inclusive."""

    start: date
    end: date


def months(year: int, first: int, number: int = 1) -> Period:
    """`number` months from month `first` of a year, within that year."""
    after = first + number
    following = date(year + 1, 1, 1) if after > 12 else date(year, after, 1)  # noqa: PLR2004 — months of a year
    return Period(date(year, first, 1), following - timedelta(days=1))


def periods(year: int, every: str) -> tuple[Period, ...]:
    """The months, quarters, half-years of a year (`every`: month, quarter, half-year), or the year itself (year)."""
    number = _MONTHS[every]
    return tuple(months(year, first, number) for first in range(1, 13, number))
