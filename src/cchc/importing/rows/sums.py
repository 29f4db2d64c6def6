"""The sums of points in areas, by which a total in the document is checked; parts are counted in their criterion."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc.importing.imported import ImportedArea, ImportedRow
from cchc.importing.rows.points import points_read
from cchc.wording import points


def area_sum(column: str, area: ImportedArea) -> str:
    """The points of an area in a column, as a plan writes them."""
    return row_sum(column, _rows_in(area))


def row_sum(column: str, rows: Iterable[ImportedRow]) -> str:
    """The points of rows in a column, as a plan writes them."""
    texts = (row.values[column].text.replace(",", ".") for row in rows if column in row.values)
    return points(sum((Decimal(text) for text in texts if text.replace(".", "").isdecimal()), Decimal(0)))


def as_a_sum(text: str) -> str:
    """The points in a text as sums are written here: “3,0 điểm” is “3”; a word for none stays, blank for neither."""
    value = points_read(text).value
    number = value.replace(",", ".")
    return points(Decimal(number)) if number.replace(".", "").isdecimal() else value


def sums(column: str, areas: Iterable[ImportedArea], rows: Iterable[ImportedRow]) -> tuple[str, ...]:
    """The points of an annex in a column, and those of each of its areas."""
    found = list(_with_inner(areas))
    every = [*rows, *(row for area in found for row in area.rows)]
    return (row_sum(column, every), *(area_sum(column, area) for area in found))


def _with_inner(areas: Iterable[ImportedArea]) -> Iterator[ImportedArea]:
    for area in areas:
        yield area
        yield from _with_inner(area.areas)


def _rows_in(area: ImportedArea) -> Iterator[ImportedRow]:
    for each in _with_inner([area]):
        yield from each.rows
