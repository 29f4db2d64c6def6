"""Nhiệm vụ quá hạn: the list as a table, as records and as JSON."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from cchc.analysis.groups import Group as Heading
from cchc.analysis.overdue import Overdue
from cchc.analysis.tracking import State, Tracked
from cchc.phrasing.headings import (
    GRADES,
    UNACCOUNTABLE,
    caveats,
    communes,
    holder_name,
    nothing_late,
    overdue_title,
    remarks,
    short_leads,
    title_of,
)
from cchc.report import tracking
from cchc.report.forms import Report
from cchc.report.machine import number
from cchc.report.table import Column, Group, Line, Table
from cchc.wording import PARTY_KINDS, count, day, points
from cchc.wording import number as number_of

COLUMNS = (
    Column("Mã"),
    Column("Nhiệm vụ, sản phẩm", wide=True),
    Column("Thời hạn", right=True),
    Column("Quá hạn (ngày)", right=True),
    Column("Mức quá hạn", roomy=True),
    Column("Điểm liên quan", right=True, roomy=True),
)
PLAN_COLUMN = Column("Phụ lục")
LEAD_COLUMN = Column("Chủ trì")
_WHO = {"lead": "Đầu mối chủ trì", "support": "Đầu mối phối hợp", "any": "Đầu mối"}


def report(overdue: Overdue) -> Report:
    """The report in all its shapes."""
    return Report(
        shape=_shape(overdue),
        headings=(_WHO[overdue.role], "Loại đầu mối", *tracking.HEADINGS),
        records=tuple(_records(overdue)),
        tables=(_table(overdue),),
    )


def _table(overdue: Overdue) -> Table:
    several_plans = len({item.plan for item in overdue.items}) > 1
    by_party = overdue.by == "official"
    columns = ([PLAN_COLUMN] if several_plans else []) + [COLUMNS[0]] + ([] if by_party else [LEAD_COLUMN])
    return Table(overdue_title(overdue), (*columns, *COLUMNS[1:]), tuple(_groups(overdue)), tuple(_foot(overdue)))


def _groups(overdue: Overdue) -> Iterator[Group]:
    several = len(communes(overdue.items)) > 1
    named = len({item.plan for item in overdue.items}) > 1
    nobody = next((group for group in overdue.groups if group.holder and not group.holder.accountable), None)
    for group in overdue.groups:
        name = holder_name(group.holder, several=several) if group.holder else title_of(group, several=several)
        yield Group(
            tuple(
                _line(item, [] if group.holder else [short_leads(item, several=several)], with_plan=named)
                for item in group.items
            ),
            f"{name}: {_numbers(overdue, group)}",
            UNACCOUNTABLE if group is nobody else "",
        )


def _numbers(overdue: Overdue, group: Heading) -> str:
    late = len(group.late)
    at_stake = f"{points(group.points)} điểm liên quan"
    if overdue.within is None:
        return f"{number_of(late)} nhiệm vụ, {at_stake}"
    return f"{number_of(late)} quá hạn, {number_of(len(group.items) - late)} sắp đến hạn, {at_stake}"


def _line(item: Tracked, lead: Sequence[str], *, with_plan: bool) -> Line:
    plan = [PurePath(item.plan).stem] if with_plan else []
    assert item.due is not None  # noqa: S101 — what is late or due soon has a due day
    return Line(
        (
            *plan,
            item.address,
            *lead,
            "\n".join([item.title, *remarks(item)]),
            day(item.due),
            str(item.days) if item.state is State.OVERDUE else _left(item),
            GRADES[item.grade] if item.grade else "",
            points(item.row.criterion.max_score),
        )
    )


def _left(item: Tracked) -> str:
    return f"còn {count(item.days)} ngày" if item.days else "hôm nay"


def _records(overdue: Overdue) -> Iterator[Sequence[object]]:
    """A record for each pair of a nhiệm vụ and a heading that is a party; else for each nhiệm vụ with its leads."""
    for group in overdue.groups:
        for item in group.items:
            who = (group.title, _kind(group)) if group.holder else (short_leads(item), "")
            yield (*who, *tracking.record(item))


def _kind(group: Heading) -> str:
    return PARTY_KINDS[group.holder.party.kind] if group.holder and group.holder.party else ""


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
            "points_at_stake": number(overdue.points),
            "grades": {grade.value: many for grade, many in overdue.grades.items()},
        },
        "plans": tracking.plans_shape(overdue.plans),
        listed: [_group(group) for group in overdue.groups],
    }


def _group(group: Heading) -> dict[str, Any]:
    party = group.holder.party if group.holder else None
    who = (
        {"id": group.key or None, "title": group.title, "kind": party.kind if party else None}
        | {"commune": group.holder.unit}
        if group.holder
        else {"id": group.key, "title": group.title or None, "plan": group.items[0].plan if group.title else None}
    )
    return {
        **who,
        "points_at_stake": number(group.points),
        "overdue": [tracking.shape(item) for item in group.items if item.state is State.OVERDUE],
        "due_soon": [tracking.shape(item) for item in group.items if item.state is State.DUE_SOON],
    }


def _foot(overdue: Overdue) -> Iterator[str]:
    late = len(overdue.late)
    if not late:
        yield nothing_late(overdue)
    else:
        several = "; nhiệm vụ có nhiều đầu mối hiện ở từng đầu mối, tính một lần" if overdue.pairs > late else ""
        yield f"Tổng số: {count(late)} nhiệm vụ quá hạn, {points(overdue.points)} điểm liên quan{several}."
        grades = [f"{GRADES[grade]}: {count(many)}" for grade, many in overdue.grades.items() if many]
        yield f"Mức quá hạn: {'; '.join(grades)} nhiệm vụ."
    if overdue.within is not None:
        soon = f"{count(len(overdue.soon))} nhiệm vụ" if overdue.soon else "không có"
        yield f"Đến hạn trong {count(overdue.within)} ngày tới: {soon}."
    yield from caveats(overdue.plans)
