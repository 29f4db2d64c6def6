"""Occurrences: each date on which something is to be handed in, and its address.

A deliverable with one date has the address `1.1/hoan-thanh`; with a list of dates `1.5/hop/2024-03-14`; one that recurs
`1.3/tin-bai/2024-06`, `1.3/hop/2024-Q2`, `…/2024-W05`, `…/2024-H1`, `…/2024`: the period to which it belongs, also when
it is due after its end. A criterion with no deliverable has an implicit one where its timeframe names a deadline, or
several, or a rhythm; its own code stands then for the deliverable: `2.1`, `2.1/2024-06-30`, `2.1/2024-Q2`, and in a
plan of several years `2.1/2027` for a deadline that comes every year.

What is theo sự việc has an occurrence for each recorded event, named by the day of the event: `2.1/2024-05-10`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from cchc.model.calendar import Every, periods
from cchc.model.criterion import Deliverable
from cchc.model.emphasis import plain
from cchc.model.plan import Plan
from cchc.model.progress import Entry, Event, Extension, Progress
from cchc.model.rows import Row
from cchc.model.timeframe import Deadline, Deadlines, OnEvent, Recurrence, timeframe_in
from cchc.wording import day

_Record = TypeVar("_Record", Entry, Extension, Event)


class Turn(NamedTuple):
    """Kỳ: one of several occurrences that share an address and a title."""

    address: str
    """The shared address: 1.3/tin-bai."""
    title: str
    every: Every | None
    """The rhythm of the turns; `None` for a list of dates."""
    name: str
    """The period's name, the day, or the event with its day."""


class Occurrence(NamedTuple):
    """One date of a nhiệm vụ, sản phẩm có thời hạn. `lead` is the cell's text, `None` when nobody is named."""

    address: str
    row: Row
    title: str
    due: date
    lead: str | None
    turn: Turn | None = None
    """`None` for the only date of its nhiệm vụ."""
    happened: date | None = None
    """The day of the event that it waited for; `None` for what is not theo sự việc."""


def occurrences(plan: Plan, progress: Progress | None = None) -> tuple[Occurrence, ...]:
    """The occurrences of a plan in print order, those of its events included; addresses are unique without errors."""
    stated = _of_rows(_SameRows(plan.rows), plan.years)
    return stated if progress is None else with_events(stated, plan, progress.happened)


def with_events(stated: tuple[Occurrence, ...], plan: Plan, events: Iterable[Event]) -> tuple[Occurrence, ...]:
    """The occurrences that a plan states, and those of these events, in print order.

    An event of a day outside the plan's years and the year after them counts for nothing.
    """
    days: dict[str, list[date]] = {}
    for event in events:
        if event.date.year in plan.years or event.date.year - 1 in plan.years:
            days.setdefault(event.what, []).append(event.date)
    if not days:
        return stated
    order = {id(row): at for at, row in enumerate(plan.rows)}
    added = (each for row in plan.rows for each in _happenings(row, plan, days.get(row.address, ())))
    return tuple(sorted((*stated, *added), key=lambda each: order[id(each.row)]))


def spelled(progress: Progress, plan: Plan) -> Progress:
    """The records of a plan with its spelling of their addresses, which are compared without case."""
    events = _spelled(progress.events, (row.address for row in plan.rows))
    known = [each.address for each in with_events(occurrences(plan), plan, events)]
    entries, extensions = _spelled(progress.entries, known), _spelled(progress.extensions, known)
    return progress.model_copy(update={"entries": entries, "extensions": extensions, "events": events})


def _spelled(records: Iterable[_Record], addresses: Iterable[str]) -> tuple[_Record, ...]:
    meant = {spelling: address for address in addresses for spelling in (address.casefold(), address)}
    found = ((record, meant.get(record.what) or meant.get(record.what.casefold(), record.what)) for record in records)
    return tuple(record if record.what == what else record.model_copy(update={"what": what}) for record, what in found)


def unread_timeframe(row: Row, years: range) -> str | None:
    """The phrase of a row's timeframe when it cannot be read (a due day is then unknown); else `None`.

    A row that lists its deliverables needs no timeframe.
    """
    phrase = row.text("timeframe")
    unread = phrase is not None and not row.criterion.deliverables and timeframe_in(phrase, years) is None
    return phrase if unread else None


