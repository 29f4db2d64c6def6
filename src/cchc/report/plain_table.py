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
    """The lines of text of a group, one of whose columns is wide: it has what is left of the console's width."""
    whole = console.width
    places = _places(columns, widths, whole)
    widths = [width for width, _ in places]

    def row(cells: Sequence[str]) -> list[list[str]]:
        return [_broken(console, cell, *place) for cell, place in zip(cells, places, strict=True)]

    heading = row([column.on_screen for column in columns])
    height = max(map(len, heading))
    yield from _beside([[*[""] * (height - len(cell)), *cell] for cell in heading], widths)
    yield "─" * whole
    for number, line in enumerate(lines, 1):
        yield from _beside(row(line.cells), widths)
        if line.closing and number < len(lines):
            yield ""


def _places(columns: Sequence[Column[Any]], widths: Sequence[int], whole: int) -> list[tuple[int, bool]]:
    """The width of each column, and whether its texts stand at the right; the wide one has what the others leave."""
    others = sum(width for column, width in zip(columns, widths, strict=True) if not column.wide)
    room = whole - others - len(_BETWEEN) * (len(columns) - 1)
    return [
        (room, False) if column.wide else (width, column.right) for column, width in zip(columns, widths, strict=True)
    ]


def plain_lines(console: Console, text: str) -> list[str]:
    """The lines of a text as wide as the console."""
    return _broken(console, text, console.width, right=False)


def _broken(console: Console, text: str, width: int, right: bool) -> list[str]:  # noqa: FBT001 — it goes with the width
    """The lines of a text in its place, those of numbers and days at the right."""
    found: list[str] = []
    for line in text.split("\n"):
        if not (own := _filled(line, width)) or (right and len(own) > 1):
            wrapped = Text(text).wrap(console, width, justify="right" if right else "left", overflow="fold")
            return [each.plain for each in wrapped]
        found += [" " * (width - cell_len(own[0])) + own[0]] if right else own
    return found


def _filled(line: str, width: int) -> list[str]:
    """The lines of words that are one space apart, none of them longer than a line; none of another text."""
    if not line.isprintable():
        return []
    if cell_len(short := line.rstrip()) <= width:
        return [short]
    words = line.split(" ")
    lengths = [cell_len(word) for word in words]
    if "" in words or max(lengths) > width:
        return []
    lines: list[str] = []
    room = -1
    for word, length in zip(words, lengths, strict=True):
        if length < room:
            lines[-1] += f" {word}"
            room -= length + 1
        else:
            lines.append(word)
            room = width - length
    return lines


def _beside(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """The lines of a row, whose cells begin at its top."""
    for at in range(max(map(len, cells))):
        own = (cell[at] if at < len(cell) else "" for cell in cells)
        yield _BETWEEN.join(text + " " * (width - cell_len(text)) for text, width in zip(own, widths, strict=True))
