"""Titles, headings and remarks that every report, workbook and calendar shares."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from cchc.analysis.groups import Group, Holder, Role, by_holder
from cchc.analysis.tracking import State, Tracked
from cchc.model.workdays import WorkCalendar, known_until
from cchc.wording import PARTY_KINDS, count, day, listing, points

if TYPE_CHECKING:
    from cchc.analysis.overdue import AskedPlan, Overdue, Waiting
    from cchc.analysis.status import Status

_ROLES = {"support": "vai trò phối hợp", "any": "chủ trì hoặc phối hợp"}
ONLY_THERE = " chỉ có ở đó"
"""What a sentence on nhiệm vụ of a plan adds where others of the plan are also another annex's, which has records."""
NOBODY = "Chưa ghi đầu mối chủ trì"
UNACCOUNTABLE = "Chưa xác định đầu mối chịu trách nhiệm"
"""The heading above nhiệm vụ without an accountable party."""
DUE_UNRECORDED = "Đã đến hạn, chưa ghi nhận kết quả"
"""The heading, in capitals mostly, of what is past its due day in a plan without a progress file: no days, no share."""
NO_AREA = "Không chia lĩnh vực"
"""The heading of rows that stand in no area."""
POLITICAL = "Cơ quan Đảng, Mặt trận"
"""The heading of bodies of the Party and of the Fatherland Front, which are never listed as late."""
WAITING = "NHIỆM VỤ THEO SỰ VIỆC (chưa xác định ngày)"
"""The heading of what waits for an event."""
PRODUCTS = "SẢN PHẨM CHƯA ẤN ĐỊNH THỜI HẠN"
"""The title of the list of products without a due day."""
COUNTED_FOR_EACH = "Nhiệm vụ có nhiều đầu mối được tính cho từng đầu mối; dòng “Tổng số” tính mỗi nhiệm vụ một lần."
"""The reason why the lines of a summary by party add up to more than its last line."""


def until(as_of: date) -> str:
    """The phrase for a report's day: “tính đến ngày 15/7/2024”."""
    return f"tính đến ngày {day(as_of)}"


def due_within(days: int) -> str:
    """The heading of what falls due in so many days: “Đến hạn trong 14 ngày tới”."""
    return f"Đến hạn trong {count(days)} ngày tới"


def nothing_urgent(days: int) -> str:
    """The beginning of a sentence: nothing is late, or falls due in so many days."""
    return f"Không có nhiệm vụ quá hạn hoặc {due_within(days).lower()}"


def times_extended(times: int) -> str:
    """The number of extensions of a due day: “đã gia hạn 02 lần”."""
    return f"đã gia hạn {count(times)} lần"


def remarks(item: Tracked) -> Iterator[str]:
    """Remarks on a due day that differs from the plan's: extensions, and a move off a day off."""
    if item.extensions:
        last = item.extensions[-1]
        assert item.stated is not None  # noqa: S101 — only what has a due day can be extended
        yield f"{times_extended(len(item.extensions))}, từ {day(item.stated)} ({last.document})"
    if item.moved and item.extended:
        yield f"thời hạn {day(item.extended)} là ngày nghỉ, tính đến ngày làm việc tiếp theo"


def overdue_title(found: "Overdue") -> str:
    """The title of the list of overdue nhiệm vụ, with its days ahead, day, parties and role."""
    soon = "" if found.within is None else f" VÀ {due_within(found.within).upper()}"
    return f"NHIỆM VỤ QUÁ HẠN{soon} ({until(found.as_of)}){_whose(found.role, found.only)}"


def status_title(found: "Status") -> str:
    """The title of the status summary, with its day, parties and role."""
    return f"TÌNH HÌNH THỰC HIỆN KẾ HOẠCH ({until(found.as_of)}){_whose(found.role, found.only)}"


def _whose(role: Role, only: Sequence[str]) -> str:
    words = [listing(list(only))] if only else []
    words += [_ROLES[role]] if role in _ROLES else []
    return f" – {', '.join(words)}" if words else ""


def untold(plans: "Iterable[AskedPlan]") -> Iterator[str]:
    """The sentence that lateness cannot be told where most times of a plan are unread; or none."""
    found = [plan for plan in plans if plan.is_unread]
    if found:
        unread, timed = sum(len(plan.unread) for plan in found), sum(plan.timed for plan in found)
        yield (
            f"Chưa tính được quá hạn: {count(unread)}/{count(timed)} nhiệm vụ có thời gian thực hiện chưa xác định "
            "được ngày."
        )


def lost_undated(plans: "Iterable[AskedPlan]") -> Iterator[str]:
    """The sentence that lateness cannot be told of lost points without a deadline; or none."""
    asked = tuple(plans)
    found = [plan for plan in asked if plan.lost.undated]
    if found:
        undated, lost = sum(len(plan.lost.undated) for plan in found), sum(plan.lost.criteria for plan in found)
        total = points(sum((plan.lost.undated_points for plan in found), Decimal(0)))
        yield (
            f"{_remedy_annexes(found, asked)}: {count(undated)}/{count(lost)} tiêu chí bị mất điểm chưa ấn định thời "
            f"hạn ({total} điểm), nên chưa xác định được quá hạn."
        )


