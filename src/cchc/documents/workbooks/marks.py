"""Marks on the cells of a sheet that openpyxl leaves out when it only reads: merged areas, hyperlinks, comments.

Also the numbers as the file has them: in a cell for days, openpyxl makes an error of one that is no day of Excel's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries

from cchc.documents.workbooks.opening import Parts

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Rectangle(NamedTuple):
    """A rectangle of cells; columns are counted from 1, like rows, and the last ones are inclusive."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int

    def __str__(self) -> str:
        """As Excel names it: F6:F9."""
        return f"{place(self.first_row, self.first_column)}:{place(self.last_row, self.last_column)}"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sheet."""

    merged: tuple[Rectangle, ...]
    links: tuple[tuple[Rectangle, str], ...]
    """The targets of hyperlinks, which are only kept as text."""
    comments: frozenset[str]
    """The cells that have a comment."""
    blanks: frozenset[str]
    """The cells whose formula has a blank text as its result."""
    numbers: Mapping[str, str]
    """The numbers in cells, as they stand in the file."""
    last_rows: Mapping[int, int]
    """The last row with something in it, by columns."""

    @property
    def last_column(self) -> int:
        """The last column with something in it, a comment, a link or a merged area; 0 for none."""
        marked = (coordinate_to_tuple(each)[1] for each in self.comments)
        areas = (area.first_column for area in (*self.merged, *(area for area, _ in self.links)))
        return max((*self.last_rows, *marked, *areas), default=0)


def place(row: int, column: int) -> str:
    """A cell as Excel names it: F6."""
    return f"{get_column_letter(column)}{row}"


def marks(parts: Parts, name: str) -> Marks:
    """The marks of the sheet that is this part.

    Raises:
        ValueError: The rows are out of order, and so would be left out.
    """
    sheet = _tree(parts[name])
    related = list(_relations(parts, name))
    cells = list(_cells(sheet))
    return Marks(
        tuple(_area(each.get("ref", "")) for each in sheet.iter("{*}mergeCell")),
        tuple(_links(sheet, related)),
        frozenset(_commented(parts, name, related)),
        frozenset(ref for ref, kind, text in cells if kind == "str" and not text),
        {ref: text for ref, kind, text in cells if kind == "n" and text},
        _last_rows(ref for ref, _, text in cells if text),
    )


def spread(areas: Iterable[Rectangle], last_row: int, last_column: int) -> Iterator[tuple[int, int, Rectangle]]:
    """The row and the column of each cell in the areas, as far as these bounds.

    Raises:
        ValueError: They cover more cells than there are: areas overlap in no sheet of Excel's.
    """
    number = 0
    for area in areas:
        rows = range(area.first_row, min(area.last_row, last_row) + 1)
        columns = range(area.first_column, min(area.last_column, last_column) + 1)
        number += len(rows) * len(columns)
        if number > last_row * last_column:
            raise ValueError(str(area))
        yield from ((row, column, area) for row in rows for column in columns)


def _tree(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _cells(sheet: etree._Element) -> Iterator[tuple[str, str, str]]:
    """The cells: name, type, and the text of the value. One that states no place stands right of the one before it."""
    last = 0
    for row in sheet.iter("{*}row"):
        number = int(row.get("r", last + 1))
        if number <= last:
            raise ValueError(number)
        last, column = number, 0
        for cell in row.iterchildren("{*}c"):
            ref = cell.get("r") or place(number, column + 1)
            column = coordinate_to_tuple(ref)[1]
            yield ref, cell.get("t", "n"), _text(cell)


def _text(cell: etree._Element) -> str:
    return "".join(str(each) for value in cell.iterchildren("{*}v", "{*}is") for each in value.itertext())


def _last_rows(refs: Iterable[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    for ref in refs:
        row, column = coordinate_to_tuple(ref)
        found[column] = max(row, found.get(column, 0))
    return found


def _area(ref: str) -> Rectangle:
    first_column, first_row, last_column, last_row = range_boundaries(ref)
    if not (first_column and first_row and last_column and last_row):
        raise ValueError(ref)
    return Rectangle(first_column, first_row, last_column, last_row)


def _relations(parts: Parts, name: str) -> Iterator[etree._Element]:
    part = parts.get(join(dirname(name), "_rels", f"{basename(name)}.rels"))
    return iter(()) if part is None else _tree(part).iter("{*}Relationship")


def _links(sheet: etree._Element, related: Iterable[etree._Element]) -> Iterator[tuple[Rectangle, str]]:
    targets = {each.get("Id"): each.get("Target", "") for each in related}
    yield from ((_area(each.get("ref", "")), _target(each, targets)) for each in sheet.iter("{*}hyperlink"))


def _target(link: etree._Element, targets: Mapping[str | None, str]) -> str:
    """The target of a hyperlink, with the place in it; a path as people write it, without its percent signs."""
    target, within = targets.get(link.get(_RELATION), ""), link.get("location")
    return f"{target if ':' in target else unquote(target)}{f'#{within}' if within else ''}"


def _commented(parts: Parts, name: str, related: Iterable[etree._Element]) -> Iterator[str]:
    for each in related:
        if each.get("Type", "").endswith("/comments"):
            part = parts.get(normpath(join(dirname(name), each.get("Target", ""))).lstrip("/"), b"<none/>")
            yield from (comment.get("ref", "") for comment in _tree(part).iter("{*}comment"))
