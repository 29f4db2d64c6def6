"""The width of a report, and the room that each of its columns has in it, on a terminal as in a pipe."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from cchc.report.cells import cells
from cchc.report.table import PrintedTable

PLAIN_WIDTH = 80
"""The width of a table where there is no terminal."""
MANY_COLUMNS = 7
"""The most columns of a table whose headings take at most two lines; with more columns, a heading may take three."""
NARROWEST = 14
"""The least width of the wide column, in columns of text."""


def column_widths(table: PrintedTable, whole: int) -> list[int]:
    """The width of each column in a report of that width: that of its widest cell; 0 for the wide one."""
    return [
        0 if column.wide else min(_width(table, index), _widest(table, index, whole))
        for index, column in enumerate(table.columns)
    ]


def have_room(table: PrintedTable, widths: Sequence[int], whole: int) -> bool:
    """True if columns of these widths leave room for the wide one."""
    taken = sum(width + len(" │ ") for column, width in zip(table.columns, widths, strict=True) if not column.wide)
    return whole - taken >= NARROWEST


def begins_with_lines(table: PrintedTable) -> bool:
    """True if no heading, which has a line of its own above it, parts the sentences under the title from the lines."""
    return any(not (group.above or group.heading) for group in table.groups[:1])


def _widest(table: PrintedTable, index: int, whole: int) -> int:
    """The most that a column may take: an address, or a file's name, may be long; it wraps and leaves others room."""
    column = table.columns[index]
    own = int(column.width) if column.wraps or any(column.narrow) else whole
    return min(whole // 3, own)


def _width(table: PrintedTable, index: int) -> int:
    """The widest cell of a column; its heading may take two lines, or three where there are many columns."""
    texts = {line.cells[index] for group in table.groups for line in group.lines}
    return max([_heading_width(table, index), *map(cells, texts)])


def _heading_width(table: PrintedTable, index: int) -> int:
    """The width of a heading that is broken between words into as many lines as it may have."""
    words = table.columns[index].on_screen.split()
    lines = min(3 if len(table.columns) > MANY_COLUMNS else 2, len(words))
    breaks = combinations(range(1, len(words)), lines - 1)
    return min(max(cells(" ".join(words[start:end])) for start, end in pairwise((0, *at, len(words)))) for at in breaks)
