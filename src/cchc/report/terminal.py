"""A report's table for a terminal, and as plain text for pipes and files."""

import io
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from cchc.report.plain_table import plain_lines, plain_table
from cchc.report.table import PrintedTable, TableGroup, TableLine

PLAIN_WIDTH = 80
"""The width of a table where there is no terminal."""
MANY_COLUMNS = 7
"""The most columns of a table whose headings take at most two lines; with more columns, a heading may take three."""
NARROWEST = 14
"""The least width of the wide column, in columns of text."""
MAX_WIDTH = 120
"""The greatest width of a table: longer lines are hard to follow."""


def as_text(table: PrintedTable, width: int | None) -> str:
    """The table for a terminal of that width, with lines and emphasis; for `None`, plain text of 80 columns."""
    console = Console(
        file=io.StringIO(),
        width=min(width or PLAIN_WIDTH, MAX_WIDTH),
        force_terminal=width is not None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    table = table.fitted(console.width)
    widths = [min(_width(table, index), _widest(table, index, console)) for index in range(len(table.columns))]
    with console.capture() as captured:
        _print(console, table.title, style="bold")
        if table.lead:
            _print(console, "", *table.lead, *([""] if _begins_with_lines(table) else []))
        for group in table.groups:
            _print_group(console, table, group, widths, lined=width is not None)
        if table.foot:
            _print(console, "", *table.foot)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def styled(lines: Iterable[Sequence[tuple[str, str]]], width: int) -> str:
    """Lines in pieces of text and style, as a terminal of that width shows them, wrapped between words."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for line in lines:
            console.print(Text.assemble(*line))
    return captured.get()


def _print(console: Console, *texts: str, style: str = "") -> None:
    """Print texts, each on lines of its own."""
    if console.is_terminal:
        console.print(*texts, sep="\n", style=style)
    else:
        console.out(*(line for text in texts for line in plain_lines(console, text)), sep="\n")


def _begins_with_lines(table: PrintedTable) -> bool:
    """True if no heading, which has a line of its own above it, parts the sentences under the title from the lines."""
    return any(not (group.above or group.heading) for group in table.groups[:1])


def _print_group(console: Console, table: PrintedTable, group: TableGroup, widths: list[int], *, lined: bool) -> None:
    for heading in (group.above, group.heading):
        if heading:
            _print(console, "", heading, style="bold")
    taken = sum(width + len(" │ ") for column, width in zip(table.columns, widths, strict=True) if not column.wide)
    if group.lines and console.width - taken < NARROWEST:
        _print_one_below_another(console, table, group.lines)
    elif group.lines and (lined or not any(column.wide for column in table.columns)):
        console.print(_rich_table(table, group.lines, widths, lined=lined))
    elif group.lines:
        console.out(*plain_table(console, table.columns, group.lines, widths), sep="\n")


def _print_one_below_another(console: Console, table: PrintedTable, lines: tuple[TableLine, ...]) -> None:
    """Each line as a paragraph, where the columns have no room beside each other."""
    for line in lines:
        cells = list(zip(table.columns, line.cells, strict=True))
        first = [cell for column, cell in cells if column.wide]
        others = [f"{column.on_screen}: {cell}" for column, cell in cells if cell and not column.wide]
        console.print("", *first, sep="\n", style="bold" if line.is_sum else "")
        console.print("; ".join(others))


def _rich_table(table: PrintedTable, lines: tuple[TableLine, ...], widths: list[int], *, lined: bool) -> RichTable:
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


def _widest(table: PrintedTable, index: int, console: Console) -> int:
    """The most that a column may take: an address, or a file's name, may be long; it wraps and leaves others room."""
    column = table.columns[index]
    own = int(column.width) if column.wraps or any(column.narrow) else console.width
    return min(console.width // 3, own)


def _width(table: PrintedTable, index: int) -> int:
    """The widest cell of a column; its heading may take two lines, or three where there are many columns."""
    cells = [line.cells[index] for group in table.groups for line in group.lines]
    return max([_heading_width(table, index), *(cell_len(cell) for cell in cells)])


def _heading_width(table: PrintedTable, index: int) -> int:
    """The width of a heading that is broken between words into as many lines as it may have."""
    words = table.columns[index].on_screen.split()
    lines = min(3 if len(table.columns) > MANY_COLUMNS else 2, len(words))
    breaks = combinations(range(1, len(words)), lines - 1)
    return min(
        max(cell_len(" ".join(words[start:end])) for start, end in pairwise((0, *at, len(words)))) for at in breaks
    )
