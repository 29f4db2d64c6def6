"""The workbook of what is late: a summary, and a sheet for each heading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook

from cchc.analysis.groups import Group
from cchc.analysis.overdue import Overdue
from cchc.analysis.tracking import Grade, State, Tracked, points_at_stake
from cchc.documents.workbooks import look
from cchc.documents.workbooks.columns import (
    HOW_LATE,
    LEAD,
    SUPPORT,
    WHAT,
    WHEN,
    authors,
    group_name,
    sheet_title,
    sort_of,
)
from cchc.documents.workbooks.sheets import (
    Column,
    make_list,
    new_sheet,
    new_workbook,
    saved,
    write_line,
    write_table,
)
from cchc.phrasing.headings import GRADES, caveats, nothing_late, overdue_title
from cchc.wording import count, day

_TOP = 4
_HEADINGS = {"official": "Đầu mối", "area": "Lĩnh vực", "criterion": "Tiêu chí", "month": "Tháng"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the summary: how many are late under a heading, and how late."""

    name: str
    sort: str
    items: tuple[Tracked, ...]

    @property
    def late(self) -> tuple[Tracked, ...]:
        return tuple(item for item in self.items if item.state is State.OVERDUE)

    @property
    def points(self) -> Decimal:
        return points_at_stake(self.late)


def overdue_workbook(found: Overdue, at: datetime | None) -> bytes:
    """The list as the bytes of an XLSX that says it was made at that time; for `None` it says no time.

    Where there is nothing to list, the summary says so and is the only sheet.
    """
    book = new_workbook(overdue_title(found), authors(found.items))
    _summarise(book, found)
    of_leads = found.by == "official" and found.role == "lead"
    columns = (*WHAT, *(() if of_leads else (LEAD,)), SUPPORT, *WHEN, *HOW_LATE)
    for group in found.groups:
        sheet = new_sheet(book, sheet_title(group))
        write_line(sheet, 1, f"{group_name(group, found.groups)}: {_numbers(found, group)}", look.TITLE)
        write_line(sheet, 2, f"Tính đến ngày {day(found.as_of)}")
        last = write_table(sheet, _TOP, columns, group.items)
        make_list(sheet, _TOP, last, len(columns))
    return saved(book, at)


def _summarise(book: Workbook, found: Overdue) -> None:
    sheet = book.worksheets[0]
    write_line(sheet, 1, overdue_title(found), look.TITLE)
    write_line(sheet, 2, authors(found.items))
    last = _TOP - 1
    if found.groups:
        lines = [_Line(group_name(group, found.groups), sort_of(group), group.items) for group in found.groups]
        lines.append(_Line("Tổng số", "", found.items))
        last = write_table(sheet, _TOP, tuple(_summary_columns(found)), lines, total=True)
        sheet.print_title_rows = f"{_TOP}:{_TOP}"
    for row, sentence in enumerate(_notes(found), last + 2):
        write_line(sheet, row, sentence)


def _summary_columns(found: Overdue) -> Iterator[Column[_Line]]:
    yield Column(_HEADINGS[found.by], 60, look.TEXT, lambda line: line.name)
    yield Column("Loại đầu mối" if found.by == "official" else "Phụ lục", 18, look.TEXT, lambda line: line.sort)
    yield Column("Quá hạn", 12, look.NUMBER, lambda line: len(line.late))
    for grade, name in GRADES.items():
        yield Column(f"Quá hạn {name}", 12, look.NUMBER, _count_of(grade))
    if found.within is not None:
        yield Column("Sắp đến hạn", 12, look.NUMBER, lambda line: len(line.items) - len(line.late))
    yield Column("Điểm liên quan", 12, look.POINTS, lambda line: line.points)


def _count_of(grade: Grade) -> Callable[[_Line], int]:
    return lambda line: sum(item.grade is grade for item in line.items)


def _numbers(found: Overdue, group: Group) -> str:
    late = len(group.late)
    soon = "" if found.within is None else f", {count(len(group.items) - late)} sắp đến hạn"
    return f"{count(late)} nhiệm vụ quá hạn{soon}"


def _notes(found: Overdue) -> Iterator[str]:
    if not found.late:
        yield nothing_late(found)
    if sum(len(group.items) for group in found.groups) > len(found.items):
        yield "Nhiệm vụ có nhiều đầu mối được tính cho từng đầu mối; dòng “Tổng số” tính mỗi nhiệm vụ một lần."
    if found.late:
        yield "Điểm liên quan: điểm tối đa của các tiêu chí có nhiệm vụ quá hạn, mỗi tiêu chí tính một lần."
    yield from caveats(found.plans)
