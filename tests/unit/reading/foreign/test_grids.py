"""Cells of foreign Word tables: the rows and columns that a person sees them cover."""

import pytest
from helpers.foreign_word_making import (
    ON,
    START,
    cell,
    drawing,
    paragraph,
    read,
    read_table,
    row,
    run,
    spanning,
    table,
    told,
)

THREE = (3000, 3000, 3000)


def test_cells_over_several_columns() -> None:
    found = read_table(row("a", "b", "c"), row("d", cell("e", spanning(2))), widths=THREE)
    assert drawing(found) == "a | b | c\nd | e | <"


def test_cells_over_several_rows() -> None:
    found = read_table(row("a", cell("b", START)), row("c", cell("", ON)), row("d", cell("", ON)), widths=THREE[:2])
    assert drawing(found) == "a | b\nc | ^\nd | ^"


@pytest.mark.parametrize("going_on", [ON, "<w:vMerge w:val='continue'/>"])
def test_a_merge_goes_on_with_or_without_a_value(going_on: str) -> None:
    assert drawing(read_table(row(cell("a", START), "b"), row(cell("", going_on), "c"))) == "a | b\n^ | c"


def test_a_second_beginning_is_a_second_merge() -> None:
    found = read_table(
        *(row(cell(text, merge), "x") for text, merge in [("a", START), ("", ON), ("b", START), ("", ON)])
    )
    assert drawing(found) == "a | x\n^ | x\nb | x\n^ | x"


def test_a_merge_over_rows_and_columns() -> None:
    block = spanning(2)
    found = read_table(
        row(cell("a", block + START), "b"), row(cell("", block + ON), "c"), row("d", "e", "f"), widths=THREE
    )
    assert drawing(found) == "a | < | b\n^ | ^ | c\nd | e | f"


def test_a_row_that_begins_later_or_ends_earlier_has_holes() -> None:
    before, after = "<w:gridBefore w:val='1'/>", "<w:gridAfter w:val='1'/>"
    found = read_table(
        row("a", "b", "c"), row("d", "e", properties=before), row("f", "g", properties=after), widths=THREE
    )
    assert drawing(found) == "a | b | c\n~ | d | e\nf | g | ~"


def test_a_merge_without_a_beginning_is_a_cell_of_its_own_and_others_continue_it() -> None:
    found = read_table(row(cell("a", ON), "b"), row(cell("", ON), "c"), row("d", cell("e", ON)))
    assert drawing(found) == "a | b\n^ | c\nd | e"


def test_a_merge_over_other_columns_than_above_is_a_cell_of_its_own() -> None:
    found = read_table(row("a", cell("b", START), "c"), row("d", cell("e", spanning(2) + ON)), widths=THREE)
    assert drawing(found) == "a | b | c\nd | e | <"


def test_cells_of_older_files_that_continue_to_the_right() -> None:
    merged = row(cell("a", "<w:hMerge w:val='restart'/>"), cell("", "<w:hMerge/>"), "b")
    assert drawing(read_table(merged, row("c", "d", "e"), widths=THREE)) == "a | < | b\nc | d | e"


def test_a_column_of_a_hair_that_no_cell_fills_is_none() -> None:
    widths = (3000, 20, 2980, 3000)
    found = read_table(
        row("a", cell("b", spanning(2)), "c"),
        row(cell("d", spanning(2)), "e", "f"),
        row(cell("g", spanning(4))),
        widths=widths,
    )
    assert drawing(found) == "a | b | c\nd | e | f\ng | < | <"


def test_a_row_that_is_set_off_by_a_hair_has_no_hole() -> None:
    widths = (20, 3000, 3000, 20)
    odd = "<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>"
    found = read_table(
        row("a", "b", properties=odd), row(cell("c", spanning(2)), cell("d", spanning(2))), widths=widths
    )
    assert drawing(found) == "a | b\nc | d"


def test_merges_go_on_over_a_hair() -> None:
    widths = (3000, 20, 2980)
    found = read_table(
        row("a", cell("b", spanning(2) + START)), row(cell("c", spanning(2)), cell("", ON)), widths=widths
    )
    assert drawing(found) == "a | b\nc | ^"


