"""What the reports of a plan's year say alike of one nhiệm vụ, for people and for machines."""

from collections.abc import Sequence
from typing import Any

from cchc.analysis.overdue import AskedPlan
from cchc.analysis.tracking import State, Tracked
from cchc.phrasing.headings import GRADES, STATES, leads
from cchc.report.machine import number


def shape(item: Tracked) -> dict[str, Any]:
    """A nhiệm vụ in JSON."""
    return {
        "what": item.address,
        "criterion": item.row.criterion.code,
        "area": item.row.area.number,
        "title": item.title,
        "state": item.state.value,
        "due": item.due.isoformat() if item.due else None,
        "stated_due": item.stated.isoformat() if item.stated else None,
        "due_moved_from": item.extended.isoformat() if item.moved and item.extended else None,
        **_days(item),
        "max_score": number(item.row.criterion.max_score),
        "lead": [group.key for group in leads(item) if group.key],
        "done": _entry(item),
        "extensions": [
            {"was": each.was.isoformat(), "due": each.due.isoformat(), "document": each.document}
            for each in item.extensions
        ],
        "plan": item.plan,
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


HEADINGS = (
    "Tệp",
    "Mã nhiệm vụ",
    "Mã tiêu chí",
    "Nhiệm vụ, sản phẩm",
    "Thời hạn",
    "Quá hạn (ngày)",
    "Lĩnh vực",
    "Thời hạn trong kế hoạch",
    "Số lần gia hạn",
    "Tình trạng",
    "Mức quá hạn",
    "Còn (ngày)",
    "Điểm liên quan",
    "Ngày hoàn thành",
    "Tài liệu kiểm chứng",
)
"""The columns of a CSV record of a nhiệm vụ; who it is stands before them."""


def record(item: Tracked) -> Sequence[object]:
    """A nhiệm vụ in CSV."""
    days = _days(item)
    entry = item.entry
    return (
        item.plan,
        item.address,
        item.row.criterion.code,
        item.title,
        item.due.isoformat() if item.due else "",
        days.get("days_late", ""),
        item.row.area.number,
        item.stated.isoformat() if item.stated else "",
        len(item.extensions) or "",
        STATES[item.state],
        GRADES[item.grade] if item.grade else "",
        days.get("days_left", ""),
        number(item.row.criterion.max_score),
        entry.date.isoformat() if entry else "",
        "; ".join(text for text in (entry.evidence, entry.file) if text) if entry else "",
    )


def plans_shape(plans: Sequence[AskedPlan]) -> list[dict[str, Any]]:
    """The plans that were asked about, in JSON."""
    return [
        {
            "path": plan.name,
            "has_progress": plan.has_progress,
            "left_out": plan.left_out,
            "unread_timeframes": list(plan.unread),
        }
        for plan in plans
    ]
