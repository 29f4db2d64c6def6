"""A report as a table, and its forms for people: a table of a terminal or of plain text, and Markdown."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable

LineKind = Literal["row", "subtotal", "total"]
PLAIN_WIDTH = 80
"""How wide a table is where there is no terminal."""
MAX_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how it takes room. The one `wide` column wraps, the others stay whole."""

    title: str
    right: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells, one for each column."""

    cells: tuple[str, ...]
    kind: LineKind = "row"


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; a heading of the first level may stand above a group's own."""

    lines: tuple[Line, ...]
    heading: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A report: a title, groups of lines, and sentences at its foot."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    foot: tuple[str, ...] = ()


def as_markdown(table: Table) -> str:
    """GitHub's tables, one for each group."""
    parts = [f"## {table.title}"]
    for group in table.groups:
        parts += [f"### {heading}" for heading in (group.above, group.heading) if heading]
        if group.lines:
            parts.append(_markdown_lines(table.columns, group.lines))
    return "\n\n".join([*parts, *table.foot]) + "\n"


def _markdown_lines(columns: tuple[Column, ...], lines: tuple[Line, ...]) -> str:
    head = [
        _markdown_row(column.title for column in columns),
        _markdown_row("---:" if column.right else "---" for column in columns),
    ]
    body = [_markdown_row(_emphasised(cell, line.kind) for cell in line.cells) for line in lines]
    return "\n".join([*head, *body])


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _emphasised(cell: str, kind: LineKind) -> str:
    escaped = cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>")
    return f"**{escaped}**" if cell and kind != "row" else escaped


def as_text(table: Table, width: int | None) -> str:
    """The table for a terminal of that width, with lines and emphasis; for `None`, plain text of 80 columns."""
    console = Console(
        file=io.StringIO(),
        width=min(width or PLAIN_WIDTH, MAX_WIDTH),
        force_terminal=width is not None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        console.print(table.title, style="bold")
        for group in table.groups:
            _print_group(console, table, group, lined=width is not None)
        if table.foot:
            console.print("", *table.foot, sep="\n")
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def _print_group(console: Console, table: Table, group: Group, *, lined: bool) -> None:
    for heading in (group.above, group.heading):
        if heading:
            console.print("", heading, sep="\n", style="bold")
    if group.lines:
        console.print(_rich_table(table, group.lines, lined=lined))


def _rich_table(table: Table, lines: tuple[Line, ...], *, lined: bool) -> RichTable:
    """One group's lines; the columns are as wide as the whole report needs, so that groups stand under each other."""
    drawn = RichTable(
        box=box.ROUNDED if lined else box.SIMPLE_HEAD, expand=True, safe_box=True, pad_edge=lined, show_edge=lined
    )
    for index, column in enumerate(table.columns):
        if column.wide:
            drawn.add_column(column.title, ratio=1, overflow="fold")
        else:
            drawn.add_column(column.title, width=_width(table, index), justify="right" if column.right else "left")
    for line in lines:
        drawn.add_row(*line.cells, style="bold" if line.kind != "row" else "", end_section=line.kind == "subtotal")
    return drawn


def _width(table: Table, index: int) -> int:
    """The widest cell of a column; its heading may take two lines."""
    cells = [line.cells[index] for group in table.groups for line in group.lines]
    words = table.columns[index].title.split()
    two_lines = min(
        max(cell_len(" ".join(words[:split])), cell_len(" ".join(words[split:]))) for split in range(len(words))
    )
    return max([two_lines, *(cell_len(cell) for cell in cells)])
