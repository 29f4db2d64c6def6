"""Tình hình thực hiện: the states by area and by party as tables, as records and as JSON."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from cchc.analysis.groups import Group
from cchc.analysis.status import EventDuty, Status, Tallied, Tally
from cchc.analysis.tracking import State
from cchc.phrasing import sentences
from cchc.phrasing.column import headings, texts, values
from cchc.phrasing.columns import (
    COUNTED,
    CRITERION,
    CRITERION_TITLE,
    EVENTS,
    LEAD,
    LEAD_NAMES,
    PRODUCT,
    TIMEFRAME,
    annex,
    names,
    of_event,
    of_product,
)
from cchc.phrasing.headings import (
    NO_AREA,
    PRODUCTS,
    UNACCOUNTABLE,
    WAITING,
    caveats,
    counted_apart,
    group_names,
    plan_names,
    remarks,
    status_title,
    unrecorded,
)
from cchc.phrasing.states import STATES
from cchc.report import tracking
from cchc.report.forms import Report
from cchc.report.machine import named
from cchc.report.table import PrintedTable, TableGroup, TableLine
from cchc.wording import count_or_zero, day

_BAR = 8
"""The number of blocks in a progress bar."""
_OPEN = (State.IN_TIME, State.DUE_SOON, State.OVERDUE)
_RECORD = (LEAD_NAMES, *tracking.RECORD)


def report(status: Status) -> Report:
    """The report in all its shapes."""
    return Report(
        shape=partial(_shape, status),
        headings=headings(_RECORD),
        records=lambda: (values(_RECORD, item) for item in status.items),
        tables=partial(_tables, status),
    )


def _tables(status: Status) -> Iterator[PrintedTable]:
    yield _by_area(status)
    yield _by_party(status)
    if duties := status.on_event:
        yield _on_event(status, duties)
    if status.products:
        yield _products(status)


def _by_area(status: Status) -> PrintedTable:
    total = _line("Tổng cộng", status.totals, is_sum=True)
    groups = [
        TableGroup(tuple(_line(_area(each.group), each.tally) for each in counted), heading)
        for heading, counted in _by_plan(status)
    ]
    if len(groups) == 1:
        groups = [TableGroup((*groups[0].lines[:-1], groups[0].lines[-1]._replace(closing=True), total))]
    else:
        groups.append(TableGroup((total,), "Tất cả phụ lục"))
    return PrintedTable(status_title(status), (names("area"), *COUNTED), tuple(groups), tuple(_foot(status)))


def _area(group: Group) -> str:
    """The number and title of an area, as far as it has them."""
    return ". ".join(filter(None, (group.key, group.title))) or NO_AREA


def _by_plan(status: Status) -> Iterator[tuple[str, list[Tallied]]]:
    """The areas under their plan's name, which is blank when there is one plan only."""
    found: dict[str, list[Tallied]] = {}
    for counted in status.areas:
        found.setdefault(counted.group.items[0].plan, []).append(counted)
    names = plan_names(status.items) if len(status.plans) > 1 else {}
    return ((names.get(plan, ""), areas) for plan, areas in found.items())


def _by_party(status: Status) -> PrintedTable:
    name = group_names(counted.group for counted in status.listed)
    groups = []
    for accountable in (True, False):
        lines = [
            _line(name(counted.group), counted.tally) for counted in status.listed if counted.answers is accountable
        ]
        if lines:
            groups.append(TableGroup(tuple(lines), "" if accountable else UNACCOUNTABLE))
    return PrintedTable("THEO ĐẦU MỐI", (names("official"), *COUNTED), tuple(groups), tuple(_foot_by_party(status)))


def _foot_by_party(status: Status) -> Iterator[str]:
    if status.repeats:
        yield "Nhiệm vụ có nhiều đầu mối hiện ở từng đầu mối, nên các dòng cộng lại nhiều hơn tổng số."
    yield from counted_apart(status.political)


def _line(name: str, tally: Tally, *, is_sum: bool = False) -> TableLine:
    return TableLine(("\n".join([name, *_bar(tally)]), *texts(COUNTED, tally)), is_sum=is_sum)


