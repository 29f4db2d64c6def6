"""The first sheet of the workbook of where a plan stands: how many nhiệm vụ are in which state."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.status import Line, Status, Tally
from cchc.analysis.tracking import State
from cchc.documents.workbooks import look
from cchc.documents.workbooks.columns import group_name, sort_of
from cchc.documents.workbooks.sheets import Column, write_line, write_table
from cchc.phrasing.headings import caveats, title_of

_STATES = {
    State.DONE_ON_TIME: "Đúng hạn",
    State.DONE_LATE: "Hoàn thành quá hạn",
    State.IN_TIME: "Trong hạn",
    State.DUE_SOON: "Sắp đến hạn",
    State.OVERDUE: "Quá hạn",
    State.NO_DEADLINE: "Không ấn định thời hạn",
}
"""The states as the headings of narrow columns."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A line of the summary."""

    name: str
    sort: str
    tally: Tally


def summarise(sheet: Worksheet, top: int, found: Status) -> None:
    """Write the tables by area and by party from row `top` on, and what is to be said of them."""
    groups = [line.group for line in found.holders]
    areas = [_counted(title_of(line.group), line) for line in found.areas]
    holders = [_counted(group_name(line.group, groups), line) for line in found.holders]
    total = _Counted("Tổng số", "", found.totals)
    last = _write_counts(sheet, top, _columns("Lĩnh vực", "Phụ lục"), [*areas, total])
    last = _write_counts(sheet, last + 2, _columns("Đầu mối", "Loại đầu mối"), [*holders, total])
    for row, sentence in enumerate(_notes(found), last + 2):
        write_line(sheet, row, sentence)


def _counted(name: str, line: Line) -> _Counted:
    return _Counted(name, sort_of(line.group), line.tally)


def _write_counts(sheet: Worksheet, top: int, columns: Sequence[Column[_Counted]], lines: Sequence[_Counted]) -> int:
    last = write_table(sheet, top, columns, lines, total=True)
    letter = get_column_letter(len(columns))
    none_to_all = [FormatObject("num", val=0), FormatObject("num", val=1)]
    bars = Rule("dataBar", dataBar=DataBar(cfvo=none_to_all, color="A9D08E"))
    sheet.conditional_formatting.add(f"{letter}{top + 1}:{letter}{last}", bars)
    return last


def _columns(name: str, sort: str) -> tuple[Column[_Counted], ...]:
    return (
        Column(name, 52, look.TEXT, lambda line: line.name),
        Column(sort, 17, look.TEXT, lambda line: line.sort),
        Column("Tổng số", 8, look.NUMBER, lambda line: line.tally.total),
        *(Column(heading, 12, look.NUMBER, _count_of(state)) for state, heading in _STATES.items()),
        Column("Đã đến hạn", 9, look.NUMBER, lambda line: line.tally.due_so_far),
        Column("Tỷ lệ đúng hạn", 14, look.SHARE, _share),
    )


def _count_of(state: State) -> Callable[[_Counted], int]:
    return lambda line: line.tally.counts[state]


def _share(line: _Counted) -> Decimal | None:
    return line.tally.share_on_time


def _notes(found: Status) -> Iterator[str]:
    if sum(line.tally.total for line in found.holders) > found.totals.total:
        yield "Nhiệm vụ có nhiều đầu mối được tính cho từng đầu mối; dòng “Tổng số” tính mỗi nhiệm vụ một lần."
    yield "Tỷ lệ đúng hạn: số nhiệm vụ hoàn thành đúng hạn trên số nhiệm vụ đã đến hạn."
    yield from caveats(found.plans)
