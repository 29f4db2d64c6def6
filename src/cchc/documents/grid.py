"""A table of a Word document as a grid: what stands in each cell, and over which columns and rows it extends.

Neither Word's own schema nor the usual validators notice a row that lacks a cell or a merged cell (`w:vMerge`) that
continues nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.marks import texts


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text, the columns from `column` (counted from 0) up to `end`, and its part in a vertical merge.

    `merge` is `start`, `continue`, or blank.
    """

    text: str
    column: int
    end: int
    merge: str


def rows(table: XmlElement) -> list[list[GridCell]]:
    """The table's rows, each with its cells as they stand in the file."""
    return [list(_cells(row)) for row in table.findall(qn("w:tr"))]


def width(table: XmlElement) -> int:
    """How many columns the table says that it has."""
    return len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))


def faults(table: XmlElement) -> Iterator[tuple[int, str]]:
    """Where the grid is broken: the row, counted from 0, and what is wrong with it."""
    above: dict[tuple[int, int], str] = {}
    for index, (row, element) in enumerate(zip(rows(table), table.findall(qn("w:tr")), strict=True)):
        end = (row[-1].end if row else 0) + _skipped(element, "w:gridAfter")
        if end != width(table):
            yield index, f"hàng có {end} cột, bảng có {width(table)} cột"
        for cell in row:
            if cell.merge == "continue" and not above.get((cell.column, cell.end)):
                yield index, "ô gộp không có ô bắt đầu ở phía trên"
        above = {(cell.column, cell.end): cell.merge for cell in row}


def _cells(row: XmlElement) -> Iterator[GridCell]:
    column = _skipped(row, "w:gridBefore")
    for cell in row.findall(qn("w:tc")):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        end = column + (1 if span is None else _number(span))
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        state = "" if merge is None else "start" if merge.get(qn("w:val")) == "restart" else "continue"
        yield GridCell("\n".join(texts(paragraph) for paragraph in cell.findall(qn("w:p"))), column, end, state)
        column = end


def _skipped(row: XmlElement, tag: str) -> int:
    found = row.find(f"{qn('w:trPr')}/{qn(tag)}")
    return 0 if found is None else _number(found)


def _number(element: XmlElement) -> int:
    return int(element.get(qn("w:val")) or 0)
