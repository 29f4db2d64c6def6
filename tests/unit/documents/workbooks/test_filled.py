from datetime import date, datetime
from typing import Any

import pytest
from helpers.workbook_making import HEADINGS, MAINTAIN, changed, filled_book, opened, recorded, saved, state_of
from openpyxl import Workbook

from cchc.analysis.overdue import overdue
from cchc.analysis.tracking import Asking
from cchc.documents.workbooks.filled import filled
from cchc.documents.workbooks.filled_row import FilledRow
from cchc.documents.workbooks.overdue_workbook import overdue_workbook
from cchc.documents.workbooks.status_workbook import status_workbook
from cchc.errors import CchcError

DAY = date(2024, 7, 15)


def sheet_of(*rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A workbook with these rows, as an official might have made one from ours."""
    return saved(filled_book(*rows, headings=headings))


def row_of(day: Any, evidence: Any = None, address: Any = "1.2/quy-1") -> FilledRow:
    """What is read of a row with these cells."""
    (row,) = filled(sheet_of((address, "2024.yaml", day, evidence)), "a.xlsx")
    return row


def test_an_untouched_workbook_gives_nothing_but_what_was_recorded() -> None:
    assert filled(status_workbook(state_of(MAINTAIN, DAY), None), "a.xlsx") == ()
    entries = [
        {"what": "1.2/quy-1", "date": "2024-03-14", "evidence": "Báo  cáo số 12", "by": "vp-tk", "note": "đủ\nsố liệu"},
        {"what": "1.2/6-thang", "date": "2024-06-20", "file": "kiem-chung/6-thang.pdf", "by": "khong-ro"},
    ]
    state = state_of(recorded(entries), DAY)
    rows = filled(status_workbook(state, None), "a.xlsx")
    items = {item.address: item for item in state.items}
    assert [(row.address, row.day, row.evidence, row.by, row.note, row.refusal) for row in rows] == [
        ("1.2/quy-1", date(2024, 3, 14), "Báo cáo số 12", "VP-TK", "đủ số liệu", None),
        ("1.2/6-thang", date(2024, 6, 20), "kiem-chung/6-thang.pdf", "khong-ro", None, None),
    ]
    assert [row.repeats(items[row.address]) for row in rows] == [True, True]
    assert [row.repeats(items["1.3/tin-bai/2024-01"]) for row in rows] == [False, False]


def test_a_recorded_row_that_was_changed_does_not_repeat_what_was_recorded() -> None:
    state = state_of(recorded([{"what": "1.2/quy-1", "date": "2024-03-14", "evidence": "Báo cáo số 12"}]), DAY)
    item = next(item for item in state.items if item.address == "1.2/quy-1")
    assert not row_of("15/3/2024", "Báo cáo số 12").repeats(item)
    assert not row_of("14/3/2024", "Báo cáo số 13").repeats(item)
    assert row_of("14/3/2024").repeats(item)


def test_rows_and_columns_are_found_wherever_they_stand_by_now() -> None:
    book = opened(status_workbook(state_of(MAINTAIN, DAY), None))
    sheet = book["VP-TK"]
    sheet.protection.sheet = False
    row = next(cell.row for cell in sheet["A"] if cell.value == "1.2/quy-1")
    assert [cell.value for cell in sheet[4]][5:9] == list(HEADINGS[2:])
    sheet.cell(row, 6).value = datetime(2024, 3, 14)  # noqa: DTZ001
    sheet.cell(row, 7).value = "Báo cáo\nsố 12"
    sheet.cell(row, 8).value = "VP-TK"
    sheet.cell(row, 9).value = 5
    sheet.insert_cols(1, 2)
    sheet.insert_rows(1, 3)
    sheet.row_dimensions[row + 3].hidden = True
    sheet.title = "Của tôi"
    assert filled(saved(book), "a.xlsx") == (
        FilledRow(
            *("Của tôi", row + 3, "2024.yaml", "Ủy ban nhân dân xã Cẩm Giàng", "1.2/quy-1", "Báo cáo CCHC quý I"),
            *(date(2024, 3, 14), "Báo cáo số 12", "VP-TK", "5", None, "Phụ lục I"),
        ),
    )


def test_columns_that_are_gone_or_spelt_otherwise_are_no_hindrance() -> None:
    headings = ("ngày  hoàn thành", "MÃ NHIỆM VỤ", "Cột của tôi")
    (row,) = filled(sheet_of(("14/3/2024", "1.2/quy-1", 7), headings=headings), "a.xlsx")
    assert (row.plan, row.address, row.day, row.evidence, row.where) == (
        None,
        "1.2/quy-1",
        date(2024, 3, 14),
        None,
        "trang tính VP-TK, hàng 2",
    )


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2024, 6, 28), date(2024, 6, 28)),
        (datetime(2024, 6, 28, 23, 59), date(2024, 6, 28)),  # noqa: DTZ001
        (45471, date(2024, 6, 28)),
        (45471.75, date(2024, 6, 28)),
        ("28/6/2024", date(2024, 6, 28)),
        ("28-06-2024", date(2024, 6, 28)),
        ("28.6.2024", date(2024, 6, 28)),
        (" 28 / 06 / 2024 ", date(2024, 6, 28)),
        ("2024-06-28", date(2024, 6, 28)),
        ("Ngày 28 tháng 6 năm 2024", date(2024, 6, 28)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_in_the_forms_that_officials_write(cell: Any, day: date) -> None:
    row = row_of(cell)
    assert (row.day, row.refusal) == (day, None)


@pytest.mark.parametrize(
    "cell",
    ["28/6", "hôm qua", "28/6/24", "tháng 6/2024", 2024, 0.5, -3, 10**9, "1/1/1999", "x", "✓", "đã xong", "45471"],
)
def test_what_is_no_whole_day_is_refused(cell: Any) -> None:
    row = row_of(cell)
    assert row.day is None
    assert row.refusal == f"“{cell}” không phải là ngày đầy đủ. Đề nghị ghi dạng ngày/tháng/năm, ví dụ 28/6/2024."


def test_a_day_that_the_calendar_does_not_have_is_refused() -> None:
    assert row_of("31/6/2024").refusal == "ngày “31/6/2024” không có trong lịch. Đề nghị kiểm tra lại."


def test_evidence_without_a_day_is_refused() -> None:
    assert row_of(None, "Báo cáo số 12") == FilledRow(
        *("VP-TK", 2, "2024.yaml", None, "1.2/quy-1", None, None, "Báo cáo số 12", None, None),
        "có “Tài liệu kiểm chứng” nhưng thiếu “Ngày hoàn thành”. Đề nghị bổ sung.",
    )


def test_a_row_without_its_address_is_refused() -> None:
    assert row_of("28/6/2024", address=None).refusal == "thiếu “Mã nhiệm vụ”. Đề nghị chép lại từ tệp đã lập."


def test_an_address_that_became_a_number_is_refused() -> None:
    assert row_of("28/6/2024", address=1.1).refusal == (
        "“Mã nhiệm vụ” là số hoặc ngày (1.1), không phải chữ. Đề nghị định dạng ô là Text rồi ghi lại."
    )


def test_a_formula_whose_result_was_not_saved_is_refused() -> None:
    assert row_of("=TODAY()").refusal == "ô C2 (“Ngày hoàn thành”) là công thức chưa có kết quả. Đề nghị ghi giá trị."


def test_a_formula_is_read_by_the_result_that_was_saved() -> None:
    content = sheet_of(("1.2/quy-1", "2024.yaml", "=1+1"))
    with_result = changed(
        content,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(b"<v/>", b"<v>45471</v>").replace(b"<v></v>", b"<v>45471</v>"),
    )
    (row,) = filled(with_result, "a.xlsx")
    assert (row.day, row.refusal) == (date(2024, 6, 28), None)


def test_days_are_counted_as_the_workbook_counts_them() -> None:
    book = opened(sheet_of(("1.2/quy-1", "2024.yaml", 44009)))
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    (row,) = filled(saved(book), "a.xlsx")
    assert row.day == date(2024, 6, 28)


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        ((None, None, "VP-TK", "đang làm"), "Người thực hiện"),
        ((None, "  ", None, "đang làm"), "Ghi chú"),
        ((None, "Tin", None, "đang làm"), "Tài liệu kiểm chứng"),
    ],
)
def test_a_row_without_a_day_is_named_whatever_else_it_has(cells: tuple[Any, ...], heading: str) -> None:
    (row,) = filled(sheet_of(("1.2/quy-1", "2024.yaml", *cells)), "a.xlsx")
    assert row.refusal == f"có “{heading}” nhưng thiếu “Ngày hoàn thành”. Đề nghị bổ sung."


def with_type(words: bytes) -> bytes:
    """A workbook whose main part is of another type."""
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return changed(sheet_of(), "[Content_Types].xml", lambda text: text.replace(plain, words))


def strict(content: bytes) -> bytes:
    """The workbook in the strict form of Excel, which has other names for what it is made of."""

    def renamed(text: bytes) -> bytes:
        schemas, strictly = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
        text = text.replace(schemas + b"spreadsheetml/2006/main", strictly + b"spreadsheetml/main")
        return text.replace(schemas + b"officeDocument/2006/", strictly + b"officeDocument/")

    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/worksheets/sheet1.xml"):
        content = changed(content, part, renamed)
    return content


SAVE_AGAIN = "Đề nghị mở bằng Excel và lưu lại dạng Excel Workbook (.xlsx)."
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", f"không phải là tệp Excel (.xlsx). {SAVE_AGAIN}"),
        (b"PK\x03\x04", "bị hỏng, hoặc chưa chép xong. Đề nghị chép lại từ nguồn."),
        (COMPOUND, f"là tệp Excel kiểu cũ (.xls). {SAVE_AGAIN}"),
        (
            COMPOUND + "EncryptedPackage".encode("utf-16-le"),
            "có mật khẩu. Đề nghị mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
        ),
        (with_type(b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), f"có macro (.xlsm). {SAVE_AGAIN}"),
        (
            with_type(b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
            f"là tệp Excel nhị phân (.xlsb). {SAVE_AGAIN}",
        ),
        (
            with_type(b"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
            f"là mẫu của Excel (.xltx). {SAVE_AGAIN}",
        ),
        (changed(sheet_of(), "xl/workbook.xml", lambda _: b"<workbook"), f"bị hỏng hoặc không đúng dạng. {SAVE_AGAIN}"),
        (
            changed(sheet_of(), "xl/worksheets/sheet1.xml", lambda text: text[:-30]),
            f"bị hỏng hoặc không đúng dạng. {SAVE_AGAIN}",
        ),
        (
            changed(sheet_of(), "xl/_rels/workbook.xml.rels", lambda _: b"<a/>"),
            f"bị hỏng hoặc không đúng dạng. {SAVE_AGAIN}",
        ),
        (strict(sheet_of()), f"lưu dạng Strict Open XML nên không đọc được. {SAVE_AGAIN}"),
        (
            changed(sheet_of(), "xl/worksheets/sheet1.xml", lambda text: text + b" " * 2**24),
            "quá lớn (tối đa 64 MB, riêng phần chữ 16 MB). Đề nghị bớt hình ảnh, hoặc tách thành nhiều tệp.",
        ),
        (
            saved(Workbook()),
            "không có cột “Mã nhiệm vụ” và “Ngày hoàn thành”. Đề nghị dùng tệp do cchc status --format xlsx lập.",
        ),
    ],
)
def test_what_is_no_workbook_of_ours_is_refused_in_one_sentence(content: bytes, message: str) -> None:
    with pytest.raises(CchcError) as refused:
        filled(content, "a.xlsx")
    assert str(refused.value) == f"Tệp “a.xlsx” {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (overdue_workbook(overdue([("2024.yaml", MAINTAIN)], Asking(DAY)), None), "“Ngày hoàn thành”"),
        (sheet_of(headings=("Ngày hoàn thành",)), "“Mã nhiệm vụ”"),
    ],
)
def test_a_sheet_with_half_of_the_columns_is_named(content: bytes, message: str) -> None:
    with pytest.raises(CchcError) as refused:
        filled(content, "a.xlsx")
    assert str(refused.value) == (
        f"Tệp “a.xlsx”, trang tính VP-TK không có cột {message}. Đề nghị dùng tệp do cchc status --format xlsx lập."
    )


def test_a_sheet_without_end_is_refused() -> None:
    content = sheet_of(*[("1.2/quy-1", "2024.yaml", "28/6/2024")] * 10_000)
    with pytest.raises(CchcError) as refused:
        filled(content, "a.xlsx")
    assert str(refused.value) == "Tệp “a.xlsx”, trang tính VP-TK dài quá 10000 hàng. Đề nghị tách thành nhiều tệp."


def test_a_sheet_that_states_another_size_is_read_whole() -> None:
    def smaller(text: bytes) -> bytes:
        return text.replace(b'<dimension ref="A1:F2"', b'<dimension ref="A1"')

    content = changed(sheet_of(("1.2/quy-1", "2024.yaml", "28/6/2024")), "xl/worksheets/sheet1.xml", smaller)
    assert [row.day for row in filled(content, "a.xlsx")] == [date(2024, 6, 28)]


def test_what_other_programs_add_to_a_file_is_passed_over_in_silence() -> None:
    def extended(text: bytes) -> bytes:
        return text.replace(b"</worksheet>", b'<extLst><ext uri="{0}"/></extLst></worksheet>')

    content = changed(sheet_of(("1.2/quy-1", "2024.yaml", "28/6/2024")), "xl/worksheets/sheet1.xml", extended)
    assert [row.day for row in filled(content, "a.xlsx")] == [date(2024, 6, 28)]
