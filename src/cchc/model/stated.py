"""Occurrences that a plan states: each date on which something is to be handed in, and its address.

A deliverable with one date has the address `1.1/hoan-thanh`; with a list of dates `1.5/hop/2024-03-14`; one that recurs
`1.3/tin-bai/2024-06`, `1.3/hop/2024-Q2`, `…/2024-W05`, `…/2024-H1`, `…/2024`: the period to which it belongs, also when
it is due after its end. A criterion with no deliverable has an implicit one where its timeframe names a deadline, or
several, or a rhythm; its own code stands then for the deliverable: `2.1`, `2.1/2024-06-30`, `2.1/2024-Q2`, and in a
plan of several years `2.1/2027` for a deadline that comes every year.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cchc.model.calendar import Every, NamedPeriod, periods
from cchc.model.criterion import Deliverable
from cchc.model.emphasis import plain
from cchc.model.rows import Row
from cchc.model.timeframe import Deadline, Deadlines, Recurrence, timeframe_in
from cchc.wording import day


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


def stated(rows: Iterable[Row], years: range) -> Iterator[Occurrence]:
    """The occurrences of these rows of a plan of these years, in print order."""
    for row in rows:
        if not row.criterion.deliverables:
            yield from _implicit(row, years)
        for deliverable in row.criterion.deliverables:
            yield from _explicit(row, deliverable, years)


def whole(row: Row) -> Occurrence:
    """The nhiệm vụ of a criterion without deliverables, not dated yet."""
    return Occurrence(row.address, row, plain(row.criterion.title), date.max, row.text("lead"))


def _implicit(row: Row, years: range) -> Iterator[Occurrence]:
    phrase = row.text("timeframe") or ""
    match timeframe_in(phrase, years):
        case Deadline(yearly=True) as deadline:
            yield from _yearly(whole(row), deadline, [year for year in years if year >= deadline.due.year])
        case Deadline(due):
            yield whole(row)._replace(due=due)
        case Deadlines(days):
            yield from _on_days(whole(row), days)
        case Recurrence() as rhythm:
            meant = [year for year in years if timeframe_in(phrase, range(year, year + 1)) == rhythm]
            yield from _turns(whole(row), meant, rhythm, several=len(years) > 1)


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
    for each, due in (each for year in years for each in _periods(year, rhythm)):
        name = each.dated_name if several else each.name
        turn = Turn(once.address, once.title, rhythm.every, name)
        yield Occurrence(f"{once.address}/{each.short}", once.row, f"{once.title} ({name})", due, once.lead, turn)


@lru_cache(maxsize=64)
def _periods(year: int, rhythm: Recurrence) -> tuple[tuple[NamedPeriod, date], ...]:
    """The periods of a year in which something recurs, each with its due day; kept, since most plans have the same."""
    return tuple((each, rhythm.due(each.period)) for each in periods(year, rhythm.every))


def _yearly(once: Occurrence, deadline: Deadline, years: Sequence[int]) -> Iterator[Occurrence]:
    """The same nhiệm vụ on its day in each of these years; once in a plan that has no later year."""
    if len(years) <= 1:
        yield once._replace(due=deadline.due)
        return
    for each in years:
        turn = Turn(once.address, once.title, "year", f"năm {each}")
        title, due = f"{once.title} ({turn.name})", deadline.in_year(each)
        yield once._replace(address=f"{once.address}/{each}", title=title, due=due, turn=turn)
