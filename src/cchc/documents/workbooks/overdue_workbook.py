"""The workbook of overdue nhiệm vụ: a summary, and a sheet for each heading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook

from cchc.analysis.groups import Group
from cchc.analysis.overdue import Overdue
from cchc.analysis.tracking import State, Tracked
from cchc.documents.workbooks.columns import (
    WHAT,
    WHEN,
    authors,
    codes,
    more_column,
    more_of,
    sheet_title,
    whose,
)
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import TOP, hide_last, new_sheet, new_workbook, write_line, write_list, write_table
from cchc.phrasing.column import values
from cchc.phrasing.columns import (
    CHANGES,
    DAYS_LATE,
    GRADE,
    ISSUER,
    LATE,
    LATE_BY_GRADE,
    LEAD,
    POINTS,
    POINTS_AT_STAKE,
    SOON,
    SUPPORT,
    names,
)
from cchc.phrasing.headings import (
    COUNTED_FOR_EACH,
    caveats,
    counted_apart,
    group_names,
    nothing_late,
    overdue_title,
    reservations,
    until,
)
from cchc.phrasing.states import STATES
from cchc.wording import count


def overdue_workbook(found: Overdue, at: datetime | None) -> bytes:
    """The list as the bytes of an XLSX with its time of making, `at`; without a time for `None`.

    Where there is nothing to list, the summary says so and is the only sheet.
    """
    book = new_workbook(overdue_title(found), authors(found.items))
    political = found.political
    found = found.listed
    _summarise(book, found, political)
    lead = () if found.by == "official" and found.role == "lead" else (LEAD,)
    picked = (*WHAT, *lead, replace(SUPPORT, width=22), *WHEN, DAYS_LATE, CHANGES, POINTS, *whose(found.items))
    beside = (GRADE, ISSUER, *codes(found.items))
    named = group_names(found.groups)
    for group in found.groups:
        title = f"{named(group)}: {_numbers(found, group)}"
        sheet = new_sheet(book, sheet_title(group), title, until(found.as_of).capitalize())
        write_list(sheet, picked, group.items, beside)
        hide_last(sheet, len(picked) + len(beside))
    return saved(book, at)


def _summarise(book: Workbook, found: Overdue, political: Sequence[Tracked]) -> None:
    sheet = book.worksheets[0]
    last = TOP - 1
    if found.groups:
        late = (LATE, *LATE_BY_GRADE, *(() if found.within is None else (SOON,)), POINTS_AT_STAKE)
        named = group_names(found.groups)
        rows = [(named(group), more_of(group, found.items), *values(late, group)) for group in found.groups]
        rows.append(("Tổng số", "", *values(late, Group("", "", found.items))))
        last = write_table(sheet, TOP, (names(found.by, 48), more_column(found.by, 12), *late), rows, total=True)
        sheet.print_title_rows = f"{TOP}:{TOP}"
    for row, sentence in enumerate((*_notes(found), *counted_apart(political)), last + 2):
        write_line(sheet, row, sentence)


def _numbers(found: Overdue, group: Group) -> str:
    late = len(group.late)
    soon = "" if found.within is None else f", {count(len(group.items) - late)} {STATES[State.DUE_SOON].short.lower()}"
    return f"{count(late)} nhiệm vụ {STATES[State.OVERDUE].short.lower()}{soon}"


def _notes(found: Overdue) -> Iterator[str]:
    yield from reservations(found.plans)
    yield from nothing_late(found)
    if sum(len(group.items) for group in found.groups) > len(found.items):
        yield COUNTED_FOR_EACH
    if found.late:
        yield "Tổng điểm tối đa: của các tiêu chí có nhiệm vụ quá hạn; không phải điểm bị mất."
    yield from caveats(found.plans)
