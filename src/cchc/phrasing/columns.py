"""The columns of a nhiệm vụ and of its counts: the one table from which everything printed picks its own.

A medium that shows other values under a heading has a variant, which stands beside the usual column.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc.analysis.groups import By, Group, Role
from cchc.analysis.status import EventDuty, Product, Tally
from cchc.analysis.tracking import Grade, State, Tracked
from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.phrasing import commune_columns
from cchc.phrasing.column import AREA_HEADING, FILE_HEADING, LEAD_HEADING, Column, ValueKind
from cchc.phrasing.headings import annex_names, leads, remarks, short_leads, times_extended
from cchc.phrasing.states import GRADES, STATES, days_left
from cchc.wording import PARTY_KINDS, day

_ItemColumn = Column[Tracked]
_LATE = {State.OVERDUE, State.DONE_LATE}
_LEFT = {State.IN_TIME, State.DUE_SOON}


def _changes(item: Tracked) -> str:
    """The changes to the plan's due day: the number of extensions, the day off from which it was moved."""
    extended = [times_extended(len(item.extensions))] if item.extensions else []
    moved = [f"chuyển từ ngày nghỉ {day(item.extended)}"] if item.moved and item.extended else []
    return "; ".join(extended + moved)


def _state_and_days(item: Tracked) -> str:
    name = STATES[item.state].full
    return f"{name} ({days_left(item)})" if item.state is State.DUE_SOON else name


def _days_late_or_left(item: Tracked) -> int | str:
    if item.state is State.OVERDUE:
        return item.days
    return days_left(item) if item.days else "hôm nay"


def _evidence(item: Tracked) -> str | None:
    """The document, the file, or both; `None` when the item is not done."""
    return "; ".join(text for text in (item.entry.evidence, item.entry.file) if text) if item.entry else None


def _by(item: Tracked) -> str:
    """The party that did it, by its short name where there is one, else as recorded; blank when nobody is named."""
    if item.entry is None or item.entry.by is None:
        return ""
    return next(
        (party.short for party in item.dossier.commune.parties if party.id == item.entry.by and party.short),
        item.entry.by,
    )


def _of_commune(column: Column[Commune]) -> Column[Tracked]:
    return Column(column.heading, column.kind, lambda item: column.value(item.dossier.commune), column.width)


def _in_state(state: State) -> Callable[[Tally], int]:
    return lambda tally: tally.counts[state]


def _of_grade(grade: Grade) -> Callable[[Group], int]:
    return lambda group: sum(item.grade is grade for item in group.items)


def _party_kind(group: Group) -> str:
    return PARTY_KINDS[group.holder.party.kind] if group.holder and group.holder.party else ""


PLAN = _ItemColumn("Phụ lục", ValueKind.TEXT, lambda item: item.plan, 13)
PLAN_FILE = replace(PLAN, heading=FILE_HEADING)
COMMUNE, COMMUNE_CODE, ISSUER = map(_of_commune, commune_columns.NAMES)
AREA = _ItemColumn(AREA_HEADING, ValueKind.CODE, lambda item: item.row.area_number or None)
CRITERION = _ItemColumn("Mã tiêu chí", ValueKind.CODE, lambda item: item.row.address, 7, short="Mã")
CRITERION_TITLE = _ItemColumn("Tiêu chí", ValueKind.TEXT, lambda item: plain(item.row.criterion.title), 45)
ADDRESS = _ItemColumn("Mã nhiệm vụ", ValueKind.CODE, lambda item: item.address, 18, short="Mã")
ALSO = _ItemColumn("Mã ở phụ lục kia", ValueKind.TEXT, lambda item: "; ".join(item.also))
TITLE = _ItemColumn("Nhiệm vụ, sản phẩm", ValueKind.TEXT, lambda item: item.title, 34, wide=True)
TITLE_AND_REMARKS = replace(TITLE, value=lambda item: "\n".join([item.title, *remarks(item)]))
TIMEFRAME = _ItemColumn("Thời gian thực hiện", ValueKind.TEXT, lambda item: plain(item.row.text("timeframe") or ""), 24)
LEAD = _ItemColumn(LEAD_HEADING, ValueKind.TEXT, short_leads, 18)
LEAD_AS_WRITTEN = replace(LEAD, value=lambda item: plain("; ".join(item.leads)), width=36)
LEAD_NAMES = _ItemColumn("Đầu mối chủ trì", ValueKind.TEXT, lambda item: "; ".join(each.title for each in leads(item)))
SUPPORT = _ItemColumn("Phối hợp", ValueKind.TEXT, lambda item: plain("; ".join(item.supports)), 26)
DUE = _ItemColumn("Thời hạn", ValueKind.DAY, lambda item: item.due, 11)
STATED_DUE = _ItemColumn("Thời hạn trong kế hoạch", ValueKind.DAY, lambda item: item.stated)
TIMES_EXTENDED = _ItemColumn("Số lần gia hạn", ValueKind.NUMBER, lambda item: len(item.extensions) or None)
CHANGES = _ItemColumn("Gia hạn", ValueKind.TEXT, _changes, 10)
STATE = _ItemColumn("Tình trạng", ValueKind.TEXT, lambda item: STATES[item.state].full, 13)
STATE_AND_DAYS = replace(STATE, value=_state_and_days)
DAYS_LATE = _ItemColumn("Quá hạn (ngày)", ValueKind.NUMBER, lambda item: item.days if item.state in _LATE else None, 7)
DAYS_LATE_OR_LEFT = replace(DAYS_LATE, value=_days_late_or_left)
DAYS_LEFT = _ItemColumn("Còn (ngày)", ValueKind.NUMBER, lambda item: item.days if item.state in _LEFT else None)
GRADE = _ItemColumn(
    "Mức quá hạn", ValueKind.CODE, lambda item: GRADES[item.grade] if item.grade else None, 9, roomy=True
)
POINTS = _ItemColumn("Điểm tối đa", ValueKind.POINTS, lambda item: item.row.criterion.max_score, 7, roomy=True)
DONE_ON = _ItemColumn("Ngày hoàn thành", ValueKind.DAY, lambda item: item.entry.date if item.entry else None, 11)
EVIDENCE = _ItemColumn("Tài liệu kiểm chứng", ValueKind.TEXT, _evidence, 24)
BY = _ItemColumn("Người thực hiện", ValueKind.TEXT, _by, 10)
NOTE = _ItemColumn("Ghi chú", ValueKind.TEXT, lambda item: (item.entry.note or "") if item.entry else None, 15)

