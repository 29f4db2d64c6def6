"""A report as plain text for pipes and files, its groups in columns under ruled headings.

It is laid out as rich lays out what has no colours, whose way, by segments of style, takes several times as long; texts
that need it are still broken into lines by rich, and tables of columns alone are drawn by it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from cchc.phrasing.column import Column
from cchc.report.cells import is_even
from cchc.report.room import PLAIN_WIDTH, begins_with_lines, column_widths, have_room
from cchc.report.table import PrintedTable, TableGroup, TableLine

_BETWEEN = "   "
"""What stands between two columns."""


def as_plain_text(table: PrintedTable) -> str:
    """The table in 80 columns of text."""
    table = table.fitted(PLAIN_WIDTH)
    lines = [line.rstrip() for line in _lines(table)]
    return "\n".join([*lines, ""])


def _lines(table: PrintedTable) -> Iterator[str]:
    widths = column_widths(table, PLAIN_WIDTH)
    yield from plain_lines(table.title, PLAIN_WIDTH)
    if table.lead:
        yield from _sentences(table.lead)
        yield from [""] if begins_with_lines(table) else []
    for group in table.groups:
        yield from _group_lines(table, group, widths)
    yield from _sentences(table.foot)


def _sentences(sentences: Sequence[str]) -> Iterator[str]:
    """The lines of sentences, below a blank line; nothing for none."""
    for text in ("", *sentences) if sentences else ():
        yield from plain_lines(text, PLAIN_WIDTH)


def _group_lines(table: PrintedTable, group: TableGroup, widths: Sequence[int]) -> Iterator[str]:
    yield from _sentences([group.above] if group.above else ())
    yield from _sentences([group.heading] if group.heading else ())
    if group.lines and (not any(column.wide for column in table.columns) or not have_room(table, widths, PLAIN_WIDTH)):
        from cchc.report.terminal import drawn_plainly  # noqa: PLC0415 — rich is for such tables only

        yield from drawn_plainly(table, group.lines, widths, PLAIN_WIDTH)
    elif group.lines:
        yield from plain_table(table.columns, group.lines, widths, PLAIN_WIDTH)


def plain_table(
    columns: Sequence[Column[Any]], lines: Sequence[TableLine], widths: Sequence[int], whole: int
) -> Iterator[str]:
    """The lines of text of a group, one of whose columns is wide: it has what is left of the whole width."""
    places = _places(columns, widths, whole)
    blanks = [" " * width for width, _ in places]

    def row(texts: Sequence[str]) -> list[tuple[str, ...]]:
        return [_cell(text, *place) for text, place in zip(texts, places, strict=True)]

    heading = row([column.on_screen for column in columns])
    height = max(map(len, heading))
    yield from _beside(
        [(blank,) * (height - len(own)) + own for own, blank in zip(heading, blanks, strict=True)], blanks
    )
    yield "─" * whole
    for number, line in enumerate(lines, 1):
        yield from _beside(row(line.cells), blanks)
        if line.closing and number < len(lines):
            yield ""


def _places(columns: Sequence[Column[Any]], widths: Sequence[int], whole: int) -> list[tuple[int, bool]]:
    """The width of each column, and whether its texts stand at the right; the wide one has what the others leave."""
    others = sum(width for column, width in zip(columns, widths, strict=True) if not column.wide)
    room = whole - others - len(_BETWEEN) * (len(columns) - 1)
    return [
        (room, False) if column.wide else (width, column.right) for column, width in zip(columns, widths, strict=True)
    ]


@lru_cache(maxsize=4096)
def _cell(text: str, width: int, right: bool) -> tuple[str, ...]:  # noqa: FBT001 — it goes with the width
    """The lines of a cell, as wide as its column; kept, since columns repeat their texts and groups their headings."""
    return plain_lines(text, width, right=right)


def plain_lines(text: str, width: int, *, right: bool = False) -> tuple[str, ...]:
    """The lines of a text, each as wide as its place; those of numbers and days stand at the right."""
    return tuple(each for line in text.split("\n") for each in _placed(line, width, right=right))


def _placed(line: str, width: int, *, right: bool) -> list[str]:
    if filled := _filled(line.rstrip(" "), width):
        return [each.rjust(width) if right else each.ljust(width) for each in filled]
    from rich.console import Console  # noqa: PLC0415 — rich is for texts that need it
    from rich.text import Text  # noqa: PLC0415 — as above

    wrapped = Text(line).wrap(Console(width=width), width, justify="right" if right else "left", overflow="fold")
    return [each.plain for each in wrapped]


def _filled(line: str, width: int) -> list[str]:
    """The lines of words that are one space apart, none of them longer than a line; none of another text.

    All letters are of one column, so that a line ends at the last blank that the next column can hold.
    """
    if not is_even(line):
        return []
    if len(line) <= width:
        return [line]
    if line.startswith(" ") or "  " in line:
        return []
    lines = []
    while len(line) > width:
        end = line.rfind(" ", 0, width + 1)
        if end < 0:
            return []
        lines.append(line[:end])
        line = line[end + 1 :]
    return [*lines, line]


def _beside(row: Sequence[Sequence[str]], blanks: Sequence[str]) -> Iterator[str]:
    """The lines of a row, whose cells begin at its top."""
    for at in range(max(map(len, row))):
        yield _BETWEEN.join([cell[at] if at < len(cell) else blank for cell, blank in zip(row, blanks, strict=True)])
