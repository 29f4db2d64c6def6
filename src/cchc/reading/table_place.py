"""The width of a table and its place on the page, as far as the file states them.

A table of automatic width fits the page whatever its content, so it has no place. A table that text flows around
(`w:tblpPr`) has a width only: it never counts as over the paper's edge.
"""

from dataclasses import dataclass

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, value
from cchc.reading.lengths import in_millimetres, number
from cchc.reading.namespaces import qn
from cchc.reading.sections import Section
from cchc.reading.tables import Table

_FIFTIETHS = 5000
"""The whole width in the unit of `w:type="pct"`."""


@dataclass(frozen=True)
class TablePlace:
    """The place of a table in a section, in millimetres."""

    width: float
    room: float
    """The width between the margins."""
    over_edge: float
    """The distance by which the table goes over the paper's edge; 0 when it does not."""


def table_place(table: Table, section: Section) -> TablePlace | None:
    """The place of a table; `None` when the table fits itself to the page."""
    left, right = section.margins["left"], section.margins["right"]
    room = section.paper[0] - left - right
    width = _width(table, room)
    if width is None:
        return None
    over_edge = 0.0
    if at(table.element, "w:tblPr/w:tblpPr") is None:
        start = _start(table.element, room - width)
        over_edge = max(-start - left, start + width - room - right, 0.0)
    return TablePlace(width, room, over_edge)


def _width(table: Table, room: float) -> float | None:
    """The width asked for or that of the columns, whichever is larger; `None` for an automatic width."""
    asked = at(table.element, "w:tblPr/w:tblW")
    kind = "auto" if asked is None else asked.get(qn("w:type"), "dxa")
    text = "0" if asked is None else asked.get(qn("w:w"), "0")
    if kind == "pct" or text.endswith("%"):
        return room * number(text.removesuffix("%")) / (100 if text.endswith("%") else _FIFTIETHS)
    fixed = at(table.element, "w:tblPr/w:tblLayout")
    if kind != "dxa" and (fixed is None or fixed.get(qn("w:type")) != "fixed"):
        return None
    return max(sum(table.widths), in_millimetres(text) if kind == "dxa" else 0.0)


def _start(table: XmlElement, rest: float) -> float:
    """The distance of a table's left edge from the left margin; `rest` is the room that the table leaves."""
    alignment = value(table, "w:tblPr/w:jc")
    if alignment == "center":
        return rest / 2
    if alignment in {"right", "end"}:
        return rest
    indent = at(table, "w:tblPr/w:tblInd")
    if indent is None or indent.get(qn("w:type"), "dxa") != "dxa":
        return 0.0
    return in_millimetres(indent.get(qn("w:w")))