COUNTED = (
    Column[Tally]("Tổng số", ValueKind.NUMBER, lambda tally: tally.total, 8),
    *(Column(name.short, ValueKind.NUMBER, _in_state(state), 10) for state, name in STATES.items()),
    Column[Tally]("Đã đến hạn", ValueKind.NUMBER, lambda tally: tally.due_so_far, 9, roomy=True),
    Column[Tally]("Tỷ lệ đúng hạn", ValueKind.SHARE, lambda tally: tally.share_on_time, 10),
)
"""The number of nhiệm vụ in each state, and the share of those done on time."""
PARTY_KIND = Column[Group]("Loại đầu mối", ValueKind.TEXT, _party_kind)
LATE = Column[Group](STATES[State.OVERDUE].short, ValueKind.NUMBER, lambda group: len(group.late), 12)
LATE_BY_GRADE = tuple(
    Column(f"{LATE.heading} {name}", ValueKind.NUMBER, _of_grade(grade), 12) for grade, name in GRADES.items()
)
SOON = Column[Group](
    STATES[State.DUE_SOON].short, ValueKind.NUMBER, lambda group: len(group.items) - len(group.late), 12
)
POINTS_AT_STAKE = Column[Group]("Tổng điểm tối đa", ValueKind.POINTS, lambda group: group.stake.points, 12)
EVENTS = Column[EventDuty]("Đã xảy ra", ValueKind.NUMBER, lambda duty: duty.events or None, 6)
PRODUCT = Column[Product]("Sản phẩm", ValueKind.TEXT, lambda product: product.clause, 60, wide=True)

_GROUPS: dict[By, str] = {"official": "Đầu mối", "area": AREA.heading, "criterion": "Tiêu chí", "month": "Tháng"}
PARTIES: dict[Role, str] = {"lead": LEAD_NAMES.heading, "support": "Đầu mối phối hợp", "any": _GROUPS["official"]}
"""The heading above the names of parties that have this role."""


def annex(items: Iterable[Tracked]) -> Column[Tracked]:
    """The column of the annexes that these items stand in."""
    return replace(PLAN, value=annex_names(items), narrow=("Phụ lục", "PL"))


def of_event(column: Column[Tracked]) -> Column[EventDuty]:
    """A column of a nhiệm vụ, for the table of what is theo sự việc."""
    return Column(
        column.heading,
        column.kind,
        lambda duty: column.value(duty.item),
        column.width,
        short=column.short,
        narrow=column.narrow,
    )


def of_product(column: Column[Tracked], width: float = 0) -> Column[Product]:
    """A column of a nhiệm vụ, for the table of products; a `width` of 0 keeps the column's own."""
    width = width or column.width
    return Column(
        column.heading,
        column.kind,
        lambda product: column.value(product.item),
        width,
        column.short,
        narrow=column.narrow,
    )


def names(by: By, width: float = 0) -> Column[str]:
    """The column of the names of groups."""
    return Column(_GROUPS[by], ValueKind.TEXT, str, width, wide=True)
