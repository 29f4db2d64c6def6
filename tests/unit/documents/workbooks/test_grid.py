"""Merged cells, headings that moved or stand twice, rows in odd places: no row is lost in silence."""

import re
from datetime import date
from typing import Any

import pytest
from helpers.workbook_making import HEADINGS, changed, filled_book, saved
from openpyxl import Workbook

from cchc.documents.workbooks.filled import filled
from cchc.documents.workbooks.filled_row import FilledRow
from cchc.errors import CchcError

DONE = date(2024, 6, 28)
ADDRESSES = ("1.2/quy-1", "1.2/6-thang", "1.2/quy-3", "1.2/nam")
FOUR = [(address, "2024.yaml", DONE, "Báo cáo", "VP-TK", "đủ") for address in ADDRESSES]


def read(book: Workbook) -> tuple[FilledRow, ...]:
    return filled(saved(book), "a.xlsx")


def merged(area: str, *rows: tuple[Any, ...]) -> tuple[FilledRow, ...]:
    book = filled_book(*(rows or FOUR))
    book.worksheets[0].merge_cells(area)
    return read(book)


@pytest.mark.parametrize("column", ["B", "C", "D", "E", "F"])
def test_a_value_merged_over_rows_stands_for_each_of_them(column: str) -> None:
    rows = merged(f"{column}2:{column}5")
    assert [(row.address, row.plan, row.day, row.evidence, row.by, row.note, row.refusal) for row in rows] == [
        (address, "2024.yaml", DONE, "Báo cáo", "VP-TK", "đủ", None) for address in ADDRESSES
    ]


def test_an_address_merged_over_rows_stands_for_the_first_alone() -> None:
    first, *others = merged("A2:A5")
    assert (first.address, first.refusal) == ("1.2/quy-1", None)
    assert [row.refusal for row in others] == [
        f"ô A{number} (“Mã nhiệm vụ”) nằm trong vùng ô gộp A2:A5. Đề nghị bỏ gộp ô, ghi lại “Mã nhiệm vụ” của từng hàng."
        for number in (3, 4, 5)
    ]


def test_rows_whose_address_and_day_are_merged_are_named_one_by_one() -> None:
    book = filled_book(*FOUR)
    for column in "ACDEF":
        book.worksheets[0].merge_cells(f"{column}2:{column}5")
    assert [(row.number, row.refusal is None) for row in read(book)] == [(2, True), (3, False), (4, False), (5, False)]


@pytest.mark.parametrize(("area", "place"), [("C2:D2", "D2"), ("C2:D3", "D2"), ("D2:F2", "E2")])
def test_a_value_merged_over_columns_is_refused(area: str, place: str) -> None:
    first = merged(area)[0]
    assert first.refusal is not None
    assert first.refusal.startswith(f"ô {place} (“")
    assert first.refusal.endswith(
        f") nằm trong vùng ô gộp {area} qua nhiều cột. Đề nghị bỏ gộp ô, ghi mỗi cột một giá trị."
    )


def test_a_title_across_the_table_is_no_row() -> None:
    title = ("Lĩnh vực I. Công tác chỉ đạo",)
    assert [row.number for row in merged("A2:F2", title, *FOUR)] == [3, 4, 5, 6]


def test_an_address_merged_with_its_day_is_no_title() -> None:
    (row,) = merged("A2:C2", ("1.2/quy-1",))
    assert row.refusal is not None
    assert row.refusal.startswith("ô C2 (“Ngày hoàn thành”) nằm trong vùng ô gộp A2:C2 qua nhiều cột.")


def test_a_merged_day_reaches_no_row_that_is_otherwise_blank() -> None:
    assert [row.number for row in merged("C2:C9", FOUR[0], FOUR[1])] == [2, 3]


def test_headings_over_two_rows_are_headings() -> None:
    book = filled_book(
        ("", "", "Ngày hoàn thành", "Tài liệu kiểm chứng"), *FOUR, headings=("Mã nhiệm vụ", "Phụ lục", "Kết quả")
    )
    sheet = book.worksheets[0]
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    assert [(row.number, row.day, row.evidence) for row in read(book)] == [(at, DONE, "Báo cáo") for at in (3, 4, 5, 6)]


def test_a_heading_over_two_columns_heads_both() -> None:
    book = filled_book(
        ("1.2/quy-1", DONE), ("1.2/6-thang", None, DONE), ("1.2/nam", DONE, date(2024, 7, 1)),
        headings=("Mã nhiệm vụ", "Ngày hoàn thành"),
    )  # fmt: skip
    book.worksheets[0].merge_cells("B1:C1")
    first, second, third = read(book)
    assert (first.day, second.day) == (DONE, DONE)
    assert third.refusal == (
        "ô B4 (“Ngày hoàn thành”) và ô C4 cùng ở cột “Ngày hoàn thành” mà khác nhau. Đề nghị chỉ giữ một cột."
    )


