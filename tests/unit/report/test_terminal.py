"""A table on a terminal and in a pipe: its width, its frame, and what becomes of it where columns have no room."""

import re
from collections.abc import Callable

import pytest

from cchc.phrasing.column import Column, ValueKind
from cchc.report.plain_table import as_plain_text
from cchc.report.table import PrintedTable, TableGroup, TableLine
from cchc.report.terminal import MAX_WIDTH, as_text, styled

WIDE = Column[None]("Nhiệm vụ", ValueKind.TEXT, lambda _: None, wide=True)


def column(heading: str) -> Column[None]:
    return Column[None](heading, ValueKind.CODE, lambda _: None)


def table(*cells: str) -> PrintedTable:
    columns = (WIDE, *(column(f"Cột {number}") for number in range(1, len(cells))))
    return PrintedTable("Báo cáo", columns, (TableGroup((TableLine(cells),)),), ("Hết.",))


LONG = "Báo cáo kết quả thực hiện công tác cải cách hành chính của xã trong quý " * 3


@pytest.mark.parametrize(("width", "shown"), [(60, 60), (80, 80), (200, MAX_WIDTH)])
def test_a_table_is_as_wide_as_its_terminal_up_to_a_width_that_can_be_followed(width: int, shown: int) -> None:
    lines = re.sub(r"\x1b\[[0-9;]*m", "", as_text(table(LONG, "1.1"), width)).split("\n")
    assert shown - 2 <= max(map(len, lines)) <= shown


def test_without_a_terminal_there_is_no_frame_and_no_colour() -> None:
    text = as_plain_text(table(LONG, "1.1"))
    assert 78 <= max(map(len, text.split("\n"))) <= 80
    assert "│" not in text
    assert "\x1b" not in text
    assert "│" in as_text(table(LONG, "1.1"), 80)


def test_a_table_of_columns_alone_is_drawn_without_a_frame_in_a_pipe() -> None:
    lines = (TableLine(("1.1", "2")), TableLine(("1.2", "3")))
    text = as_plain_text(PrintedTable("Báo cáo", (column("Mã"), column("Số")), (TableGroup(lines),)))
    assert "│" not in text
    assert [line.split() for line in text.splitlines()[1:]] == [["Mã", "Số"], ["─" * 80], ["1.1", "2"], ["1.2", "3"]]


def test_every_word_of_a_cell_is_shown() -> None:
    text = as_plain_text(table(LONG, "1.1"))
    assert [word for word in LONG.split() if text.count(word) < LONG.count(word)] == []


@pytest.mark.parametrize("shown", [lambda made: as_text(made, 60), as_plain_text], ids=["terminal", "pipe"])
def test_where_columns_have_no_room_a_line_is_a_paragraph(shown: Callable[[PrintedTable], str]) -> None:
    text = shown(table("Họp quý", "a" * 20, "b" * 20, "", "c" * 20))
    assert "│" not in text
    told = f"Cột 1: {'a' * 20}; Cột 2: {'b' * 20}; Cột 4: {'c' * 20}"
    assert " ".join(text.split("Họp quý")[1].split()).startswith(told[:40])
    assert "Cột 3" not in text


def test_an_address_longer_than_a_third_of_the_screen_wraps() -> None:
    address = f"1.1/{'bao-cao-' * 10}2024-12"
    text = as_plain_text(table("Họp", address))
    assert address not in text
    assert address in "".join(text.split())


def test_text_in_pieces_is_wrapped_between_words() -> None:
    text = styled([[("một hai ba ", "bold"), ("bốn năm sáu", "red")]], 12)
    assert text.count("\n") > 1
