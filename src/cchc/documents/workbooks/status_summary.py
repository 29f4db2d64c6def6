"""The first sheet of the status workbook: the number of nhiệm vụ in each state."""

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.groups import By
from cchc.analysis.status import Status, Tallied
from cchc.documents.workbooks.columns import more_column, more_of
from cchc.documents.workbooks.computing import Filling
from cchc.documents.workbooks.sheets import TOP, write_line, write_table
from cchc.phrasing.column import Column, Value, values
from cchc.phrasing.columns import COUNTED, names
from cchc.phrasing.headings import COUNTED_FOR_EACH, caveats, counted_apart, group_names, unrecorded

_BY_PARTY = (
    "Số ở bảng theo đầu mối tự tính lại khi điền ngày hoàn thành ở các trang tính; số ở bảng theo lĩnh vực là kết quả "
    "đã ghi nhận."
)


def summarise(sheet: Worksheet, found: Status, fillings: Mapping[int, Filling]) -> dict[str, str]:
    """Write the tables by area and by party, and the notes on them; returns the formulas of the latter, by cells.

    `fillings` are the sheets of the parties, by the identity of their groups.
    """
    total = ("Tổng số", "", *values(COUNTED, found.totals))
    last = _write_counts(sheet, TOP, "area", found.areas, found, [total])
    top = last + 2
    last = _write_counts(sheet, top, "official", found.listed, found, [])
    for row, sentence in enumerate(_notes(found), last + 2):
        write_line(sheet, row, sentence)
    counted = range(4, len(COUNTED) + 3)
    rows = enumerate(found.listed, top + 1)
    return {cell: text for row, line in rows for cell, text in fillings[id(line.group)].counts(found, row, counted)}


def _write_counts(
    sheet: Worksheet, top: int, by: By, lines: tuple[Tallied, ...], found: Status, total: list[tuple[Value, ...]]
) -> int:
    """Write a table with a row for each line and one for the total, shares with bars; returns its last row's number."""
    named = group_names(line.group for line in lines)
    columns: tuple[Column[Any], ...] = (names(by, 44), more_column(by, 12), *COUNTED)
    rows = [(named(line.group), more_of(line.group, found.items), *values(COUNTED, line.tally)) for line in lines]
    last = write_table(sheet, top, columns, [*rows, *total], total=bool(total))
    letter = get_column_letter(len(columns))
    none_to_all = [FormatObject("num", val=0), FormatObject("num", val=1)]
    bars = Rule("dataBar", dataBar=DataBar(cfvo=none_to_all, color="A9D08E"))
    sheet.conditional_formatting.add(f"{letter}{top + 1}:{letter}{last}", bars)
    return last


def _notes(found: Status) -> Iterator[str]:
    if found.repeats:
        yield COUNTED_FOR_EACH
    yield _BY_PARTY
    yield "Tỷ lệ đúng hạn: số nhiệm vụ hoàn thành đúng hạn trên số nhiệm vụ đã đến hạn."
    yield from counted_apart(found.political)
    yield from caveats(found.plans)
    yield from unrecorded(found.plans)
