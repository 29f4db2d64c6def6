"""Occurrences: each date on which something is to be handed in, and its address.

A deliverable with one date has the address `1.1/hoan-thanh`; with a list of dates `1.5/hop/2024-03-14`; one that recurs
`1.3/tin-bai/2024-06`, `1.3/hop/2024-Q2`, `…/2024-H1`, `…/2024`. A criterion with no deliverable whose timeframe names a
period has one implicit deliverable, due on that period's last day, with the criterion's own code as its address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cchc.model.calendar import months
from cchc.model.emphasis import plain
from cchc.model.plan import Deliverable, Every, Plan, Row
from cchc.model.timeframe import Deadline, Recurrence, timeframe_of
from cchc.wording import day


@dataclass(frozen=True, slots=True)
class Turn:
    """Kỳ: one of several occurrences that share an address and a title."""

    address: str
    """The shared address: 1.3/tin-bai."""
    title: str
    every: Every | None
    """The rhythm of the turns; `None` for a list of dates."""
    name: str
    """The period's name, or the day."""


_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a nhiệm vụ, sản phẩm có thời hạn. `lead` is the cell's text, `None` when nobody is named."""

    address: str
    row: Row
    title: str
    due: date
    lead: str | None
    turn: Turn | None = None
    """`None` for the only date of its nhiệm vụ."""


def occurrences(plan: Plan) -> tuple[Occurrence, ...]:
    """The occurrences of a plan in print order; addresses are unique in a plan without errors."""
    return _of_rows(_Rows(plan.rows), plan.year)


def unread_timeframe(row: Row, year: int) -> str | None:
    """The phrase of a row's timeframe when it cannot be read (a due day is then unknown); else `None`.

    A row that lists its deliverables needs no timeframe.
    """
    phrase = row.text("timeframe")
    unread = phrase is not None and not row.criterion.deliverables and timeframe_of(phrase, year) is None
    return phrase if unread else None


class _Rows(NamedTuple):
    """The rows of one plan, compared by identity: as a cache's key they must not be compared by content."""

    rows: tuple[Row, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self.rows is other.rows

    def __hash__(self) -> int:
        return id(self.rows)


@lru_cache(maxsize=64)
def _of_rows(rows: _Rows, year: int) -> tuple[Occurrence, ...]:
    """The occurrences of these rows; cached, since each row of a workbook asks for them."""
    return tuple(occurrence for row in rows.rows for occurrence in _of_row(row, year))


def _of_row(row: Row, year: int) -> Iterator[Occurrence]:
    if not row.criterion.deliverables:
        yield from _implicit(row, year)
    for deliverable in row.criterion.deliverables:
        yield from _explicit(row, deliverable, year)


def _implicit(row: Row, year: int) -> Iterator[Occurrence]:
    title = f"Xác nhận kết quả: {plain(row.criterion.title)}"
    match timeframe_of(row.text("timeframe") or "", year):
        case Deadline(due):
            yield Occurrence(row.criterion.code, row, title, due, row.text("lead"))
        case Recurrence(every):
            yield from _turns(row, row.criterion.code, title, row.text("lead"), (year, every))


def _explicit(row: Row, deliverable: Deliverable, year: int) -> Iterator[Occurrence]:
    base = f"{row.criterion.code}/{deliverable.id}"
    title = plain(deliverable.title)
    lead = deliverable.lead or row.text("lead")
    days = deliverable.due or ()
    for each in days:
        turn = Turn(base, title, None, day(each)) if len(days) > 1 else None
        yield Occurrence(f"{base}/{each.isoformat()}" if turn else base, row, title, each, lead, turn)
    if deliverable.every:
        yield from _turns(row, base, title, lead, (year, deliverable.every))


def _turns(row: Row, base: str, title: str, lead: str | None, rhythm: tuple[int, Every]) -> Iterator[Occurrence]:
    for suffix, name, due in _recurring(*rhythm):
        turn = Turn(base, title, rhythm[1], name)
        yield Occurrence(f"{base}/{suffix}", row, f"{title} ({name})", due, lead, turn)


def _recurring(year: int, every: Every) -> Iterator[tuple[str, str, date]]:
    """Per period: the address's last part, the period's name, and its last day, on which it is due."""
    length = _MONTHS[every]
    for number, first in enumerate(range(1, 13, length), 1):
        suffix, label = {
            "month": (f"{year}-{number:02}", f"tháng {number}"),
            "quarter": (f"{year}-Q{number}", f"quý {'I' * number if number < 4 else 'IV'}"),  # noqa: PLR2004
            "half-year": (f"{year}-H{number}", f"6 tháng {'đầu' if number == 1 else 'cuối'} năm"),
            "year": (f"{year}", f"năm {year}"),
        }[every]
        yield suffix, label, months(year, first, length).end
