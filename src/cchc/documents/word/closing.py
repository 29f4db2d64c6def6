"""The closing of an annex, `./.` and the signatory's block, on one page with the table's last row.

Word keeps a table's last row with what follows the table; LibreOffice keeps rows together, but no table with what
follows it. So the closing becomes the table's last row: it spans all columns, has no lines, and does not cross a page.
`reading.blocks` takes it for the paragraphs that it holds. A closing that is longer than a block of signatures, or has
more in it than lines of text, stays where it is.
"""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at
from cchc.reading.content import Paragraph, blocks_after
from cchc.reading.lengths import POINTS_A_MILLIMETRE, TWENTIETHS
from cchc.reading.looks import Looks
from cchc.reading.signposts import begins_closing
from cchc.reading.tables import Table

_MOST = 12
"""The most paragraphs of a closing."""
_ROW = f"""<w:tr {nsdecls("w")}><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{{width}}" w:type="dxa"/>
<w:gridSpan w:val="{{columns}}"/><w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/>
</w:tcBorders><w:tcMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="0" w:type="dxa"/></w:tcMar></w:tcPr></w:tc></w:tr>"""
_LAST = f"""<w:p {nsdecls("w")}><w:pPr><w:keepNext w:val="0"/><w:pageBreakBefore w:val="0"/><w:spacing w:before="0"
 w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>"""
"""The paragraph that Word asks for below a table that ends a text."""
_SECTION, _PARAGRAPH, _BREAK = qn("w:sectPr"), qn("w:p"), qn("w:br")
_NAMES = ("w:framePr", "w:pageBreakBefore", "w:drawing", "w:pict", "w:object", "w:ins", "w:del", "w:txbxContent")
_UNUSUAL = {_SECTION, *map(qn, _NAMES)}
"""Elements that lines of a closing do not have."""


def bring_in(table: Table, looks: Looks) -> None:
    """Move the closing below the last table of a document into that table."""
    below = [each for each in blocks_after(table.element) if each.tag != _SECTION]
    floats = at(table.element, "w:tblPr/w:tblpPr") is not None
    if table.has_lines and table.rows and not floats and _is_closing(below, looks):
        _move(below, table, looks)


def _is_closing(below: list[XmlElement], looks: Looks) -> bool:
    """True for a few paragraphs of text only, of which the first that has some is “./.” or begins the signatures."""
    if len(below) > _MOST or any(each.tag != _PARAGRAPH or _is_unusual(each) for each in below):
        return False
    lines = (line for each in below for line in Paragraph(each, looks).lines if line.text)
    first = next(lines, None)
    return first is not None and begins_closing(first)


def _is_unusual(paragraph: XmlElement) -> bool:
    return any(
        each.tag in _UNUSUAL or (each.tag == _BREAK and each.get(qn("w:type")) is not None) for each in paragraph.iter()
    )


def _move(closing: list[XmlElement], table: Table, looks: Looks) -> None:
    """Make a last row of a table of these paragraphs."""
    width = round(sum(table.widths) * POINTS_A_MILLIMETRE * TWENTIETHS)
    row: Any = parse_xml(_ROW.format(width=width, columns=table.columns))
    (cell,) = row.tc_lst
    if (line := _line_below(table.element, looks)) is not None:
        cell.tcPr.find(qn("w:tcBorders")).insert(0, line)
    table.element.addnext(parse_xml(_LAST))
    table.rows[-1].element.addnext(row)
    for paragraph in closing:
        cell.append(paragraph)
        paragraph.get_or_add_pPr().keepNext_val = False  # type: ignore[attr-defined]


def _line_below(element: XmlElement, looks: Looks) -> XmlElement | None:
    """The line that closes a table, as the line above a cell; `None` where only its cells have lines."""
    borders = (at(level, "w:tblPr/w:tblBorders") for level in (element, *looks.table_styles(element)))
    line = at(next((each for each in borders if each is not None), None), "w:bottom")
    if line is None:
        return None
    above = deepcopy(line)
    above.tag = qn("w:top")
    return above
