"""A group of a report as plain text for pipes and files, in columns under a ruled heading.

It is laid out as rich lays out its tables, whose way, by segments of style, takes several times as long; texts that
need it are still broken into lines by rich.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from cchc.phrasing.column import Column
from cchc.report.table import TableLine

_BETWEEN = "   "
"""What stands between two columns."""


def plain_table(
    console: Console, columns: Sequence[Column[Any]], lines: Sequence[TableLine], widths: Sequence[int]
) -> Iterator[str]:
    """The lines of text of a group; the wide column has what is left of the console's width."""
    others = sum(width for column, width in zip(columns, widths, strict=True) if not column.wide)
    room = console.width - others - len(_BETWEEN) * (len(columns) - 1)
    widths = [room if column.wide else width for column, width in zip(columns, widths, strict=True)]
    places = list(zip(columns, widths, strict=True))

    def row(cells: Sequence[str]) -> list[list[str]]:
        return [_broken(console, cell, *place) for cell, place in zip(cells, places, strict=True)]

    heading = row([column.on_screen for column in columns])
    height = max(map(len, heading))
    yield from _beside([[*[""] * (height - len(cell)), *cell] for cell in heading], widths)
    yield "─" * console.width
    for number, line in enumerate(lines, 1):
        yield from _beside(row(line.cells), widths)
        if line.closing and number < len(lines):
            yield ""


def _broken(console: Console, cell: str, column: Column[Any], width: int) -> list[str]:
    """The lines of a cell, those of numbers and days at the right."""
    if cell.isprintable() and (length := cell_len(cell := cell.rstrip())) <= width:
        return [" " * (width - length) + cell] if column.right else [cell]
    wrapped = Text(cell).wrap(console, width, justify="right" if column.right else "left", overflow="fold")
    return [line.plain for line in wrapped]


def _beside(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """The lines of a row, whose cells begin at its top."""
    for at in range(max(map(len, cells))):
        own = (cell[at] if at < len(cell) else "" for cell in cells)
        yield _BETWEEN.join(text + " " * (width - cell_len(text)) for text, width in zip(own, widths, strict=True))
