"""A workbook is read as a person sees its sheets: a table a sheet, in the sheet's own rows and columns."""

import contextlib
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from helpers.hostile_files import EXCEL, cell, excel, relations
from helpers.workbook_making import changed, saved
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from cchc.errors import CchcError
from cchc.model.emphasis import Run
from cchc.reading.foreign.document import ForeignDocument, ForeignTable, ForeignText
from cchc.reading.foreign.workbook.reader import foreign_workbook

NAMED = "Tệp “a.xlsx”"
SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes) -> ForeignDocument:
    return foreign_workbook(content, NAMED)


def book_of(*rows: tuple[Any, ...], change: Callable[[Worksheet], object] = lambda _: None) -> Workbook:
    """A workbook with one sheet of these rows, changed so."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "PL I"
    for row in rows:
        sheet.append(row)
    change(sheet)
    return book


def table_of(*rows: tuple[Any, ...], change: Callable[[Worksheet], object] = lambda _: None) -> ForeignTable:
    (table,) = read(saved(book_of(*rows, change=change))).tables
    return table


def marked(run: Run) -> str:
    text = f"<b>{run.text}</b>" if run.bold else run.text
    return f"<i>{text}</i>" if run.italic else text


def written(text: ForeignText) -> str:
    return "¶".join("".join(map(marked, line)) for line in text.lines)


def drawn(table: ForeignTable) -> list[list[str]]:
    """The texts row by row; “^” where a merged cell covers a place."""
    return [
        [
            written(found.content) if found and (found.row, found.column) == (row, column) else "^"
            for column in range(1, table.column_count + 1)
            for found in [table.at(row, column)]
        ]
        for row in range(1, table.row_count + 1)
    ]


def only(value: object, change: Callable[[Worksheet], object] = lambda _: None) -> ForeignText:
    """The text of a cell with this value."""
    found = table_of((value, "x"), change=change).at(1, 1)
    assert found
    return found.content


def remarks(text: ForeignText) -> list[tuple[str, str]]:
    return [(remark.oddity.value, remark.text) for remark in text.remarks]


def of_document(document: ForeignDocument) -> list[tuple[str, str, str]]:
    return [(remark.oddity.value, remark.text, remark.place) for remark in document.remarks]


def test_a_sheet_is_a_table_in_its_own_rows_and_columns() -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B5"] = "Nơi nhận"
        sheet["Z99"].font = Font(bold=True)

    table = table_of(("PHỤ LỤC I",), (), ("TT", "Nhiệm vụ"), change=put)
    assert (table.name, table.is_sheet, table.repeated) == ("trang tính “PL I”", True, frozenset())
    assert drawn(table) == [["PHỤ LỤC I", ""], ["", ""], ["TT", "Nhiệm vụ"], ["", ""], ["", "Nơi nhận"]]
    assert table.place(5, 2) == "trang tính “PL I”, ô B5"


def test_merged_areas_are_spans_as_far_as_anything_stands_there() -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:XFD1", "A2:A3", "B3:C4", "A7:A9"):
            sheet.merge_cells(area)

    table = table_of(("Tên",), ("a", "b", "c"), (None, "d"), ("e",), change=merge)
    assert drawn(table) == [["Tên", "^", "^"], ["a", "b", "c"], ["^", "d", "^"], ["e", "^", "^"]]


def test_text_under_a_merged_area_is_told() -> None:
    content = saved(book_of(("a", "b"), ("c", "d")))
    merged = changed(
        content,
        SHEET,
        lambda part: part.replace(
            b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
        ),
    )
    (table,) = read(merged).tables
    assert drawn(table) == [["a", "^"], ["c", "d"]]
    assert [remarks(cell.content) for cell in table.cells] == [[("hidden", "b")], [], []]


def test_rows_that_are_printed_on_each_page_say_so() -> None:
    def repeat(sheet: Worksheet) -> None:
        sheet.print_title_rows = "2:9"

    assert table_of(("a",), ("b",), ("c",), change=repeat).repeated == {2, 3}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a   b ", "a b"),
        ("- a\n\n- b\r\nc", "- a¶- b¶c"),
        ("a_x000D_\nb", "a¶b"),
        ("Ho\u0323p\u200b", "Họp"),
        (1.5, "1,5"),
        (4.0, "4"),
        (True, "TRUE"),
        ("1.10", "1.10"),
        (CellRichText("a ", TextBlock(InlineFont(i=True), "b"), TextBlock(InlineFont(b=True), " c\nd")), "a <i>b</i><b> c</b>¶<b>d</b>"),
    ],
)  # fmt: skip
def test_a_value_is_text_as_it_is_shown(value: object, text: str) -> None:
    assert written(only(value)) == text


def test_the_look_of_a_cell_is_that_of_its_text() -> None:
    def look(sheet: Worksheet) -> None:
        sheet["A1"].font = Font(bold=True, italic=True)
        sheet["A1"].alignment = Alignment(horizontal="center")

    text = only("a", look)
    assert (written(text), text.centred) == ("<i><b>a</b></i>", True)
    assert not only("a").centred


def test_a_shared_text_of_several_looks_is_read() -> None:
    runs = "<si><r><t xml:space='preserve'>a </t></r><r><rPr><i/></rPr><t>b</t></r></si>"
    shared = {
        "xl/sharedStrings.xml": f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>{runs}</sst>"
    }
    (table,) = read(excel('<row><c t="s"><v>0</v></c></row>', shared)).tables
    assert drawn(table)[1] == ["a <i>b</i>", "", ""]


def test_days_are_shown_as_officials_write_them() -> None:
    def month(sheet: Worksheet) -> None:
        sheet["A1"].number_format = "mmm-yy"

    day = datetime(2024, 11, 1)  # noqa: DTZ001 — Excel knows no time zones
    assert written(only(day)) == "01/11/2024"
    assert written(only(day, month)) == "11/2024"


def percent(sheet: Worksheet) -> None:
    sheet["A1"].number_format = "0%"


def strike(sheet: Worksheet) -> None:
    sheet["A1"].font = Font(strike=True)


def old(sheet: Worksheet) -> None:
    sheet["A1"].font = Font(name=".VnTime")


def comment(sheet: Worksheet) -> None:
    sheet["A1"].comment = Comment("b", "CB")


def day_format(sheet: Worksheet) -> None:
    sheet["A1"].number_format = "dd/mm/yyyy"


def link(sheet: Worksheet) -> None:
    sheet["A1"].hyperlink = "https://example.vn"


@pytest.mark.parametrize(
    ("value", "change", "text", "told"),
    [
        (1, percent, "100%", []),
        (0.125, percent, "13%", [("value", "0,125")]),
        ("a", strike, "a", [("struck", "a")]),
        ("C«ng", old, "C«ng", [("old-font", ".VnTime")]),
        ("a", comment, "a", [("note", "")]),
        (None, comment, "", [("note", "")]),
        (20240628, day_format, "20240628", [("value", "20240628")]),
        ("#REF!", percent, "", [("value", "#REF!")]),
        ("=1/0", percent, "", [("value", "=1/0")]),
        ("a", link, "a", []),
    ],
)
def test_what_is_odd_about_a_cell_is_told(
    value: object, change: Callable[[Worksheet], object], text: str, told: list[tuple[str, str]]
) -> None:
    found = only(value, change)
    assert (written(found), remarks(found)) == (text, told)


@pytest.mark.parametrize(
    ("result", "text", "told"),
    [
        (b"><f>A2</f><v>1.5</v></c>", "1,5", []),
        (b' t="str"><f>A2</f><v>x</v></c>', "x", []),
        (b' t="str"><f>A2</f><v></v></c>', "", []),
        (b' t="e"><f>A2</f><v>#N/A</v></c>', "", [("value", "#N/A")]),
    ],
)
def test_a_formula_is_its_last_result(result: bytes, text: str, told: list[tuple[str, str]]) -> None:
    content = saved(book_of(("=A2", "x")))
    table = next(
        read(
            changed(content, SHEET, lambda part: re.sub(rb'(<c r="A1")[^>]*>.*?</c>', rb"\1" + result, part, count=1))
        ).tables
    )
    found = table.at(1, 1)
    assert found and (written(found.content), remarks(found.content)) == (text, told)


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    def hide(sheet: Worksheet) -> None:
        for row in (2, 3, 5):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["C"].hidden = True

    document = read(saved(book_of(("a", "b", "c"), ("d",), ("e",), ("f",), change=hide)))
    assert [drawn(table) for table in document.tables] == [
        [["a", "b", "c"], ["d", "", ""], ["e", "", ""], ["f", "", ""]]
    ]
    assert of_document(document) == [
        ("unseen", "d e", "trang tính “PL I”, hàng 2–3"),
        ("unseen", "c", "trang tính “PL I”, cột C"),
    ]


def test_hidden_sheets_are_left_out_and_told_blank_ones_are_none() -> None:
    book = book_of(("a",))
    for title, state in (("Nháp", "hidden"), ("Rất kín", "veryHidden"), ("Trống", "visible"), ("Trống kín", "hidden")):
        book.create_sheet(title).sheet_state = state
    book["Nháp"]["A1"] = book["Rất kín"]["A1"] = "x"
    second = book.create_sheet("PL II")
    second["A1"] = "b"
    document = read(saved(book))
    assert [table.name for table in document.tables] == ["trang tính “PL I”", "trang tính “PL II”"]
    assert of_document(document) == [
        ("hidden", "Nháp", "trang tính “Nháp”"),
        ("hidden", "Rất kín", "trang tính “Rất kín”"),
    ]


def test_pictures_and_text_boxes_are_told() -> None:
    drawing = (
        '<d xmlns="urn:d"><sp><txBody><t>Ghi</t><t>nhớ</t></txBody></sp><sp/>'
        '<pic><cNvPr name="Picture 1" descr="Sơ đồ"/></pic><pic/></d>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawing,
    }
    assert of_document(read(excel("", parts))) == [
        ("box", "Ghi nhớ", "trang tính “A”"),
        ("picture", "Sơ đồ", "trang tính “A”"),
        ("picture", "", "trang tính “A”"),
    ]


EXCEL_AGAIN = "Đề nghị mở bằng Excel và lưu lại dạng Excel Workbook (.xlsx)."
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def as_kind(content_type: bytes) -> bytes:
    return changed(
        saved(book_of(("a",))),
        "[Content_Types].xml",
        lambda part: part.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", content_type
        ),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (COMPOUND, f"là tệp Excel kiểu cũ (.xls). {EXCEL_AGAIN}"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu. Đề nghị mở bằng Excel, bỏ mật khẩu rồi lưu lại."),
        ("TT;Nhiệm vụ\n1;Họp\n".encode(), f"không phải là tệp Excel (.xlsx). {EXCEL_AGAIN}"),
        (b"<html><table>", f"không phải là tệp Excel (.xlsx). {EXCEL_AGAIN}"),
        (as_kind(b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), f"có macro (.xlsm). {EXCEL_AGAIN}"),
        (as_kind(b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"), f"là tệp Excel nhị phân (.xlsb). {EXCEL_AGAIN}"),
        (
            excel(f"<row><c><v>{'9' * 400}</v></c></row>"),
            f"bị hỏng hoặc không đúng dạng. {EXCEL_AGAIN}",
        ),
        (
            excel(f'<row r="1048576">{cell("x", "XFD1048576")}</row>'),
            ", trang tính “A” có chữ ở quá xa, đến tận ô XFD1048576. Đề nghị chép riêng bảng của phụ lục sang một tệp Excel mới.",
        ),
        (
            excel('<row><c t="s"><v>0</v></c></row>' * 50, {"xl/sharedStrings.xml": f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>{'ab ' * 140_000}</t></si></sst>"}),
            "có quá nhiều chữ trong các ô. Đề nghị chép riêng bảng của phụ lục sang một tệp Excel mới.",
        ),
        (
            excel(f"<row>{'<c><v>1</v></c>' * 120_000}</row>"),
            "có quá nhiều ô, kiểu, công thức hoặc trang tính. Đề nghị chép riêng bảng của phụ lục sang một tệp Excel mới.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(CchcError) as caught:
        read(content)
    assert str(caught.value) == NAMED + ("" if message.startswith(",") else " ") + message


def test_thousands_of_texts_of_several_looks_are_not_too_much() -> None:
    look = "<rPr><i/><sz val='12'/><rFont val='Arial'/></rPr>"
    texts = f"<si><r>{look}<t>a</t></r><r>{look}<t>b</t></r></si>" * 6000
    shared = {
        "xl/sharedStrings.xml": f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>{texts}</sst>"
    }
    (table,) = read(excel('<row><c t="s"><v>5999</v></c></row>', shared)).tables
    assert drawn(table)[1] == ["<i>ab</i>", "", ""]


def test_blank_cells_with_a_look_cost_nothing() -> None:
    def style(sheet: Worksheet) -> None:
        sheet["XFD1048576"].font = Font(bold=True)

    assert drawn(table_of(("a", "b"), change=style)) == [["a", "b"]]


@pytest.mark.slow
@pytest.mark.parametrize("name", EXCEL)
def test_hostile_workbooks_are_read_or_refused(name: str) -> None:
    with contextlib.suppress(CchcError):
        assert list(read(EXCEL[name]()).tables)
