"""The kinds of meaning of a timeframe."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from cchc.model.calendar import Every, Period

EventUnit = Literal["day", "working day", "week", "month"]
FRIDAY = 5
"""The day of the week on which a week's work is due, when no other is named."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """To be done by a day, which is included."""

    due: date
    start: date | None = None
    """The first day of a named period; `None` if only an end is named (“Đến hết tháng 11”, “Trước quý III”)."""
    yearly: bool = False
    """True if it is to be done again in each later year of the plan (“… và các năm tiếp theo”)."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """To be done on each of several days (“Quý II, III, IV”), in order."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
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
        years, month = divmod(period.end.month - 1 + self.months_after, 12)
        year, month = period.end.year + years, month + 1
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(self.day or last, last))


@dataclass(frozen=True, slots=True)
class NoDeadline:
    """Thường xuyên: never late."""

    start: date | None = None
    """The day from which it is done, when one is named (“Từ năm 2026”)."""


@dataclass(frozen=True, slots=True)
class OnEvent:
    """Theo sự việc: no day can be known before something happens (“Khi có phát sinh”, “20 ngày sau khi …”)."""

    within: int = 0
    """The time that is given from then on, in `unit`s; 0 for none."""
    unit: EventUnit = "day"


Timeframe: TypeAlias = Deadline | Deadlines | Recurrence | NoDeadline | OnEvent