def test_two_columns_of_one_heading_are_both_read() -> None:
    headings = (*HEADINGS, "Ngày hoàn thành")
    rows = read(
        filled_book(("1.2/quy-1", *[None] * 5, DONE), ("1.2/nam", None, DONE, *[None] * 3, DONE), headings=headings)
    )
    assert [(row.day, row.refusal) for row in rows] == [(DONE, None)] * 2


def test_a_second_table_below_has_columns_of_its_own() -> None:
    other = [("Ngày hoàn thành", "Mã nhiệm vụ"), (DONE, "1.2/nam")]
    assert [(row.address, row.day) for row in read(filled_book(FOUR[0], (), *other))] == [
        ("1.2/quy-1", DONE),
        ("1.2/nam", DONE),
    ]


def test_rows_that_were_sorted_above_the_headings_are_read_and_titles_are_not() -> None:
    rows = [("Công chức Văn phòng", None, None, "gửi anh Nam"), *FOUR[1:], HEADINGS]
    assert [row.number for row in read(filled_book(*rows, headings=FOUR[0]))] == [1, 3, 4, 5]


def test_headings_may_stand_far_down() -> None:
    assert [row.number for row in read(filled_book(*[()] * 80, HEADINGS, FOUR[0], headings=()))] == [83]


def test_a_sheet_that_lost_its_headings_is_named() -> None:
    book = filled_book(FOUR[0])
    for row in (("TÌNH HÌNH",), *FOUR):
        book.create_sheet("VH-XH") if "VH-XH" not in book.sheetnames else None
        book["VH-XH"].append(row)
    book.create_sheet("Ghi chép").append(("12/BC-UBND", DONE))
    assert [(row.where, row.refusal) for row in read(book)] == [
        ("trang tính VP-TK, hàng 2", None),
        (
            "trang tính VH-XH, hàng 2",
            "trang tính không có hàng tiêu đề (“Mã nhiệm vụ”, “Ngày hoàn thành”) nên không đọc được. Đề nghị chép lại "
            "hàng tiêu đề từ tệp đã lập.",
        ),
    ]


@pytest.mark.parametrize("number", [10_001, 10_050, 1_048_576])
def test_a_row_too_far_down_is_told_wherever_it_stands(number: int) -> None:
    book = filled_book(FOUR[0])
    book.worksheets[0].cell(number, 3).value = DONE
    with pytest.raises(CchcError, match="dài quá 10000 hàng"):
        read(book)


def test_rows_after_blank_ones_hidden_ones_and_filtered_ones_are_read() -> None:
    book = filled_book(FOUR[0], *[()] * 200, FOUR[1], FOUR[2])
    sheet = book.worksheets[0]
    sheet.auto_filter.ref = "A1:F3"
    sheet.row_dimensions[203].hidden = True
    sheet.sheet_state = "hidden"
    book.create_sheet("x")
    assert [row.number for row in read(book)] == [2, 203, 204]


@pytest.mark.parametrize(
    "marks",
    [
        b'<mergeCells><mergeCell ref="A:C"/></mergeCells>',
        b"<mergeCells>" + b'<mergeCell ref="A1:GR10000"/>' * 9 + b"</mergeCells>",
        b'<hyperlinks><hyperlink ref="?"/></hyperlinks>',
    ],
)
def test_marks_that_no_sheet_has_are_damage(marks: bytes) -> None:
    content = saved(filled_book(FOUR[0], *[()] * 9000, FOUR[1]))
    broken = changed(
        content, "xl/worksheets/sheet1.xml", lambda text: text.replace(b"</sheetData>", b"</sheetData>" + marks)
    )
    with pytest.raises(CchcError, match="bị hỏng hoặc không đúng dạng"):
        filled(broken, "a.xlsx")


def test_rows_out_of_order_are_damage_and_not_left_out() -> None:
    content = saved(filled_book(*FOUR))
    broken = changed(content, "xl/worksheets/sheet1.xml", lambda text: text.replace(b'<row r="4"', b'<row r="2"'))
    with pytest.raises(CchcError, match="bị hỏng hoặc không đúng dạng"):
        filled(broken, "a.xlsx")


def test_cells_and_rows_that_state_no_place_are_read() -> None:
    content = saved(filled_book(*FOUR))
    bare = changed(content, "xl/worksheets/sheet1.xml", lambda text: re.sub(rb'<(row|c) r="[A-Z0-9]+"', rb"<\1", text))
    assert [(row.number, row.address, row.day) for row in filled(bare, "a.xlsx")] == [
        (number, address, DONE) for number, address in enumerate(ADDRESSES, 2)
    ]
