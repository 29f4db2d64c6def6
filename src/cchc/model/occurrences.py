"""Occurrences: each date on which something is to be handed in, those that a plan states and those of its events.

What is theo sự việc has an occurrence for each recorded event, named by the day of the event: `2.1/2024-05-10`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from cchc.model.plan import Plan
from cchc.model.progress import Entry, Event, Extension, Progress
from cchc.model.rows import Row
from cchc.model.stated import Occurrence, Turn, whole
from cchc.model.timeframe import OnEvent, timeframe_in
from cchc.wording import day

_Record = TypeVar("_Record", Entry, Extension, Event)


def occurrences(plan: Plan, progress: Progress | None = None) -> tuple[Occurrence, ...]:
    """The occurrences of a plan in print order, those of its events included; addresses are unique without errors."""
    return plan.stated if progress is None else with_events(plan.stated, plan, progress.happened)


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


def _happenings(row: Row, plan: Plan, days: Sequence[date]) -> Iterator[Occurrence]:
    """The occurrences of a row that is theo sự việc, one for each day on which something happened."""
    if days and (time := on_event(row, plan.years)):
        once = whole(row)
        for each in dict.fromkeys(days):
            name = f"sự việc ngày {day(each)}"
            turn = Turn(once.address, once.title, None, name)
            address = f"{once.address}/{each.isoformat()}"
            due = time.due(each, plan.work_calendar)
            yield Occurrence(address, row, f"{once.title} ({name})", due, once.lead, turn, happened=each)
