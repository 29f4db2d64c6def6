"""Ngày làm việc: a due day that falls on a day off ends with the next working day (Bộ luật Dân sự 2015, Điều 148).

Days off are Saturdays, Sundays and the public holidays of Việt Nam with the days that the Government swaps for them, as
the library `holidays` knows them; a Saturday that is worked instead (04/5/2024) is a working day. For a year whose
swaps were not yet decided when the library was made, it has the holidays by law and lunar calendar, without swaps. So
a moved day is shown beside the plan's own, never instead of it.
"""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def working_day(due: date) -> date:
    """The day itself when it is a working day, else the first one after it: a function for `Asking.moved`."""
    calendar = _calendar()
    return due if calendar.is_working_day(due) else calendar.get_nth_working_day(due, 1)


def working_days_after(start: date, number: int) -> date:
    """The working day on which so many working days after a day are over; the day itself does not count."""
    return _calendar().get_nth_working_day(start, number) if number else start


@cache
def _calendar() -> "HolidayBase":
    """The calendar; it works out a year when first asked about one of its days."""
    from holidays import country_holidays  # noqa: PLC0415 — a tenth of a second, for those who ask for days off

    return country_holidays("VN")
