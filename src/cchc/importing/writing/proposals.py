"""Deadlines that the prose of rows may state, as deliverables that a person takes over or leaves.

They are written as comment lines under their row, which are live once the sign of a comment is taken away; only who
asks for it gets them live at once. What the row's own time says stays tracked: where it is a day or a rhythm it stands
among the deliverables, since these take its place; where it is theo sự việc or cannot be read, the lines stay comments.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.importing.writing.draft import Draft
from cchc.importing.writing.draft_rows import DraftRow, row_groups
from cchc.importing.writing.prose import StatedWork, Time, counted_work, recurs, rhythm_of, stated_work, time_of
from cchc.model.calendar import Every
from cchc.model.ditto import says_ditto
from cchc.model.emphasis import plain
from cchc.model.products import prose_fields
from cchc.model.timeframe import NoDeadline, Timeframe, timeframe_in
from cchc.source import Data

_END_OF_YEAR = "-12-31"
_A_DAY = timedelta(days=1)


class Proposal(NamedTuple):
    """The work of a row that its prose may give a time, field by field, and what its own time says."""

    path: FieldPath
    row: DraftRow
    work: tuple[tuple[str, StatedWork], ...]
    own: Time | None
    """The row's own time, which is tracked without deliverables."""
    may_be_live: bool
    """False where the row's own time would be lost among deliverables."""


def proposals(draft: Draft, years: range) -> Iterator[Proposal]:
    """The proposals for the rows of a plan, in print order."""
    fields = prose_fields(is_assignment=draft.data["kind"] == "assignments")
    for path, row, timeframe in _timed_rows(draft.data):
        meaning = timeframe_in(timeframe, years) if timeframe else NoDeadline()
        work = _work(row, fields, years, meaning)
        if work:
            own = time_of(meaning, years)
            yield Proposal(path, row, tuple(work), own, own is not None or isinstance(meaning, NoDeadline))


def _timed_rows(data: Data) -> Iterator[tuple[FieldPath, DraftRow, str]]:
    """The rows of a plan with their times in the meaning of “như trên”."""
    for group in row_groups(data):
        above = ""
        for path, row in group:
            own = str(row.get("timeframe") or "")
            above = above if says_ditto(own) else own
            yield path, row, above


def _work(
    row: DraftRow, fields: Sequence[str], years: range, meaning: Timeframe | None
) -> list[tuple[str, StatedWork]]:
    """The work that the fields state and the row's own time does not say; without any, the first that is counted."""
    written, own = _written(row, fields), time_of(meaning, years) or {}
    found = _stated(written, own, years)
    if not found:
        return list(_counted(written, own))[:1]
    times = [(rhythm_of(meaning), own), *((work.rhythm, work.time) for _, work in found)]
    told = (_is_said(work, meaning, years) or _is_told(work, times, at) for at, (_, work) in enumerate(found, 1))
    return [each for each, is_told in zip(found, told, strict=True) if not is_told]


def _stated(written: Mapping[str, str], own: Time, years: range) -> list[tuple[str, StatedWork]]:
    """The work that the fields state, each time once: from the first field that states it, unless it is the row's."""
    found: list[tuple[str, StatedWork]] = []
    for name, text in written.items():
        known = [own, *(work.time for _, work in found)]
        found += ((name, work) for work in stated_work(text, years) if work.time not in known)
    return found


def _is_said(work: StatedWork, meaning: Timeframe | None, years: range) -> bool:
    """True for a rhythm without a day where the row's own time recurs as often, or more often."""
    return work.is_bare and work.rhythm is not None and recurs(meaning, work.rhythm, years)


def _is_told(work: StatedWork, times: Sequence[tuple[Every | None, Time]], at: int) -> bool:
    """True if another time of the row with that rhythm names the days: any for a bare one, else an earlier, alike one.

    “Ngày 20” and “trước ngày 20” are alike: days that are next to each other.
    """
    dated = [time for rhythm, time in (times if work.is_bare else times[:at]) if rhythm and rhythm == work.rhythm]
    return any("due" in time and (work.is_bare or _alike(time["due"], work.time["due"])) for time in dated)


def _alike(one: Data, other: Data) -> bool:
    """True if the days of two times are the same, or next to each other."""
    days, others = (
        [date.fromisoformat(str(day)) for day in (each if isinstance(each, list) else [each])] for each in (one, other)
    )
    return len(days) == len(others) and all(abs(a - b) <= _A_DAY for a, b in zip(days, others, strict=True))


def _written(row: DraftRow, fields: Sequence[str]) -> dict[str, str]:
    """The texts of the fields that have one of their own, without emphasis."""
    texts = ((name, row.get(name)) for name in fields)
    return {name: plain(text) for name, text in texts if isinstance(text, str) and not says_ditto(text)}


def _counted(written: Mapping[str, str], own: Time) -> Iterator[tuple[str, StatedWork]]:
    """The work that the fields count, where the row's time is a whole year, which says little of when and of what.

    The title is not asked, since what is tracked of the row bears it anyway.
    """
    if str(own.get("due")).endswith(_END_OF_YEAR):
        found = ((name, counted_work(text, own)) for name, text in written.items() if name != "title")
        yield from ((name, work) for name, work in found if work)
