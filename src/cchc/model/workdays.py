"""Ngày làm việc: a due day that falls on a day off ends with the next working day (Bộ luật Dân sự 2015, Điều 148).

Days off are Saturdays, Sundays and the public holidays of Việt Nam with the days that the Government swaps for them, as
the library `holidays` knows them; a Saturday that is worked instead (04/5/2024) is a working day. Swaps that the
library lacks are data of ours (`swapped_days.txt`), and the days that an office states in its `cchc.toml` go before
both: most swaps are decided a few weeks ahead, after any program was made. So a moved day is shown beside the plan's
own, never instead of it, and a report says by which calendar it counts.
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc.resources import swapped_days

if TYPE_CHECKING:
    from holidays import HolidayBase


class WorkCalendar(NamedTuple):
    """Lịch làm việc: the calendar of Việt Nam, and before it an office's own days off and days worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    settings: str = ""
    """The name of the file that states these days; blank for none."""

    def is_working_day(self, day: date) -> bool:
        """True if the office works on that day."""
        return day in self.worked or (day not in self.off and _is_worked_in_vietnam(day))

    def working_day(self, due: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        while not self.is_working_day(due):
            due += timedelta(days=1)
        return due

    def working_days_after(self, start: date, number: int) -> date:
        """The working day on which so many working days after a day are over; the day itself does not count."""
        for _ in range(number):
            start = self.working_day(start + timedelta(days=1))
        return start


def known_until() -> int:
    """The last year of which a swapped day is known here."""
    return max(off.year for off, _ in swapped_days())


def _is_worked_in_vietnam(day: date) -> bool:
    off, worked = _swapped()
    return day in worked or (day not in off and _holidays().is_working_day(day))


@cache
def _swapped() -> tuple[frozenset[date], frozenset[date]]:
    """The days off that were swapped, and the days worked for them."""
    return frozenset(off for off, _ in swapped_days()), frozenset(worked for _, worked in swapped_days())


@cache
def _holidays() -> "HolidayBase":
    """The holidays; the library works out a year when first asked about one of its days."""
    from holidays import country_holidays  # noqa: PLC0415 — a tenth of a second, for those who ask for days off

    return country_holidays("VN")
