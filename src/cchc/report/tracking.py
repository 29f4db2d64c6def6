"""JSON shapes and CSV columns of a nhiệm vụ that the reports of a plan's year share."""

from collections.abc import Sequence
from typing import Any

from cchc.analysis.groups import Group, PartyGroup
from cchc.analysis.overdue import AskedPlan
from cchc.analysis.tracking import State, Tracked
from cchc.model.workdays import WorkCalendar
from cchc.phrasing import columns
from cchc.phrasing.headings import leads
from cchc.report.machine import named, number


def shape(item: Tracked) -> dict[str, Any]:
    """A nhiệm vụ in JSON."""
    return {
        "what": item.address,
        "also": list(item.also),
        "criterion": item.row.address,
        "area": item.row.area_number or None,
        "title": item.title,
        "state": item.state.value,
        "due": item.due.isoformat() if item.due else None,
        "stated_due": item.stated.isoformat() if item.stated else None,
        "happened": item.happened.isoformat() if item.happened else None,
        "due_moved_from": item.extended.isoformat() if item.moved and item.extended else None,
        **_days(item),
        "max_score": None if (stated := item.row.criterion.max_score) is None else number(stated),
        "lead": [group.key for group in leads(item) if group.key],
        "done": _entry(item),
        "extensions": [
            {"was": each.was.isoformat(), "due": each.due.isoformat(), "document": each.document}
            for each in item.extensions
        ],
        "plan": item.plan,
        **named(item.dossier.commune.names),
    }


def _days(item: Tracked) -> dict[str, int | str]:
    if item.state is State.OVERDUE and item.grade:
        return {"days_late": item.days, "grade": item.grade.value}
    if item.state is State.DONE_LATE:
        return {"days_late": item.days}
    return {"days_left": item.days} if item.state in {State.IN_TIME, State.DUE_SOON} else {}


def _entry(item: Tracked) -> dict[str, str] | None:
    if item.entry is None:
        return None
    entry = item.entry
    known = {"by": entry.by, "evidence": entry.evidence, "file": entry.file, "note": entry.note}
    return {"date": entry.date.isoformat(), **{name: value for name, value in known.items() if value}}


RECORD = (
    columns.PLAN_FILE,
    columns.ADDRESS,
    columns.CRITERION,
    columns.TITLE,
    columns.DUE,
    columns.DAYS_LATE,
    columns.AREA,
    columns.STATED_DUE,
    columns.TIMES_EXTENDED,
    columns.STATE,
    columns.GRADE,
    columns.DAYS_LEFT,
    columns.POINTS,
    columns.DONE_ON,
    columns.EVIDENCE,
    columns.ALSO,
    columns.COMMUNE,
    columns.COMMUNE_CODE,
    columns.ISSUER,
)
"""The columns of a nhiệm vụ in CSV; the party stands before them."""


def of_one_commune(group: Group) -> dict[str, str | None]:
    """The names of the commune that all items of a group belong to, in JSON: unknown for those of several communes."""
    communes = {item.dossier.commune.place.file: item.dossier.commune for item in group.items}
    return named(next(iter(communes.values())).names if len(communes) == 1 else None)


def holder_shape(group: PartyGroup) -> dict[str, Any]:
    """A party, in JSON; all items of a party are of one commune."""
    party = group.holder.party
    return {
        "id": group.key or None,
        "title": group.title,
        "kind": party.kind if party else None,
        **of_one_commune(group),
        "political": group.holder.political,
    }


def _calendar(calendar: WorkCalendar | None) -> dict[str, Any] | None:
    """The calendar by which due days were moved, in JSON, with an office's own days."""
    if calendar is None:
        return None
    return {
        "calendar": "VN",
        "settings": calendar.settings or None,
        "days_off": [each.isoformat() for each in sorted(calendar.off)],
        "working_days": [each.isoformat() for each in sorted(calendar.worked)],
    }


def plans_shape(plans: Sequence[AskedPlan]) -> list[dict[str, Any]]:
    """The plans that were asked about, in JSON."""
    return [
        {
            "path": plan.name,
            "has_progress": plan.has_progress,
            "unrecorded": plan.unrecorded,
            "left_out": plan.left_out,
            "unread_timeframes": list(plan.unread),
            "on_event": [each.code for each in plan.on_event],
            "lost_criteria": plan.lost.criteria,
            "lost_without_deadline": list(plan.lost.undated),
            "points_without_deadline": number(plan.lost.undated_points),
            "workdays": _calendar(plan.calendar),
            **named(plan.commune),
        }
        for plan in plans
    ]
