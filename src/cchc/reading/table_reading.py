"""Reading a `w:tbl` into a `Table`, as a reader sees it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, value
from cchc.reading.content import Paragraph, children, every_paragraph, has_one_version, paragraphs_within
from cchc.reading.lengths import in_millimetres, in_points, whole
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn
from cchc.reading.stated import first
from cchc.reading.table_style import TableParts
from cchc.reading.tables import Table, TableCell, TableRow

_SIDES = {qn(f"w:{side}"): side for side in ("top", "left", "bottom", "right")}
_SIDES |= {qn("w:start"): "left", qn("w:end"): "right"}
_SPAN, _MERGE, _VALUE = qn("w:gridSpan"), qn("w:vMerge"), qn("w:val")
_MARGINS, _DIRECTION, _CELL = qn("w:tcMar"), qn("w:textDirection"), qn("w:tc")
_SIDEWAYS = {"btLr", "tbRl", "btLrV", "tbRlV"}
_WORDS_MARGINS = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}
"""The margins of a cell that Word assumes when nothing states them, in points."""
_WIDEST = 1000
"""The most columns that one number in the file may mean (Word allows 63); a larger number is a fault, and is cut."""


def table(element: XmlElement, looks: Looks) -> Table:
    """The table of a `w:tbl`; rows that a tracked change deletes are left out."""
    rows = tuple(_rows(element, looks, {}))
    return Table(element, rows, column_widths(element), _margins(element, looks), has_lines(element, looks))


def read_anew(table: Table, changed: Iterable[TableRow], looks: Looks) -> Table:
    """A table of which some rows were `changed`, and the widths of its columns; its other rows are as they were."""
    anew = {row.number for row in changed}
    known = {row.element: row for row in table.rows if row.number not in anew}
    return replace(table, rows=tuple(_rows(table.element, looks, known)), widths=column_widths(table.element))


def _rows(element: XmlElement, looks: Looks, known: Mapping[XmlElement, TableRow]) -> Iterator[TableRow]:
    """The rows of a table; those that are `known` already are not read."""
    parts = TableParts(looks)
    there = (row for row in children(element, "w:tr") if at(row, "w:trPr/w:del") is None)
    for number, row in enumerate(there, 1):
        yield known.get(row) or _row(row, number, looks, parts)


def column_widths(element: XmlElement) -> tuple[float, ...]:
    """The widths of a table's grid columns in millimetres; 0 for one that the file does not tell."""
    grid = element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    return tuple(max(in_millimetres(column.get(qn("w:w"))), 0) for column in islice(grid, _WIDEST))


def merge(cell: XmlElement) -> str:
    """A cell's vertical merge: `restart`, `continue` (also for a `w:vMerge` without a value), or blank for none.

    ECMA-376 part 1, 17.4.84.
    """
    return _merge(at(cell, "w:tcPr/w:vMerge"))


def _merge(found: XmlElement | None) -> str:
    return "" if found is None else found.get(_VALUE, "continue")


def stated_margins(stated: XmlElement | None) -> dict[str, float]:
    """The margins of cells that a `w:tblCellMar` or a `w:tcMar` states, in points by side."""
    there = ((_SIDES.get(each.tag), each.get(qn("w:w"))) for each in (() if stated is None else stated))
    return {side: max(in_points(said), 0) for side, said in there if side}


def _margins(element: XmlElement, looks: Looks) -> dict[str, float]:
    """The margins of a table's cells: those that the table states, else the nearest style that states them."""
    levels = [*reversed(looks.table_styles(element)), element]
    found = dict(_WORDS_MARGINS)
    for level in levels:
        found |= stated_margins(at(level, "w:tblPr/w:tblCellMar"))
    return found


def _row(element: XmlElement, number: int, looks: Looks, parts: TableParts) -> TableRow:
    start = column_count(element, "w:trPr/w:gridBefore")
    cells: list[TableCell] = []
    column = start + 1
    own = _table_of(element)
    within = every_paragraph if has_one_version(element) else paragraphs_within
    stating = {next(each.iterancestors(_CELL), None) for each in element.iter(_SPAN, _MERGE, _MARGINS, _DIRECTION)}
    for cell in children(element, "w:tc"):
        around = own if cell.getparent() is element else _table_of(cell)
        paragraphs = tuple([_paragraph(each, cell, around, looks, parts) for each in within(cell)])
        cells.append(_cell(cell, column, paragraphs, stating))
        column += cells[-1].span
    of_row = next((paragraph.parts for cell in cells for paragraph in cell.paragraphs), ())
    return TableRow(
        element,
        number,
        tuple(cells),
        start,
        parts.switch("w:tblHeader", element, own, of_row),
        not parts.switch("w:cantSplit", element, own, of_row),
        in_points(value(element, "w:trPr/w:trHeight")),
    )


def _cell(
    element: XmlElement, column: int, paragraphs: tuple[Paragraph, ...], stating: Collection[XmlElement | None]
) -> TableCell:
    """The cell that begins in a column; its properties are read if it is among the cells `stating` any that count."""
    if element not in stating:
        return TableCell(element, column, 1, "", paragraphs)
    stated = first(at(element, "w:tcPr"))
    direction = stated.get(_DIRECTION)
    return TableCell(
        element,
        column,
        max(_count(stated.get(_SPAN)), 1),
        _merge(stated.get(_MERGE)),
        paragraphs,
        stated_margins(stated.get(_MARGINS)),
        direction is not None and direction.get(_VALUE) in _SIDEWAYS,
    )


def _paragraph(element: XmlElement, cell: XmlElement, own: XmlElement, looks: Looks, parts: TableParts) -> Paragraph:
    """A paragraph in a cell of its `own` table; one deeper in it may be an inner table's, which is looked up."""
    if element.getparent() is cell:
        return Paragraph(element, looks, own, parts.of_cell(cell, own))
    return Paragraph(element, looks, _table_of(element), parts.of(element))


def _table_of(element: XmlElement) -> XmlElement:
    """The innermost table around a row, a cell or a paragraph."""
    return next(element.iterancestors(qn("w:tbl")))


def has_lines(element: XmlElement, looks: Looks) -> bool:
    """True if borders are drawn: by the table itself or else the nearest style that states any, or by a cell."""
    return draws_lines(element, looks) or any(_draws(borders) for borders in element.iter(qn("w:tcBorders")))


def draws_lines(element: XmlElement, looks: Looks) -> bool:
    """True if a table draws borders by itself or by the nearest style that states any, for cells that state none."""
    drawn = [_draws(at(each, "w:tblPr/w:tblBorders")) for each in (element, *looks.table_styles(element))]
    return next((lines for lines in drawn if lines is not None), False)


def _draws(borders: XmlElement | None) -> bool | None:
    return None if borders is None else any(each.get(qn("w:val")) not in {"nil", "none"} for each in borders)


def column_count(element: XmlElement, path: str) -> int:
    """The number of columns that the element at that path states; 0 where it states none."""
    return _count(at(element, path))


def _count(found: XmlElement | None) -> int:
    return 0 if found is None else min(whole(found.get(_VALUE)) or 0, _WIDEST)
