"""Nhiệm vụ: what is past its due day, what falls due soon, and the numbers by lĩnh vực and by đầu mối."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.analysis.duties import Duty, duties_in
from cchc.analysis.groups import Group
from cchc.analysis.tracking import State, Tracked
from cchc.documents.page.columns import TOTAL, TWICE, ShownColumn, of_office, shown, table
from cchc.documents.page.counts import counts
from cchc.documents.page.office import Offices, PageOffice
from cchc.documents.page.tables import PageBlock, PageCell, PageSection, PageTable, cell
from cchc.phrasing import columns, sentences
from cchc.phrasing.column import AREA_HEADING, Column, ValueKind
from cchc.phrasing.headings import (
    DUE_UNRECORDED,
    NO_AREA,
    POLITICAL,
    counted_apart,
    due_within,
    holder_name,
    lost_undated,
    nothing_urgent,
    of_dated,
    remarks,
    untold,
    waiting,
    ways_of_counting,
)
from cchc.phrasing.states import STATES
from cchc.wording import count, together

_MANY = "Số nhiệm vụ"
_OwnedItems = Sequence[tuple[PageOffice, Sequence[Tracked]]]


def due_section(offices: Offices) -> PageSection:
    """The items past their due day and those due soon; what has nothing recorded stands apart, without days."""
    within = offices.all[0].status.asking.soon
    past = [(office, office.past_due) for office in offices.all]
    late = [(office, office.late) for office in offices.all]
    soon = [(office, office.soon) for office in offices.all]
    tables = (
        *_list(offices, past, State.OVERDUE, "chua-ghi-nhan", DUE_UNRECORDED.upper()),
        *_list(offices, late, State.OVERDUE, "qua-han", STATES[State.OVERDUE].full, columns.DAYS_LATE),
        *_list(offices, soon, State.DUE_SOON, "sap-den-han", due_within(within), columns.DAYS_LEFT),
    )
    said = tuple(_said(offices, nothing_urgent(within), is_quiet=not tables))
    return PageSection(
        "nhiem-vu", "Nhiệm vụ đến hạn, quá hạn", (PageBlock(said=said), *(PageBlock(table=each) for each in tables))
    )


def _said(offices: Offices, nothing: str, *, is_quiet: bool) -> Iterator[str]:
    """What is known of all: nothing recorded, unread times, lost points without a deadline, nothing urgent.

    Below that stands what only political bodies lead.
    """
    plans = [plan for office in offices.all for plan in office.status.plans]
    unrecorded = "" if offices.are_several else sentences.unrecorded(offices.items)
    unknown, lost = [*untold(plans)], [*lost_undated(plans)]
    quiet = f"{nothing}." if is_quiet and not unknown else ""
    yield from filter(None, (unrecorded, *unknown, *lost, of_dated(quiet) if quiet and lost else quiet))
    yield from counted_apart(offices.political)


def _list(
    offices: Offices, owned: _OwnedItems, state: State, anchor: str, caption: str, days: Column[Tracked] | None = None
) -> Iterator[PageTable]:
    """The table of some items, a row for each duty, whose items may be several turns; none without items."""
    found = [(office, duty) for office, items in owned for duty in duties_in(state, items)]
    if found:
        of_days = (ShownColumn[Duty](days.heading, "number", lambda _, duty: cell(_most(duty)))) if days else None
        picked: list[ShownColumn[Duty]] = [
            *of_office(offices),
            *(shown(each, _first) for each in _of_annex(offices)),
            ShownColumn("Mã", "code", lambda _, duty: PageCell((offices.linked(duty.first.row, duty.address),))),
            ShownColumn(columns.TITLE.heading, "text", lambda _, duty: cell(_title(duty))),
            ShownColumn(_MANY, "number", lambda _, duty: cell(str(len(duty.items)))),
            shown(columns.DUE, _first),
            *([of_days] if of_days else []),
            shown(columns.LEAD_NAMES, _first),
            shown(columns.POINTS, _first),
        ]
        many = str(sum(len(duty.items) for _, duty in found))
        yield table(anchor, caption, picked, found, [(TOTAL, {_MANY: many})])


def _first(duty: Duty) -> Tracked:
    return duty.first


def _title(duty: Duty) -> str:
    """The title with its turns, and what changed a due day."""
    turns = [item.turn.name for item in duty.items if item.turn]
    named = f"{duty.title} ({together(turns)})" if turns else duty.title
    return "\n".join([named, *(remark for item in duty.items for remark in remarks(item))])


def _most(duty: Duty) -> str:
    """The days of the item that is the most late, or has the most days left."""
    return str(max(item.days for item in duty.items))


def _of_annex(offices: Offices) -> tuple[Column[Tracked], ...]:
    """The column of the annex, where a commune has several."""
    is_one = all(len({item.plan for item in office.status.items}) == 1 for office in offices.all)
    return () if is_one else (replace(columns.annex(offices.items), kind=ValueKind.CODE),)


def numbers_section(offices: Offices) -> PageSection:
    """The number of nhiệm vụ in each state by lĩnh vực and by đầu mối; both add up to the same total.

    Below stands how they were counted, and of one commune what waits for an event.
    """
    soon = offices.all[0].status.asking.soon
    plans = () if offices.are_several else offices.all[0].status.plans
    notes = (f"{STATES[State.DUE_SOON].full}: trong {count(soon)} ngày tới.", *waiting(plans), *ways_of_counting(plans))
    tables = (_by_area(offices), *([_by_party(offices)] if offices.are_shown_whole else []))
    blocks = (*(PageBlock(table=each) for each in tables), PageBlock(notes=notes))
    return PageSection("tinh-hinh", "Tình hình thực hiện", blocks)


def _by_area(offices: Offices) -> PageTable:
    """The table by annex and lĩnh vực, those of one name in all communes together."""
    counted, of_annex = counts(offices), _of_annex(offices)
    groups: dict[tuple[str, ...], list[Tracked]] = {}
    for office in offices.all:
        for tallied in office.status.areas:
            annexes = (each.text(tallied.group.items[0]) for each in of_annex)
            groups.setdefault((*annexes, _area_name(tallied.group)), []).extend(tallied.group.items)
    picked: list[ShownColumn[tuple[tuple[str, ...], Sequence[Tracked]]]] = [
        *(ShownColumn(each.heading, "code", lambda _, row: cell(row[0][0])) for each in of_annex),
        ShownColumn(AREA_HEADING, "text", lambda _, row: cell(row[0][-1])),
        *counted.columns(lambda row: row[1]),
    ]
    rows = [(offices.all[0], row) for row in groups.items()]
    return table("theo-linh-vuc", "Nhiệm vụ theo lĩnh vực", picked, rows, [(TOTAL, counted.texts(offices.items))])


def _area_name(group: Group) -> str:
    return ". ".join(filter(None, (group.key, group.title))) or NO_AREA


def _by_party(offices: Offices) -> PageTable:
    """The table by party; what only political bodies lead is one row, and what several lead is taken off once."""
    counted = counts(offices)
    owned = [(office, line) for office in offices.all for line in _parties(office)]
    picked: list[ShownColumn[tuple[str, Sequence[Tracked]]]] = [
        *of_office(offices),
        ShownColumn(columns.LEAD_NAMES.heading, "text", lambda _, line: cell(line[0])),
        *counted.columns(lambda line: line[1]),
    ]
    twice = counted.less([line[1] for _, line in owned], offices.items)
    sums = [*([(TWICE, twice)] if twice else []), (TOTAL, counted.texts(offices.items))]
    return table("theo-dau-moi", "Nhiệm vụ theo đầu mối chủ trì", picked, owned, sums)


def _parties(office: PageOffice) -> Iterator[tuple[str, Sequence[Tracked]]]:
    yield from ((holder_name(line.group.holder), line.group.items) for line in office.status.listed)
    if political := office.status.political:
        yield POLITICAL, political