def test_a_narrow_column_with_cells_of_its_own_stays() -> None:
    found = read_table(row("1", "b", "c"), row("2", cell("d", spanning(2))), widths=(300, 3000, 3000))
    assert drawing(found) == "1 | b | c\n2 | d | <"


def test_columns_that_every_row_takes_together_are_one() -> None:
    found = read_table(
        row("a", cell("b", spanning(3))), row("c", cell("d", spanning(3))), widths=(3000, 2000, 2000, 2000)
    )
    assert drawing(found) == "a | b\nc | d"


def test_a_grid_that_is_too_short_or_not_there_is_made_by_the_cells() -> None:
    assert drawing(read_table(row("a", "b", "c"), row("d", cell("e", spanning(2))))) == "a | b | c\nd | e | <"
    assert drawing(read_table(row("a", "b", "c"), row("d", "e"), widths=(3000,))) == "a | b | c\nd | e | ~"


def test_widths_that_say_nothing_join_no_columns() -> None:
    found = read_table(row("a", cell("b", spanning(2))), row(cell("c", spanning(2)), "d"), widths=(100, 100, 100))
    assert drawing(found) == "a | b | <\nc | < | d"


def test_rows_and_cells_in_content_controls_are_seen() -> None:
    controlled = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{row('c', 'd')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    assert drawing(read_table(row("a", controlled), inner)) == "a | b\nc | d"


def test_a_table_in_a_content_control_is_seen() -> None:
    (found,) = read(f"<w:sdt><w:sdtContent>{table(row('a'))}</w:sdtContent></w:sdt>").tables
    assert drawing(found) == "a"


def test_rows_that_are_deleted_or_hidden_are_left_out_and_told() -> None:
    gone = "<w:del w:id='1' w:author='a'/>"
    deleted = "<w:del w:id='2' w:author='a'><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    found = read(
        table(
            row(cell(paragraph(deleted)), properties=gone),
            row("a"),
            row("b", "c", properties="<w:hidden/>"),
            row("d", properties="<w:ins w:id='3' w:author='a'/>"),
        )
    )
    assert drawing(next(found.tables)) == "a\nd"
    assert [(remark.oddity, remark.text, remark.place) for remark in found.remarks] == [
        ("deleted", "cũ", "bảng 1, trước hàng 1"),
        ("hidden", "b c", "bảng 1, sau hàng 1"),
    ]


def test_text_that_a_merge_hides_is_told() -> None:
    found = read_table(row(cell("a", START), "x"), row(cell("b", ON), "y"), row(cell("a", ON), "z"))
    assert drawing(found) == "a | x\n^ | y\n^ | z"
    assert told(found.cells[0].content) == [("hidden", "b")]


def test_rows_that_are_printed_on_each_page_are_known() -> None:
    heading = "<w:tblHeader/>"
    found = read_table(
        row("a", properties=heading), row("b", properties=heading), row("c", properties="<w:tblHeader w:val='0'/>")
    )
    assert found.repeated == frozenset({1, 2})


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    inner = table(row("Từ 30%", "1"), row(cell(paragraph("Dưới") + paragraph("30%")), cell(run("0", "<w:i/>"))))
    found = read_table(row(cell(paragraph("Thang") + inner + paragraph("hết")), "b"))
    assert drawing(found) == "Thang¶Từ 30% 1¶Dưới¶30%¶0¶hết | b"
    assert told(found.cells[0].content) == [("nested", "Từ 30% 1 Dưới 30% 0")]


def test_rows_of_a_table_in_a_cell_that_are_deleted_are_told() -> None:
    inner = table(row("cũ", properties="<w:del w:id='1' w:author='a'/>"), row("mới"))
    (found,) = read_table(row(cell(inner + paragraph()))).cells
    assert found.content.written == ("mới",)
    assert told(found.content) == [("deleted", "cũ"), ("nested", "mới")]


def test_a_cell_without_a_paragraph_is_blank() -> None:
    assert drawing(read_table(row("<w:tc><w:tcPr/></w:tc>", "b"), row("<w:tc/>", "c"))) == " | b\n | c"


def test_a_row_without_cells_counts() -> None:
    assert [each.row for each in read_table(row("a"), row(), row("b")).cells] == [1, 3]
