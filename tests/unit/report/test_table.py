"""A report's table: what Markdown makes of its texts, and which columns a narrow screen leaves out."""

import pytest

from cchc.phrasing.column import Column, ValueKind
from cchc.report.table import PrintedTable, TableGroup, TableLine, as_markdown, markdown_cell, markdown_line

COLUMNS = (
    Column[None]("Nhiệm vụ", ValueKind.TEXT, lambda _: None, wide=True),
    Column[None]("Chủ trì", ValueKind.TEXT, lambda _: None, roomy=True),
    Column[None]("Điểm tối đa", ValueKind.POINTS, lambda _: None, short="Tối đa"),
)
ROOMY, BROAD, SLIM = (
    Column[None](
        heading, ValueKind.TEXT, lambda _: None, roomy=heading == "R", broad=heading == "B", slim=heading == "S"
    )
    for heading in "RBS"
)
LINES = (TableLine(("Họp quý I", "VP-TK", "1,5")), TableLine(("Cộng", "", "1,5"), is_sum=True))
TABLE = PrintedTable("Báo cáo", COLUMNS, (TableGroup(LINES, "Xã Mẫu", "Phụ lục I"),), ("Hết.",))


def test_a_table_in_markdown_has_headings_alignment_and_bold_sums() -> None:
    assert as_markdown(TABLE) == (
        "## Báo cáo\n\n### Phụ lục I\n\n### Xã Mẫu\n\n"
        "| Nhiệm vụ | Chủ trì | Tối đa |\n| --- | --- | ---: |\n"
        "| Họp quý I | VP-TK | 1,5 |\n| **Cộng** |  | **1,5** |\n\nHết.\n"
    )


def test_a_group_without_lines_is_its_heading_alone() -> None:
    assert as_markdown(PrintedTable("T", COLUMNS, (TableGroup((), "Không có gì"),))) == "## T\n\n### Không có gì\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("một\nhai", "một<br>hai"),
        ("<b>*x*_y_`z`", r"&lt;b>\*x\*\_y\_\`z\`"),
        ("[a](http://b) ~c~", r"\[a\](http:\//b) \~c\~"),
        ("www.a.vn", r"www\.a.vn"),
        ("A&amp;B & C", "A&amp;amp;B & C"),
        ("1. a", "1. a"),
    ],
)
def test_nothing_in_a_cell_ends_it_or_makes_markup(text: str, written: str) -> None:
    assert markdown_cell(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. Họp", r"1\. Họp"),
        ("2) Họp", r"2\) Họp"),
        ("- Họp", r"\- Họp"),
        ("> Họp", r"\> Họp"),
        ("== Họp", r"\== Họp"),
        ("# Họp", r"\# Họp"),
        ("Họp 1. lần", "Họp 1. lần"),
        ("  một\nhai ", "một hai"),
    ],
)
def test_a_line_is_a_paragraph_and_nothing_more(text: str, written: str) -> None:
    assert markdown_line(text) == written


@pytest.mark.parametrize(("width", "cells"), [(99, ("Họp quý I", "1,5")), (100, ("Họp quý I", "VP-TK", "1,5"))])
def test_a_narrow_screen_leaves_out_the_roomy_columns(width: int, cells: tuple[str, ...]) -> None:
    fitted = TABLE.fitted(width)
    assert fitted.groups[0].lines[0].cells == cells
    assert len(fitted.columns) == len(cells)


def test_what_a_terminal_would_obey_is_in_no_text_of_a_table() -> None:
    evil = "\x1b[31ma\nb"
    table = PrintedTable(evil, COLUMNS, (TableGroup((TableLine((evil, evil, "1")),), evil, evil),), (evil,)).harmless()
    (group,) = table.groups
    assert {table.title, group.heading, group.above, *table.foot} == {"\N{REPLACEMENT CHARACTER}[31ma b"}
    assert group.lines[0].cells == ("\N{REPLACEMENT CHARACTER}[31ma\nb",) * 2 + ("1",)


@pytest.mark.parametrize(("width", "shown"), [(80, "S"), (119, "S"), (120, "R"), (None, "RB")])
def test_a_screen_has_the_columns_that_it_has_room_for_and_markdown_all_but_slim_ones(
    width: int | None, shown: str
) -> None:
    line = TableLine(("r", "b", "s"))
    fitted = PrintedTable("T", (ROOMY, BROAD, SLIM), (TableGroup((line,)),), roomy=120).fitted(width)
    assert "".join(column.heading for column in fitted.columns) == shown
    assert "".join(fitted.groups[0].lines[0].cells) == shown.lower()