def _remedy_annexes(found: "Sequence[AskedPlan]", asked: "Sequence[AskedPlan]") -> str:
    """“Phụ lục II”, or “02 phụ lục khắc phục”; with the files, where others were asked about that may be meant."""
    own = f"Phụ lục {found[0].annex}" if found[0].annex else "Phụ lục khắc phục"
    told = f"{count(len(found))} phụ lục khắc phục" if len(found) > 1 else own
    are_several = sum(plan.lost.criteria > 0 for plan in asked) > 1 or len({plan.commune for plan in asked}) > 1
    return f"{told} ({listing([plan.name for plan in found])})" if are_several else told


def reservations(plans: "Sequence[AskedPlan]") -> Iterator[str]:
    """The sentences under the title of what is overdue: nothing recorded, unread times, lost points without a deadline.

    They stand there also where nothing is late.
    """
    yield from unrecorded(plans)
    yield from untold(plans)
    yield from lost_undated(plans)


def nothing_late(overdue: "Overdue") -> Iterator[str]:
    """The sentence that nothing is overdue, in the plans that were counted; none where that cannot be told.

    Where lost points have no deadline, it speaks of what has one.
    """
    if not overdue.late and not any(plan.is_unread for plan in overdue.plans):
        among = " trong các kế hoạch đã tính," if any(plan.left_out for plan in overdue.plans) else ""
        yield from beside_lost_points(f"Không có nhiệm vụ quá hạn{among} {until(overdue.as_of)}.", overdue.plans)


def beside_lost_points(sentence: str, plans: "Sequence[AskedPlan]") -> Iterator[str]:
    """The sentence; where lost points have no deadline, it speaks of what has one, or is left out if nothing has."""
    if not any(plan.lost.undated for plan in plans):
        yield sentence
    elif any(plan.occurrences for plan in plans):
        yield of_dated(sentence)


def of_dated(sentence: str) -> str:
    """A sentence on nhiệm vụ that speaks only of those with a due day."""
    return f"Trong các nhiệm vụ có thời hạn, {sentence[:1].lower()}{sentence[1:]}"


def holder_name(holder: Holder, *, several: bool = False) -> str:
    """A party as a heading names it; with its commune, when there are several."""
    kind = f" ({PARTY_KINDS[holder.party.kind]})" if holder.party and not holder.accountable else ""
    return f"{holder.name or NOBODY}{kind}{f', {holder.unit}' if several else ''}"


def leads(item: Tracked) -> tuple[Group, ...]:
    """The parties that lead a nhiệm vụ."""
    return by_holder([item])


def short_leads(item: Tracked, *, several: bool = False) -> str:
    """The leading parties, by short names where they have any; with the commune, when there are several communes."""
    named = [group.holder for group in leads(item) if group.holder]
    units = f" ({named[0].unit})" if several and named else ""
    return "; ".join((holder.party.short if holder.party else None) or holder.name for holder in named) + units


def communes(items: Iterable[Tracked]) -> frozenset[str]:
    """The names of the communes whose plans these items belong to."""
    return frozenset(item.dossier.commune.name for item in items)


def group_names(groups: Iterable[Group]) -> Callable[[Group], str]:
    """The function from one of these groups to its heading; a party has its commune's name where there are several."""
    several = len({group.holder.unit for group in groups if group.holder}) > 1
    return lambda group: holder_name(group.holder, several=several) if group.holder else title_of(group)


def title_of(group: Group, *, several: bool = False) -> str:
    """The heading of an area or a criterion, with the commune when there are several; or of a month."""
    unit = f", {listing(sorted(communes(group.items)))}" if several and group.title else ""
    return f"{'. '.join(filter(None, [label_of(group), group.title])) or NO_AREA}{unit}"


def label_of(group: Group) -> str:
    """The short heading of an area, a criterion or a month: Lĩnh vực I, TC 1.2, Tháng 7/2024; blank for none."""
    is_month = not (group.label or group.title) and group.key
    return f"Tháng {int(group.key[-2:])}/{group.key[:4]}" if is_month else group.label


def annex_name(item: Tracked) -> str:
    """The annex of a nhiệm vụ: “Phụ lục I”; the only annex of its Kế hoạch has no number, and is called by its file."""
    number = item.dossier.plan.annex
    return f"Phụ lục {number}" if number else PurePath(item.plan).stem


def annex_names(items: Iterable[Tracked]) -> Callable[[Tracked], str]:
    """The function from one of these items to the name of its annex; with the year, where they are of several."""
    plans = {item.plan: item.dossier.plan for item in items}
    several = len({plan.period for plan in plans.values()}) > 1
    return lambda item: f"{annex_name(item)} {item.dossier.plan.period}" if several else annex_name(item)


