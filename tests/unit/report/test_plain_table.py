"""Plain tables are laid out as rich lays them out."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.table import Table

from cchc.phrasing.column import Column, ValueKind
from cchc.report.plain_table import plain_lines, plain_table
from cchc.report.table import TableLine

WORDS = st.text("ab ê　漢e\u0301\u200b\n\t-.“”1", max_size=40) | st.text("abế –█1 \n", max_size=40)
KINDS = st.sampled_from([ValueKind.TEXT, ValueKind.DAY])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Column[None]], list[TableLine], list[int], int]:
    number = draw(st.integers(1, 5))
    wide = draw(st.integers(0, number - 1))
    headings = draw(
        st.lists(st.sampled_from(["Mã", "Chủ trì", "Thời hạn thực hiện"]), min_size=number, max_size=number)
    )
    columns = [
        Column[None](heading, draw(KINDS), lambda _: None, wide=at == wide) for at, heading in enumerate(headings)
    ]
    cells = st.tuples(*[WORDS] * number)
    lines = draw(st.lists(st.builds(TableLine, cells, closing=st.booleans()), min_size=1, max_size=5))
    widths = draw(st.lists(st.integers(2, 30), min_size=number, max_size=number))
    taken = sum(width + 3 for at, width in enumerate(widths) if at != wide)
    return columns, lines, widths, taken + draw(st.integers(14, 60))


def by_rich(console: Console, columns: list[Column[None]], lines: list[TableLine], widths: list[int]) -> str:
    drawn = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
    for column, width in zip(columns, widths, strict=True):
        drawn.add_column(
            column.on_screen,
            ratio=1 if column.wide else None,
            width=None if column.wide else width,
            overflow="fold",
            justify="right" if column.right and not column.wide else "left",
        )
    for line in lines:
        drawn.add_row(*line.cells, end_section=line.closing)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()


@given(tables())
def test_it_is_the_table_that_rich_draws(made: tuple[list[Column[None]], list[TableLine], list[int], int]) -> None:
    columns, lines, widths, room = made
    console = Console(file=io.StringIO(), width=room, highlight=False, markup=False, emoji=False)
    drawn = [line.rstrip() for line in by_rich(console, columns, lines, widths).split("\n")]
    assert [line.rstrip() for line in plain_table(columns, lines, widths, room)] == drawn[:-1]


@given(WORDS, st.integers(14, 60))
def test_a_text_is_broken_as_rich_breaks_it(text: str, width: int) -> None:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(text)
    assert [line.rstrip() for line in plain_lines(text, width)] == [
        line.rstrip() for line in captured.get().removesuffix("\n").split("\n")
    ]
