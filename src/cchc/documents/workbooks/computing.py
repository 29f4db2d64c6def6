"""Formulas of the status workbook: states and counts that change while a person fills in days.

They compute as of the day on which the workbook was made, so that what they say of an untouched workbook is what stands
in it. A day that was typed as a text is read by `cchc done --from`, but is none to Excel: the state says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from cchc.analysis.status import Status
from cchc.analysis.tracking import Asking, State, Tracked
from cchc.phrasing.states import STATES

_UNREAD = "Đã ghi, chưa rõ ngày"
_DONE = "Hoàn thành*"
"""The pattern of the two states of what is done."""
_PROGRESS = ("Đã hoàn thành ", "/{} nhiệm vụ có thời hạn; quá hạn, chưa hoàn thành ", ".")
"""The line above the table of a party, around its counts."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The cells of a sheet that its formulas speak of: the first and the last row, and three columns by letter."""

    sheet: str
    first: int
    last: int
    due: str
    state: str
    done_on: str

    def range(self, letter: str) -> str:
        """A column of the sheet, as a formula on any sheet names it."""
        name = self.sheet.replace("'", "''")
        return f"'{name}'!${letter}${self.first}:${letter}${self.last}"

    def state_of(self, row: int, item: Tracked, shown: str, asking: Asking) -> str:
        """The formula of the state of an open item: as `shown`, until a day is filled in."""
        due, done_on = f"{self.due}{row}", f"{self.done_on}{row}"
        stated = (item.stated, *(extension.due for extension in item.extensions))
        for before, extension in reversed([*zip(stated, item.extensions, strict=False)]):
            if before:
                counted = _serial(asking.counted(item.dossier.plan, before))
                due = f"IF({done_on}<{_serial(extension.date)},{counted},{due})"
        on_time, late = (STATES[state].full for state in (State.DONE_ON_TIME, State.DONE_LATE))
        judged = f'IF(INT({done_on})<={due},"{on_time}","{late}")'
        return f'IF(ISBLANK({done_on}),"{shown}",IF(ISNUMBER({done_on}),{judged},"{_UNREAD}"))'

    def progress(self, dated: int) -> str:
        """The formula of the line above the table."""
        done, late = (self._counted(pattern) for pattern in (_DONE, f"{STATES[State.OVERDUE].full}*"))
        before, between, after = _PROGRESS
        return f'"{before}"&{done}&"{between.format(dated)}"&{late}&"{after}"'

    def counts(self, found: Status, row: int, columns: Sequence[int]) -> Iterator[tuple[str, str]]:
        """The cells of a summary's row in these columns, from the states on, with their formulas."""
        *states, so_far, share = (f"{get_column_letter(column)}{row}" for column in columns)
        for state, cell in zip(STATES, states, strict=True):
            yield cell, self._counted(f"{STATES[state].full}*")
        today, due, state_range = _serial(found.as_of), self.range(self.due), self.range(self.state)
        yield so_far, f'COUNTIFS({due},"<{today}")+COUNTIFS({due},{today},{state_range},"{_DONE}")'
        on_time = f'COUNTIFS({due},"<={today}",{state_range},"{STATES[State.DONE_ON_TIME].full}")'
        yield share, f'IF({so_far}=0,"",{on_time}/{so_far})'

    def _counted(self, pattern: str) -> str:
        return f'COUNTIFS({self.range(self.state)},"{pattern}")'


def progress(done: int, dated: int, late: int) -> str:
    """The line above the table of a party."""
    before, between, after = _PROGRESS
    return f"{before}{done}{between.format(dated)}{late}{after}"


def _serial(day: date) -> int:
    return int(to_excel(day))  # type: ignore[no-untyped-call]
