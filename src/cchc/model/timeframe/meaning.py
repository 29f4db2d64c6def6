"""The kinds of meaning of a timeframe.

Two kinds are never equal: as tuples they differ in their length, or in what they begin with.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from cchc.model.calendar import Every, Period
from cchc.model.workdays import WorkCalendar

EventUnit = Literal["day", "working day", "week", "month"]
FRIDAY = 5
"""The day of the week on which a week's work is due, when no other is named."""
LONGEST_MONTH = 31
"""The days of the longest month."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """To be done by a day, which is included."""

    due: date
    start: date | None = None
    """The first day of a named period; `None` if only an end is named (“Đến hết tháng 11”, “Trước quý III”)."""
    yearly: bool = False
    """True if it is to be done again in each later year of the plan (“… và các năm tiếp theo”)."""
    ends_month: bool = field(default=False, compare=False)
    """True if it is the end of a month, not a day of that number: the end of February is the 28th or the 29th."""
    from_now: bool = field(default=False, compare=False)
    """True if it ends a time that begins with the plan (“Từ nay đến hết năm 2030”)."""

    def in_year(self, year: int) -> date:
        """The same deadline in that year."""
        return _months_after(self.due, 12 * (year - self.due.year), LONGEST_MONTH if self.ends_month else None)


class Deadlines(NamedTuple):
    """To be done on each of several days (“Quý II, III, IV”), in order."""

    days: tuple[date, ...]


class Recurrence(NamedTuple):
    """To be done in each week, month, quarter, half-year or year: on its last day, unless another is named."""

    every: Every
    months_after: int = 0
    """The month of the due day, counted from the period's last month: 1 is the first month of the next period."""
    day: int | None = None
    """The due day in that month, or from 1 for Monday in the week; `None` for the last one, or Friday."""
    continuous: bool = False
    """True if the work is thường xuyên as well."""

    def due(self, period: Period) -> date:
        """The due day of a period; a day that its month lacks is the month's last one."""
        if self.every == "week":
            return period.start + timedelta(days=(self.day or FRIDAY) - 1)
        return _months_after(period.end, self.months_after, self.day or LONGEST_MONTH)


class NoDeadline(NamedTuple):
    """Thường xuyên: never late."""

    start: date | None = None
    """The day from which it is done, when one is named (“Từ năm 2026”)."""


class OnEvent(NamedTuple):
    """Theo sự việc: no day can be known before something happens (“Khi có phát sinh”, “20 ngày sau khi …”)."""

    within: int = 0
    """The time that is given from then on, in `unit`s; 0 for none."""
    unit: EventUnit = "day"

    def due(self, happened: date, working: WorkCalendar) -> date:
        """The due day after something happened on that day, which does not count; that day itself when no time is."""
        if self.unit == "working day":
            return working.working_days_after(happened, self.within)
        if self.unit == "month":
            return _months_after(happened, self.within)
        return happened + timedelta(days=self.within * (7 if self.unit == "week" else 1))


def _months_after(start: date, number: int, day: int | None = None) -> date:
    """The day of the month, else the same day, so many months later; a day that the month lacks is its last one."""
    years, month = divmod(start.month - 1 + number, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(day or start.day, calendar.monthrange(year, month)[1]))


Timeframe: TypeAlias = Deadline | Deadlines | Recurrence | NoDeadline | OnEvent