def plan_names(items: Iterable[Tracked]) -> dict[str, str]:
    """The name of each plan that these items stand in, by its file: “Phụ lục I”, “Phụ lục I, An Bình”.

    Names that would be alike are told apart by the files.
    """
    one_each = {item.plan: item for item in items}
    named, several = annex_names(one_each.values()), len(communes(one_each.values())) > 1
    names = {
        plan: f"{named(item)}{f', {item.dossier.commune.name}' if several else ''}" for plan, item in one_each.items()
    }
    alike = Counter(names.values())
    return {plan: f"{name} ({plan})" if alike[name] > 1 else name for plan, name in names.items()}


def caveats(plans: "Sequence[AskedPlan]", *, with_waiting: bool = True) -> Iterator[str]:
    """Caveats beside the numbers: plans left out, times without a day, plans that are over.

    Without `with_waiting` the criteria theo sự việc are not named, since a table lists them.
    """
    yield from not_counted(plans)
    if with_waiting:
        yield from waiting(plans)
    yield from ways_of_counting(plans)


def not_counted(plans: "Sequence[AskedPlan]") -> Iterator[str]:
    """What the numbers lack: plans left out because of errors, and criteria whose time cannot be read."""
    left_out = [plan.name for plan in plans if plan.left_out]
    if left_out:
        yield f"Chưa tính {listing(left_out)} vì tệp còn lỗi."
    for plan in plans:
        if plan.unread:
            yield f"Thời gian không đọc được nên chưa theo dõi được{_where(plan, plans)}: {listing(list(plan.unread))}."


def waiting(plans: "Sequence[AskedPlan]") -> Iterator[str]:
    """The criteria theo sự việc of each plan, by number and title, and how often that has happened."""
    for plan in plans:
        if plan.on_event:
            yield f"{WAITING}{_where(plan, plans)}: {'; '.join(map(_waiting, plan.on_event))}."


def _waiting(criterion: "Waiting") -> str:
    events = f" (đã xảy ra {count(criterion.events)} lần)" if criterion.events else ""
    return f"{criterion.code} {criterion.title}{events}"


def _where(plan: "AskedPlan", among: "Sequence[AskedPlan]") -> str:
    """The annex of a plan in brackets, where others are asked about; its file, where it has no annex of its own."""
    if len(among) == 1:
        return ""
    is_told = plan.annex and sum(each.annex == plan.annex for each in among) == 1
    return f" (Phụ lục {plan.annex})" if is_told else f" ({plan.name})"


def unrecorded(plans: "Iterable[AskedPlan]") -> Iterator[str]:
    """The sentence that plans have no progress file, so that what is only theirs is listed as not done; or none.

    What another annex has, too, may be done by its records.
    """
    found: dict[str, list[str]] = {}
    for plan in plans:
        if plan.is_unrecorded:
            found.setdefault(ONLY_THERE if plan.unrecorded < plan.occurrences else "", []).append(plan.name)
    for only, names in found.items():
        yield f"Chưa có tệp tiến độ cho {listing(names)}: mọi nhiệm vụ{only} được coi là chưa hoàn thành."


def ways_of_counting(plans: "Sequence[AskedPlan]") -> Iterator[str]:
    """The years whose end stops the count of days late, and the calendars by which due days were moved."""
    yield from dict.fromkeys(_ended(plan) for plan in plans if plan.ended)
    yield from counted_by(plan.calendar for plan in plans)


def counted_by(calendars: Iterable[WorkCalendar | None]) -> Iterator[str]:
    """A sentence on each calendar by which due days were moved."""
    yield from dict.fromkeys(map(_in_words, filter(None, calendars)))


def _in_words(calendar: WorkCalendar) -> str:
    """A calendar: the country's, and an office's own days."""
    numbers = ((calendar.off, "ngày nghỉ"), (calendar.worked, "ngày làm việc"))
    own = [f"{count(len(days))} {what}" for days, what in numbers if days]
    more = f"; {calendar.settings}: {', '.join(own)}" if own else ""
    return f"Ngày nghỉ: theo lịch nghỉ lễ, Tết của Việt Nam (hoán đổi đã biết đến năm {known_until()}){more}."


def _ended(plan: "AskedPlan") -> str:
    last = day(plan.ended_on) if plan.ended_on else ""
    return f"Kế hoạch {plan.ended} đã kết thúc ngày {last}; số ngày quá hạn tính đến ngày đó."


def counted_apart(items: Sequence[Tracked]) -> Iterator[str]:
    """The line in which the items of political bodies are counted: “Cơ quan Đảng, Mặt trận: 02 nhiệm vụ …”."""
    if items:
        late = sum(item.state is State.OVERDUE for item in items)
        which = f", trong đó {count(late)} nhiệm vụ" if 0 < late < len(items) else ""
        unrecorded = f" {DUE_UNRECORDED.lower()}" if late else ""
        yield f"{POLITICAL}: {count(len(items))} nhiệm vụ{which}{unrecorded}."
