"""A report's table for a terminal: with lines and emphasis."""

import io
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from cchc.report.room import begins_with_lines, column_widths, have_room
from cchc.report.table import PrintedTable, TableGroup, TableLine

MAX_WIDTH = 120
"""The greatest width of a table: longer lines are hard to follow."""


def as_text(table: PrintedTable, width: int) -> str:
    """The table for a terminal of that width."""
    console = _console(min(width, MAX_WIDTH), is_terminal=True)
    table = table.fitted(console.width)
    widths = column_widths(table, console.width)
    with console.capture() as captured:
        _print(console, table.title, style="bold")
        if table.lead:
            _print(console, "", *table.lead, *([""] if begins_with_lines(table) else []))
        for group in table.groups:
            _print_group(console, table, group, widths)
        if table.foot:
            _print(console, "", *table.foot)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def styled(lines: Iterable[Sequence[tuple[str, str]]], width: int) -> str:
    """Lines in pieces of text and style, as a terminal of that width shows them, wrapped between words."""
    console = _console(width, is_terminal=True)
    with console.capture() as captured:
        for line in lines:
            console.print(Text.assemble(*line))
    return captured.get()


def drawn_plainly(table: PrintedTable, lines: Sequence[TableLine], widths: Sequence[int], whole: int) -> list[str]:
    """Lines of a table as plain text: columns without a frame or, where these have no room, paragraphs."""
    console = _console(whole, is_terminal=False)
    with console.capture() as captured:
        _draw(console, table, lines, widths)
    return captured.get().split("\n")[:-1]


def _console(width: int, *, is_terminal: bool) -> Console:
    return Console(
        file=io.StringIO(), width=width, force_terminal=is_terminal, highlight=False, markup=False, emoji=False
    )


def _print(console: Console, *texts: str, style: str = "") -> None:
    """Print texts, each on lines of its own."""
    console.print(*texts, sep="\n", style=style)


def _print_group(console: Console, table: PrintedTable, group: TableGroup, widths: Sequence[int]) -> None:
    for heading in (group.above, group.heading):
        if heading:
            _print(console, "", heading, style="bold")
    if group.lines:
        _draw(console, table, group.lines, widths)


def _draw(console: Console, table: PrintedTable, lines: Sequence[TableLine], widths: Sequence[int]) -> None:
    if have_room(table, widths, console.width):
        console.print(_rich_table(table, lines, widths, lined=console.is_terminal))
    else:
        _print_one_below_another(console, table, lines)


def _print_one_below_another(console: Console, table: PrintedTable, lines: Sequence[TableLine]) -> None:
    """Each line as a paragraph, where the columns have no room beside each other."""
    for line in lines:
        cells = list(zip(table.columns, line.cells, strict=True))
        first = [cell for column, cell in cells if column.wide]
        others = [f"{column.on_screen}: {cell}" for column, cell in cells if cell and not column.wide]
        console.print("", *first, sep="\n", style="bold" if line.is_sum else "")
        console.print("; ".join(others))


def _rich_table(table: PrintedTable, lines: Sequence[TableLine], widths: Sequence[int], *, lined: bool) -> RichTable:
    """One group's lines; the columns are as wide as the whole report needs, so that groups stand under each other."""
    drawn = RichTable(
        box=box.ROUNDED if lined else box.SIMPLE_HEAD, expand=True, safe_box=True, pad_edge=lined, show_edge=lined
    )
    for column, width in zip(table.columns, widths, strict=True):
        if column.wide:
            drawn.add_column(column.on_screen, ratio=1, overflow="fold")
        else:
            drawn.add_column(
                column.on_screen, width=width, overflow="fold", justify="right" if column.right else "left"
            )
    for line in lines:
        drawn.add_row(*line.cells, style="bold" if line.is_sum else "", end_section=line.closing)
    return drawn
