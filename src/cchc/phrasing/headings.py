"""What is said of one nhiệm vụ, and of those under one heading, alike in every report, workbook and calendar."""

from collections.abc import Iterable, Iterator, Sequence

from cchc.analysis.groups import Group, Holder, Role, by_holder
from cchc.analysis.overdue import AskedPlan, Overdue
from cchc.analysis.status import Status
from cchc.analysis.tracking import Grade, State, Tracked
from cchc.model.emphasis import plain
from cchc.wording import PARTY_KINDS, count, day, listing

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
_ROLES = {"support": "vai trò phối hợp", "any": "chủ trì hoặc phối hợp"}
NOBODY = "Chưa ghi đầu mối chủ trì"
UNACCOUNTABLE = "Chưa xác định đầu mối chịu trách nhiệm"
"""What stands above those of whom nobody in particular is late."""


def remarks(item: Tracked) -> Iterator[str]:
    """What is to be said of a due day that is not the plan's."""
    if item.extensions:
        last = item.extensions[-1]
        assert item.stated is not None  # noqa: S101 — only what has a due day can be extended
        yield f"đã gia hạn {count(len(item.extensions))} lần, từ {day(item.stated)} ({last.document})"
    if item.moved and item.extended:
        yield f"thời hạn {day(item.extended)} là ngày nghỉ, tính đến ngày làm việc tiếp theo"


def overdue_title(found: Overdue) -> str:
    """What the list of what is late is called: how far ahead it looks, whose it is, of which day."""
    soon = "" if found.within is None else f" VÀ ĐẾN HẠN TRONG {count(found.within)} NGÀY TỚI"
    return f"NHIỆM VỤ QUÁ HẠN{soon} (tính đến ngày {day(found.as_of)}){_whose(found.role, found.only)}"


def status_title(found: Status) -> str:
    """What the summary is called: whose it is, of which day."""
    return f"TÌNH HÌNH THỰC HIỆN KẾ HOẠCH (tính đến ngày {day(found.as_of)}){_whose(found.role, found.only)}"


def _whose(role: Role, only: Sequence[str]) -> str:
    words = [listing(list(only))] if only else []
    words += [_ROLES[role]] if role in _ROLES else []
    return f" – {', '.join(words)}" if words else ""


def nothing_late(overdue: Overdue) -> str:
    """That nothing is late, as far as is known."""
    among = " trong các kế hoạch đã tính," if any(plan.left_out for plan in overdue.plans) else ""
    return f"Không có nhiệm vụ quá hạn{among} tính đến ngày {day(overdue.as_of)}."


def holder_name(holder: Holder, *, several: bool = False) -> str:
    """A party as a heading names it; with its commune, when there are several."""
    kind = f" ({PARTY_KINDS[holder.party.kind]})" if holder.party and not holder.accountable else ""
    return f"{holder.name or NOBODY}{kind}{f', {holder.unit}' if several else ''}"


def leads(item: Tracked) -> tuple[Group, ...]:
    """The parties that lead it."""
    return by_holder([item])


def short_leads(item: Tracked, *, several: bool = False) -> str:
    """Who leads it, by short names where there are any; with the commune, when there are several."""
    named = [group.holder for group in leads(item) if group.holder]
    units = f" ({named[0].unit})" if several and named else ""
    return "; ".join((holder.party.short if holder.party else None) or holder.name for holder in named) + units


def communes(items: Iterable[Tracked]) -> frozenset[str]:
    """The names of the communes of which these are."""
    return frozenset(item.dossier.commune.name for item in items if item.dossier.commune)


def title_of(group: Group, *, several: bool = False) -> str:
    """The heading of an area or a criterion, with the commune when there are several; or of a month."""
    if not group.title:
        return f"Tháng {int(group.key[-2:])}/{group.key[:4]}"
    label = "Lĩnh vực" if group.key.isalpha() else "TC" if group.key.count(".") == 1 else "TCTP"
    unit = f", {listing(sorted(communes(group.items)))}" if several else ""
    return f"{label} {group.key}. {plain(group.title)}{unit}"


def caveats(plans: Sequence[AskedPlan]) -> Iterator[str]:
    """What a reader must know before the numbers: plans that are not in them, and that nothing was recorded."""
    left_out = [plan.name for plan in plans if plan.left_out]
    if left_out:
        yield f"Chưa tính {listing(left_out)}: tệp này hoặc tệp đi kèm còn lỗi."
    for plan in plans:
        if plan.unread:
            yield f"Thời gian không đọc được nên chưa theo dõi được ({plan.name}): {listing(list(plan.unread))}."
    unrecorded = [plan.name for plan in plans if plan.occurrences and not plan.has_progress]
    if unrecorded:
        yield nothing_recorded(unrecorded)


def nothing_recorded(names: Sequence[str]) -> str:
    """The same of the plans of these names, or of all that is spoken of."""
    named = f" cho {listing(list(names))}" if names else ""
    return f"Chưa có tệp tiến độ{named}: mọi nhiệm vụ được coi là chưa hoàn thành."
