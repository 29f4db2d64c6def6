"""Reading a `w:tbl` of a foreign document into a `ForeignTable`, with remarks on the rows that nobody sees."""

from typing import NamedTuple

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at
from cchc.reading.content import children
from cchc.reading.foreign.document import ForeignCell, ForeignTable, ForeignText, Oddity, ReadingRemark
from cchc.reading.foreign.word.extras import paragraphs_text
from cchc.reading.foreign.word.grid import PlacedCell, placed_cells
from cchc.reading.foreign.word.texts import BLOCKS, ForeignTexts, TextPlace, row_text, unseen
from cchc.reading.namespaces import qn
from cchc.reading.table_reading import column_widths
from cchc.reading.table_style import TableParts


class TableRead(NamedTuple):
    """A table, and the remarks on what is in none of its cells; `table` has no cell where no row is seen."""

    table: ForeignTable
    remarks: tuple[ReadingRemark, ...]


def foreign_table(element: XmlElement, name: str, texts: ForeignTexts) -> TableRead:
    """The table of a `w:tbl` under this name; its texts are the next of the document."""
    seen: list[XmlElement] = []
    remarks: list[ReadingRemark] = []
    for row in children(element, "w:tr"):
        oddity = unseen(row)
        if oddity is None:
            seen.append(row)
        elif text := " ".join(row_text(row).split()):
            remarks.append(ReadingRemark(oddity, text, _below(name, len(seen))))
    reading = _TableTexts(element, texts)
    cells = [reading.cell(cell) for row in placed_cells(seen, column_widths(element)) for cell in row]
    repeated = frozenset(number for number, row in enumerate(seen, 1) if reading.repeats(row))
    return TableRead(ForeignTable(name, tuple(cells), repeated), tuple(remarks))


def _below(name: str, row: int) -> str:
    return f"{name}, sau hàng {row}" if row else f"{name}, trước hàng 1"


class _TableTexts:
    """The texts of a table's cells, in the looks that its style gives them."""

    def __init__(self, table: XmlElement, texts: ForeignTexts) -> None:
        self._table, self._texts = table, texts
        self._parts = TableParts(texts.looks)

    def cell(self, placed: PlacedCell) -> ForeignCell:
        content = self._content(placed.element)
        seen = content.text if placed.hidden else ""
        if hidden := [text for text in dict.fromkeys(map(paragraphs_text, placed.hidden)) if text not in seen]:
            remarks = (*content.remarks, *(ReadingRemark(Oddity.HIDDEN, text) for text in hidden))
            content = content._replace(remarks=remarks)
        return ForeignCell(content, placed.row, placed.start + 1, placed.rows, placed.end - placed.start)

    def repeats(self, row: XmlElement) -> bool:
        """True if a row is printed again on each page."""
        first = next(children(row, "w:tc"), None)
        own = next(row.iterancestors(qn("w:tbl")))
        return self._parts.switch("w:tblHeader", row, own, () if first is None else self._of(first))

    def _content(self, cell: XmlElement) -> ForeignText:
        if at(cell, "w:tcPr/w:cellDel") is not None:
            return ForeignText(remarks=(ReadingRemark(Oddity.DELETED, " ".join(row_text(cell).split())),))
        return self._texts.of(children(cell, *BLOCKS), TextPlace(self._table, self._of(cell)))

    def _of(self, cell: XmlElement) -> tuple[str, ...]:
        """The parts of the table's style that apply to a cell."""
        return self._parts.of_cell(cell, self._table)
