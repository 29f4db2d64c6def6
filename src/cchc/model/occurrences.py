"""Occurrences: each date on which something is to be handed in, and its address.

A deliverable with one date has the address `1.1/hoan-thanh`; with a list of dates `1.5/hop/2024-03-14`; one that recurs
`1.3/tin-bai/2024-06`, `1.3/hop/2024-Q2`, `…/2024-W05`, `…/2024-H1`, `…/2024`: the period to which it belongs, also when
it is due after its end. A criterion with no deliverable has an implicit one where its timeframe names a deadline, or
several, or a rhythm; its own code stands then for the deliverable: `2.1`, `2.1/2024-06-30`, `2.1/2024-Q2`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cchc.model.calendar import Every, periods
from cchc.model.emphasis import plain
from cchc.model.plan import Deliverable, Plan, Row
from cchc.model.timeframe import Deadline, Deadlines, OnEvent, Recurrence, timeframe_of
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


def on_event(row: Row, year: int) -> bool:
    """True if a row's time is theo sự việc: no day can be known before something happens."""
    return not row.criterion.deliverables and isinstance(timeframe_of(row.text("timeframe") or "", year), OnEvent)


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
    code, lead = row.criterion.code, row.text("lead")
    title = f"Xác nhận kết quả: {plain(row.criterion.title)}"
    match timeframe_of(row.text("timeframe") or "", year):
        case Deadline(due):
            yield Occurrence(code, row, title, due, lead)
        case Deadlines(days):
            yield from _on_days(Occurrence(code, row, title, days[0], lead), days)
        case Recurrence() as rhythm:
            yield from _turns(Occurrence(code, row, title, date.max, lead), year, rhythm)


def _explicit(row: Row, deliverable: Deliverable, year: int) -> Iterator[Occurrence]:
    days = deliverable.due or (date.max,)
    lead = deliverable.lead or row.text("lead")
    once = Occurrence(f"{row.criterion.code}/{deliverable.id}", row, plain(deliverable.title), days[0], lead)
    if deliverable.every:
        yield from _turns(once, year, Recurrence(deliverable.every))
    elif len(days) > 1:
        yield from _on_days(once, days)
    else:
        yield once


def _on_days(once: Occurrence, days: Sequence[date]) -> Iterator[Occurrence]:
    """The same nhiệm vụ on each of several days."""
    for each in days:
        turn = Turn(once.address, once.title, None, day(each))
        yield replace(once, address=f"{once.address}/{each.isoformat()}", due=each, turn=turn)


def _turns(once: Occurrence, year: int, rhythm: Recurrence) -> Iterator[Occurrence]:
    """The same nhiệm vụ in each period of a year."""
    for each in periods(year, rhythm.every):
        turn = Turn(once.address, once.title, rhythm.every, each.name)
        title, due = f"{once.title} ({each.name})", rhythm.due(each.period)
        yield replace(once, address=f"{once.address}/{each.short}", title=title, due=due, turn=turn)
