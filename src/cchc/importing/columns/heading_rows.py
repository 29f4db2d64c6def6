"""The rows of a table's heading: below its first row, those that divide its columns, and the one of their numbers.

A group of columns is a cell over several of them, or one with blank cells to its right, as sheets and web pages have
it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby, takewhile

from cchc.importing.imported import HeadedColumn
from cchc.reading.foreign.document import ForeignCell, ForeignTable

_MOST_ROWS = 3
"""The most rows of a heading, without that of the columns' numbers."""
_ORDINAL = re.compile(r"\(?(?P<number>[0-9]{1,2}|[A-H])\)?(?:\s*=.*)?")
_FEWEST_ORDINALS = 3
_LONGEST_LINE = 40
"""The most characters of the second line of a heading."""
_SHORT_GROUP = 2
"""The most words of a group's heading that reads on into those below it: “Điểm” over “Tối đa”."""


def last_row(table: ForeignTable, first: int) -> int:
    """The last row of the heading that begins with a row, without the row of the columns' numbers."""
    rows = range(first, first + _MOST_ROWS - 1)
    return next((row for row in rows if not _divides(table, row, row + 1)), first + _MOST_ROWS - 1)


def numbers_columns(table: ForeignTable, row: int) -> bool:
    """True for a row that only numbers the columns: (1), (2), (3), or A, B, 1, 2, 3."""
    texts = [cell.text for cell in table.starting_in(row) if cell.text]
    found = list(map(_ORDINAL.fullmatch, texts))
    marks = [each["number"] for each in found if each]
    are_enough = len(marks) == len(texts) and len(marks) >= max(_FEWEST_ORDINALS, table.column_count // 2)
    return are_enough and _counts(marks)


def _counts(marks: Sequence[str]) -> bool:
    """True for marks that count columns: letters from A on, then numbers from 1 on."""
    letters = "".join(takewhile(str.isalpha, marks))
    numbers = marks[len(letters) :]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return "ABCDEFGH".startswith(letters) and len(numbers) != 1 and [*numbers] == counted


def goes_on(table: ForeignTable, row: int) -> bool:
    """True if a row may be the second lines of headings: some short texts, and none in the first column."""
    texts = [cell.text for cell in table.starting_in(row) if cell.text]
    begins = table.at(row, 1)
    is_short = all(len(text) <= _LONGEST_LINE for text in texts)
    return len(texts) > 1 and is_short and (begins is None or not begins.text)


def heading_columns(table: ForeignTable, first: int, last: int) -> Iterator[tuple[str, HeadedColumn]]:
    """The columns below a heading, named by their place only, each with the heading of its group; blank for none."""
    lowest = {column: _lowest(table, first, last, column) for column in range(1, table.column_count + 1)}
    for cell, group in groupby(lowest, lambda column: lowest[column] or column):
        covered = list(group)
        row = cell.row if isinstance(cell, ForeignCell) else first
        above = [_group(table, each, covered[0]) for each in range(first, row)]
        text = cell.text if isinstance(cell, ForeignCell) else ""
        over = reduce(_joined, dict.fromkeys(each.text for each in above if each and each != cell), "")
        yield over, HeadedColumn(str(covered[0]), _joined(over, text), covered[0], len(covered))


def _divides(table: ForeignTable, row: int, below: int) -> bool:
    """True if a row divides columns of the one above, and has no text under the others."""
    written = [cell for cell in table.starting_in(below) if cell.text]
    groups = [_group(table, row, cell.column) for cell in written]
    wide = [group for group in groups if group and _is_wide(table, row, group)]
    return len(written) > 1 and len(wide) == len(written) and any(wide.count(group) > 1 for group in wide)


def _is_wide(table: ForeignTable, row: int, group: ForeignCell) -> bool:
    """True if a cell that ends in this row stands over several columns, and not over all of them."""
    beside = table.at(row, group.column + group.columns)
    is_wide = group.columns > 1 or (beside is not None and not beside.text)
    return is_wide and group.columns < table.column_count and group.row + group.rows - 1 <= row


def _group(table: ForeignTable, row: int, column: int) -> ForeignCell | None:
    """The cell with text over a column, or the next one to its left, with blank cells between."""
    cells = (table.at(row, each) for each in range(column, 0, -1))
    return next((cell for cell in cells if cell and cell.text), None)


def _lowest(table: ForeignTable, first: int, last: int, column: int) -> ForeignCell | None:
    """The lowest cell with text in a column of the heading."""
    cells = (table.at(row, column) for row in range(last, first - 1, -1))
    return next((cell for cell in cells if cell and cell.text), None)


def _joined(over: str, text: str) -> str:
    """A heading with that of its group: “Điểm tối đa”; alone where it repeats the group's."""
    if not over or not text or over.casefold() in text.casefold():
        return text or over
    if len(over.split()) > _SHORT_GROUP:
        return f"{over} - {text}"
    return f"{over} {text if text[:2].isupper() else text[:1].lower() + text[1:]}"
