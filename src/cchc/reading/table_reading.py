"""Reading a `w:tbl` into a `Table`, as a reader sees it."""

from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, value
from cchc.reading.content import Paragraph, children, paragraphs_within
from cchc.reading.lengths import in_millimetres, in_points, whole
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn
from cchc.reading.stated import first
from cchc.reading.table_style import TableParts, row_switch
from cchc.reading.tables import Table, TableCell, TableRow

_SIDES = {qn(f"w:{side}"): side for side in ("top", "left", "bottom", "right")}
_SIDES |= {qn("w:start"): "left", qn("w:end"): "right"}
_SPAN, _MERGE, _VALUE = qn("w:gridSpan"), qn("w:vMerge"), qn("w:val")
_WORDS_MARGINS = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}
"""The margins of a cell that Word assumes when nothing states them, in points."""
_WIDEST = 1000
"""The most columns that one number in the file may mean (Word allows 63); a larger number is a fault, and is cut."""


def table(element: XmlElement, looks: Looks) -> Table:
    """The table of a `w:tbl`; rows that a tracked change deletes are left out."""
    there = [row for row in children(element, "w:tr") if at(row, "w:trPr/w:del") is None]
    parts = TableParts(looks)
    rows = tuple(_row(row, number, looks, parts) for number, row in enumerate(there, 1))
    return Table(element, rows, column_widths(element), _margins(element, looks), has_lines(element, looks))


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
    for cell in children(element, "w:tc"):
        stated = first(at(cell, "w:tcPr"))
        span = max(_count(stated.get(_SPAN)), 1)
        around = own if cell.getparent() is element else _table_of(cell)
        paragraphs = tuple(_paragraphs(cell, around, looks, parts))
        cells.append(TableCell(cell, column, span, _merge(stated.get(_MERGE)), paragraphs))
        column += span
    of_row = next((paragraph.parts for cell in cells for paragraph in cell.paragraphs), ())
    return TableRow(
        element,
        number,
        tuple(cells),
        start,
        row_switch(element, "tblHeader", looks, of_row),
        not row_switch(element, "cantSplit", looks, of_row),
        in_points(value(element, "w:trPr/w:trHeight")),
    )


def _paragraphs(cell: XmlElement, own: XmlElement, looks: Looks, parts: TableParts) -> Iterator[Paragraph]:
    """The paragraphs in a cell of its `own` table; those deeper in it may be an inner table's, which is looked up."""
    of_cell = parts.of_cell(cell, own)
    for each in paragraphs_within(cell):
        if each.getparent() is cell:
            yield Paragraph(each, looks, own, of_cell)
        else:
            yield Paragraph(each, looks, _table_of(each), parts.of(each))


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