def _on_event(status: Status, duties: Sequence[EventDuty]) -> PrintedTable:
    plan = (of_event(annex(status.items)),) if len(status.plans) > 1 else ()
    picked = (*plan, of_event(CRITERION), of_event(CRITERION_TITLE), of_event(TIMEFRAME), of_event(LEAD), EVENTS)
    lines = tuple(TableLine(texts(picked, duty)) for duty in duties)
    foot = "Khi sự việc xảy ra, đề nghị ghi nhận (cchc event) để có thời hạn."
    return PrintedTable(WAITING, picked, (TableGroup(lines),), (foot,))


def _products(status: Status) -> PrintedTable:
    plan = (of_product(annex(status.items)),) if len(status.plans) > 1 else ()
    picked = (*plan, of_product(CRITERION), PRODUCT, of_product(LEAD))
    return PrintedTable(
        PRODUCTS,
        picked,
        (TableGroup(tuple(TableLine(texts(picked, product)) for product in status.products)),),
        ("Phụ lục nêu sản phẩm cụ thể, thời gian chỉ ghi “Thường xuyên”. Đề nghị ấn định thời hạn (deliverables).",),
    )


def _bar(tally: Tally) -> Iterator[str]:
    """A progress bar: the done share of the items with a due day; nothing when there are none."""
    if tally.dated:
        filled = tally.done * _BAR // tally.dated
        yield f"{'█' * filled}{'░' * (_BAR - filled)} {tally.done}/{tally.dated}"


def _foot(status: Status) -> Iterator[str]:
    """The totals as reports quote them."""
    totals, counts = status.totals, status.totals.counts
    open_ones = ", ".join(f"{STATES[state].short.lower()} {count_or_zero(counts[state])}" for state in _OPEN)
    yield (
        f"Tổng số {count_or_zero(totals.total)} nhiệm vụ, trong đó {count_or_zero(totals.dated)} nhiệm vụ có thời hạn, "
        f"{count_or_zero(counts[State.NO_DEADLINE])} nhiệm vụ {STATES[State.NO_DEADLINE].full.lower()}."
    )
    yield (
        f"Đã hoàn thành {count_or_zero(totals.done)} nhiệm vụ (đúng hạn {count_or_zero(counts[State.DONE_ON_TIME])}, "
        f"quá hạn {count_or_zero(counts[State.DONE_LATE])}); chưa hoàn thành "
        f"{count_or_zero(totals.dated - totals.done)} nhiệm vụ ({open_ones})."
    )
    yield sentences.share(totals)
    yield from _moved_days(status)
    soon = STATES[State.DUE_SOON].full
    yield f"{soon}: trong {status.asking.soon} ngày tới. Thanh ngang: số đã hoàn thành trên số có thời hạn."
    yield from caveats(status.plans, with_waiting=False)
    yield from unrecorded(status.plans)


def _moved_days(status: Status) -> Iterator[str]:
    """Remarks on the due days that differ from the plan's: extensions, and days off that an open item falls on."""
    moved = []
    for item in status.items:
        if item.due and item.extensions:
            yield f"{item.address}: {'; '.join(remarks(item))}; thời hạn nay là {day(item.due)}."
        elif item.due and item.extended and item.moved and not item.done:
            moved.append(f"{item.address} ({day(item.extended)} → {day(item.due)})")
    if moved:
        yield f"Thời hạn là ngày nghỉ, tính đến ngày làm việc tiếp theo: {', '.join(moved)}."


def _shape(status: Status) -> dict[str, Any]:
    return {
        "as_of": status.as_of.isoformat(),
        "soon_days": status.asking.soon,
        "role": status.role,
        "plans": tracking.plans_shape(status.plans),
        "totals": _tally(status.totals),
        "areas": [
            {"number": each.group.key or None, "title": each.group.title or None, "plan": each.group.items[0].plan}
            | _tally(each.tally)
            | tracking.of_one_commune(each.group)
            for each in status.areas
        ],
        "parties": [tracking.holder_shape(each.group) | _tally(each.tally) for each in status.holders],
        "items": [tracking.shape(item) for item in status.items],
        "products_without_deadline": [
            {"criterion": each.item.row.address, "product": each.clause, "plan": each.item.plan}
            | named(each.item.dossier.commune.names)
            for each in status.products
        ],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    share = tally.share_on_time
    return {
        "total": tally.total,
        **{state.value: counted for state, counted in tally.counts.items()},
        "due_so_far": tally.due_so_far,
        "done_on_time_so_far": tally.on_time_so_far,
        "share_on_time": None if share is None else float(round(share, 4)),
    }
