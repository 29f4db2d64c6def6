"""The workbook of what a person must decide after an import."""

import io
import subprocess
import sys

from openpyxl import load_workbook

from cchc.documents.workbooks.doubts_workbook import doubts_workbook
from cchc.phrasing.doubt_columns import DoubtLine

DOUBTS = [
    DoubtLine(1, "bảng 2, hàng 5, cột 3", "10.0", "100", "Đề nghị đối chiếu điểm tối đa với bản gốc."),
    DoubtLine(2, "trang tính “PL I”, ô C5", "=1+1", "", "Đề nghị xem lại."),
]


def test_it_has_a_row_for_each_doubt() -> None:
    sheet = load_workbook(io.BytesIO(doubts_workbook("phu-luc.docx", DOUBTS))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["CÁC CHỖ CẦN XEM LẠI", None, None, None, None],
        ["Đọc từ phu-luc.docx; chỗ đáng ngờ nhất đứng trước.", None, None, None, None],
        [None] * 5,
        ["TT", "Bảng, hàng, cột", "Văn bản ghi", "Đã đọc là", "Đề nghị"],
        [1, "bảng 2, hàng 5, cột 3", "10.0", "100", "Đề nghị đối chiếu điểm tối đa với bản gốc."],
        [2, "trang tính “PL I”, ô C5", "=1+1", None, "Đề nghị xem lại."],
    ]
    assert sheet["C6"].data_type == "s"
    assert sheet.auto_filter.ref == "A4:E6"


def test_the_same_doubts_give_the_same_bytes() -> None:
    assert doubts_workbook("a.docx", DOUBTS) == doubts_workbook("a.docx", DOUBTS)


def test_what_a_workbook_cannot_hold_is_replaced() -> None:
    content = doubts_workbook("a\x1b.docx", [DoubtLine(1, "bảng\x01", "\ufffe", "\ud800", "x")])
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [sheet["A2"].value, *(cell.value for cell in sheet[5])] == [
        "Đọc từ a\ufffd.docx; chỗ đáng ngờ nhất đứng trước.",
        *(1, "bảng\ufffd", "\ufffd", "\ufffd", "x"),
    ]


def test_no_other_workbook_is_loaded_for_it() -> None:
    script = (
        "import sys, cchc.documents.workbooks.doubts_workbook as made; "
        "print(*(name for name in sys.modules if name.startswith(made.__package__ + '.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8").stdout
    assert {name.rpartition(".")[2] for name in loaded.split()} == {"doubts_workbook", "look", "packing", "sheets"}