def on_event(row: Row, years: range) -> OnEvent | None:
    """The time of a row that is theo sự việc: no day can be known before something happens; `None` for another row."""
    found = timeframe_in(row.text("timeframe") or "", years)
    return found if isinstance(found, OnEvent) and not row.criterion.deliverables else None


class _SameRows(NamedTuple):
    """The rows of one plan, compared by identity: as a cache's key they must not be compared by content."""

    rows: tuple[Row, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameRows) and self.rows is other.rows

    def __hash__(self) -> int:
        return id(self.rows)


@lru_cache(maxsize=8)
def _of_rows(rows: _SameRows, years: range) -> tuple[Occurrence, ...]:
    """The occurrences of these rows; cached for a few plans, since each row of a workbook asks for them."""
    return tuple(occurrence for row in rows.rows for occurrence in _of_row(row, years))


def _of_row(row: Row, years: range) -> Iterator[Occurrence]:
    if not row.criterion.deliverables:
        yield from _implicit(row, years)
    for deliverable in row.criterion.deliverables:
        yield from _explicit(row, deliverable, years)


def _implicit(row: Row, years: range) -> Iterator[Occurrence]:
    phrase = row.text("timeframe") or ""
    once = _whole(row)
    match timeframe_in(phrase, years):
        case Deadline(yearly=True) as deadline:
            yield from _yearly(once, deadline, [year for year in years if year >= deadline.due.year])
        case Deadline(due):
            yield once._replace(due=due)
        case Deadlines(days):
            yield from _on_days(once, days)
        case Recurrence() as rhythm:
            meant = [year for year in years if timeframe_in(phrase, range(year, year + 1)) == rhythm]
            yield from _turns(once, meant, rhythm, several=len(years) > 1)


def _whole(row: Row) -> Occurrence:
    """The nhiệm vụ of a criterion without deliverables, not dated yet."""
    return Occurrence(row.address, row, plain(row.criterion.title), date.max, row.text("lead"))


def _happenings(row: Row, plan: Plan, days: Sequence[date]) -> Iterator[Occurrence]:
    """The occurrences of a row that is theo sự việc, one for each day on which something happened."""
    if days and (time := on_event(row, plan.years)):
        once = _whole(row)
        for each in dict.fromkeys(days):
            name = f"sự việc ngày {day(each)}"
            turn = Turn(once.address, once.title, None, name)
            address = f"{once.address}/{each.isoformat()}"
            due = time.due(each, plan.work_calendar)
            yield Occurrence(address, row, f"{once.title} ({name})", due, once.lead, turn, happened=each)


def _explicit(row: Row, deliverable: Deliverable, years: range) -> Iterator[Occurrence]:
    days = deliverable.due or (date.max,)
    lead = deliverable.lead or row.text("lead")
    once = Occurrence(f"{row.address}/{deliverable.id}", row, plain(deliverable.title), days[0], lead)
    if deliverable.every:
        yield from _turns(once, years, Recurrence(deliverable.every), several=len(years) > 1)
    elif len(days) > 1:
        yield from _on_days(once, days)
    else:
        yield once


def _on_days(once: Occurrence, days: Sequence[date]) -> Iterator[Occurrence]:
    """The same nhiệm vụ on each of several days."""
    for each in days:
        turn = Turn(once.address, once.title, None, day(each))
        yield once._replace(address=f"{once.address}/{each.isoformat()}", due=each, turn=turn)


def _turns(once: Occurrence, years: Iterable[int], rhythm: Recurrence, *, several: bool) -> Iterator[Occurrence]:
    """The same nhiệm vụ in each period of these years; in a plan of several years a period is named with its year."""
    for each in (each for year in years for each in periods(year, rhythm.every)):
        name = each.dated_name if several else each.name
        turn = Turn(once.address, once.title, rhythm.every, name)
        title, due = f"{once.title} ({name})", rhythm.due(each.period)
        yield once._replace(address=f"{once.address}/{each.short}", title=title, due=due, turn=turn)


def _yearly(once: Occurrence, deadline: Deadline, years: Sequence[int]) -> Iterator[Occurrence]:
    """The same nhiệm vụ on its day in each of these years; once in a plan that has no later year."""
    if len(years) <= 1:
        yield once._replace(due=deadline.due)
        return
    for each in years:
        turn = Turn(once.address, once.title, "year", f"năm {each}")
        title, due = f"{once.title} ({turn.name})", deadline.in_year(each)
        yield once._replace(address=f"{once.address}/{each}", title=title, due=due, turn=turn)
