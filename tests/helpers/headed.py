"""Tables with their columns, drawn by hand: the first row is the heading, the names of the columns are given."""

from collections.abc import Iterable

from helpers.foreign import table

from cchc.importing.imported import HeadedColumn, HeadedTable, ImportedArea, ImportedRow, ImportedRows
from cchc.reading.foreign.document import ForeignTable

MAINTAIN = "number criterion max_score target tasks lead support timeframe"
REMEDY = "number criterion max_score score target tasks lead support timeframe"
ASSIGNMENTS = "number title lead support timeframe product note"


def headed(names: str, drawn: str, title: str = "", name: str = "bảng 1") -> HeadedTable:
    """A table whose first row is the heading."""
    return headed_table(table(drawn, name), names, title)


def headed_table(drawn: ForeignTable, names: str, title: str = "") -> HeadedTable:
    """A table with these columns, each one column wide."""
    headings = [cell.text for cell in drawn.starting_in(1)]
    columns = (HeadedColumn(*pair, at) for at, pair in enumerate(zip(names.split(), headings, strict=True), 1))
    return HeadedTable(drawn, tuple(columns), (), (1,), title)


def told(content: ImportedRows) -> list[object]:
    """Areas as “I Title”, rows as their texts between `|`, blank ones at the end left out; what is in them is a list."""
    return [*map(_area, content.areas), *_rows(content.rows)]


def _area(area: ImportedArea) -> list[object]:
    return [" ".join(filter(None, (area.number, area.title.text))), *map(_area, area.areas), *_rows(area.rows)]


def _rows(rows: Iterable[ImportedRow]) -> Iterable[object]:
    for row in rows:
        yield " | ".join(value.text for name, value in row.values.items() if name != "number").rstrip(" |")
        if row.parts:
            yield list(_rows(row.parts))


def doubts(content: ImportedRows) -> list[tuple[str, str, str, str]]:
    """The doubts: how they weigh, the place, what stands there and what it was read as."""
    return [(each.weight.name, each.place, each.written, each.read_as) for each in content.doubts]


def left_out(content: ImportedRows, why: str) -> list[str]:
    """The words that were left out for a reason."""
    return [each.words for each in content.left_out if each.why == why]
