"""What the clauses of a phrase mean together; where they do not fit, the phrase is not read.

Whole years beside “thường xuyên” (“Năm 2026, thường xuyên”) say how long something goes on, and are no deadline.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple, TypeVar

from cchc.model.timeframe.meaning import Deadline, Deadlines, NoDeadline, OnEvent, Recurrence, Timeframe


class Aside(Enum):
    """What is said beside a deadline, and is none itself."""

    AGAIN = "again"
    """“Định kỳ …”: the deadline comes again in each later year."""
    KEPT = "kept"
    """“Duy trì các năm tiếp theo”: what is done by then is kept up."""


class Throughout(NamedTuple):
    """Whole years in which something is done: beside “thường xuyên” they are no deadline."""

    deadline: Deadline
    of_plan: bool
    """True if the plan's year is one of them."""


class UpTo(NamedTuple):
    """A time up to a day in which something is done: after “thường xuyên” it may be no deadline, and is not read."""

    deadline: Deadline
    has_start: bool
    """True if its beginning is named, too: then it is not read before “thường xuyên” either."""


class Stressed(NamedTuple):
    """A time in which most is done of what goes on: “cao điểm trong tháng 10”."""

    time: Timeframe | None
    """What it is where nothing stands beside it; `None` for a peak, which is none."""


Said = Timeframe | Aside | Throughout | UpTo | Stressed
_Kind = TypeVar("_Kind")


def together(said: Sequence[Said]) -> Timeframe | None:
    """What several clauses mean together; `None` when they do not fit."""
    if any(isinstance(each, Stressed) for each in said):
        return _beside_stress(said)
    spans = _without_spans(said)
    return None if spans is None else _fitting(spans)


def _beside_stress(said: Sequence[Said]) -> Timeframe | None:
    """Thường xuyên, if a stress follows it; the time of the stress where nothing stands beside it."""
    others = [each for each in said if not isinstance(each, Stressed)]
    if isinstance(said[0], Stressed):
        return said[0].time if len(said) == 1 else None
    return NoDeadline() if together(others) == NoDeadline() else None


def _without_spans(said: Sequence[Said]) -> list[Said] | None:
    """What is said with each span as a deadline; `None` for one that says how long something is thường xuyên."""
    always = said.index(NoDeadline()) if NoDeadline() in said else len(said)
    if any(
        isinstance(each, UpTo) and (at > always or (each.has_start and always < len(said)))
        for at, each in enumerate(said)
    ):
        return None
    return [each.deadline if isinstance(each, UpTo) else each for each in said]


def _fitting(said: Sequence[Said]) -> Timeframe | None:
    events, free = _those(said, OnEvent), _those(said, NoDeadline)
    if events:
        return events[0] if len(events) == 1 and len(free) == len(said) - 1 else None
    always = NoDeadline() in free
    if not all(_fits(years, free, always=always) for years in _those(said, Throughout)):
        return None
    dated = _with_days(said, throughout=not always)
    return _dated(dated, said) if dated else _dateless(said)


def _fits(years: Throughout, free: Sequence[NoDeadline], *, always: bool) -> bool:
    """True if whole years are those of the plan beside thường xuyên, and hold each start that is named beside them."""
    first, last = years.deadline.start, years.deadline.due
    if always and not years.of_plan:
        return False
    return all(each.start is None or (first is not None and first <= each.start <= last) for each in free)


def years_of(deadline: Deadline | Deadlines) -> range:
    """The years that a deadline is given, if it is given whole years; else none."""
    if isinstance(deadline, Deadlines) or deadline.start is None:
        return range(0)
    whole = (deadline.start.month, deadline.start.day, deadline.due.month, deadline.due.day) == (1, 1, 12, 31)
    return range(deadline.start.year, deadline.due.year + 1) if whole else range(0)


def _those(said: Sequence[Said], kind: type[_Kind]) -> list[_Kind]:
    return [each for each in said if isinstance(each, kind)]


def _with_days(said: Sequence[Said], *, throughout: bool) -> list[Deadline | Deadlines]:
    """The deadlines of clauses, those of whole years among them where nothing is thường xuyên."""
    found = [each.deadline if isinstance(each, Throughout) and throughout else each for each in said]
    return [each for each in found if isinstance(each, Deadline | Deadlines)]


def _dated(found: Sequence[Deadline | Deadlines], said: Sequence[Said]) -> Deadline | Deadlines | None:
    """The one deadline, or the several days, that clauses name; “hằng năm” beside it says that it comes every year."""
    rhythms = _those(said, Recurrence)
    if any(rhythm.every != "year" for rhythm in rhythms):
        return None
    if len(found) > 1:
        return _several(found)
    if _those(said, NoDeadline) or not (rhythms or Aside.AGAIN in said):
        return found[0]
    return _each_year(found[0])


def _each_year(found: Deadline | Deadlines) -> Deadline | Deadlines | None:
    """A deadline that comes again in each later year; `None` for a range of years, whose end is no such day."""
    if isinstance(found, Deadlines):
        return found
    return None if len(years_of(found)) > 1 else replace(found, yearly=True)


def _several(found: Sequence[Deadline | Deadlines]) -> Deadlines | None:
    """The days of several deadlines, of which none comes every year, in the order in which they are named."""
    if _is_range_of_years_beside_others(found) or any(isinstance(each, Deadline) and each.yearly for each in found):
        return None
    days = [day for each in found for day in (each.days if isinstance(each, Deadlines) else (each.due,))]
    return Deadlines(tuple(days)) if len(days) > 1 and days == sorted(set(days)) else None


def _is_range_of_years_beside_others(found: Sequence[Deadline | Deadlines]) -> bool:
    """True if a range of years has beside it a part of a year, or one of its years: which counts cannot be told."""
    years = [years_of(each) for each in found]
    named = [year for each in years for year in each]
    return len(named) > len(years) and not (all(years) and len(named) == len(set(named)))


def _dateless(said: Sequence[Said]) -> Recurrence | NoDeadline | None:
    """The meaning of clauses that name no deadline: a rhythm, or thường xuyên; “định kỳ …” alone has none."""
    rhythms, free = _those(said, Recurrence), _those(said, NoDeadline)
    if _those(said, Aside):
        return None
    return _recurring(rhythms, free) if rhythms else _free(free)


def _recurring(rhythms: Sequence[Recurrence], free: Sequence[NoDeadline]) -> Recurrence | None:
    """The one rhythm, thường xuyên beside it or not; from a start on it cannot be followed."""
    if len(set(rhythms)) > 1 or any(each.start for each in free):
        return None
    return rhythms[0]._replace(continuous=bool(free))


def _free(free: Sequence[NoDeadline]) -> NoDeadline | None:
    return NoDeadline(next((each.start for each in free if each.start), None)) if free else None
