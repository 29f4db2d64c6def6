"""The one table of columns: who prints picks from it, and a kind is written alike under every heading."""

import ast
import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from helpers.support import ROOT
from helpers.workbook_making import REMEDY, opened, recorded, state_of

import cchc.report.gaps
import cchc.report.overdue
import cchc.report.status
from cchc.analysis.coverage import covered
from cchc.analysis.gap_groups import GapOrder
from cchc.analysis.groups import By
from cchc.analysis.overdue import overdue
from cchc.analysis.tracking import Asking
from cchc.documents.workbooks.columns import PLAN_FILE
from cchc.documents.workbooks.overdue_workbook import overdue_workbook
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import TOP, new_sheet, new_workbook, write_list
from cchc.documents.workbooks.status_workbook import status_workbook
from cchc.phrasing import columns, gap_columns
from cchc.phrasing.column import Column, Value, ValueKind
from cchc.phrasing.states import GRADES, STATES
from cchc.report.forms import Report
from cchc.report.machine import as_csv

DAY = date(2024, 7, 15)
DONE = recorded([{"what": "1.2/quy-1", "date": "2024-03-14", "evidence": "Báo cáo số 12/BC-UBND"}])
SRC = ROOT / "src" / "cchc"


def table() -> list[Column[Any]]:
    """Every column of the table."""
    found: list[Column[Any]] = [columns.names(by) for by in get_args(By)]
    for value in (*vars(columns).values(), *vars(gap_columns).values()):
        found += [each for each in (value if isinstance(value, tuple) else [value]) if isinstance(each, Column)]
    return found


HEADINGS = {column.heading for column in table()} | set(columns.PARTIES.values())


def reports() -> Iterator[Report]:
    yield cchc.report.status.report(state_of(DONE, DAY))
    for by in get_args(By):
        found = overdue([("2024.yaml", DONE), ("2023_gaps.yaml", REMEDY)], Asking(DAY), within=400, by=by)
        yield cchc.report.overdue.report(found)
    yield cchc.report.gaps.report([covered("2023_gaps.yaml", REMEDY, Asking(DAY))], GapOrder())


def printing() -> list[Path]:
    """The modules that print tables of plans; the catalogue of rules and signatures have words of their own."""
    documents = [*(SRC / "documents" / "workbooks").glob("*.py"), SRC / "documents" / "calendar.py"]
    views = [SRC / "documents" / "views" / f"{name}.py" for name in ("sheet", "leader")]
    reports = [path for path in (SRC / "report").glob("*.py") if path.stem not in {"rules", "signatures"}]
    return sorted([*documents, *views, *reports])


def test_what_a_report_shows_on_screen_and_in_csv_is_of_the_table() -> None:
    known = {(column.on_screen, column.kind) for column in table()}
    shown = [column for report in reports() for each in report.tables() for column in each.columns]
    assert {(column.on_screen, column.kind) for column in shown} <= known
    assert {heading for report in reports() for heading in report.headings} - HEADINGS == {"Năm"}


def test_what_a_workbook_shows_is_of_the_table_and_has_a_width() -> None:
    late = overdue([("2024.yaml", DONE)], Asking(DAY), within=400)
    for content in (status_workbook(state_of(DONE, DAY), None), overdue_workbook(late, None)):
        for sheet in opened(content):
            headings = [cell.value for cell in sheet[TOP]]
            assert set(headings) <= HEADINGS | {PLAN_FILE.heading}
            assert len(sheet.column_dimensions) == len(headings)
            assert all(each.width > 0 for each in sheet.column_dimensions.values())


def test_no_one_who_prints_writes_a_heading_or_a_name_of_a_state_anew() -> None:
    ours = HEADINGS | {name for names in STATES.values() for name in names} | set(GRADES.values())
    ours |= {name.lower() for names in STATES.values() for name in names}
    written = {
        (path.stem, node.value)
        for path in printing()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ours
    }
    assert written == {("overdue_workbook", "Tổng số"), ("status_summary", "Tổng số")}  # names of a row


def test_a_table_on_screen_has_one_column_that_wraps() -> None:
    tables = [each.fitted(width) for report in reports() for each in report.tables() for width in (80, 200)]
    assert {sum(column.wide for column in each.columns) for each in tables} == {1}


@pytest.mark.parametrize(
    ("kind", "value", "on_screen", "in_csv", "in_excel", "form"),
    [
        (ValueKind.TEXT, "a", "a", "a", "a", "@"),
        (ValueKind.CODE, "1.10", "1.10", "1.10", "1.10", "@"),
        (ValueKind.DAY, date(2024, 7, 5), "05/7/2024", "2024-07-05", datetime(2024, 7, 5), "dd/mm/yyyy"),  # noqa: DTZ001
        (ValueKind.NUMBER, 12, "12", "12", 12, "0"),
        (ValueKind.POINTS, Decimal("1.50"), "1,5", "1.5", 1.5, "General"),
        (ValueKind.POINTS, Decimal("4.0"), "4", "4", 4, "General"),
        (ValueKind.SHARE, Decimal("0.625"), "62,5%", "0.625", 0.625, "0.0%"),
        *((kind, None, "", "", None, None) for kind in ValueKind),
    ],
)
def test_a_kind_is_written_alike_under_every_heading(
    kind: ValueKind, value: Value, on_screen: str, in_csv: str, in_excel: object, form: str | None
) -> None:
    column: Column[Value] = Column("Cột", kind, lambda item: item, 10)
    assert column.text(value) == on_screen
    (row,) = csv.DictReader(io.StringIO(as_csv([column.heading, "Hàng"], [(column.value(value), 1)])))
    assert row == {"Cột": in_csv, "Hàng": "1"}
    book = new_workbook("A", "B")
    write_list(new_sheet(book, "C", "D", "E"), [column], [value])
    cell = opened(saved(book, None))["C"].cell(TOP + 1, 1)
    assert cell.value == in_excel
    assert form in {None, cell.number_format}


def test_numbers_and_days_stand_at_the_right_on_screen() -> None:
    right = {kind for kind in ValueKind if Column[None]("", kind, lambda _: None).right}
    assert right == {ValueKind.DAY, ValueKind.NUMBER, ValueKind.POINTS, ValueKind.SHARE}
