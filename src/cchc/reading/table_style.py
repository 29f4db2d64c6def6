"""The parts of a table's style that apply to a cell: first and last rows and columns, bands, corners.

ECMA-376 part 1, 17.7.6: a part goes before the parts that stand before it in the order here, and all go before what the
style states for the whole table. The table says which parts it takes (`w:tblLook`); older files say it by bits.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, is_on, switch, value
from cchc.reading.content import Paragraph, children, paragraphs_within
from cchc.reading.lengths import whole
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn

_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_CORNERS = {
    ("firstRow", "firstCol"): "nwCell",
    ("firstRow", "lastCol"): "neCell",
    ("lastRow", "firstCol"): "swCell",
    ("lastRow", "lastCol"): "seCell",
}


class TableParts:
    """The parts of tables' styles by cell, and what they say of rows; each table is gone through once."""

    def __init__(self, looks: Looks) -> None:
        """The tables of the document with these styles."""
        self._looks = looks
        self._known: dict[XmlElement, dict[XmlElement, tuple[str, ...]]] = {}
        self._switches: dict[tuple[XmlElement, str, tuple[str, ...]], bool] = {}

    def of(self, element: XmlElement) -> tuple[str, ...]:
        """The parts for what stands in a cell, from the first to apply to the last; none outside cells."""
        cell = next(element.iterancestors(qn("w:tc")), None)
        return () if cell is None else self.of_cell(cell, next(cell.iterancestors(qn("w:tbl"))))

    def of_cell(self, cell: XmlElement, table: XmlElement) -> tuple[str, ...]:
        """The parts for a cell of a table."""
        if table not in self._known:
            self._known[table] = self._parts(table)
        return self._known[table].get(cell, ())

    def switch(self, name: str, row: XmlElement, table: XmlElement, parts: tuple[str, ...]) -> bool:
        """True if a switch of a row is on (`w:cantSplit`, `w:tblHeader`), by the row itself or else its table's style.

        `parts` are those of the style that apply to the row, from the first to apply to the last.
        """
        path = f"w:trPr/{name}"
        if (own := switch(row, path)) is not None:
            return own
        key = table, name, parts
        if key not in self._switches:
            styles = self._looks.table_styles(table)
            stated = (each for part in (*reversed(parts), "") for style in styles for each in _of_part(style, part))
            said = (switch(each, path) for each in stated)
            self._switches[key] = next((each for each in said if each is not None), False)
        return self._switches[key]

    def _parts(self, table: XmlElement) -> dict[XmlElement, tuple[str, ...]]:
        if all(_of_any_part(style) is None for style in self._looks.table_styles(table)):
            return {}
        taken = _taken(table)
        sizes = [self._band(table, tag) for tag in ("w:tblStyleRowBandSize", "w:tblStyleColBandSize")]
        found = {}
        rows = [list(children(row, "w:tc")) for row in children(table, "w:tr")]
        for down, cells in enumerate(rows):
            row = _edge("Row", down, len(rows), taken)
            row_band = _band("Horz", down, sizes[0], row, taken)
            for across, cell in enumerate(cells):
                column = _edge("Col", across, len(cells), taken)
                column_band = _band("Vert", across, sizes[1], column, taken)
                corner = _CORNERS.get((row, column), "")
                found[cell] = tuple(filter(None, (column_band, row_band, row, column, corner)))
        return found

    def _band(self, table: XmlElement, tag: str) -> int:
        """The number of rows or columns of a band, as the nearest style states it."""
        said = (value(style, f"w:tblPr/{tag}") for style in self._looks.table_styles(table))
        return max(next((size for size in map(whole, said) if size is not None), 1), 1)


def paragraphs_of(root: XmlElement, looks: Looks) -> Iterator[Paragraph]:
    """All paragraphs in a header, a note or a text box, those in tables with what their tables' styles state."""
    parts = TableParts(looks)
    for each in paragraphs_within(root):
        yield Paragraph(each, looks, next(each.iterancestors(qn("w:tbl")), None), parts.of(each))


def _of_part(style: XmlElement, part: str) -> list[XmlElement]:
    """The elements of a style that state what a part looks like; the style itself for the whole table."""
    if not part:
        return [style]
    return [each for each in style.iterchildren(qn("w:tblStylePr")) if each.get(qn("w:type")) == part]


def _of_any_part(style: XmlElement) -> XmlElement | None:
    return next(style.iterchildren(qn("w:tblStylePr")), None)


def _taken(table: XmlElement) -> set[str]:
    """The parts that a table takes, and the bands that it does not (`noHBand`)."""
    look = at(table, "w:tblPr/w:tblLook")
    if look is None:
        return {"noHBand", "noVBand"}
    bits = look.get(qn("w:val"), "0")
    known = int(bits, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", bits) else 0
    said = {name: look.get(qn(f"w:{name}")) for name in _BITS}
    return {name for name, bit in _BITS.items() if (known & bit if said[name] is None else is_on(said[name]))}


def _edge(kind: str, index: int, number: int, taken: set[str]) -> str:
    """`firstRow`, `lastRow` (`firstCol`, `lastCol`), or blank for neither."""
    name = {"Row": "Row", "Col": "Column"}[kind]
    if index == 0 and f"first{name}" in taken:
        return f"first{kind}"
    return f"last{kind}" if index == number - 1 and f"last{name}" in taken else ""


def _band(kind: str, index: int, size: int, edge: str, taken: set[str]) -> str:
    """`band1Horz`, `band2Horz` (`Vert`) for what is neither first nor last; blank where the table takes no bands."""
    if edge or f"no{kind[0]}Band" in taken:
        return ""
    first = {"Horz": "firstRow", "Vert": "firstColumn"}[kind] in taken
    return f"band{(index - first) // size % 2 + 1}{kind}"
