"""What only arranges text is no table: letterheads, signatures, what stands below the table inside its last row."""

import pytest
from helpers.foreign_word_making import cell, drawing, paragraph, read, row, spanning, table, told

from cchc.reading.foreign.document import ForeignDocument, ForeignTable

NO_LINES = ""
DATA = table(row("TT", "Nhiệm vụ"), row("1", "Họp"))
OPEN = "".join(f"<w:{side} w:val='nil'/>" for side in ("left", "bottom", "right"))
BELOW = f"<w:tcBorders><w:top w:val='single'/>{OPEN}</w:tcBorders>"


def outline(found: ForeignDocument) -> list[str]:
    """The texts, and the names of the tables."""
    return [block.name if isinstance(block, ForeignTable) else block.text for block in found.blocks]


def test_a_letterhead_in_a_table_without_lines_is_text() -> None:
    names = paragraph("ỦY BAN NHÂN DÂN") + paragraph("XÃ MẪU")
    country = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc")
    head = table(
        row(cell(names), cell(country)), row("Số: 05/KH-UBND", "Mẫu, ngày 05 tháng 01 năm 2024"), properties=NO_LINES
    )
    assert outline(read(head + DATA)) == [
        *("ỦY BAN NHÂN DÂN", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Số: 05/KH-UBND", "Mẫu, ngày 05 tháng 01 năm 2024", "bảng 1"),
    ]


def test_signatures_in_a_table_without_lines_are_text() -> None:
    end = table(row("Nơi nhận:", cell(paragraph("TM. ỦY BAN NHÂN DÂN") + paragraph("CHỦ TỊCH"))), properties=NO_LINES)
    assert outline(read(DATA + end)) == ["bảng 1", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


@pytest.mark.parametrize(
    "rows",
    [
        (row("TT", "Nhiệm vụ"), row("1", "Họp")),
        (row("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"), row("1", "Họp", "CHỦ TỊCH", "Q. Trưởng phòng")),
        (row("TT", "Nhiệm vụ"), row("1", "Báo cáo UBND xã")),
    ],
)
def test_a_table_of_data_without_lines_is_a_table(rows: tuple[str, ...]) -> None:
    assert outline(read(table(*rows, properties=NO_LINES))) == ["bảng 1"]


@pytest.mark.parametrize("borders", [BELOW, "<w:tcBorders><w:top w:val='single'/></w:tcBorders>"])
def test_what_stands_below_a_table_inside_its_last_row_is_text(borders: str) -> None:
    last = row(cell(paragraph("./.") + paragraph("TM. ỦY BAN NHÂN DÂN"), spanning(2) + borders))
    lined = row(cell("1", "<w:tcBorders><w:top w:val='single'/></w:tcBorders>"), "Họp")
    found = read(table(lined, last, widths=(1000, 8000), properties=NO_LINES))
    assert [drawing(each) for each in found.tables] == ["1 | Họp"]
    assert outline(found) == ["bảng 1", "./. TM. ỦY BAN NHÂN DÂN"]


@pytest.mark.parametrize(
    ("last", "properties"),
    [
        (row(cell("Tổng cộng", spanning(2) + BELOW)), NO_LINES),
        (row(cell("./.", BELOW), cell("", BELOW)), NO_LINES),
        (row(cell("./.", spanning(2))), "<w:tblBorders><w:left w:val='single'/></w:tblBorders>"),
    ],
)
def test_another_last_row_belongs_to_the_table(last: str, properties: str) -> None:
    (found,) = read(table(row("1", "Họp"), last, widths=(1000, 8000), properties=properties)).tables
    assert found.row_count == 2


def test_remarks_on_what_stands_below_a_table_have_its_place() -> None:
    gone = "<w:del w:id='1' w:author='a'><w:r><w:delText>x</w:delText></w:r></w:del>"
    last = row(cell(paragraph("./.") + paragraph(gone), spanning(2) + BELOW))
    text = list(read(table(row("1", "Họp"), last)).blocks)[-1]
    assert not isinstance(text, ForeignTable)
    assert (told(text), text.remarks[0].place) == ([("deleted", "x")], "dưới bảng 1")


def test_only_tables_that_look_like_tables_are_counted() -> None:
    head = table(row("ĐẢNG CỘNG SẢN VIỆT NAM"), properties=NO_LINES)
    gone = table(row("x", properties="<w:del w:id='1' w:author='a'/>"))
    assert outline(read(head + DATA + gone + paragraph("a") + DATA)) == [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "bảng 1",
        "a",
        "bảng 2",
    ]
