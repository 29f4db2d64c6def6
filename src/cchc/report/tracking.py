"""What the reports of a plan's year say alike of one nhiệm vụ, for people and for machines."""

from collections.abc import Iterator, Sequence
from typing import Any

from cchc.analysis import phrases
from cchc.analysis.groups import Group, by_holder
from cchc.analysis.overdue import AskedPlan
from cchc.analysis.tracking import Grade, State, Tracked
from cchc.model.emphasis import plain
from cchc.report.machine import number
from cchc.wording import count, day

STATES = {
    State.DONE_ON_TIME: "Hoàn thành đúng hạn",
    State.DONE_LATE: "Hoàn thành quá hạn",
    State.IN_TIME: "Trong hạn",
    State.DUE_SOON: "Sắp đến hạn",
    State.OVERDUE: "Quá hạn, chưa hoàn thành",
    State.NO_DEADLINE: "Không ấn định thời hạn",
}
"""What each state is called."""
GRADES = {Grade.UP_TO_7: "01–07 ngày", Grade.UP_TO_30: "08–30 ngày", Grade.OVER_30: "trên 30 ngày"}
"""What each grade of lateness is called."""


def remarks(item: Tracked) -> Iterator[str]:
    """What is to be said of a due day that is not the plan's."""
    if item.extensions:
        last = item.extensions[-1]
        assert item.stated is not None  # noqa: S101 — only what has a due day can be extended
        yield f"đã gia hạn {count(len(item.extensions))} lần, từ {day(item.stated)} ({last.document})"
    if item.moved and item.extended:
        yield f"thời hạn {day(item.extended)} là ngày nghỉ, tính đến ngày làm việc tiếp theo"


def leads(item: Tracked) -> tuple[Group, ...]:
    """The parties that lead it."""
    return by_holder([item])


def short_leads(item: Tracked) -> str:
    """Who leads it, by short names where there are any."""
    named = [group.holder for group in leads(item) if group.holder]
    return "; ".join((holder.party.short if holder.party else None) or holder.name for holder in named)


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
    return [{"path": plan.name, "has_progress": plan.has_progress} for plan in plans]


def without_progress(plans: Sequence[AskedPlan]) -> Iterator[str]:
    """That nothing was recorded, where nothing was."""
    unrecorded = [plan.name for plan in plans if plan.occurrences and not plan.has_progress]
    if unrecorded:
        yield phrases.without_progress(unrecorded)


def title_of(group: Group) -> str:
    """The heading of an area, a criterion or a month."""
    if not group.title:
        return f"Tháng {int(group.key[-2:])}/{group.key[:4]}"
    label = "Lĩnh vực" if group.key.isalpha() else "TC" if group.key.count(".") == 1 else "TCTP"
    return f"{label} {group.key}. {plain(group.title)}"
