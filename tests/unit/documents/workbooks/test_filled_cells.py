"""What stands in the cells of a workbook that came back: errors, links, marks, days as people type them."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from helpers.workbook_making import DAY_FORMAT, HEADINGS, changed, filled_book, saved
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cchc.documents.workbooks.filled import filled
from cchc.documents.workbooks.filled_row import FilledRow

DONE = date(2024, 6, 28)
SHEET = "xl/worksheets/sheet1.xml"


def row_after(change: Callable[[Worksheet], object], *cells: Any) -> FilledRow:
    """The only row, with these cells after the plan, and changed so."""
    book = filled_book(("1.2/quy-1", "2024.yaml", *cells))
    change(book.worksheets[0])
    (row,) = filled(saved(book), "a.xlsx")
    return row


def unchanged(_: Worksheet) -> None:
    pass


@pytest.mark.parametrize(
    "error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!"]
)
@pytest.mark.parametrize("place", ["A2", "B2", "C2", "D2", "E2", "F2"])
def test_an_error_is_no_value(error: str, place: str) -> None:
    def put(sheet: Worksheet) -> None:
        sheet[place].value = error

    column = HEADINGS["ABCDEF".index(place[0])]
    assert row_after(put, DONE, "Tin", "VP-TK", "đủ").refusal == (
        f"ô {place} (“{column}”) là lỗi {error} của bảng tính. Đề nghị ghi lại giá trị."
    )


@pytest.mark.parametrize("text", ["#REF!", "#n/a", "Err:502", "#####", "#ERROR!"])
def test_an_error_pasted_as_a_text_is_no_value(text: str) -> None:
    def as_text(sheet: Worksheet) -> None:
        sheet["D2"].value = text
        sheet["D2"].data_type = "s"

    refusal = row_after(as_text, DONE, "Tin").refusal
    assert refusal == f"ô D2 (“Tài liệu kiểm chứng”) là lỗi {text} của bảng tính. Đề nghị ghi lại giá trị."


@pytest.mark.parametrize("text", ["#1", "số #REF! cũ", "Báo cáo #12"])
def test_a_text_with_a_hash_is_a_text(text: str) -> None:
    assert row_after(unchanged, DONE, text).evidence == text


def test_a_formula_whose_result_is_an_error_is_refused() -> None:
    content = saved(filled_book(("1.2/quy-1", "2024.yaml", DONE, "=VLOOKUP(A2,B2,2)")))
    with_error = changed(
        content,
        SHEET,
        lambda text: re.sub(rb'(<c r="D2")[^>]*>(<f>.*?</f>).*?</c>', rb'\1 t="e">\2<v>#N/A</v></c>', text),
    )
    (row,) = filled(with_error, "a.xlsx")
    assert row.refusal == "ô D2 (“Tài liệu kiểm chứng”) là lỗi #N/A của bảng tính. Đề nghị ghi lại giá trị."


def test_a_formula_whose_result_is_blank_is_blank() -> None:
    content = saved(filled_book(("1.2/quy-1", "2024.yaml", DONE, '=IF(B2="","x","")')))
    with_blank = changed(
        content,
        SHEET,
        lambda text: re.sub(rb'(<c r="D2")[^>]*>(<f>.*?</f>).*?</c>', rb'\1 t="str">\2<v></v></c>', text),
    )
    (row,) = filled(with_blank, "a.xlsx")
    assert (row.evidence, row.refusal) == (None, None)


def test_a_text_that_is_struck_out_may_not_be_meant() -> None:
    def strike(sheet: Worksheet) -> None:
        sheet["C2"].font = Font(strike=True)

    assert row_after(strike, DONE).refusal == (
        "ô C2 (“Ngày hoàn thành”) bị gạch ngang. Đề nghị xóa chữ, hoặc bỏ gạch ngang nếu vẫn đúng."
    )


def test_a_result_in_a_comment_is_not_lost_in_silence() -> None:
    def remark(sheet: Worksheet) -> None:
        sheet["D2"].comment = Comment("Báo cáo số 12", "CB")

    for cells in ((), (DONE,)):
        assert row_after(remark, *cells).refusal == (
            "ô D2 (“Tài liệu kiểm chứng”) để trống, chỉ có chú thích (comment). Đề nghị ghi vào ô."
        )
    assert row_after(remark, DONE, "Tin").refusal is None


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (45123.5, "General", None),
        (2024, "General", "2024"),
        (15.3, "General", "15.3"),
        (2024, DAY_FORMAT, "16/7/1905” (số 2024)"),
        (15.3, DAY_FORMAT, "15/01/1900” (số 15.3)"),
        (20240628, DAY_FORMAT, "20240628"),
        (-3, DAY_FORMAT, "27/12/1899” (số -3)"),
        (True, "General", "TRUE"),
    ],
)
def test_a_number_in_a_cell_for_days_is_shown_as_it_stands_there(number: float, form: str, shown: str | None) -> None:
    def format_(sheet: Worksheet) -> None:
        sheet["C2"].number_format = form

    row = row_after(format_, number)
    if shown is None:
        assert (row.day, row.refusal) == (date(2023, 7, 16), None)
    else:
        end = "" if shown.endswith(")") else "”"
        assert row.refusal == (
            f"“{shown}{end} không phải là ngày đầy đủ. Đề nghị ghi dạng ngày/tháng/năm, ví dụ 28/6/2024."
        )


@pytest.mark.parametrize(
    "text",
    [
        *("２８/６/２０２４", "28–6–2024", "28/6/2024.", "28/6/2024 14:30", "28/06/2024 2:30:00 CH", "28/6/2024, 8h00"),
        *("Thứ Sáu, 28/6/2024", "thứ 6 ngày 28/6/2024", "\u00a028/6/2024\u200b", "'28/6/2024".lstrip("'")),
        *("ngày 28 tháng 6 năm 2024".upper(), "Nga\u0300y 28/6/2024", "2024/6/28"),
    ],
)
def test_a_day_is_known_however_it_is_typed(text: str) -> None:
    row = row_after(unchanged, text)
    assert (row.day, row.refusal) == (DONE, None)


def test_a_number_that_only_looks_like_a_text_is_a_text() -> None:
    row = row_after(unchanged, DONE, 12.0, 7, 0.1 + 0.2)
    assert (row.evidence, row.by, row.note) == ("12", "7", "0.3")


def test_an_address_is_read_without_what_nobody_sees() -> None:
    (row,) = filled(saved(filled_book(("\u00a01.2/quy-1\u200b ", None, DONE))), "a.xlsx")
    assert row.address == "1.2/quy-1"


def linked(text: str | None, **target: str) -> FilledRow:
    def link(sheet: Worksheet) -> None:
        sheet["D2"].hyperlink = Hyperlink(ref="D2", **target)

    return row_after(link, DONE, text)


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ({"target": "https://camgiang.example/tin.html"}, "https://camgiang.example/tin.html"),
        ({"target": "mailto:vp@camgiang.example"}, "mailto:vp@camgiang.example"),
        ({"target": "file:///D:\\CCHC\\bc.pdf"}, "file:///D:\\CCHC\\bc.pdf"),
        ({"target": "kiem-chung/B%C3%A1o%20c%C3%A1o.pdf"}, "kiem-chung/Báo cáo.pdf"),
        ({"target": "https://camgiang.example/", "location": "muc-2"}, "https://camgiang.example/#muc-2"),
        ({"location": "'Tổng hợp'!A1"}, "#'Tổng hợp'!A1"),
    ],
)
def test_the_target_of_a_link_is_kept(target: dict[str, str], link: str) -> None:
    row = linked("Tin", **target)
    assert (row.evidence, row.link, row.shown["Tài liệu kiểm chứng"]) == ("Tin", link, f"Tin ({link})")
    assert linked(" ", **target).evidence == link


def test_a_link_over_several_cells_belongs_to_each() -> None:
    book = filled_book(("1.2/quy-1", None, DONE, "Tin"), ("1.2/6-thang", None, DONE, "Tin"))
    book.worksheets[0]["D2"].hyperlink = "https://camgiang.example/"
    content = changed(saved(book), SHEET, lambda text: text.replace(b'ref="D2"', b'ref="D2:D3"'))
    assert [row.link for row in filled(content, "a.xlsx")] == ["https://camgiang.example/"] * 2


def test_the_target_of_a_link_on_a_note_stands_in_the_note() -> None:
    def link(sheet: Worksheet) -> None:
        sheet["F2"].hyperlink = "https://camgiang.example/"

    assert row_after(link, DONE, "Tin", None, "xem trang").note == "xem trang (https://camgiang.example/)"


@pytest.mark.parametrize(
    ("formula", "text", "link"),
    [
        ('=HYPERLINK("https://camgiang.example/a?b=1","Tin ""1""")', 'Tin "1"', "https://camgiang.example/a?b=1"),
        ('=hyperlink( "kiem-chung\\1.pdf" )', "kiem-chung\\1.pdf", "kiem-chung\\1.pdf"),
    ],
)
def test_a_formula_that_links_keeps_its_target(formula: str, text: str, link: str) -> None:
    row = row_after(unchanged, DONE, formula)
    assert (row.evidence, row.link, row.refusal) == (text, link, None)


def test_a_formula_that_links_to_what_another_cell_says_is_refused() -> None:
    assert row_after(unchanged, DONE, '=HYPERLINK(B2,"Tin")').refusal == (
        "ô D2 (“Tài liệu kiểm chứng”) là công thức HYPERLINK lấy địa chỉ từ nơi khác. Đề nghị ghi địa chỉ vào ô."
    )


def test_a_time_of_day_is_no_hindrance_and_days_of_1904_are_counted_from_there() -> None:
    assert row_after(unchanged, datetime(2024, 6, 28, 7, 30)).day == DONE  # noqa: DTZ001
    book = filled_book(("1.2/quy-1", None, DONE))
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    (row,) = filled(saved(book), "a.xlsx")
    assert row.day == DONE
