"""Nhiệm vụ quá hạn: the list as a table, as records and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from cchc.analysis.groups import Group, PartyGroup
from cchc.analysis.overdue import Overdue
from cchc.analysis.tracking import State, Tracked
from cchc.phrasing import columns
from cchc.phrasing.column import Column, Value, headings, texts, values
from cchc.phrasing.headings import (
    UNACCOUNTABLE,
    caveats,
    communes,
    counted_apart,
    due_within,
    holder_name,
    nothing_late,
    overdue_title,
    remarks,
    reservations,
    short_leads,
    title_of,
)
from cchc.phrasing.sentences import at_stake, at_stake_briefly, carry_points
from cchc.phrasing.states import GRADES, STATES
from cchc.report import tracking
from cchc.report.forms import Report
from cchc.report.machine import number
from cchc.report.table import PrintedTable, TableGroup, TableLine
from cchc.wording import count, count_or_zero, together


def report(overdue: Overdue) -> Report:
    """The report in all its shapes."""
    return Report(
        shape=partial(_shape, overdue),
        headings=(columns.PARTIES[overdue.role], columns.PARTY_KIND.heading, *headings(tracking.RECORD)),
        records=partial(_records, overdue),
        tables=lambda: [_table(overdue)],
    )


def _table(whole: Overdue) -> PrintedTable:
    overdue = whole.listed
    several = len(communes(overdue.items)) > 1
    picked = tuple(_columns(overdue, several=several))
    nobody = next((group for group in overdue.groups if group.holder and not group.holder.accountable), None)
    groups = (
        TableGroup(
            tuple(TableLine(texts(picked, _as_one(turns))) for turns in _gathered(group.items)),
            f"{_name(group, several=several)}: {_numbers(overdue, group)}",
            UNACCOUNTABLE if group is nobody else "",
        )
        for group in overdue.groups
    )
    foot, lead = tuple(_foot(overdue, whole.political)), tuple(reservations(overdue.plans))
    return PrintedTable(overdue_title(overdue), picked, tuple(groups), foot, lead)


def _gathered(items: Iterable[Tracked]) -> list[list[Tracked]]:
    """The items a line: one alone, or the turns of a duty that are in one state and of which nothing is remarked."""
    found: dict[tuple[str, ...], list[Tracked]] = {}
    for item in items:
        shared = item.address if item.turn is None or any(remarks(item)) else item.turn.address
        found.setdefault((item.plan, shared, item.state), []).append(item)
    return list(found.values())


def _as_one(turns: Sequence[Tracked]) -> Tracked:
    """The item of a line: the earliest of its turns, under the address that all share and with the names of all."""
    named = [item.turn for item in turns if item.turn]
    if len(turns) == 1 or not named:
        return turns[0]
    title = f"{named[0].title} ({together([turn.name for turn in named])})"
    return turns[0]._replace(address=named[0].address, title=title)


def _columns(overdue: Overdue, *, several: bool) -> Iterator[Column[Tracked]]:
    """The columns of the table: the plan, where there are several, and who leads, where no heading says so."""
    if len({item.plan for item in overdue.items}) > 1:
        yield columns.annex(overdue.items)
    yield columns.ADDRESS
    if overdue.by != "official":
        yield replace(columns.LEAD, value=partial(short_leads, several=several))
    yield from (columns.TITLE_AND_REMARKS, columns.DUE, columns.DAYS_LATE_OR_LEFT, columns.GRADE)
    if carry_points(overdue.items) or not overdue.items:
        yield columns.POINTS


def _name(group: Group, *, several: bool) -> str:
    return holder_name(group.holder, several=several) if group.holder else title_of(group, several=several)


def _numbers(overdue: Overdue, group: Group) -> str:
    late = len(group.late)
    stake = at_stake_briefly(group.stake)
    if overdue.within is None:
        return f"{count_or_zero(late)} nhiệm vụ{stake}"
    soon = f"{count_or_zero(len(group.items) - late)} {STATES[State.DUE_SOON].short.lower()}"
    return f"{count_or_zero(late)} {STATES[State.OVERDUE].short.lower()}{stake}, {soon}"


def _records(overdue: Overdue) -> Iterator[Sequence[Value]]:
    """A record for each pair of a nhiệm vụ and a heading that is a party; else for each nhiệm vụ with its leads."""
    for group in overdue.groups:
        for item in group.items:
            who = group.title if group.holder else short_leads(item)
            yield (who, columns.PARTY_KIND.value(group), *values(tracking.RECORD, item))


def _shape(overdue: Overdue) -> dict[str, Any]:
    listed = "parties" if overdue.by == "official" else "groups"
    return {
        "as_of": overdue.as_of.isoformat(),
        "within_days": overdue.within,
        "group_by": overdue.by,
        "role": overdue.role,
        "totals": {
            "occurrences": len(overdue.late),
            "pairs": overdue.pairs,
            "due_soon": len(overdue.soon),
            "political": len(overdue.political),
            "points_at_stake": number(overdue.stake.points),
            "grades": {grade.value: many for grade, many in overdue.grades.items()},
        },
        "plans": tracking.plans_shape(overdue.plans),
        listed: [_group(group) for group in overdue.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    plan = group.items[0].plan if group.title else None
    of_plan = {"id": group.key, "title": group.title or None, "plan": plan, **tracking.of_one_commune(group)}
    return {
        **(tracking.holder_shape(group) if isinstance(group, PartyGroup) else of_plan),
        "points_at_stake": number(group.stake.points),
        "overdue": [tracking.shape(item) for item in group.items if item.state is State.OVERDUE],
        "due_soon": [tracking.shape(item) for item in group.items if item.state is State.DUE_SOON],
    }


def _foot(overdue: Overdue, political: Sequence[Tracked]) -> Iterator[str]:
    late = len(overdue.late)
    yield from nothing_late(overdue)
    if late:
        several = "; nhiệm vụ có nhiều đầu mối hiện ở từng đầu mối, tính một lần" if overdue.pairs > late else ""
        yield f"Tổng số: {count(late)} nhiệm vụ quá hạn{several}."
        yield from at_stake(overdue.stake)
        grades = [f"{GRADES[grade]}: {count(many)}" for grade, many in overdue.grades.items() if many]
        yield f"Mức quá hạn: {'; '.join(grades)} nhiệm vụ."
    if overdue.within is not None:
        soon = f"{count(len(overdue.soon))} nhiệm vụ" if overdue.soon else "không có"
        yield f"{due_within(overdue.within)}: {soon}."
    yield from _of_turns(overdue.groups)
    yield from counted_apart(political)
    yield from caveats(overdue.plans)


def _of_turns(groups: Iterable[Group]) -> Iterator[str]:
    """The sentence on lines of several turns, with the address of one; none without such lines."""
    for turns in (turns for group in groups for turns in _gathered(group.items) if len(turns) > 1):
        yield f"Nhiệm vụ nhiều kỳ ghi một dòng, theo kỳ đến hạn sớm nhất; mã của từng kỳ ghi như {turns[0].address}."
        return
