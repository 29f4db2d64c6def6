"""The first sheet of the status workbook: the number of nhiệm vụ in each state."""

from collections.abc import Iterator
from typing import Any

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.groups import By
from cchc.analysis.status import Status, Tallied
from cchc.documents.workbooks.columns import more_column, more_of
from cchc.documents.workbooks.sheets import TOP, write_line, write_table
from cchc.phrasing.column import Column, values
from cchc.phrasing.columns import COUNTED, names
from cchc.phrasing.headings import COUNTED_FOR_EACH, caveats, counted_apart, group_name


def summarise(sheet: Worksheet, found: Status) -> None:
    """Write the tables by area and by party, and the notes on them."""
    last = _write_counts(sheet, TOP, "area", found.areas, found)
    last = _write_counts(sheet, last + 2, "official", found.listed, found)
    for row, sentence in enumerate(_notes(found), last + 2):
        write_line(sheet, row, sentence)


def _write_counts(sheet: Worksheet, top: int, by: By, lines: tuple[Tallied, ...], found: Status) -> int:
    """Write a table with a row for each line and one for the total, shares with bars; returns its last row's number."""
    groups = [line.group for line in lines]
    columns: tuple[Column[Any], ...] = (names(by, 52), more_column(by, 17), *COUNTED)
    rows = [(group_name(line.group, groups), more_of(line.group), *values(COUNTED, line.tally)) for line in lines]
    rows.append(("Tổng số", "", *values(COUNTED, found.totals)))
    last = write_table(sheet, top, columns, rows, total=True)
    letter = get_column_letter(len(columns))
    none_to_all = [FormatObject("num", val=0), FormatObject("num", val=1)]
    bars = Rule("dataBar", dataBar=DataBar(cfvo=none_to_all, color="A9D08E"))
    sheet.conditional_formatting.add(f"{letter}{top + 1}:{letter}{last}", bars)
    return last


def _notes(found: Status) -> Iterator[str]:
    if found.repeats:
        yield COUNTED_FOR_EACH
    yield "Tỷ lệ đúng hạn: số nhiệm vụ hoàn thành đúng hạn trên số nhiệm vụ đã đến hạn."
    yield from counted_apart(found.political)
    yield from caveats(found.plans)
