"""Nhiệm vụ quá hạn: the list as a table, as records and as JSON."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from cchc.analysis.groups import Group as Heading
from cchc.analysis.groups import Holder
from cchc.analysis.overdue import Overdue
from cchc.analysis.tracking import Tracked
from cchc.model.emphasis import plain
from cchc.report.forms import Report
from cchc.report.table import Column, Group, Line, Table
from cchc.wording import PARTY_KINDS, count, day, listing

COLUMNS = (
    Column("Mã"),
    Column("Nhiệm vụ, sản phẩm", wide=True),
    Column("Thời hạn", right=True),
    Column("Quá hạn (ngày)", right=True),
)
PLAN_COLUMN = Column("Phụ lục")
HEADINGS = (
    "Đầu mối chủ trì",
    "Loại đầu mối",
    "Tệp",
    "Mã nhiệm vụ",
    "Mã tiêu chí",
    "Nhiệm vụ, sản phẩm",
    "Thời hạn",
    "Quá hạn (ngày)",
)
UNACCOUNTABLE = "Chưa xác định đầu mối chịu trách nhiệm"


def report(overdue: Overdue) -> Report:
    """The report in all its shapes."""
    return Report(
        shape=_shape(overdue),
        headings=HEADINGS,
        records=tuple(_records(overdue)),
        tables=(_table(overdue),),
    )


def _table(overdue: Overdue) -> Table:
    several_communes = len({party.unit for party in overdue.parties}) > 1
    several_plans = len({late.plan for party in overdue.parties for late in party.late}) > 1
    nobody = next((party for party in overdue.parties if not party.accountable), None)
    groups = (
        Group(
            tuple(_line(late, named=several_plans) for late in party.late),
            _heading(party, several=several_communes),
            UNACCOUNTABLE if party is nobody else "",
        )
        for party in overdue.parties
    )
    title = f"NHIỆM VỤ QUÁ HẠN (tính đến ngày {day(overdue.as_of)})"
    columns = (PLAN_COLUMN, *COLUMNS) if several_plans else COLUMNS
    return Table(title, columns, tuple(groups), tuple(_foot(overdue)))


def _records(overdue: Overdue) -> Iterator[Sequence[object]]:
    """A record for each pair of a party and an occurrence, for CSV."""
    for party in overdue.parties:
        kind = PARTY_KINDS[party.party.kind] if party.party else ""
        for late in party.late:
            occurrence = late.occurrence
            yield (
                plain(party.name),
                kind,
                late.plan,
                occurrence.address,
                occurrence.row.criterion.code,
                occurrence.title,
                occurrence.due.isoformat(),
                late.days,
            )


def _shape(overdue: Overdue) -> dict[str, Any]:
    return {
        "as_of": overdue.as_of.isoformat(),
        "totals": {"occurrences": overdue.occurrences, "pairs": overdue.pairs},
        "plans": [{"path": plan.name, "has_progress": plan.has_progress} for plan in overdue.plans],
        "parties": [_party(party) for party in overdue.parties],
    }


def _party(party: LateParty) -> dict[str, Any]:
    return {
        "id": party.party.id if party.party else None,
        "title": plain(party.name),
        "kind": party.party.kind if party.party else None,
        "commune": party.unit,
        "overdue": [_late(late) for late in party.late],
    }


def _late(late: Late) -> dict[str, Any]:
    return {
        "what": late.occurrence.address,
        "criterion": late.occurrence.row.criterion.code,
        "title": late.occurrence.title,
        "due": late.occurrence.due.isoformat(),
        "days_late": late.days,
        "plan": late.plan,
    }


def _line(late: Late, *, named: bool) -> Line:
    """A line; `named` with the name of its plan file, when there are several."""
    cells = (late.occurrence.address, late.occurrence.title, day(late.occurrence.due), str(late.days))
    return Line((PurePath(late.plan).stem, *cells) if named else cells)


def _heading(party: LateParty, *, several: bool) -> str:
    name = plain(party.name) or "Chưa ghi đầu mối chủ trì"
    kind = f" ({PARTY_KINDS[party.party.kind]})" if party.party and not party.accountable else ""
    unit = f", {party.unit}" if several else ""
    return f"{name}{kind}{unit}: {count(len(party.late))} nhiệm vụ"


def _foot(overdue: Overdue) -> Iterator[str]:
    if not overdue.parties:
        yield f"Không có nhiệm vụ quá hạn tính đến ngày {day(overdue.as_of)}."
    elif overdue.pairs > overdue.occurrences:
        yield (
            f"Tổng số: {count(overdue.occurrences)} nhiệm vụ; nhiệm vụ có nhiều đầu mối chủ trì hiện ở từng đầu mối, "
            "tính một lần."
        )
    else:
        yield f"Tổng số: {count(overdue.occurrences)} nhiệm vụ."
    unrecorded = [plan.name for plan in overdue.plans if plan.occurrences and not plan.has_progress]
    if unrecorded:
        yield f"Chưa có tệp tiến độ cho {listing(unrecorded)}: mọi nhiệm vụ được coi là chưa hoàn thành."
