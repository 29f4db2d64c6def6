"""Marks on the cells of a sheet that openpyxl leaves out when it only reads: merged areas, hyperlinks, comments, looks.

Also the numbers as the file has them: in a cell for days, openpyxl makes an error of one that is no day of Excel's.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from posixpath import basename, dirname, join, normpath
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries

from cchc.reading.workbook_opening import Parts

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


class _MarkedCell(NamedTuple):
    name: str
    kind: str
    text: str
    """The text of the value; blank for none."""
    element: etree._Element


class Marks:
    """The marks of one sheet."""

    def __init__(self, parts: Parts, name: str) -> None:
        """The marks of the sheet that is this part.

        Raises:
            ValueError: The rows are out of order, and so would be left out.
        """
        self._sheet = _tree(parts[name])
        self._parts, self._name = parts, name
        self._rows = dict(_rows(self._sheet))
        self._cells = [cell for number, row in self._rows.items() for cell in _cells(number, row)]

    @cached_property
    def merged(self) -> tuple[Rectangle, ...]:
        """The merged areas."""
        return tuple(_area(each.get("ref", "")) for each in self._sheet.iter("{*}mergeCell"))

    @cached_property
    def links(self) -> tuple[tuple[Rectangle, str], ...]:
        """The targets of hyperlinks, which are only kept as text."""
        return tuple(_links(self._sheet, _relations(self._parts, self._name)))

    @cached_property
    def comments(self) -> frozenset[str]:
        """The cells that have a comment."""
        return frozenset(_commented(self._parts, self._name, _relations(self._parts, self._name)))

    @cached_property
    def blanks(self) -> frozenset[str]:
        """The cells whose formula has a blank text as its result."""
        return frozenset(cell.name for cell in self._cells if cell.kind == "str" and not cell.text)

    @cached_property
    def formulas(self) -> Mapping[str, str]:
        """The formulas without a result, by their cells."""
        empty = (cell for cell in self._cells if not cell.text and cell.kind != "str")
        return {cell.name: formula for cell in empty if (formula := cell.element.findtext("{*}f")) is not None}

    @cached_property
    def rich(self) -> Mapping[str, Any]:
        """The texts of more than one look that stand in the sheet itself, by their cells."""
        texts = ((cell.name, cell.element.find("{*}is")) for cell in self._cells)
        return {name: text for name, text in texts if text is not None and len(text) > 1}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The numbers in cells, as they stand in the file."""
        return {cell.name: cell.text for cell in self._cells if cell.kind == "n" and cell.text}

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The rows that are not shown."""
        return frozenset(number for number, row in self._rows.items() if _is_hidden(row))

    @cached_property
    def hidden_columns(self) -> tuple[range, ...]:
        """The columns that are not shown."""
        return tuple(map(_columns, filter(_is_hidden, self._sheet.iter("{*}col"))))

    @cached_property
    def last_rows(self) -> Mapping[int, int]:
        """The last row with something in it, by columns."""
        return _last_rows(cell.name for cell in self._cells if cell.text)

    @property
    def last_column(self) -> int:
        """The last column with something in it, a comment, a link or a merged area; 0 for none."""
        marked = (coordinate_to_tuple(each)[1] for each in self.comments)
        areas = (area.first_column for area in (*self.merged, *(area for area, _ in self.links)))
        return max((*self.last_rows, *marked, *areas), default=0)


def place(row: int, column: int) -> str:
    """A cell as Excel names it: F6."""
    return f"{get_column_letter(column)}{row}"


def drawings(parts: Parts, name: str) -> Iterator[etree._Element]:
    """What is drawn on the sheet that is this part: pictures, text boxes."""
    for each in _relations(parts, name):
        if each.get("Type", "").endswith("/drawing"):
            yield _tree(_target_part(parts, name, each))


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


def _rows(sheet: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The rows by their numbers; one that states none comes right below the one before it."""
    last = 0
    for row in sheet.iter("{*}row"):
        number = int(row.get("r", last + 1))
        if number <= last:
            raise ValueError(number)
        last = number
        yield number, row


def _cells(number: int, row: etree._Element) -> Iterator[_MarkedCell]:
    """The cells of a row; one that states no place stands right of the one before it."""
    column = 0
    for cell in row.iterchildren("{*}c"):
        ref = cell.get("r") or place(number, column + 1)
        column = coordinate_to_tuple(ref)[1]
        yield _MarkedCell(ref, cell.get("t", "n"), _text(cell), cell)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") in {"1", "true"}


def _columns(element: etree._Element) -> range:
    return range(int(element.get("min", "1")), int(element.get("max", "1")) + 1)


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
            yield from (comment.get("ref", "") for comment in _tree(_target_part(parts, name, each)).iter("{*}comment"))


def _target_part(parts: Parts, name: str, relation: etree._Element) -> bytes:
    """The part to which a relation of another part leads; one that is not there is blank."""
    return parts.get(normpath(join(dirname(name), relation.get("Target", ""))).lstrip("/"), b"<none/>")
